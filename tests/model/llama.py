"""llama.cpp's server with one model, run by the Python of `.ci/model`, which has xllamacpp alone.

    python tests/model/llama.py MODEL.gguf

It prints its address on standard output, and serves until it is ended.
"""

import signal
import sys

import xllamacpp

__all__: list[str] = []

_CONTEXT = 4_096
"""Tokens."""


def main() -> None:
    """Serve the model that is named."""
    settings = xllamacpp.CommonParams()
    settings.model.path = sys.argv[1]
    settings.n_ctx = _CONTEXT
    settings.n_parallel = 1
    settings.n_gpu_layers = 0
    # One thread: threads that wait for each other at every step come to a standstill where a core is busy.
    settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(settings)
    print(server.listening_address, flush=True)
    signal.pause()


if __name__ == "__main__":
    main()

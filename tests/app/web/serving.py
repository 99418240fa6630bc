"""A real server in a process of its own, on a port of loopback that the system chooses.

with Server(tmp_path, "--workers", "1") as server:
    server.client.post("/v1/articles", json=...)
"""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, Self

import httpx

__all__ = ["NOTE", "Server", "articlekit", "ended", "secret"]

NOTE = "Power failed at Northgate at 06:52 on 4 March 2026.\n- 14 trains stood still\n- No one was injured\n"
_LONGEST_START = 60.0


def environment(**more: str) -> dict[str, str]:
    """The environment without what a developer may have set for articlekit."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ARTICLEKIT_", "OPENAI_")) and not name.lower().endswith("_proxy")
    }
    return {**kept, "PYTHONUNBUFFERED": "1", **more}


def articlekit(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """What a command prints, and its status."""
    command = [sys.executable, "-m", "articlekit", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=environment(**more), timeout=60
    )


def secret() -> str:
    """A secret that callbacks are signed with."""
    return "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


class Server:
    """`articlekit serve`, started and stopped."""

    def __init__(self, state: Path, *arguments: str, **more: str) -> None:
        self.state = state
        self._arguments = arguments
        self._more = more
        self.lines: list[str] = []

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()
        if self.process.poll() is None:
            self.stop()

    def start(self) -> None:
        """Start it, and wait until it says where it is."""
        self.lines.clear()
        command = (sys.executable, "-m", "articlekit", "serve", "--port", "0", "--processes", "1")
        self.process = subprocess.Popen(
            [*command, "--state", str(self.state), *self._arguments],
            stderr=subprocess.PIPE,
            text=True,
            env=environment(**self._more),
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        end = time.monotonic() + _LONGEST_START
        while not (found := re.search(r"http://\S+:(\d+) is served", "\n".join(self.lines))):
            if self.process.poll() is not None or time.monotonic() > end:
                self.process.kill()
                self._gone()
                raise AssertionError(f"it does not start: {self.lines}")
            time.sleep(0.05)
        self.port = int(found[1])
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=60, trust_env=False)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.client.close()
        self.process.kill()
        self._gone()

    def stop(self) -> int:
        """Ask it to stop, as `docker stop` does; its exit status."""
        self.client.close()
        self.process.send_signal(signal.SIGTERM)
        return self._gone()

    def _gone(self) -> int:
        status = self.process.wait(timeout=60)
        self._reader.join(timeout=10)
        return status

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.append(line.rstrip("\n"))
        self.process.stderr.close()

    def job(self, body: dict[str, Any], **headers: str) -> str:
        """Where the job is that an order has become."""
        answer = self.client.post("/v1/articles", json=body, headers={"Prefer": "respond-async", **headers})
        assert answer.status_code == 202, answer.text
        return answer.headers["location"]


def ended(server: Server, place: str, seconds: float = 60, **headers: str) -> dict[str, Any]:
    """A job at its end."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        job: dict[str, Any] = server.client.get(place, headers=headers).json()
        if job["status"] in {"done", "failed", "cancelled"}:
            return job
        time.sleep(0.05)
    raise AssertionError(f"it does not end: {job}")

"""A fake OpenAI-compatible server on loopback, which answers as its script says.

    with FakeServer(answer(ARTICLE)) as server:
        ...  # server.url, server.requests

A script is a list of answers, one a request; the last one is repeated. Each is a function of the
request's JSON that returns an `Answer`, or an `Answer` itself.
"""

import json
import socket
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["Answer", "FakeServer", "answer", "error", "sentence"]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What comes back over the wire."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})
    delay: float = 0.0
    """Seconds before anything is sent."""
    cut: int | None = None
    """Bytes after which the connection is reset."""


Step = Answer | Callable[[dict[str, Any]], Answer]


def sentence(part: str, text: str, *sources: str) -> dict[str, Any]:
    """A sentence in the form of the wire."""
    return {"part": part, "sources": list(sources), "text": text}


def answer(content: Any, *, finish: str = "stop", usage: bool = True, **message: Any) -> Answer:
    """A chat completion; content that is no text is sent as the JSON of an article's sentences."""
    text = json.dumps({"sentences": content}, ensure_ascii=False) if isinstance(content, list) else content
    choice = {
        "index": 0,
        "finish_reason": finish,
        "message": {"role": "assistant", "content": text, **message},
    }
    table: dict[str, Any] = {"id": "x", "object": "chat.completion", "model": "fake", "choices": [choice]}
    if usage:
        table["usage"] = {"prompt_tokens": 500, "completion_tokens": len(text or "") // 4, "total_tokens": 0}
    return Answer(body=json.dumps(table).encode())


def error(status: int, message: str = "no", **headers: str) -> Answer:
    """An error as OpenAI words it."""
    body = json.dumps({"error": {"message": message, "type": "x", "code": None}}).encode()
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status=status, body=body, headers={"Content-Type": "application/json", **names})


class FakeServer:
    """Serves a script; what was asked is kept in `requests`."""

    def __init__(self, *script: Step) -> None:
        self.script = list(script)
        self.requests: list[dict[str, Any]] = []
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> "FakeServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def next_answer(self, request: dict[str, Any]) -> Answer:
        """The answer to a request, by the script."""
        with self._lock:
            step = self.script[min(len(self.requests), len(self.script) - 1)]
            self.requests.append(request)
        return step if isinstance(step, Answer) else step(request)

    @property
    def prompts(self) -> list[str]:
        """What the user's messages said, request by request."""
        return [request["messages"][-1]["content"] for request in self.requests]


def _handler(server: FakeServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            request = json.loads(self.rfile.read(length))
            request["authorization"] = self.headers.get("Authorization")
            reply = server.next_answer(request)
            time.sleep(reply.delay)
            try:
                self._send(reply)
            except OSError:  # the client has given up
                self.close_connection = True

        def _send(self, reply: Answer) -> None:
            self.send_response(reply.status)
            for name, value in {**reply.headers, "Content-Length": str(len(reply.body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body if reply.cut is None else reply.body[: reply.cut])
            self.wfile.flush()
            if reply.cut is not None:
                linger = struct.pack("ii", 1, 0)  # close with a reset
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                self.connection.close()
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Keep quiet."""

    return Handler

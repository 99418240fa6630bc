"""A fake OpenAI-compatible server on loopback, which answers as its script says.

    with FakeServer(answer(ARTICLE)) as server:
        ...  # server.url, server.requests

It streams where it is asked to, unless it is one that does not (`streams=False`).

A script is a list of answers, one a request; the last one is repeated. Each is a function of the
request's JSON that returns an `Answer`, or an `Answer` itself.
"""

import json
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = [
    "STREAM",
    "Answer",
    "FakeServer",
    "Step",
    "answer",
    "error",
    "events",
    "pieces",
    "repairs",
    "sentence",
    "stream",
]

STREAM = {"Content-Type": "text/event-stream"}
"""The headers of a stream."""


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
    parts: tuple[bytes | float, ...] = ()
    """A body that is sent part by part; a number is a pause, in seconds."""


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


def repairs(*texts: str) -> Callable[[dict[str, Any]], Answer]:
    """What a model answers that is asked for its faults: these texts for what is shown to it, in order."""

    def step(request: dict[str, Any]) -> Answer:
        lines = request["messages"][-1]["content"].splitlines()
        shown = [json.loads(each) for each in lines if each.startswith("{") and '"faults"' in each]
        done = [
            {"id": one["id"], "sources": one["sources"], "text": text}
            for one, text in zip(shown, texts, strict=False)
        ]
        return answer(json.dumps({"repairs": done}, ensure_ascii=False))

    return step


def pieces(text: str, size: int = 12) -> list[str]:
    """A text in pieces, as a model writes it."""
    return [text[start : start + size] for start in range(0, len(text), size)]


def events(*values: Any, end: str = "\n\n") -> bytes:
    """Server-sent events of JSON values; a text is sent as it is."""
    texts = (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for value in values)
    return "".join(f"data: {text}{end}" for text in texts).encode()


def stream(whole: Answer, *, usage: bool = True, end: str = "\n\n") -> Answer:
    """A chat completion as a stream of events, with its tokens in the last one."""
    table = json.loads(whole.body)
    choice = table["choices"][0]
    message = choice["message"]
    deltas = [{"content": each} for each in pieces(message["content"] or "")]
    deltas += [{"refusal": message["refusal"]}] if message.get("refusal") else []
    choices = [{"index": 0, "delta": each, "finish_reason": None} for each in deltas]
    choices.append({"index": 0, "delta": {}, "finish_reason": choice["finish_reason"]})
    chunks: list[Any] = [{"object": "chat.completion.chunk", "choices": [each]} for each in choices]
    if usage and "usage" in table:
        chunks.append({"object": "chat.completion.chunk", "choices": [], "usage": table["usage"]})
    return replace(whole, body=events(*chunks, "[DONE]", end=end), headers=STREAM)


def error(status: int, message: str = "no", **headers: str) -> Answer:
    """An error as OpenAI words it."""
    body = json.dumps({"error": {"message": message, "type": "x", "code": None}}).encode()
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status=status, body=body, headers={"Content-Type": "application/json", **names})


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256
    """Of the five that are usual, a batch with very many connections at a time loses some."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that have gone away."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class FakeServer:
    """Serves a script; what was asked is kept in `requests`."""

    def __init__(self, *script: Step, streams: bool = True) -> None:
        self.script = list(script)
        self.streams = streams
        self.requests: list[dict[str, Any]] = []
        self.connections = 0
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"fake": self}))
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
        reply = step if isinstance(step, Answer) else step(request)
        if self.streams and request.get("stream") and _is_completion(reply):
            counts = (request.get("stream_options") or {}).get("include_usage", False)
            return stream(reply, usage=counts)
        return reply

    @property
    def prompts(self) -> list[str]:
        """What the user's messages said, request by request."""
        return [request["messages"][-1]["content"] for request in self.requests]


def _is_completion(reply: Answer) -> bool:
    """Whether an answer is a whole one that can be sent as a stream."""
    if reply.status != 200 or reply.parts:
        return False
    try:
        choices = json.loads(reply.body)["choices"]
        return isinstance(choices[0]["message"], dict)
    except (ValueError, TypeError, LookupError, RecursionError):
        return False


class _Handler(BaseHTTPRequestHandler):
    fake: FakeServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    """As servers of models do: on a connection that is used again, head and body would be 40 ms apart."""

    def setup(self) -> None:
        super().setup()
        self.fake.connections += 1

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        request = json.loads(self.rfile.read(length))
        request["authorization"] = self.headers.get("Authorization")
        reply = self.fake.next_answer(request)
        time.sleep(reply.delay)
        try:
            self._send(reply)
        except OSError:  # the client has given up
            self.close_connection = True

    def _send(self, reply: Answer) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.parts:
            self._send_parts(reply)
        else:
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body if reply.cut is None else reply.body[: reply.cut])
        self.wfile.flush()
        if reply.cut is not None:
            linger = struct.pack("ii", 1, 0)  # close with a reset
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.connection.close()
            self.close_connection = True

    def _send_parts(self, reply: Answer) -> None:
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for part in reply.parts:
            if isinstance(part, bytes):
                self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
                self.wfile.flush()
            else:
                time.sleep(part)
        if reply.cut is None:
            self.wfile.write(b"0\r\n\r\n")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep quiet."""

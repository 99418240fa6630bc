"""A fake server with OpenAI's files and batches, on loopback: its batches are done after so many looks.

with BatchServer(lambda request: completion(ARTICLE)) as server:
    ...  # server.url, server.batches, server.files
"""

import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.fakes.openai_server import answer

__all__ = ["BatchServer", "Outcome", "completion", "refused"]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What comes of one request of a batch."""

    status: int | None = 200
    body: Any = None
    error: Any = None


def completion(content: Any) -> Outcome:
    """A request that was answered."""
    return Outcome(body=json.loads(answer(content).body))


def refused(status: int, message: str) -> Outcome:
    """A request that was refused."""
    return Outcome(status=status, body={"error": {"message": message}})


@dataclass(kw_only=True)
class _Batch:
    id: str
    metadata: dict[str, str]
    requests: list[dict[str, Any]]
    input_file: str
    looks: int = 0
    status: str = "validating"
    files: dict[str, str] = field(default_factory=dict)


class BatchServer:
    """Serves files and batches."""

    def __init__(
        self,
        each: Callable[[dict[str, Any]], Outcome],
        *,
        looks: int = 1,
        ends: Callable[[int], str] = lambda _: "completed",
    ) -> None:
        """Set what is to happen.

        Args:
            each: what comes of a request, told by its body.
            looks: how often a batch is looked at before it has ended.
            ends: how it ends, by its number from 0: an expired one has answered its first request only.
        """
        self.each, self.looks, self.ends = each, looks, ends
        self.files: dict[str, str] = {}
        self.batches: dict[str, _Batch] = {}
        self.lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> "BatchServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def sent(self) -> list[dict[str, Any]]:
        """All requests of all batches."""
        return [request for batch in self.batches.values() for request in batch.requests]

    def upload(self, body: bytes) -> dict[str, Any]:
        match = re.search(rb'name="file".*?\r\n\r\n(.*?)\r\n--', body, re.DOTALL)
        assert match
        assert b"batch" in body.replace(match[1], b"")
        name = f"file-{len(self.files)}"
        self.files[name] = match[1].decode()
        size = len(match[1])
        return {
            "id": name,
            "object": "file",
            "bytes": size,
            "created_at": 0,
            "filename": "x",
            "purpose": "batch",
        }

    def create(self, table: dict[str, Any]) -> dict[str, Any]:
        assert table["endpoint"] == "/v1/chat/completions"
        assert table["completion_window"] == "24h"
        lines = self.files[table["input_file_id"]].splitlines()
        batch = _Batch(
            id=f"batch_{len(self.batches)}",
            metadata=table["metadata"],
            requests=[json.loads(line) for line in lines],
            input_file=table["input_file_id"],
        )
        assert len({request["custom_id"] for request in batch.requests}) == len(batch.requests)
        self.batches[batch.id] = batch
        return self.table(batch)

    def look(self, batch: _Batch) -> dict[str, Any]:
        batch.looks += 1
        batch.status = "in_progress"
        if batch.looks > self.looks:
            batch.status = self.ends(int(batch.id.partition("_")[2]))
            if not batch.files and batch.status != "failed":
                self._finish(batch)
        return self.table(batch)

    def _finish(self, batch: _Batch) -> None:
        lines: dict[str, list[str]] = {"output": [], "error": []}
        for number, request in enumerate(batch.requests):
            late = batch.status != "completed" and number > 0
            expired = Outcome(status=None, error={"code": "batch_expired", "message": "too late"})
            outcome = expired if late else self.each(request["body"])
            response = {"status_code": outcome.status, "request_id": "r", "body": outcome.body}
            line = {
                "id": f"r{number}",
                "custom_id": request["custom_id"],
                "response": response if outcome.status else None,
                "error": outcome.error,
            }
            lines["output" if outcome.status == 200 else "error"].append(json.dumps(line))
        for kind, texts in lines.items():
            if texts:
                batch.files[kind] = f"{batch.id}-{kind}"
                self.files[f"{batch.id}-{kind}"] = "\n".join(texts) + "\n"

    def table(self, batch: _Batch) -> dict[str, Any]:
        complaint = {"object": "list", "data": [{"code": "x", "message": "no model of that name"}]}
        counts = {"total": len(batch.requests), "completed": 0, "failed": 0}
        return {
            "id": batch.id,
            "object": "batch",
            "endpoint": "/v1/chat/completions",
            "completion_window": "24h",
            "created_at": 0,
            "input_file_id": batch.input_file,
            "status": batch.status,
            "metadata": batch.metadata,
            "request_counts": counts,
            "errors": complaint if batch.status == "failed" else None,
            "output_file_id": batch.files.get("output"),
            "error_file_id": batch.files.get("error"),
        }


def _handler(server: BatchServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            with server.lock:
                if self.path == "/v1/files":
                    self._send(json.dumps(server.upload(body)))
                else:
                    self._send(json.dumps(server.create(json.loads(body))))

        def do_GET(self) -> None:
            parts = self.path.partition("?")[0].split("/")[2:]
            with server.lock:
                if parts[0] == "files":
                    self._send(server.files[parts[1]])
                elif len(parts) == 1:
                    listed = [server.table(batch) for batch in server.batches.values()]
                    self._send(json.dumps({"object": "list", "data": listed, "has_more": False}))
                else:
                    self._send(json.dumps(server.look(server.batches[parts[1]])))

        def _send(self, text: str) -> None:
            data = text.encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Keep quiet."""

    return Handler

"""A fake site on loopback: what WordPress's REST API, or something else, answers by path.

with FakeSite({"/wp-json/": page(INDEX)}) as site:
    ...  # site.url, site.requests
"""

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["INDEX", "SCHEMA", "USER", "FakeSite", "Reply", "page", "wordpress"]

INDEX = {"name": "Courier", "namespaces": ["wp/v2"]}
"""What the REST API says of itself."""
USER = {"id": 1, "capabilities": {"edit_posts": True, "publish_posts": True}}
SCHEMA = {"schema": {"properties": {"title": {}, "meta": {"properties": []}}}}


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What comes back."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    """Seconds before anything is sent."""


def page(values: Any, status: int = 200, **more: Any) -> Reply:
    """JSON, or a text that is sent as it is."""
    body = values if isinstance(values, str) else json.dumps(values)
    return Reply(status=status, body=body.encode(), **more)


def wordpress(**more: Reply) -> dict[str, Reply]:
    """The answers of a site that lets its user in; `me`, `options`, `posts` and `post` can be others."""
    return {
        "GET /": page("<html lang='en-US'>"),
        "GET /wp-json/": page(INDEX),
        "GET /wp-json/wp/v2/users/me": more.get("me", page(USER)),
        "OPTIONS /wp-json/wp/v2/posts": more.get("options", page(SCHEMA)),
        "GET /wp-json/wp/v2/posts": more.get("posts", page([])),
        "POST /wp-json/wp/v2/posts": more.get("post", page({"id": 7, "status": "draft", "link": "x"}, 201)),
    }


class FakeSite:
    """A server that answers as its table says, and 404 to all else."""

    def __init__(self, replies: dict[str, Reply]) -> None:
        self.replies = replies
        self.requests: list[tuple[str, dict[str, str]]] = []
        """Method and path of each request, and its headers."""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> "FakeSite":
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                asked = f"{self.command} {self.path}"
                site.requests.append((asked, dict(self.headers)))
                known = (asked, asked.partition("?")[0])
                reply = next((site.replies[each] for each in known if each in site.replies), page("", 404))
                time.sleep(reply.delay)
                try:
                    self.send_response(reply.status)
                    for name, value in reply.headers.items():
                        self.send_header(name, value.replace("{url}", site.url))
                    self.send_header("Content-Length", str(len(reply.body)))
                    self.end_headers()
                    self.wfile.write(reply.body)
                except OSError:
                    pass  # whoever asked has waited long enough

            do_GET = do_POST = do_OPTIONS = answer  # noqa: N815 - http.server's names

            def log_message(self, *_: object) -> None:
                """Nothing is told."""

        return Handler

"""Makes the articles that `goldens.py` compares, with the package that is first on the path.

python -P -m tests.quality.golden_articles OUT.jsonl [--server URL --model NAME]
"""

import argparse
import hashlib
import json
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.quality.command import Made, generate, model_at
from tests.quality.editor import Editor, Row
from tests.quality.faithful import read, with_falsehoods
from tests.quality.shared import CACHE, ROOT, gold_files, shared

__all__: list[str] = []

_ANSWERS = CACHE / "goldens" / "answers"
_EVERY = 9
"""Of the notes of the gold, one in so many is written by the model as well."""


@dataclass(frozen=True)
class _Job:
    id: str
    text: bytes
    name: str = "note.txt"
    language: str = ""
    """The article's; empty for the note's own."""
    answer: Row | None = None
    """The article that the stand-in model answers with; None for an article without a model."""
    server: str = ""
    model: str = ""


class _Recorded(Editor):
    """A model whose answers are kept in files; what it has not been asked before it is asked once."""

    def __init__(self, job: _Job) -> None:
        assert job.answer is not None
        super().__init__(job.answer)
        self._job = job

    def text(self, request: Row) -> str:
        asked = json.dumps(request["messages"], ensure_ascii=False, sort_keys=True)
        digest = hashlib.sha256(asked.encode()).hexdigest()[:16]
        file = _ANSWERS / self._job.id.replace("/", "-") / f"{digest}.txt"
        if not file.is_file():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self._ask(request) if self._job.server else super().text(request), "utf-8")
        return file.read_text("utf-8")

    def _ask(self, request: Row) -> str:
        wanted = ("messages", "response_format", "max_tokens", "max_completion_tokens", "temperature", "seed")
        body = {key: request[key] for key in wanted if key in request} | {"model": self._job.model}
        answer = httpx.post(f"{self._job.server.rstrip('/')}/chat/completions", json=body, timeout=600)
        return str(answer.raise_for_status().json()["choices"][0]["message"]["content"])


def _jobs(server: str, model: str) -> Iterator[_Job]:
    for path in sorted((ROOT / "samples" / "notes").iterdir()):
        yield _Job(f"samples/{path.name}", path.read_bytes(), path.name)
    for path in sorted((shared() / "notes").glob("*.jsonl")):
        for row in read([path]):
            yield _Job(f"notes/{path.stem}/{row['id']}", row["text"].encode())
    gold = read(gold_files())
    for row in gold:
        yield _Job(f"gold/{row['id']}", row["text"].encode())
    for row in gold[::_EVERY]:
        for kind, article in (("model", row["article"]), ("false-model", with_falsehoods(row))):
            text, language = row["text"].encode(), row["lang"]
            yield _Job(f"{kind}/{row['id']}", text, "note.txt", language, article, server, model)


def _written(job: _Job) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            if job.answer is None:
                made = generate(job.text, folder=folder, name=job.name)
            else:
                made = _by_model(job, folder)
        except RuntimeError as error:
            return [{"id": job.id, "made": {"failure": str(error)}}]
    names = [job.id, *(f"{job.id} {number}" for number in range(2, len(made.articles) + 1))]
    return [
        {"id": name, "made": {"article": _lasting(article), "findings": made.findings}}
        for name, article in zip(names, made.articles, strict=True)
    ]


def _lasting(article: Row) -> Row:
    """An article without what differs from run to run."""
    provenance = article.get("provenance") or {}
    for key in ("seconds", "server"):
        provenance.pop(key, None)
    return article


def _by_model(job: _Job, folder: Path) -> Made:
    with _Recorded(job) as model:
        return generate(job.text, *model_at(model.url), "--lang", job.language, folder=folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--server", default="")
    parser.add_argument("--model", default="")
    options = parser.parse_args()
    jobs = list(_jobs(options.server, options.model))
    with ProcessPoolExecutor(2) as pool:
        lines = [line for lines in pool.map(_written, jobs, chunksize=8) for line in lines]
    options.out.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")


if __name__ == "__main__":
    main()

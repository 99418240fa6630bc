"""Every example in the README, in CONTRIBUTING and on the pages of the documentation does what is shown.

`pytest tests/docs --approve` writes what commands print now into the pages; read it before you commit it.
"""

import contextlib
import io
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.app.web.serving import Server
from tests.docs.examples import ANY_LINES, Block, Command, Shell, blocks, commands, matches, unknown_options
from tests.fakes.notes import ARTICLE, ARTICLE_FR
from tests.fakes.openai_server import Answer, FakeServer, answer
from tests.fakes.site_server import FakeSite, page, wordpress

ROOT = Path(__file__).parents[2]
_ELSEWHERE = {"plugins.md"}
"""Pages whose examples other tests run: what they install is for processes of its own."""
_SITE = sorted(path for path in (ROOT / "docs" / "pages").glob("*.md") if path.name not in _ELSEWHERE)
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *_SITE]
_SERVED = {"http.md"}
"""Pages whose examples call a server."""
_UNSET = (
    "ARTICLEKIT_HOUSE",
    "ARTICLEKIT_MODEL",
    "ARTICLEKIT_PRICES",
    "ARTICLEKIT_TEMPLATES",
    "OPENAI_API_KEY",
)
"""What a developer may have set."""


def _marked(path: Path) -> Any:
    marks = [pytest.mark.server] if path.name in _SERVED else []
    return pytest.param(path, id=path.name, marks=marks)


def _model(request: dict[str, Any]) -> Answer:
    """What a model answers that is shown the note of the pages."""
    return answer(ARTICLE_FR if "in French" in request["messages"][0]["content"] else ARTICLE)


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    """A terminal in an empty folder, with a model's server and a site on loopback."""
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "samples").symlink_to(ROOT / "samples")
    environment = {
        **dict.fromkeys((*_UNSET, "OPENAI_API_KEY", "OPENAI_BASE_URL")),
        "HOME": str(tmp_path),
        "ARTICLEKIT_STATE": str(tmp_path / "state"),
        "ARTICLEKIT_CACHE": str(tmp_path / "cache"),
    }
    post = {"id": 7, "status": "draft", "link": "https://news.example/?p=7"}
    tags = {"GET /wp-json/wp/v2/tags": page([]), "POST /wp-json/wp/v2/tags": page({"id": 3}, 201)}
    answers = wordpress(post=page(post, 201)) | tags
    with FakeServer(_model) as model, FakeSite(answers) as site, ExitStack() as stack:

        @cache
        def client() -> httpx.Client:
            return stack.enter_context(Server(tmp_path / "served", "--rate", "0")).client

        places = {"http://localhost:8080/v1": model.url, "https://news.example": site.url}
        yield Shell(folder, environment, places=places, http=client)


@pytest.mark.parametrize("path", [_marked(path) for path in PAGES])
def test_the_examples_of_a_page_do_what_is_shown(
    path: Path, shell: Shell, request: pytest.FixtureRequest
) -> None:
    text = path.read_text(encoding="utf-8")
    found = list(blocks(text))
    for block in found:
        if block.title:
            place = shell.folder / block.title
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(block.text, encoding="utf-8")
    names: dict[str, Any] = {}
    wrong = {}
    for block in found:
        shown = _run(block, shell, names)
        if shown != block.text:
            wrong[block] = shown
    assert shell.status == 0, "the last command failed"
    if request.config.getoption("--approve"):
        _write(path, wrong)
    told = [f"{path.name}:{block.line}: it prints\n{shown}" for block, shown in wrong.items()]
    assert not told, "\n".join(told)


def _write(path: Path, wrong: dict[Block, str]) -> None:
    """Put what is printed now in the place of what stands there."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for block, shown in reversed(wrong.items()):
        lines[block.line : block.line + block.text.count("\n")] = shown.splitlines()
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _run(block: Block, shell: Shell, names: dict[str, Any]) -> str:
    """Run a block; it as it should stand on the page."""
    if block.title:
        return block.text
    if block.language == "sh":
        assert unknown_options(block) == []
    if block.language == "python":
        return _python(block, shell, names)
    if block.language != "console":
        return block.text
    return "".join(_ran(command, shell) for command in commands(block))


def _ran(command: Command, shell: Shell) -> str:
    is_told = command.text == "echo $?"
    assert shell.status == 0 or is_told, f"the command before {command.text!r} ended with {shell.status}"
    printed = shell.run(command.text)
    if ANY_LINES in command.shown.splitlines():
        assert matches(command.shown, printed), f"{command.text}\n{printed}"
        printed = command.shown
    lines = [f"$ {command.text}", *printed.rstrip().splitlines()]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _python(block: Block, shell: Shell, names: dict[str, Any]) -> str:
    """The block with what it prints as comments at its end."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.chdir(shell.folder):
        exec(compile(block.text, f"line {block.line}", "exec"), names)  # noqa: S102 - it is ours
    lines = block.text.splitlines()
    while out.getvalue() and lines[-1].startswith("# "):
        lines.pop()
    printed = [f"# {line}".rstrip() for line in out.getvalue().splitlines()]
    return "".join(f"{line}\n" for line in (*lines, *printed))


def test_any_lines_stand_for_any_lines() -> None:
    assert matches("a\n…\nz\n", "a\nb\nc\nz\n")
    assert matches("a\n…\n", "a\nb\n")
    assert not matches("a\n…\nz\n", "a\nb\n")
    assert not matches("a\n", "a\nb\n")


def test_a_command_that_there_is_not_is_found() -> None:
    [block] = blocks("```sh\narticlekit check --fixx page.html | cat\npip install x\n```\n")
    [found] = unknown_options(block)
    assert "--fixx" in found.partition(": ")[2]

"""The cache: what it keeps, for how long, and that it never stands in the way."""

import multiprocessing
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from articlekit.drafting.drafter import Budget
from articlekit.drafting.openai.answer import SCHEMA
from articlekit.drafting.openai.cache import Ability, Cache
from articlekit.drafting.openai.client import Client, Request
from articlekit.drafting.openai.server import Server
from articlekit.drafting.openai.wire import Reply
from tests.fakes.notes import ARTICLE
from tests.fakes.openai_server import FakeServer, answer

REQUEST = Request(system="Answer with JSON.", prompt="Write.", schema=SCHEMA)


@pytest.fixture
def warnings() -> list[str]:
    """What was warned of."""
    return []


@pytest.fixture
def cache(tmp_path: Path, warnings: list[str]) -> Cache:
    """A cache in a folder that is yet to be made."""
    return Cache(tmp_path / "folder" / "answers.sqlite", warn=warnings.append, patience=0.05)


def execute(cache: Cache, query: str, *values: Any) -> list[Any]:
    with closing(sqlite3.connect(cache.path)) as database, database:
        return database.execute(query, values).fetchall()


def test_what_is_kept_is_found(cache: Cache, warnings: list[str]) -> None:
    assert cache.find("a") is None
    cache.keep("a", Reply(text="À la une", truncated=True))
    assert cache.find("a") == Reply(text="À la une", truncated=True, cached=True)
    assert cache.find("b") is None
    assert cache.ability("here") is None
    cache.remember("here", Ability(mode="plain", stream=False))
    assert cache.ability("here") == Ability(mode="plain", stream=False)
    assert cache.path.stat().st_mode & 0o077 == 0
    assert warnings == []


def test_what_is_old_is_forgotten(cache: Cache) -> None:
    cache.keep("a", Reply(text="a"))
    cache.remember("here", Ability())
    execute(cache, "UPDATE answers SET stored = 1")
    execute(cache, "UPDATE abilities SET stored = 1")
    assert cache.find("a") is None
    assert cache.ability("here") is None
    cache.keep("b", Reply(text="b"))
    assert execute(cache, "SELECT key FROM answers") == [("b",)]


def test_what_another_version_wrote_is_no_ability(cache: Cache) -> None:
    cache.remember("here", Ability())
    for text in ('{"speed": 9}', "[]", "no"):
        execute(cache, "UPDATE abilities SET ability = ?", text)
        assert cache.ability("here") is None


def test_it_is_no_larger_than_it_may_be_and_forgets_the_oldest_first(tmp_path: Path) -> None:
    small = Cache(tmp_path / "small.sqlite", most_bytes=400_000)
    for number in range(100):
        small.keep(str(number), Reply(text=str(number) * 10_000))
    assert small.path.stat().st_size < 600_000
    assert small.find("99") is not None
    assert small.find("0") is None
    kept = [int(row[0]) for row in execute(small, "SELECT key FROM answers ORDER BY stored")]
    assert kept == list(range(kept[0], 100))


def test_half_a_character_is_no_hindrance(cache: Cache, warnings: list[str]) -> None:
    cache.keep("a", Reply(text="\ud800"))
    assert cache.find("a") is not None
    assert warnings == []


def _no_database(cache: Cache) -> None:
    cache.path.write_bytes(b"no database at all" * 100)


def _cut_short(cache: Cache) -> None:
    cache.path.write_bytes(cache.path.read_bytes()[:5_000] + b"\xff" * 5_000)


def _other_tables(cache: Cache) -> None:
    execute(cache, "DROP TABLE answers")
    execute(cache, "CREATE TABLE answers (other TEXT)")


def _folder(cache: Cache) -> None:
    cache.path.unlink()
    cache.path.mkdir()


@pytest.mark.parametrize("damage", [_no_database, _cut_short, _other_tables, _folder])
def test_a_damaged_file_is_warned_of_once_and_left_alone(
    damage: Any, cache: Cache, warnings: list[str]
) -> None:
    cache.keep("a", Reply(text="a"))
    damage(cache)
    for _ in range(2):
        assert cache.find("a") is None
        cache.keep("b", Reply(text="b"))
        cache.remember("here", Ability())
        assert cache.ability("here") is None
    [warning] = warnings
    assert str(cache.path) in warning
    assert "ARTICLEKIT_CACHE" in warning
    assert "\n" not in warning


def test_a_folder_that_cannot_be_made_is_warned_of_once(tmp_path: Path, warnings: list[str]) -> None:
    (tmp_path / "file").write_text("a file")
    cache = Cache(tmp_path / "file" / "answers.sqlite", warn=warnings.append)
    for _ in range(2):
        assert cache.find("a") is None
        cache.keep("a", Reply(text="a"))
    assert len(warnings) == 1


def test_a_file_that_is_locked_keeps_nobody_waiting_twice(cache: Cache, warnings: list[str]) -> None:
    cache.keep("a", Reply(text="a"))
    with closing(sqlite3.connect(cache.path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert cache.find("a") is None
        assert "locked" in warnings[0]
        cache.keep("b", Reply(text="b"))
    assert cache.find("a") is None
    assert len(warnings) == 1


def test_a_file_that_cannot_be_written_can_be_read(cache: Cache, warnings: list[str]) -> None:
    cache.keep("a", Reply(text="a"))
    data = bytearray(cache.path.read_bytes())
    data[18] = 9  # a version of the format that SQLite may read and not write
    cache.path.write_bytes(data)
    cache.keep("b", Reply(text="b"))
    cache.keep("c", Reply(text="c"))
    assert cache.find("a") is not None
    assert cache.find("b") is None
    assert len(warnings) == 1


def _keep_many(path: Path, name: str) -> None:
    cache = Cache(path, patience=60.0)
    for number in range(10):
        cache.keep(f"{name}{number}", Reply(text=name))
        cache.find(f"{name}{number}")


def test_processes_can_share_it(cache: Cache) -> None:
    context = multiprocessing.get_context("spawn")
    others = [context.Process(target=_keep_many, args=(cache.path, name)) for name in "ab"]
    for other in others:
        other.start()
    for other in others:
        other.join()
    assert [other.exitcode for other in others] == [0, 0]
    assert execute(cache, "SELECT count(*) FROM answers") == [(20,)]


SERVER = Server(
    model="fake", base_url="http://editor:pa55word@127.0.0.1:9/v1?key=pa55word", key="sk-pa55word"
)


def test_no_secret_is_in_it(cache: Cache) -> None:
    with FakeServer(answer(ARTICLE)) as server:
        address = server.url.replace("//", "//editor:pa55word@")
        asking = Client(replace(SERVER, base_url=address), cache=cache)
        asking.keep(asking.ask(REQUEST, Budget()))
        asking.close()
    assert cache.ability(f"{server.url} fake") == Ability()
    assert b"pa55word" not in cache.path.read_bytes()
    assert SERVER.place == "http://127.0.0.1:9/v1"
    assert SERVER.host == "127.0.0.1:9"


@pytest.mark.parametrize(
    "other",
    [
        {"request": replace(REQUEST, prompt="Write more.")},
        {"request": replace(REQUEST, system="Answer.")},
        {"request": replace(REQUEST, schema={})},
        {"model": "another"},
        {"temperature": 1.0},
        {"answer_tokens": 100},
    ],
)
def test_another_request_is_another_answer(other: dict[str, Any], cache: Cache) -> None:
    request = other.pop("request", REQUEST)
    with FakeServer(answer(ARTICLE)) as server:
        first = Server(model="fake", base_url=server.url)
        for place, asked in ((first, REQUEST), (first, REQUEST), (replace(first, **other), request)):
            asking = Client(place, cache=cache)
            asking.keep(asking.ask(asked, Budget()))
            asking.close()
        assert len(server.requests) == 2


def test_what_a_server_is_able_to_do_is_kept_in_each_cache(cache: Cache, tmp_path: Path) -> None:
    second = Cache(tmp_path / "second.sqlite")
    with FakeServer(answer(ARTICLE)) as server:
        for kept_in in (cache, second):
            asking = Client(Server(model="fake", base_url=server.url), cache=kept_in)
            asking.ask(REQUEST, Budget())
            asking.close()
            assert kept_in.ability(f"{server.url} fake") == Ability()


def test_an_answer_that_the_budget_cut_short_is_not_kept(cache: Cache) -> None:
    with FakeServer(answer('{"sentences": [', finish="length")) as server:
        asking = Client(Server(model="fake", base_url=server.url), cache=cache)
        for budget in (Budget(max_tokens=2_000), Budget()):
            asking.keep(asking.ask(REQUEST, budget))
        asking.close()
    assert [request["max_tokens"] < 4_000 for request in server.requests] == [True, False]
    assert execute(cache, "SELECT count(*) FROM answers") == [(1,)]

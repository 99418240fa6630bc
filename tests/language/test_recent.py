"""What a thread has worked with last is found again by being the very same thing."""

from concurrent.futures import ThreadPoolExecutor

from articlekit.language.caching import Recent
from articlekit.model.article import Sentence


def test_the_same_thing_is_made_once_and_an_equal_one_anew() -> None:
    recent: Recent[list[str]] = Recent(2)
    first, equal = Sentence(text="Power is back."), Sentence(text="Power is back.")
    made = recent.get((first, "en"), lambda: ["one"])
    assert recent.get((first, "e" + "n"), lambda: ["two"]) is made
    assert recent.get((equal, "en"), lambda: ["three"]) == ["three"]
    assert recent.get((first, "en"), lambda: ["four"]) is made


def test_the_one_that_was_not_asked_for_longest_goes() -> None:
    recent: Recent[int] = Recent(2)
    for number in (1, 2, 1, 3):
        recent.get((str(number),), lambda number=number: number)  # type: ignore[misc]
    assert recent.get(("1",), lambda: 0) == 1
    assert recent.get(("2",), lambda: 0) == 0


def test_each_thread_has_its_own() -> None:
    recent: Recent[str] = Recent(1)
    recent.get(("note",), lambda: "mine")
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(recent.get, ("note",), lambda: "theirs").result() == "theirs"
    assert recent.get(("note",), lambda: "new") == "mine"

"""What is loaded is loaded once, however many threads ask for it at the same time."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from articlekit.language.caching import loaded

THREADS = 16


def test_threads_that_begin_together_load_once() -> None:
    begun: list[str] = []

    @loaded
    def load(language: str) -> list[str]:
        begun.append(language)
        time.sleep(0.02)  # as long as it takes to read a file, in which the others ask too
        return [language]

    together = threading.Barrier(THREADS)

    def ask(number: int) -> list[str]:
        together.wait()
        return load("fr" if number % 2 else "ja")

    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(pool.map(ask, range(THREADS)))
    assert sorted(begun) == ["fr", "ja"]
    assert all(answer is answers[number % 2] for number, answer in enumerate(answers))


def test_what_is_loaded_may_load_something_else() -> None:
    @loaded
    def letters(language: str) -> str:
        return language.upper()

    @loaded
    def words(language: str) -> list[str]:
        return [letters(language)]

    assert words("fr") == ["FR"]


def test_a_failure_is_not_kept() -> None:
    tries = iter((False, True))

    @loaded
    def load(language: str) -> str:
        if not next(tries):
            raise OSError(language)
        return language

    for _ in range(2):
        try:
            answer = load("fr")
        except OSError:
            continue
    assert answer == "fr"

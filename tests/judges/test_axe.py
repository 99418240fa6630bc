"""axe-core in Chromium, in light and dark, wide and narrow: no violation, and nothing fetched."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.judges.tools import chromium, npm_packages, pages_of

pytestmark = pytest.mark.judge

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_RUN = "axe.run(document, {resultTypes: ['violations'], iframes: false, preload: false})"
_VIEWS: tuple[tuple[str, int], ...] = (("light", 1200), ("dark", 390))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=list(_ARGUMENTS))
        yield running
        running.close()


@pytest.mark.parametrize(("scheme", "width"), _VIEWS)
def test_axe_finds_no_violation(browser: Browser, judged_pages: Path, scheme: Any, width: int) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    context.add_init_script(npm_packages()["axe-core"].read_text(encoding="utf-8"))
    page = context.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    pages = pages_of(judged_pages)
    told = []
    for file in pages:
        page.goto(file.as_uri())
        told += [f"{file.name}: {line}" for line in (*_violations(page), *_overflow(page))]
    context.close()
    assert not told, "\n".join(told)
    assert fetched == [file.as_uri() for file in pages]


def _violations(page: Page) -> Iterator[str]:
    for violation in page.evaluate(_RUN)["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['id']}: {violation['help']}: {node['html']}"


def _overflow(page: Page) -> Iterator[str]:
    wide, seen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    if wide > seen:
        yield f"the page is {wide} pixels wide in a window of {seen}"

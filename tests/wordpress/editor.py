"""WordPress's editor in Chromium, as a user of a site meets it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.judges.tools import chromium
from tests.wordpress.site import Site

__all__ = ["Editor", "browser", "signed_in"]

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_PATIENCE = 60_000
"""Milliseconds: the machine may have other things to do."""
_STATE = """() => {
    const flat = (blocks) => blocks.flatMap((block) => [block, ...flat(block.innerBlocks)]);
    const editor = wp.data.select('core/editor');
    const blocks = wp.data.select('core/block-editor').getBlocks();
    return {
        id: editor.getCurrentPostId(),
        title: editor.getEditedPostAttribute('title'),
        kinds: flat(blocks).map((block) => block.name),
        invalid: flat(blocks).filter((block) => !block.isValid).map((block) => block.originalContent),
        stored: editor.getCurrentPost().content,
        serialized: wp.blocks.serialize(blocks),
    };
}"""


@contextmanager
def browser() -> Iterator[Browser]:
    """A Chromium of its own."""
    playwright: Playwright
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=list(_ARGUMENTS))
        yield running
        running.close()


def signed_in(running: Browser, site: Site, user: str) -> Page:
    """A page of a user who has just come in."""
    context = running.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(_PATIENCE)
    page = context.new_page()
    page.goto(f"{site.url}/wp-login.php")
    page.fill("#user_login", user)
    page.fill("#user_pass", user)
    page.click("#wp-submit")
    page.wait_for_url("**/wp-admin/**")
    return page


class Editor:
    """The editor of a post, in a page of a user."""

    def __init__(self, page: Page, site: Site, number: int | None = None) -> None:
        """Open it.

        Args:
            page: of a user who is signed in.
            site: where the post is.
            number: of the post; `None` for a new one.
        """
        self.page = page
        place = f"post.php?post={number}&action=edit" if number else "post-new.php"
        page.goto(f"{site.url}/wp-admin/{place}")
        page.wait_for_function("window.wp?.data?.select('core/editor')?.getCurrentPostId()")
        page.evaluate("wp.data.dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false)")
        self.canvas.get_by_role("textbox", name="Add title").wait_for()
        if number:
            page.wait_for_function("wp.data.select('core/block-editor').getBlockCount() > 0")

    @property
    def canvas(self) -> Any:
        """Where the post is written: a frame, unless a plugin has old blocks."""
        frame = self.page.locator("iframe[name='editor-canvas']")
        return self.page.frame_locator("iframe[name='editor-canvas']") if frame.count() else self.page

    @property
    def state(self) -> dict[str, Any]:
        """What the editor knows of the post."""
        found: dict[str, Any] = self.page.evaluate(_STATE)
        return found

    @property
    def warnings(self) -> int:
        """How many blocks say that their content is unexpected or invalid."""
        count: int = self.canvas.get_by_text("unexpected or invalid content").count()
        return count

    def append(self, text: str) -> None:
        """Type a paragraph at the end."""
        self.page.evaluate("wp.data.dispatch('core/block-editor').insertDefaultBlock()")
        self.canvas.get_by_role("document", name="Empty block").focus()
        self.page.keyboard.type(text)

    def save(self) -> None:
        """Press "Save draft", and wait until it is saved."""
        self.page.get_by_role("button", name="Save draft").click()
        editor = "wp.data.select('core/editor')"
        self.page.wait_for_function(f"!{editor}.isSavingPost() && !{editor}.isEditedPostDirty()")

    def open_panel(self) -> None:
        """Open the panel of articlekit's plugin."""
        self.page.get_by_role("tab", name="Post").click()
        button = self.page.get_by_role("button", name="Article from a note")
        if button.get_attribute("aria-expanded") != "true":
            button.click()

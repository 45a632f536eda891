"""A browser in which the pages are opened, and nothing may complain."""

from collections.abc import Callable, Iterator

import pytest
from browsing import REFUSALS, WIDE
from playwright.sync_api import Browser, BrowserContext, Page


@pytest.fixture
def opened(browser: Browser, service: str) -> Iterator[Callable[..., Page]]:
    """
    A way to open pages of the service, in windows of any kind.

    When the test is over none of them may have complained, asked anybody else for anything, or opened a dialogue.
    """
    contexts: list[BrowserContext] = []
    # Chromium remarks on every answer that is not 200, those that a person is meant to read included.
    refused = [f"Failed to load resource: the server responded with a status of {status}" for status in REFUSALS]
    said: list[str] = []
    asked: list[str] = []

    def open_page(path: str = "/?lang=id", size: tuple[int, int] = WIDE, **options: object) -> Page:
        width, height = size
        context = browser.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text) if message.text not in refused else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: (said.append(f"dialogue: {dialog.message}"), dialog.dismiss())[0])
        page.on("request", lambda request: asked.append(request.url))
        page.goto(service + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []
    assert [url for url in asked if not url.startswith(service)] == []

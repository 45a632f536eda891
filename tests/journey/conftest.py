"""The web component in a page that is not ours: a real Chromium, the strictest policy a site can have."""

import json
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.request import Request, urlopen

import pytest
from embedding import PAGE, Cms
from playwright.sync_api import Browser, BrowserContext, Page


@pytest.fixture(scope="module")
def ask(service: str) -> Callable[..., Any]:
    """A way to ask the service."""

    def post(path: str, article: dict[str, Any]) -> Any:
        headers = {"Content-Type": "application/json", "Prefer": "wait=30"}
        with urlopen(Request(service + path, json.dumps(article).encode(), headers)) as response:
            return json.load(response)

    return post


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the CMS is."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Cms) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def cms(browser: Browser, service: str, address: str) -> Iterator[Callable[..., Page]]:
    """
    A way to open the CMS's page with the component in it.

    When the test is over, the browser may not have complained, and nobody else may have been asked for anything.
    """
    contexts: list[BrowserContext] = []
    said: list[str] = []
    asked: list[str] = []

    def open_page(attributes: str = "", *, lang: str = "id", report: Any = None, **options: Any) -> Page:
        Cms.service, Cms.report = service, report
        Cms.page = PAGE.format(lang=lang, service=service, attributes=attributes)
        context = browser.new_context(viewport={"width": 1100, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss())[0])
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}/story")
        page.locator("sumber-report:defined").wait_for(state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []
    assert [url for url in asked if not url.startswith((address, service))] == []

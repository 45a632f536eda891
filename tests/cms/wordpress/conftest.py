"""One WordPress with our plugin for all tests, and a browser to sit down at."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from wordpress_desk import WORDPRESS_OWN
from wordpress_site import PLUGIN, Site, wordpress


@pytest.fixture(scope="session")
def newsroom() -> Iterator[Site]:
    """One WordPress for all tests; PHP may have nothing to say about the plugin."""
    with wordpress() as site:
        yield site
        said = (site.folder / "web.log").read_text().splitlines()
        assert [line for line in said if str(PLUGIN) in line] == []


@pytest.fixture
def site(newsroom: Site, service: str) -> Site:
    """The WordPress with the settings that a newsroom begins with, and the service's address."""
    newsroom.set_up(server=service)
    return newsroom


@pytest.fixture
def desk(browser: Browser, site: Site) -> Iterator[Callable[[str], Page]]:
    """
    A way to sit down at a desk: a browser in which somebody is logged in.

    When the test is over no script may have failed, and nobody but WordPress's own helpers may have been asked.
    """
    contexts: list[BrowserContext] = []
    failed: list[str] = []
    asked: set[str] = set()

    def log_in(person: str) -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="id-ID")
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.on("request", lambda request: asked.add(request.url))
        page.goto(f"{site.address}/wp-login.php")
        page.fill("#user_login", person)
        page.fill("#user_pass", person)
        page.click("#wp-submit")
        page.wait_for_url("**/wp-admin/**")
        return page

    yield log_in
    for context in contexts:
        context.close()
    assert failed == []
    assert [url for url in asked if not url.startswith((site.address, *WORDPRESS_OWN))] == []

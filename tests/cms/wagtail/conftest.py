"""One Wagtail with our app for all tests, and a browser to sit down at."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from wagtail_site import Site, wagtail


@pytest.fixture(scope="session")
def newsroom(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One Wagtail for all tests."""
    with wagtail(pytestconfig.cache.mkdir("wagtail"), tmp_path_factory.mktemp("wagtail")) as site:
        yield site


@pytest.fixture
def site(newsroom: Site, service: str) -> Site:
    """The Wagtail with the settings that a newsroom begins with, and the service's address."""
    newsroom.set_up(SERVER=service)
    return newsroom


@pytest.fixture
def desk(browser: Browser, site: Site) -> Iterator[Callable[[str], Page]]:
    """A way to sit down at a desk: a browser in which somebody is logged in."""
    contexts: list[BrowserContext] = []

    def log_in(person: str) -> Page:
        context = browser.new_context(viewport={"width": 1360, "height": 860})
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{site.address}/admin/login/")
        page.fill("#id_username", person)
        page.fill("#id_password", person)
        page.click("button[type=submit]")
        page.wait_for_url(f"{site.address}/admin/")
        return page

    yield log_in
    for context in contexts:
        context.close()

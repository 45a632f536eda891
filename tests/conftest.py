"""What holds for every test, and the real things that tests may lean on."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from running import serving, settings_for

from workers import Settings
from workers.reach import Client, promptly
from workers.valkey import Valkey

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    Skip what needs packages of the operating system, and say so, unless SUMBER_TEST_SYSTEM=1 says they are there.

    A whole CMS takes minutes to set up, so those tests wait for SUMBER_TEST_CMS=1.
    """
    for item in items:
        needed = "SUMBER_TEST_CMS" if "cms" in item.path.parts else "SUMBER_TEST_SYSTEM"
        if item.get_closest_marker("system") and not os.environ.get(needed):
            item.add_marker(pytest.mark.skip(reason=f"{item.name} needs system packages: {needed}=1 make test"))


@pytest.fixture(scope="session")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """An embedded Valkey with nobody else on it, as the settings that lead to it."""
    settings = settings_for(tmp_path_factory.mktemp("store"))
    server = Valkey(settings.data_dir)
    server.start()
    yield settings
    server.stop()


@pytest.fixture
def settings(valkey: Settings) -> Settings:
    """The settings that lead to an empty store."""
    with promptly(valkey.redis_url) as redis:
        redis.flushall()
    return valkey


@pytest.fixture
def redis(settings: Settings) -> Iterator[Client]:
    """A client of the empty store."""
    with promptly(settings.redis_url) as client:
        yield client


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The whole service, as `sumber serve` runs it, without API keys: its address."""
    with serving(tmp_path_factory.mktemp("service")) as running:
        yield running.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without its own calls home. Playwright allows one at a time, so all tests share it."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET, chromium_sandbox=False)
        yield running
        running.close()

"""The pages keep nobody out and let nothing in: axe, hostile texts, foreign forms, keys."""

from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import ENDLESS, NARROW, PAYLOADS, PILED_UP, RIGHT_TO_LEFT, WIDE, paste, paste_sample
from playwright.sync_api import Browser, Page, expect
from running import serving

pytestmark = [pytest.mark.system, pytest.mark.service]


def test_no_text_becomes_code(opened: Callable[..., Page]) -> None:
    """
    Whatever a story holds is shown as it is, in every field and on every page it reaches.
    """
    page = opened()
    story = "\n".join(f"“Begini {payload},” kata {payload} Budi pada Senin (14/10/2026)." for payload in PAYLOADS)

    paste(page, story, headline=" ".join(PAYLOADS), byline=PAYLOADS[0])
    page.wait_for_url("**/reports/**")

    for payload in PAYLOADS:
        expect(page.locator(".sheet .text")).to_contain_text(payload)
    assert page.locator("main script, main iframe, main img, main [onload], main [onerror], main style").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_no_text_breaks_the_page(opened: Callable[..., Page], size: tuple[int, int]) -> None:
    """
    Words without an end, right-to-left script and marks that pile up stay inside the column.
    """
    page = opened(size=size)

    paste(page, f"{ENDLESS}\n{RIGHT_TO_LEFT}\n{PILED_UP}", headline="W" * 900)
    page.wait_for_url("**/reports/**")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")

    assert page.evaluate("document.documentElement.scrollWidth") == size[0]


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (WIDE, "dark"), (NARROW, "light")])
def test_no_page_keeps_anybody_out(
    opened: Callable[..., Page], service: str, size: tuple[int, int], scheme: str
) -> None:
    """
    Axe finds nothing to object to (WCAG 2.2 AA) on any page, with all that is folded opened.
    """
    page = opened(size=size, color_scheme=scheme)
    found = {}

    def look() -> None:
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        found[page.title()] = Axe().run(page).generate_report()

    look()
    paste(page, " ", headline="Panen " * 200)
    look()
    for path in ("/rules", "/docs", "/problems/too-large", "/jobs/job_unknown", "/nowhere"):
        page.goto(service + path)
        look()
    page.goto(f"{service}/?lang=id")
    paste_sample(page)
    look()

    assert len(found) == 7
    assert {title: told for title, told in found.items() if "Found 0 accessibility violations" not in told} == {}


def test_a_form_from_somewhere_else_is_refused(service: str) -> None:
    """
    Another site cannot make an editor's browser submit a story.
    """
    form = urlencode({"body": "Warga Sukamulur menanam padi."}).encode()

    for told in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {"Origin": "null"}):
        with pytest.raises(HTTPError) as refused:
            urlopen(Request(f"{service}/", form, told), timeout=30)
        refused.value.close()
        assert refused.value.code == 403


def test_with_keys_the_browser_asks_for_one(browser: Browser, tmp_path: Path) -> None:
    """
    An installation with keys lets an editor in who gives the key where the browser asks for a password.
    """
    with serving(tmp_path / "kunci", SUMBER_API_KEY="sbr_uji_0123456789abcdef0123456789abcdef") as running:
        context = browser.new_context(
            http_credentials={"username": "meja", "password": "sbr_uji_0123456789abcdef0123456789abcdef"}
        )
        page = context.new_page()
        page.goto(f"{running.address}/?lang=id")
        paste_sample(page, "jembatan-wanakerta")
        expect(page.locator(".sheet .headline")).to_contain_text("Jembatan Gantung Wanakerta")
        context.close()

        stranger = browser.new_context()
        page = stranger.new_page()
        answer = page.request.get(f"{running.address}/reports/rep_1")
        assert answer.status == 401
        assert "Basic" in answer.headers["www-authenticate"]
        stranger.close()

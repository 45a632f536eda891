"""The pages as a person meets them: a real Chromium against the whole service."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from running import serving
from test_page import report_on

from api import samples
from api.page import render, speak

pytestmark = [pytest.mark.system, pytest.mark.service]

REFUSALS = ("404 (NOT FOUND)", "422 (UNPROCESSABLE ENTITY)")
WIDE, NARROW = (1280, 860), (390, 844)
ID = speak("id")

# The usual ways in: markup, attributes, addresses, entities, templates, and the ends of what surrounds the text.
PAYLOADS = (
    "<script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    '"><iframe srcdoc="<script>parent.alert(1)</script>">',
    "' autofocus onfocus=alert(1) x='",
    "javascript:alert(1)",
    "<a href=javascript:alert(1)>klik</a>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{ 7 * 7 }}{% include 'base.html' %}",
    "</title><style>*{display:none}</style>",
    "<!--><script>alert(1)</script>-->",
    "\u202e<script>alert(1)</script>\u202c",
    "<details open ontoggle=alert(1)>",
)

ENDLESS = "A" * 3000
RIGHT_TO_LEFT = "قال المتحدث إن الاجتماع \u202e" + "ه" * 900 + "\u202c"
PILED_UP = "Z\u0335\u0336" * 400


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


def paste(page: Page, body: str, headline: str = "", byline: str = "") -> None:
    """Fill the form in and send it."""
    page.get_by_label(ID("desk.headline")).fill(headline)
    page.get_by_label(ID("desk.byline")).fill(byline)
    page.get_by_label(ID("desk.body")).fill(body)
    page.get_by_role("button", name=ID("desk.send"), exact=True).click()


def paste_sample(page: Page, name: str = "feri-lembayung") -> None:
    """Paste one of our samples and wait for its report."""
    sample = samples.find(name)
    assert sample
    paste(page, sample.article["body"], sample.article["headline"], sample.article["byline"])
    page.wait_for_url("**/reports/**")


def test_a_pasted_story_becomes_a_report(opened: Callable[..., Page]) -> None:
    """
    Paste, press the button, and see what to do, where the story comes from, and the marked text.
    """
    page = opened()

    paste_sample(page)

    expect(page.get_by_role("heading", level=1)).to_contain_text(" hal")
    expect(page.get_by_role("figure")).to_contain_text("Irwan Sasmita")
    expect(page.locator(".sheet")).to_contain_text("Kapal feri Sinar Kalimaya terbakar")
    assert page.locator(".cards .card").count() in (1, 2, 3)


def test_an_example_is_one_click_away(opened: Callable[..., Page]) -> None:
    """
    Whoever has no story at hand presses one button and sees a report.
    """
    page = opened()

    page.get_by_role("button", name="Jembatan Gantung Wanakerta").click()

    expect(page.locator(".sheet .headline")).to_contain_text("Jembatan Gantung Wanakerta")


def test_the_pages_work_without_javascript(opened: Callable[..., Page]) -> None:
    """
    From the form to the folded parts of the report, nothing needs a script.
    """
    page = opened(java_script_enabled=False)

    paste_sample(page)
    page.locator("summary", has_text=ID("more.sum")).click()

    expect(page.locator("table.sum")).to_be_visible()


def test_marks_and_cards_lead_to_each_other(opened: Callable[..., Page]) -> None:
    """
    A mark leads to its card, and the card leads back to the place.
    """
    page = opened()
    paste_sample(page)

    page.locator(".sheet a.mark").first.click()
    card = page.locator(".card:target")
    expect(card).to_be_in_viewport()
    card.locator(".places a").first.click()

    expect(page.locator(".sheet .anchor:target + .mark")).to_be_in_viewport()


def test_the_report_can_be_read_with_the_keyboard_alone(opened: Callable[..., Page]) -> None:
    """
    The first stop skips the menu; folded parts open with the Enter key.
    """
    page = opened()
    paste_sample(page)

    page.keyboard.press("Tab")
    expect(page.get_by_text(ID("site.skip"))).to_be_focused()
    page.keyboard.press("Enter")
    page.locator("summary", has_text=ID("more.limits")).focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text(ID("limits.truth"))).to_be_visible()


COPIED = """<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><p class=MsoNormal>Warga <del>Sukamaju</del><ins>Sukamulur</ins>
menanam padi.</p><p class=MsoListParagraph><span style='mso-list:Ignore'>·</span>Panen dimulai Maret.</p></body></html>"""
PASTES = """(field, [html, plain]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", plain);
  field.focus();
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def test_a_story_is_pasted_from_word_as_its_text(opened: Callable[..., Page]) -> None:
    """
    Bullets and deleted words stay in Word, Ctrl-Z takes the pasted words back, and what is no Word is left alone.
    """
    page = opened()
    body = page.get_by_label(ID("desk.body"))

    body.evaluate(PASTES, ["<p>dari laman lain</p>", "dari laman lain"])
    body.evaluate(PASTES, [COPIED, "·Warga"])
    expect(body).to_have_value("Warga Sukamulur menanam padi.\nPanen dimulai Maret.")
    page.keyboard.press("Control+z")
    expect(body).to_have_value("")


def test_a_file_becomes_a_report_without_javascript(opened: Callable[..., Page]) -> None:
    """
    Choose the saved page of a story, press the button, and see its report.
    """
    page = opened(java_script_enabled=False)
    saved = "<!doctype html><h1>Panen Padi</h1><p>Warga Sukamulur menanam padi, kata Kepala Desa Tatang Wirya."

    page.get_by_label(ID("desk.file")).set_input_files(
        {"name": "a.html", "mimeType": "text/html", "buffer": saved.encode()}
    )
    page.get_by_role("button", name=ID("desk.send"), exact=True).click()
    page.wait_for_url("**/reports/**")

    expect(page.locator(".sheet")).to_contain_text("kata Kepala Desa Tatang Wirya")


def test_a_batch_is_followed_to_its_end(opened: Callable[..., Page]) -> None:
    """
    The page of a batch renews itself, with JavaScript and without, until every line is done.
    """
    lines = "\n".join(
        json.dumps({"body": f"Panen ke-{n} dimulai Maret, kata Kepala Desa Tatang Wirya."}) for n in range(60)
    )
    file = {"name": "a.ndjson", "mimeType": "application/x-ndjson", "buffer": lines.encode()}

    for scripted in (True, False):
        page = opened("/batches?lang=id", java_script_enabled=scripted)
        page.get_by_label(ID("batch.file")).set_input_files(file)
        page.get_by_role("button", name=ID("batch.send")).click()

        expect(page.get_by_role("heading", level=1)).to_have_text(ID("batch.done"), timeout=60_000)
        expect(page.get_by_role("status")).to_contain_text("60")


def test_what_is_wrong_stands_beside_the_field_and_the_text_is_kept(opened: Callable[..., Page]) -> None:
    """
    A headline that is too long costs nobody the story they typed.
    """
    page = opened()

    paste(page, "Warga Sukamulur menanam padi.", headline="Panen " * 200)

    expect(page.get_by_role("alert")).to_contain_text("paling panjang 1.000")
    expect(page.get_by_label(ID("desk.headline"))).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label(ID("desk.body"))).to_have_value("Warga Sukamulur menanam padi.")


def test_line_breaks_arrive_as_they_were_typed(opened: Callable[..., Page]) -> None:
    """
    Browsers send two characters for a line break; the report counts one.
    """
    page = opened()

    paste(page, "Warga Sukamulur menanam padi.\n\n\nPanen dimulai Maret, kata Kepala Desa Tatang Wirya.")
    page.wait_for_url("**/reports/**")
    report = page.request.get(page.url.replace("/reports/", "/v1/reports/").split("?")[0]).json()

    assert report["article"]["body"].count("\n") == 3
    assert "\r" not in report["article"]["body"]


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


def test_a_report_saved_as_one_file_needs_no_server(browser: Browser, tmp_path: Path) -> None:
    """
    The page that `sumber score --format html` writes opens from a disk, with its style, asking nobody.
    """
    file = tmp_path / "laporan.html"
    file.write_text(render(report_on("feri-lembayung"), alone=True))
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))

    page.goto(file.as_uri())

    assert page.locator(".card").first.evaluate("card => getComputedStyle(card).borderRadius") != "0px"
    assert asked == [file.as_uri()]
    assert said == []
    page.close()


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

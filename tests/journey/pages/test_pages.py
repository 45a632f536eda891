"""The pages as a person meets them: a real Chromium against the whole service."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import ID, paste, paste_sample
from playwright.sync_api import Browser, Page, expect
from test_page import report_on

from api.page import render

pytestmark = [pytest.mark.system, pytest.mark.service]

COPIED = """<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><p class=MsoNormal>Warga <del>Sukamaju</del><ins>Sukamulur</ins>
menanam padi.</p><p class=MsoListParagraph><span style='mso-list:Ignore'>·</span>Panen dimulai Maret.</p></body></html>"""
PASTES = """(field, [html, plain]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", plain);
  field.focus();
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


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

"""Findings are answered in the web component: by mouse and keyboard, kept by the CMS or by Sumber itself."""

import json
from collections.abc import Callable
from typing import Any
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from embedding import STORY, Cms, sample, show
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.system, pytest.mark.service]


def answering(cms: Callable[..., Page], ask: Callable[..., Any]) -> tuple[Page, Any, Locator]:
    """The component with an address for answers: the page, the dearest finding with words, and its card."""
    Cms.answers, Cms.open = (), True
    report = ask("/v1/articles", STORY)
    finding = next(one for one in report["findings"] if any(span["exact"] == "xxx" for span in one["spans"]))
    page = cms('answers="/answers" editor="Ratna Puspita"', lang="en")
    component = show(page, report)
    return page, finding, component.locator("article.card").filter(has_text="xxx").first


def test_without_an_address_there_is_nothing_to_answer(cms: Callable[..., Page], ask: Callable[..., Any]) -> None:
    """
    A page that only shows a report has no buttons that lead nowhere.
    """
    expect(show(cms(), ask("/v1/articles", STORY)).locator("form, .answered")).to_have_count(0)


def test_an_answer_reaches_the_cms(cms: Callable[..., Page], ask: Callable[..., Any]) -> None:
    """
    It is sent as Sumber takes it, shown in the place of the buttons, and can be taken back.
    """
    _, finding, card = answering(cms, ask)

    card.get_by_label("Reason").fill("Nama kapal memang begitu")
    card.get_by_role("button", name="As intended").click()
    expect(card.locator(".answered")).to_contain_text("As intended: Nama kapal memang begitu Ratna Puspita")
    card.get_by_role("button", name="Take the answer back").click()
    expect(card.get_by_role("button", name="False alarm")).to_be_visible()

    said = {"answer": "intended", "reason": "Nama kapal memang begitu", "name": "Ratna Puspita"}
    print_of = finding["fingerprint"]
    assert Cms.answers == (
        ("POST", "/answers", {"fingerprint": print_of, **said}),
        ("DELETE", f"/answers/{print_of}", None),
    )


def test_what_the_component_sends_is_what_sumber_takes(
    cms: Callable[..., Page], ask: Callable[..., Any], service: str
) -> None:
    """
    A CMS passes the answer on as it came, and the report says so from then on.
    """
    _, _, card = answering(cms, ask)
    card.get_by_role("button", name="Mended").click()
    expect(card.locator(".answered")).to_contain_text("Mended")
    report = ask("/v1/articles", STORY)

    kept = ask(f"/v1/reports/{report['id']}/dismissals", Cms.answers[0][2])
    with urlopen(f"{service}/v1/reports/{report['id']}") as response:
        again = show(cms(), json.load(response))

    assert kept["answer"] == "mended"
    expect(again.locator(".answered")).to_have_text(["Sudah diperbaiki Ratna Puspita"])
    expect(again.locator(".score")).to_contain_text("tanpa yang sudah dijawab")


def test_a_reason_is_asked_for(cms: Callable[..., Page], ask: Callable[..., Any]) -> None:
    """
    Nothing is sent without one, unless it was mended.
    """
    _, _, card = answering(cms, ask)

    card.get_by_role("button", name="False alarm").click()

    expect(card.get_by_label("Reason")).to_be_focused()
    assert Cms.answers == ()


def test_the_keyboard_answers_and_keeps_its_place(cms: Callable[..., Page], ask: Callable[..., Any]) -> None:
    """
    Enter on a button answers; the focus then stands where the answer can be taken back, and the page was told.
    """
    page, finding, card = answering(cms, ask)
    page.evaluate("document.addEventListener('sumber-answer', ({ detail }) => { window.told = detail; })")

    card.get_by_role("button", name="Mended").focus()
    page.keyboard.press("Enter")

    expect(card.get_by_role("button", name="Take the answer back")).to_be_focused()
    assert page.evaluate("window.told") == {
        "finding": finding["id"], "fingerprint": finding["fingerprint"], "rule": finding["rule"],
        "answer": "mended", "reason": "",
    }  # fmt: skip


def test_an_answer_that_is_not_kept_is_said(cms: Callable[..., Page], ask: Callable[..., Any]) -> None:
    """
    What was written stays, the trouble is read out, and the next try can work.
    """
    page, _, card = answering(cms, ask)
    page.evaluate("window.open_again = false")
    component = page.locator("sumber-report")
    component.evaluate(
        "element => { element.answering = async () => { if (!window.open_again) throw new Error('later'); }; }"
    )
    card.get_by_label("Reason").fill("Memang begitu")
    card.get_by_role("button", name="As intended").click()

    expect(card.get_by_role("alert")).to_have_text("The answer was not kept. Please try again.")
    expect(card.get_by_label("Reason")).to_have_value("Memang begitu")
    page.evaluate("window.open_again = true")
    card.get_by_role("button", name="As intended").click()
    expect(card.locator(".answered")).to_contain_text("As intended: Memang begitu")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_answer(cms: Callable[..., Page], ask: Callable[..., Any], scheme: str) -> None:
    """
    Neither the buttons nor a given answer make axe complain.
    """
    Cms.open = True
    page = cms('answers="/answers"', lang="en", color_scheme=scheme)
    page.evaluate("document.documentElement.style.colorScheme = 'light dark'")
    component = show(page, ask("/v1/articles", sample("feri-lembayung")))
    for summary in component.locator("summary").all():
        summary.click()
    component.get_by_role("button", name="Mended").first.click()
    expect(component.locator(".answered").first).to_be_visible()

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()

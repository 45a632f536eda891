"""The web component in a page that is not ours: a real Chromium, the strictest policy a site can have, real reports."""

import json
from collections.abc import Callable
from typing import Any
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from embedding import STORY, chosen, sample, show
from playwright.sync_api import Page, expect

from api.page import over, speak

pytestmark = [pytest.mark.system, pytest.mark.service]


def test_it_shows_what_the_page_of_the_report_shows(cms: Callable[..., Page], ask: Callable[..., Any]) -> None:
    """
    The same things in the same order, with the same numbers, points and words.
    """
    report = ask("/v1/articles", sample("feri-lembayung"))
    t = speak("id")
    look = over(report, t)

    component = show(cms(), report)

    overall = report["scores"]["overall"]
    verb = t(f"strip.things.{overall['band']}", n=len(look.things))
    expect(component.get_by_role("heading", level=2)).to_have_text(f"{verb} · {t('strip.minutes', n=look.minutes)}")
    cards = component.locator("article.card")
    assert [card.locator(".message").first.inner_text() for card in cards.all()[: len(look.cards)]] == [
        thing.cases[0].before + thing.cases[0].quoted + thing.cases[0].after for thing in look.cards
    ]
    assert component.locator(".points").all_inner_texts()[: len(look.cards)] == [
        t("cards.points", n=thing.points) if thing.points else t("cards.free") for thing in look.cards
    ]
    assert cards.count() == len(look.things) + len(look.notes)
    first = cards.first.locator(".place").all_inner_texts()
    assert first == [place.where for place in look.cards[0].cases[0].places]


def test_its_words_are_those_of_the_pages(cms: Callable[..., Page], service: str) -> None:
    """
    The component carries its words with it; they are the same as in the pages' own files.
    """
    page = cms()

    words = page.evaluate("address => import(address).then(({ WORDS }) => WORDS)", f"{service}/sumber-report.js")

    assert set(words) == {"id", "en"}
    for code, told in words.items():
        wording = speak(code)
        for key, said in told.items():
            if key.startswith("failed"):  # the pages never load or send anything by themselves
                continue
            forms = said if isinstance(said, list) else [said, said]
            assert [form.replace("{n}", written) for form, written in zip(forms, ("1", "2"), strict=True)] == [
                wording(key, n=n, rule="{rule}") for n in (1, 2)
            ]


def test_marks_stand_where_the_service_says(cms: Callable[..., Page], ask: Callable[..., Any], service: str) -> None:
    """
    Characters that JavaScript counts twice move no mark, in either unit.
    """
    report = ask("/v1/articles", STORY)
    with urlopen(f"{service}/v1/reports/{report['id']}?offsets=utf16") as response:
        wide = json.load(response)

    shown = [show(cms(), one).locator(".text .mark").all_inner_texts() for one in (report, wide)]

    assert "xxx" in shown[0]
    assert shown[0] == shown[1]
    assert wide["offset_unit"] == "utf16"


def test_overlapping_marks_hide_no_finding(cms: Callable[..., Page], ask: Callable[..., Any]) -> None:
    """
    The text stays whole, and every finding with a place in it has its number there.
    """
    report = ask("/v1/articles", STORY)
    component = show(cms(), report)

    text = component.locator(".text").evaluate(
        "element => { const copy = element.cloneNode(true); copy.querySelectorAll('.number').forEach((one) => one.remove());"
        " return [...copy.children].map((line) => line.textContent).join('\\n'); }"
    )

    lines = [STORY["headline"], *filter(None, STORY["body"].splitlines())]
    assert text.splitlines() == lines
    numbers = {int(number.split()[-1]) for number in component.locator(".text .number").all_inner_texts()}
    placed = {finding["rule"] for finding in report["findings"] if finding["spans"]}
    assert len(numbers) == len(placed)


def test_choosing_a_finding_tells_the_page(cms: Callable[..., Page], ask: Callable[..., Any]) -> None:
    """
    A place leads from the card to the words, and the CMS hears which words they are.
    """
    report = ask("/v1/articles", STORY)
    page = cms()
    component = show(page, report)
    chosen(page)

    component.locator("article.card").filter(has_text="xxx").locator(".place").first.click()

    told = chosen(page)
    finding = next(one for one in report["findings"] if any(span["exact"] == "xxx" for span in one["spans"]))
    assert (told["finding"], told["rule"], told["spans"]) == (finding["id"], finding["rule"], finding["spans"])
    assert told["span"]["exact"] == "xxx"
    assert told["offset_unit"] == "codepoint"
    expect(component.locator(".mark.chosen")).to_have_text("xxx")
    expect(component.locator(".mark.chosen")).to_be_focused()


def test_the_keyboard_is_enough(cms: Callable[..., Page], ask: Callable[..., Any]) -> None:
    """
    Tab reaches places and marks, Enter follows them in both directions.
    """
    page = cms()
    component = show(page, ask("/v1/articles", STORY))

    page.keyboard.press("Tab")
    expect(component.locator(".place").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(component.locator(".mark:focus")).to_have_count(1)
    page.keyboard.press("Enter")

    expect(component.locator("article.card.chosen:focus")).to_have_count(1)


def test_markup_in_a_story_stays_text(cms: Callable[..., Page], ask: Callable[..., Any]) -> None:
    """
    Whatever a story quotes, nothing of it becomes an element.
    """
    attack = "<img src=x onerror=alert(1)><script>alert(1)</script>"
    story = {
        "headline": attack,
        "byline": attack,
        "body": f"Sebanyak xxx orang “{attack}” mengungsi {{n}} $& kata {attack} xxx.",
    }

    component = show(cms(), ask("/v1/articles", story))

    expect(component.locator(".text")).to_contain_text(attack)
    assert component.locator("img, script").count() == 0


def test_it_fetches_what_it_is_pointed_at(cms: Callable[..., Page], ask: Callable[..., Any]) -> None:
    """
    With `src` the component loads the report from its CMS by itself.
    """
    page = cms('src="/report.json"', report=ask("/v1/articles", STORY))

    expect(page.locator("sumber-report .text")).to_contain_text("Teluk Merbau")


def test_a_report_that_cannot_be_had_is_said(cms: Callable[..., Page]) -> None:
    """
    An answer that is no report leaves a sentence that is read out, not an empty hole.
    """
    page = cms('src="/story"', lang="en")

    expect(page.locator("sumber-report").get_by_role("alert")).to_have_text("The report cannot be opened.")


def test_a_check_is_shown_as_cards(cms: Callable[..., Page], ask: Callable[..., Any]) -> None:
    """
    The answer of the gate has no text, but it says what holds the story.
    """
    verdict = ask("/v1/checks", {**STORY, "stage": "publish"})

    component = show(cms(), verdict)

    expect(component.get_by_role("heading", level=2)).to_have_text(verdict["summary"])
    expect(component.locator("article.card .blocks").first).to_have_text(speak("id")("says.blocks"))
    expect(component.locator(".text")).to_have_count(0)
    # As many cards stand above the fold as the sentence counts; three at most.
    expect(component.locator("article.card:not(details > article.card)")).to_have_count(
        min(3, len({reason["rule"] for reason in verdict["reasons"]}))
    )


def test_a_check_without_a_verdict_says_why(cms: Callable[..., Page], ask: Callable[..., Any]) -> None:
    """
    A story that nobody here can read is not called clean.
    """
    foreign = "Les habitants du village ont quitté leurs maisons dans la nuit, a dit le maire. La route reste fermée."
    verdict = ask("/v1/checks", {"body": foreign, "stage": "publish"})

    component = show(cms(), verdict)

    assert verdict["conclusion"] == "neutral"
    expect(component.locator(".why")).to_have_text(verdict["reasons"][0]["message"])
    expect(component).to_contain_text(speak("id")("cards.unjudged"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_everybody_can_use_it(cms: Callable[..., Page], ask: Callable[..., Any], lang: str, scheme: str) -> None:
    """
    Nothing in it makes axe complain, in both languages, in light and in dark.
    """
    page = cms(lang=lang, color_scheme=scheme)
    page.evaluate("document.documentElement.style.colorScheme = 'light dark'")
    component = show(page, ask("/v1/articles", sample("feri-lembayung")))
    for summary in component.locator("summary").all():
        summary.click()

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()


def test_a_cms_gives_it_its_own_colours(cms: Callable[..., Page], ask: Callable[..., Any]) -> None:
    """
    A CSS variable of the page around it is enough.
    """
    page = cms()
    component = show(page, ask("/v1/articles", STORY))

    component.evaluate("element => element.style.setProperty('--sumber-paper', 'rgb(1, 2, 3)')")

    expect(component.locator(".frame")).to_have_css("background-color", "rgb(1, 2, 3)")


def test_a_rule_that_is_turned_down_is_said(cms: Callable[..., Page], ask: Callable[..., Any]) -> None:
    """
    Whoever reads the report learns which rule only informs for now.
    """
    report = {**ask("/v1/articles", STORY), "turned_down": ["date-weekday"]}

    component = show(cms(lang="en"), report)

    expect(component).to_contain_text("“date-weekday” only informs for now")


# ── answers ──────────────────────────────────────────────────────────────────────────────────────────────────────────

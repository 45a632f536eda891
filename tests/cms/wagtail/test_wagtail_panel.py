"""The Checks panel: what it says of a story, and where it leads the writer."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from wagtail_desk import FOREIGN, HELD, TITLE, TWICE, check, lead, open_story, press_publish
from wagtail_site import Site


@pytest.mark.system
@pytest.mark.service
def test_a_story_is_held_mended_and_published(desk: Callable[[str], Page], site: Site) -> None:
    """
    Publishing brings the writer back to the draft with the finding; mended words go out.
    """
    story = site.do("write", title=TITLE, lead=HELD)
    page = desk("editor")
    open_story(page, site, story)

    press_publish(page)
    expect(page.locator("[data-sumber-held]")).to_contain_text(f"“{TITLE}” is kept as a draft.")
    panel = page.locator(".sumber")
    expect(panel.locator(".is-failure .sumber-words")).to_have_text("“xxx”")
    assert not site.do("look", page=story)["live"]

    page.locator('[data-side-panel-toggle="checks"]').click()
    expect(panel).to_be_hidden()
    page.get_by_role("link", name="Show findings").click()
    panel.locator(".is-failure .sumber-words").click()
    assert page.evaluate("String(getSelection())") == "xxx"
    page.keyboard.type("97")
    expect(panel.get_by_text("The text has changed since.")).to_be_visible()
    panel.get_by_role("button", name="Check again").click()
    expect(panel.locator(".sumber-standing")).not_to_have_class("is-failure")
    expect(lead(page)).to_contain_text("Sebanyak 97 orang")
    press_publish(page)

    page.wait_for_url(lambda address: "/edit/" not in address)
    now = site.do("look", page=story)
    assert now["live"]
    assert "97 orang" in now["read"]


@pytest.mark.system
@pytest.mark.service
def test_the_panel_lists_as_many_things_as_its_sentence_counts(desk: Callable[[str], Page], site: Site) -> None:
    """
    Two findings of one rule are one thing to mend, as on the report: the second stands folded below the first.
    """
    page = desk("editor")
    open_story(page, site, site.do("write", title=TITLE, lead=TWICE))
    panel = check(page)

    expect(panel.locator(".sumber-standing")).to_contain_text("1 hal perlu dibereskan dulu")
    expect(panel.locator(".sumber-finding.is-failure")).to_have_count(1)
    panel.locator(".is-failure").get_by_text("The same thing elsewhere (1)").click()
    expect(panel.locator(".sumber-finding.is-failure .sumber-words")).to_have_count(2)


@pytest.mark.system
@pytest.mark.service
def test_a_story_that_cannot_be_judged_says_why(desk: Callable[[str], Page], site: Site) -> None:
    """
    In a language that nobody here reads there is no verdict: the panel says so and why, and nothing is held.
    """
    page = desk("editor")
    open_story(page, site, site.do("write", title="La rivière déborde", lead=FOREIGN))
    standing = check(page).locator(".sumber-standing")

    expect(standing).to_contain_text("does not judge stories in this language (fr)")
    expect(standing).to_have_attribute("data-sumber-conclusion", "neutral")


@pytest.mark.system
@pytest.mark.service
def test_a_story_that_is_not_saved_yet_can_be_checked(desk: Callable[[str], Page], site: Site) -> None:
    """
    The panel reads the form, whether or not Wagtail has stored it.
    """
    page = desk("editor")
    page.goto(f"{site.address}/admin/pages/add/stories/storypage/2/")
    page.fill("#id_title", TITLE)
    lead(page).click()
    page.keyboard.type("Sebanyak xxx orang mengungsi ke balai desa, kata Camat Ratih Puspaningrum.")

    panel = check(page)

    expect(panel.locator(".is-failure .sumber-words")).to_have_text("“xxx”")


@pytest.mark.system
@pytest.mark.service
def test_markup_in_a_story_is_only_text_in_the_panel(desk: Callable[[str], Page], site: Site) -> None:
    """
    Whatever a story quotes, the panel shows it and runs none of it.
    """
    attack = "<img src=x onerror=alert(1)>\"'&gt;<script>alert(1)</script>"
    words = attack.replace("&", "&amp;").replace("<", "&lt;")
    story = site.do(
        "write", title=attack, lead=f"<p>Sebanyak xxx orang “{words} xxx” mengungsi, kata Ratih {words} xxx.</p>"
    )
    page = desk("editor")
    dialogues: list[str] = []
    page.on("dialog", lambda dialog: (dialogues.append(dialog.message), dialog.dismiss())[0])
    open_story(page, site, story)

    panel = check(page)
    press_publish(page)
    expect(page.locator("[data-sumber-held]")).to_contain_text(attack)

    assert dialogues == []
    assert panel.locator("img, script").count() == 0


@pytest.mark.system
@pytest.mark.service
def test_the_panel_speaks_the_language_of_whoever_reads_it(desk: Callable[[str], Page], site: Site) -> None:
    """
    An editor whose Wagtail is Indonesian gets an Indonesian panel.
    """
    story = site.do("write", title=TITLE, lead=HELD)
    page = desk("penyunting")
    open_story(page, site, story)

    panel = check(page)

    expect(panel.get_by_role("button", name="Periksa lagi")).to_be_visible()
    expect(panel.locator(".is-failure .sumber-level")).to_have_text("menahan naskah · kritis")


@pytest.mark.system
@pytest.mark.service
def test_the_panel_can_be_used_by_everybody(desk: Callable[[str], Page], site: Site) -> None:
    """
    Nothing in our part of the panel makes axe complain, in light and in dark.
    """
    story = site.do("write", title=TITLE, lead=HELD)
    page = desk("admin")
    open_story(page, site, story)
    panel = check(page)
    panel.get_by_text("Publish all the same…").click()

    for theme in ("light", "dark"):
        page.evaluate(
            "theme => document.documentElement.classList.replace('w-theme-system', `w-theme-${theme}`)", theme
        )
        found = Axe().run(page, context=".sumber")
        assert found.violations_count == 0, found.generate_report()

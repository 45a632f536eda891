"""The block editor's panel: what it says of a story, and where it leads the writer."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from wordpress_desk import (
    FOREIGN,
    GAP,
    GOOD,
    HELD,
    LEAD,
    TWICE,
    blocks,
    confirm_publish,
    draft,
    press_publish,
    stored,
    text_of,
    wait_for_selection,
    write,
)
from wordpress_site import Site


@pytest.mark.system
@pytest.mark.service
def test_a_held_story_is_mended_and_published(site: Site, desk: Callable[[str], Page]) -> None:
    """
    Publish shows the finding and waits; a click selects the words; mended and checked again, the story goes out.
    """
    post = draft(site, HELD)
    page = desk("writer")
    write(page, site, post)
    press_publish(page)
    panel, confirm = page.locator(".sumber"), confirm_publish(page)

    expect(panel.get_by_role("status")).to_contain_text("1 hal perlu dibereskan dulu")
    expect(panel.locator(".is-failure").last).to_contain_text("“xxx” tampaknya tempat kosong")
    expect(confirm).to_be_disabled()
    expect(text_of(page).locator("mark.annotation-text-sumber-failure")).to_have_text("xxx")

    panel.get_by_role("button", name="“xxx”").click()
    wait_for_selection(page, "xxx")
    page.keyboard.type("97")
    panel.get_by_role("button", name="Check again").click()
    expect(panel.locator(".is-failure")).to_have_count(0)
    expect(text_of(page).locator("mark.annotation-text-sumber-failure")).to_have_count(0)
    confirm.click()

    expect(page.get_by_text("is now live").first).to_be_visible()
    assert stored(site, post)["post_status"] == "publish"
    assert "Sebanyak 97 orang" in re.sub("<[^>]+>", "", stored(site, post)["post_content"])


@pytest.mark.system
@pytest.mark.service
def test_of_words_that_stand_twice_the_right_ones_are_selected(site: Site, desk: Callable[[str], Page]) -> None:
    """
    The finding leads to its own place, though the same letters stand elsewhere in the story.
    """
    quiet = "Film xxx diputar lagi di bioskop kota itu, kata Bagas Pranoto."
    page = desk("writer")
    write(page, site, draft(site, blocks(quiet, LEAD, GAP, quiet)))
    press_publish(page)

    page.locator(".sumber").get_by_role("button", name="“xxx”").click()
    wait_for_selection(page, "xxx")

    assert text_of(page).evaluate("getSelection().anchorNode.parentElement.closest('[data-block]').textContent") == (
        "Sebanyak xxx orang mengungsi ke balai desa, kata Ratih."
    )


@pytest.mark.system
@pytest.mark.service
def test_the_panel_lists_as_many_things_as_its_sentence_counts(site: Site, desk: Callable[[str], Page]) -> None:
    """
    Two findings of one rule are one thing to mend, as on the report: the second stands folded below the first.
    """
    page = desk("writer")
    write(page, site, draft(site, blocks(LEAD, TWICE)))
    press_publish(page)
    panel = page.locator(".sumber")

    expect(panel.get_by_role("status")).to_contain_text("1 hal perlu dibereskan dulu")
    expect(panel.locator(".sumber-finding.is-failure")).to_have_count(1)
    panel.locator(".is-failure").get_by_text("The same thing elsewhere (1)").click()
    panel.get_by_role("button", name="“B\u0430ndung”").click()
    wait_for_selection(page, "B\u0430ndung")


@pytest.mark.system
@pytest.mark.service
def test_a_story_that_cannot_be_judged_says_why(site: Site, desk: Callable[[str], Page]) -> None:
    """
    In a language that nobody here reads there is no verdict: the panel says so and why, and the story can run.
    """
    page = desk("writer")
    write(page, site, draft(site, blocks(FOREIGN)))
    press_publish(page)

    expect(page.locator(".sumber").get_by_role("status")).to_contain_text(
        "does not judge stories in this language (fr)"
    )
    expect(confirm_publish(page)).to_be_enabled()


@pytest.mark.system
@pytest.mark.service
def test_the_block_needs_no_panel(site: Site, desk: Callable[[str], Page]) -> None:
    """
    With the pre-publish checks switched off the server still holds the story, says why, and the draft can go on.
    """
    post = draft(site, GOOD)
    page = desk("writer")
    write(page, site, post)
    page.evaluate("wp.data.dispatch('core/editor').disablePublishSidebar()")
    text_of(page).get_by_text("97", exact=True).click(click_count=2)
    page.keyboard.type("xxx")

    press_publish(page)

    expect(page.locator(".components-notice.is-error")).to_contain_text("Kept as a draft. 1 hal perlu dibereskan dulu.")
    expect(page.locator(".sumber").get_by_role("button", name="“xxx”")).to_be_visible()
    assert stored(site, post)["post_status"] == "draft"
    assert "xxx" in stored(site, post)["post_content"]

    text_of(page).get_by_role("textbox", name="Add title").fill("Banjir di Sukamulur")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Draft saved.").first).to_be_visible()
    assert stored(site, post)["post_title"] == "Banjir di Sukamulur"
    page.evaluate("wp.data.dispatch('core/editor').enablePublishSidebar()")


@pytest.mark.system
@pytest.mark.service
def test_the_panel_is_usable_by_everybody(site: Site, desk: Callable[[str], Page]) -> None:
    """
    Nothing in the panel is left for axe to complain about.
    """
    page = desk("editor")
    write(page, site, draft(site, HELD))
    press_publish(page)
    expect(page.locator(".sumber .is-failure").first).to_be_visible()
    page.get_by_text("Publish all the same…").click()

    found = Axe().run(page, context=".sumber")

    assert [one["id"] for one in found.response["violations"]] == []


@pytest.mark.system
@pytest.mark.service
def test_the_panel_speaks_the_language_of_the_writer(site: Site, desk: Callable[[str], Page]) -> None:
    """
    Somebody whose profile says Indonesian reads Indonesian.
    """
    site.php("update_user_meta(get_current_user_id(), 'locale', 'id_ID');", person="editor")
    try:
        page = desk("editor")
        page.goto(f"{site.address}/wp-admin/post.php?post={draft(site, HELD)}&action=edit")
        page.wait_for_function("window.wp?.data?.select('core/editor')?.getCurrentPostId()")
        page.evaluate("wp.data.dispatch('core/edit-post').openGeneralSidebar('sumber/report')")

        expect(page.locator(".sumber")).to_contain_text("Terbitkan apa adanya…")
        expect(page.locator(".sumber")).to_contain_text("menahan naskah · kritis")
    finally:
        site.php("delete_user_meta(get_current_user_id(), 'locale');", person="editor")

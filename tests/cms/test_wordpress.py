"""The WordPress plugin as a newsroom meets it: a real WordPress, a real service, a real Chromium."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xmlrpc.client import Fault, ServerProxy

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Frame, Locator, Page, expect
from running import issue, serving, until
from wordpress_site import PLUGIN, Site, wordpress

WORDPRESS_OWN = ("data:", "blob:", "https://s.w.org/")
NOBODY = "http://127.0.0.1:9"  # the port named “discard”: nothing listens there

HEADLINE = "Banjir Rendam 212 Rumah di Sukamulur"
LEAD = "Banjir merendam <strong>212 rumah</strong> di Kecamatan Sukamulur, kata Camat Ratih Puspaningrum."
GAP = "Sebanyak <em>xxx</em> orang mengungsi ke balai desa, kata Ratih."
MENDED = GAP.replace("xxx", "97")
TWICE = "Bantuan datang dari J\u0430karta dan B\u0430ndung, kata Ratih."  # two words with a Cyrillic letter
FOREIGN = "Les habitants du village ont quitté leurs maisons dans la nuit, a dit le maire, et la route reste fermée."


def blocks(*paragraphs: str) -> str:
    """Write paragraphs as the block editor stores them."""
    return "\n\n".join(f"<!-- wp:paragraph -->\n<p>{words}</p>\n<!-- /wp:paragraph -->" for words in paragraphs)


HELD, GOOD = blocks(LEAD, GAP), blocks(LEAD, MENDED)


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


def draft(site: Site, content: str, *, person: str = "writer", status: str = "draft") -> int:
    """Store a story as it would be after some writing; the gate is not asked."""
    return int(
        site.php(
            """
            define('WP_IMPORTING', true);
            return wp_insert_post(wp_slash($given));
            """,
            person=person,
            post_title=HEADLINE,
            post_content=content,
            post_status=status,
            post_author=site.php("return get_current_user_id();", person=person),
        )
    )


def ask(site: Site, method: str, path: str, body: Any = None) -> Any:
    """Ask the service what the plugin's own requests would be answered; a refusal as WordPress writes errors."""
    call = "return Sumber\\Service\\ask($given['method'], $given['path'], $given['body']);"
    return site.php(call, method=method, path=path, body=body)


def stored(site: Site, post: int) -> dict[str, Any]:
    """Read the post as the database has it."""
    found: dict[str, Any] = site.php("return get_post($given['post'], ARRAY_A);", post=post)
    return found


def write(page: Page, site: Site, post: int) -> None:
    """Open a story in the block editor."""
    page.goto(f"{site.address}/wp-admin/post.php?post={post}&action=edit")
    page.wait_for_function("window.wp?.data?.select('core/editor')?.getCurrentPostId()")
    page.evaluate("wp.data.dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false)")
    page.evaluate("wp.data.dispatch('core/preferences').set('core', 'welcomeGuide', false)")  # since 6.6
    page.get_by_role("button", name="Publish", exact=True).wait_for()


def press_publish(page: Page) -> None:
    """Press the button at the top of the editor."""
    page.locator(".edit-post-header, .editor-header").get_by_role("button", name="Publish", exact=True).click()


def confirm_publish(page: Page) -> Locator:
    """Find the button in the panel that publishes."""
    return page.locator(".editor-post-publish-panel__header").get_by_role("button", name="Publish", exact=True)


def text_of(page: Page) -> Page | Frame:
    """Find the document that holds the story's text: newer editors have a frame for it."""
    return page.frame("editor-canvas") or page


def save_settings(page: Page) -> None:
    """Save the settings page and wait until it is back."""
    with page.expect_navigation():
        page.get_by_role("button", name="Save Changes").click()


def wait_for_selection(page: Page, words: str) -> None:
    """Wait until these words are selected in the text."""
    text_of(page).wait_for_function("words => String(getSelection()) === words", arg=words)


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
def test_rest_cannot_go_round_the_gate(site: Site) -> None:
    """
    A client that publishes over REST is answered 422 with the findings, and the new words are kept as a draft.
    """
    post = draft(site, GOOD)

    status, told = site.rest("POST", f"/wp/v2/posts/{post}", {"content": HELD, "status": "publish"}, person="writer")

    assert (status, told["code"]) == (422, "sumber_held")
    assert [one["rule"] for one in told["data"]["verdict"]["annotations"] if one["level"] == "failure"] == [
        "text-placeholder"
    ]
    assert stored(site, post)["post_status"] == "draft"
    assert stored(site, post)["post_content"] == HELD
    assert stored(site, post)["post_date_gmt"] == "0000-00-00 00:00:00"


@pytest.mark.system
@pytest.mark.service
def test_a_new_story_is_kept_though_it_may_not_run(site: Site) -> None:
    """
    The refusal names the draft that was made of it.
    """
    status, told = site.rest("POST", "/wp/v2/posts", {"title": HEADLINE, "content": HELD, "status": "publish"})

    assert status == 422
    assert stored(site, told["data"]["post"])["post_status"] == "draft"


@pytest.mark.system
@pytest.mark.service
@pytest.mark.parametrize("status", ["draft", "pending"])
def test_saving_is_never_blocked(site: Site, status: str) -> None:
    """
    A draft and a story handed in are saved whatever they hold, even when nobody answers and outages hold stories.
    """
    site.set_up(server=NOBODY, on_outage="hold")
    post = draft(site, GOOD, status=status)

    answer, told = site.rest("POST", f"/wp/v2/posts/{post}", {"content": HELD}, person="writer")

    assert (answer, told["status"]) == (200, status)
    assert stored(site, post)["post_content"] == HELD


@pytest.mark.system
@pytest.mark.service
def test_scheduling_is_publishing(site: Site) -> None:
    """
    A held story cannot be put on the clock either, and keeps the day that was chosen.
    """
    post = draft(site, HELD)

    body = {"status": "future", "date": "2099-01-05T08:00:00"}
    status, _ = site.rest("POST", f"/wp/v2/posts/{post}", body, person="writer")

    assert status == 422
    assert stored(site, post)["post_status"] == "draft"
    assert stored(site, post)["post_date"] == "2099-01-05 08:00:00"


@pytest.mark.system
@pytest.mark.service
def test_readers_keep_the_text_they_have(site: Site) -> None:
    """
    An update of a live story that is held changes nothing for readers; the new words wait as the writer's autosave.
    """
    post = draft(site, GOOD, status="publish")

    status, told = site.rest("POST", f"/wp/v2/posts/{post}", {"content": HELD}, person="writer")

    assert (status, told["data"]["verdict"]["stage"]) == (422, "correct")
    assert (stored(site, post)["post_status"], stored(site, post)["post_content"]) == ("publish", GOOD)
    autosave = "$by = get_current_user_id(); return wp_get_post_autosave($given['post'], $by)->post_content;"
    assert site.php(autosave, person="writer", post=post) == HELD


@pytest.mark.system
@pytest.mark.service
def test_a_live_story_whose_words_stay_is_not_asked_about(site: Site) -> None:
    """
    A new category or picture needs no verdict, so it goes through although nobody answers.
    """
    post = draft(site, HELD, status="publish")
    site.set_up(server=NOBODY, on_outage="hold")

    status, _ = site.rest("POST", f"/wp/v2/posts/{post}", {"content": HELD, "sticky": True}, person="editor")

    assert status == 200


@pytest.mark.system
@pytest.mark.service
def test_xml_rpc_cannot_go_round_the_gate(site: Site) -> None:
    """
    An old client gets a fault that says why.
    """
    post = draft(site, HELD)
    client = ServerProxy(f"{site.address}/xmlrpc.php")

    with pytest.raises(Fault, match="Kept as a draft") as refused:
        client.wp.editPost(1, "writer", "writer", post, {"post_status": "publish"})

    assert refused.value.faultCode == 422
    assert stored(site, post)["post_status"] == "draft"


@pytest.mark.system
@pytest.mark.service
def test_quick_edit_cannot_go_round_the_gate(site: Site, desk: Callable[[str], Page]) -> None:
    """
    The list of stories says why the status stayed, and its column shows it.
    """
    post = draft(site, HELD)
    page = desk("editor")
    page.goto(f"{site.address}/wp-admin/edit.php")
    row = page.locator(f"#post-{post}")
    row.hover()
    row.get_by_role("button", name="Quick edit").click()
    form = page.locator(f"#edit-{post}")
    form.locator("select[name=_status]").select_option("publish")
    form.get_by_role("button", name="Update").click()

    expect(form.get_by_text("Kept as a draft.")).to_be_visible()
    assert stored(site, post)["post_status"] == "draft"
    page.reload()
    expect(row.locator(".column-sumber")).to_have_text("held")


@pytest.mark.system
@pytest.mark.service
def test_the_classic_editor_tells_why_and_takes_a_reason(site: Site, desk: Callable[[str], Page]) -> None:
    """
    Without blocks there is a notice, a box with the findings, and a field for the reason to publish all the same.
    """
    plugins = site.folder / "wordpress/wp-content/mu-plugins"
    plugins.mkdir()
    (plugins / "classic.php").write_text("<?php add_filter('use_block_editor_for_post', '__return_false');")
    try:
        post = draft(site, "Banjir merendam 212 rumah, kata Camat Ratih Puspaningrum.\n\nSebanyak xxx orang mengungsi.")
        page = desk("editor")
        page.goto(f"{site.address}/wp-admin/post.php?post={post}&action=edit")
        page.locator("#publish").click()

        expect(page.locator(".notice-error.is-dismissible")).to_contain_text("Kept as a draft.")
        expect(page.locator("#sumber")).to_contain_text("“xxx” tampaknya tempat kosong")
        assert stored(site, post)["post_status"] == "draft"

        page.get_by_label("To publish all the same").fill("Angka menyusul pukul 21.00 dari BPBD.")
        page.locator("#publish").click()
        expect(page.locator("#message")).to_contain_text("Post published")
        assert stored(site, post)["post_status"] == "publish"
    finally:
        (plugins / "classic.php").unlink()
        plugins.rmdir()


@pytest.mark.system
@pytest.mark.service
def test_a_service_that_is_down_does_not_stop_the_newsroom(site: Site, desk: Callable[[str], Page]) -> None:
    """
    By default the story runs, the writer is told that it was not checked, and the list remembers.
    """
    site.set_up(server=NOBODY)
    post = draft(site, GOOD)
    page = desk("editor")
    write(page, site, post)
    press_publish(page)
    expect(page.locator(".sumber").get_by_role("status")).to_contain_text("Sumber does not answer.")

    confirm_publish(page).click()

    expect(page.locator(".components-notice.is-warning")).to_contain_text("it is noted as not checked")
    assert stored(site, post)["post_status"] == "publish"
    page.goto(f"{site.address}/wp-admin/edit.php")
    expect(page.locator(f"#post-{post} .column-sumber")).to_have_text("not checked")


@pytest.mark.system
@pytest.mark.service
def test_a_newsroom_may_choose_to_wait_for_an_answer(site: Site) -> None:
    """
    With that setting a story without a verdict stays a draft, and the answer says that nobody answered.
    """
    site.set_up(server=NOBODY, on_outage="hold")
    post = draft(site, GOOD)

    status, told = site.rest("POST", f"/wp/v2/posts/{post}", {"status": "publish"}, person="editor")

    assert (status, told["message"]) == (422, "Kept as a draft. Sumber does not answer.")
    assert stored(site, post)["post_status"] == "draft"


@pytest.mark.system
@pytest.mark.service
def test_an_editor_overrides_with_a_reason(site: Site, desk: Callable[[str], Page]) -> None:
    """
    The reason is kept with name, time and check, and holds for these words alone.
    """
    post = draft(site, HELD)
    page = desk("editor")
    write(page, site, post)
    press_publish(page)
    panel = page.locator(".sumber")
    panel.get_by_text("Publish all the same…").click()
    panel.get_by_label("Why").fill("Angka resmi menyusul; Camat sudah dihubungi.")
    panel.get_by_role("button", name="Allow it").click()
    expect(panel.get_by_role("status")).to_contain_text("May run all the same, says editor")

    confirm_publish(page).click()

    expect(page.get_by_text("is now live").first).to_be_visible()
    (kept,) = site.php("return get_post_meta($given['post'], '_sumber_override');", post=post)
    assert (kept["name"], kept["reason"]) == ("editor", "Angka resmi menyusul; Camat sudah dihubungi.")
    assert kept["check"].startswith("chk")
    site.work_off()
    audit = ask(site, "GET", f"/v1/checks/{kept['check']}/override")
    assert (audit["name"], audit["reason"]) == (kept["name"], kept["reason"])
    assert site.php("return get_post_meta($given['post'], '_sumber_override', true)['passed_on'];", post=post)

    changed = {"content": HELD.replace("balai desa", "masjid")}
    assert site.rest("POST", f"/wp/v2/posts/{post}", changed, person="editor")[0] == 422


@pytest.mark.system
@pytest.mark.service
@pytest.mark.parametrize(
    ("person", "reason", "status"),
    [("writer", "Angka resmi menyusul.", 403), ("editor", "ok", 422), ("trainee", "Angka resmi menyusul.", 403)],
)
def test_who_may_override_and_how(site: Site, person: str, reason: str, status: int) -> None:
    """
    Those whom the settings name, and with a reason that tells something a year later.
    """
    post = draft(site, HELD)
    said = {"title": HEADLINE, "content": HELD, "reason": reason}

    assert site.rest("POST", f"/sumber/v1/posts/{post}/override", said, person=person)[0] == status
    assert site.rest("POST", f"/wp/v2/posts/{post}", {"status": "publish"}, person="editor")[0] == 422


@pytest.mark.system
@pytest.mark.service
def test_nobody_checks_what_they_may_not_edit(site: Site) -> None:
    """
    The panel's routes show a story's findings to those alone who may edit it.
    """
    post = draft(site, HELD, person="editor")

    assert (
        site.rest("POST", f"/sumber/v1/posts/{post}/check", {"title": "", "content": HELD}, person="writer")[0] == 403
    )
    assert site.rest("POST", "/sumber/v1/connection", {}, person="editor")[0] == 403
    assert "sumber" not in json.loads(site.request("GET", "/index.php?rest_route=/wp/v2/posts", "", {})[1] or "[{}]")[0]


@pytest.mark.system
@pytest.mark.service
def test_the_service_learns_what_readers_see(site: Site) -> None:
    """
    A story that runs stands in the reuse index, one that was taken off does not, and a deleted one is erased.
    """
    words = (
        "Perahu nelayan Teluk Sanggaru kembali melaut setelah sepekan tertahan gelombang setinggi tiga meter. "
        "Ketua kelompok nelayan Sanggaru, Darmin Lasole, mengatakan empat puluh perahu berangkat sebelum subuh."
    )
    post = draft(site, blocks(words))
    article = f"127.0.0.1:{post}"

    def compared_with() -> list[str]:
        check = ask(site, "POST", "/v1/checks", {"stage": "draft", "outlet": "Harian Lain", "body": words})
        return [match["article_id"] for match in ask(site, "GET", check["report_url"])["reuse"]["matches"]]

    assert site.rest("POST", f"/wp/v2/posts/{post}", {"status": "publish"}, person="writer")[0] == 200
    site.work_off()
    until(lambda: article in compared_with())

    site.php("wp_trash_post($given['post']);", post=post)
    site.work_off()
    assert article not in compared_with()

    site.php("wp_delete_post($given['post'], true);", post=post)
    site.work_off()
    assert "sumber_refused" in ask(site, "GET", f"/v1/articles/{article}")["errors"]


@pytest.mark.system
@pytest.mark.service
def test_settings_lead_to_the_service(site: Site, desk: Callable[[str], Page], tmp_path: Path) -> None:
    """
    Address and key are typed in, tried out with one button, and the key is not shown again.
    """
    key = "kunci-rahasia-redaksi-0123456789"
    with serving(tmp_path, SUMBER_API_KEY=key) as service:
        page = desk("admin")
        page.goto(f"{site.address}/wp-admin/options-general.php?page=sumber")
        page.get_by_label("Address of the service").fill(service.address)
        page.get_by_label("API key").fill("salah")
        save_settings(page)
        page.get_by_role("button", name="Test the saved settings").click()
        expect(page.locator("#sumber-tested")).to_contain_text("does not accept the API key")

        page.get_by_label("API key").fill(issue(service, "score", "read"))
        save_settings(page)
        page.get_by_role("button", name="Test the saved settings").click()
        expect(page.locator("#sumber-tested")).to_contain_text("✗ Sumber answers, but the API key lacks")
        expect(page.locator("#sumber-tested")).to_contain_text("override")

        page.get_by_label("API key").fill(issue(service, "score", "read", "override"))
        save_settings(page)
        page.get_by_role("button", name="Test the saved settings").click()
        expect(page.locator("#sumber-tested")).to_contain_text("✓ Connected.")
        expect(page.locator("#sumber-tested")).to_contain_text("needs the scope admin")

        page.get_by_label("API key").fill(key)
        save_settings(page)
        page.get_by_role("button", name="Test the saved settings").click()
        expect(page.locator("#sumber-tested")).to_contain_text("✓ Connected.")
        save_settings(page)
        assert key not in page.content()
        assert site.php("return Sumber\\Settings\\key();") == key
    autoload = (
        "global $wpdb; return $wpdb->get_var(\"SELECT autoload FROM $wpdb->options WHERE option_name = 'sumber_key'\");"
    )
    assert site.php(autoload) in {"no", "off"}
    site.php("update_option('sumber_key', '-');")


@pytest.mark.system
@pytest.mark.service
def test_settings_are_for_administrators(site: Site, desk: Callable[[str], Page]) -> None:
    """
    An editor does not get to the page.
    """
    page = desk("editor")

    answer = page.goto(f"{site.address}/wp-admin/options-general.php?page=sumber")

    assert answer
    assert answer.status == 403


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


@pytest.mark.system
@pytest.mark.service
def test_uninstalling_leaves_nothing(site: Site) -> None:
    """
    Settings, key, verdicts and overrides go with the plugin.
    """
    post = draft(site, HELD)
    site.rest("POST", f"/wp/v2/posts/{post}", {"status": "publish"}, person="writer")
    site.rest(
        "POST", f"/sumber/v1/posts/{post}/override", {"title": "", "content": HELD, "reason": "Angka menyusul nanti."}
    )

    left = site.php(
        """
        define('WP_UNINSTALL_PLUGIN', 'sumber/sumber.php');
        require WP_PLUGIN_DIR . '/sumber/uninstall.php';
        global $wpdb;
        return [
            $wpdb->get_col("SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%sumber%' AND option_name NOT LIKE '%transient%'"),
            $wpdb->get_col("SELECT meta_key FROM $wpdb->postmeta WHERE meta_key LIKE '%sumber%'"),
            array_filter(_get_cron_array(), fn ($jobs) => preg_grep('/sumber/', array_keys($jobs))),
        ];
        """
    )

    assert left == [[], [], []]


@pytest.mark.system
def test_the_php_is_clean() -> None:
    """
    PHP reads every file, and none strays from the coding standard PSR-12.
    """
    files = sorted(map(str, PLUGIN.rglob("*.php")))
    for file in files:
        subprocess.run(["php", "-l", file], check=True, capture_output=True)

    standard = subprocess.run(["phpcs", "--standard=PSR12", *files], capture_output=True, text=True, check=False)

    assert standard.returncode == 0, standard.stdout


def test_every_sentence_is_translated() -> None:
    """
    Each language has every sentence of the plugin, no other, and the same places for values.
    """
    source = "".join(file.read_text() for file in [*PLUGIN.rglob("*.php"), *PLUGIN.rglob("*.js")])
    said = {words for _, words in re.findall(r"""(?:__|esc_html__)\(\s*(["'])((?:(?!\1).)+)\1""", source)}

    for file in (PLUGIN / "languages").glob("*.json"):
        told = json.loads(file.read_text())
        assert told.keys() == said
        for words, (translated,) in told.items():
            assert sorted(re.findall(r"%\S", words)) == sorted(re.findall(r"%\S", translated))

"""The Wagtail app as a newsroom meets it: a real Wagtail, a real service, a real Chromium."""

import json
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from running import issue, serving, until
from wagtail_site import APP, Site, wagtail

expect.set_options(timeout=30_000)  # as patient as Playwright is with everything else

NOBODY = "http://127.0.0.1:9"  # the port named “discard”: nothing listens there

TITLE = "Banjir Rendam 212 Rumah di Sukamulur"
GOOD = "<p>Banjir merendam 212 rumah di Kecamatan Sukamulur, kata Camat Ratih Puspaningrum. Air mulai surut.</p>"
HELD = GOOD.replace("Air mulai surut", "Sebanyak xxx orang mengungsi ke balai desa, kata Ratih")
TWICE = GOOD.replace("</p>", " Bantuan datang dari J\u0430karta dan B\u0430ndung.</p>")  # each with a Cyrillic letter
FOREIGN = (
    "<p>Les habitants du village ont quitté leurs maisons dans la nuit, a dit le maire. La route reste fermée.</p>"
)
REASON = "Angkanya menyusul; pembaca perlu tahu jalan mana yang ditutup."


@pytest.fixture(scope="module")
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


def open_story(page: Page, site: Site, story: int) -> None:
    """Open a story in Wagtail's editor."""
    page.goto(f"{site.address}/admin/pages/{story}/edit/")


def lead(page: Page) -> Locator:
    """The editor of the story's first field of rich text."""
    return page.locator('[data-contentpath="lead"] [contenteditable=true]')


def check(page: Page) -> Locator:
    """Open the Checks panel, which checks by itself; our part of it."""
    page.wait_for_load_state()
    panel = page.locator(".sumber")
    toggle = page.locator('[data-side-panel-toggle="checks"]')
    if toggle.get_attribute("aria-expanded") == "false":  # Wagtail remembers which panel was open
        toggle.click()
    expect(panel.locator(".sumber-standing")).to_be_visible()
    return panel


def press_publish(page: Page) -> None:
    """Choose Publish in the menu at the foot of the editor."""
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.get_by_role("button", name="Publish", exact=True).click()


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
def test_a_story_that_was_never_saved_is_held_too(site: Site) -> None:
    """
    Wagtail makes a new page live before it asks anybody; a held one is a draft all the same.
    """
    held = site.do("publish_new", login="editor", title=TITLE, lead=HELD)
    good = site.do("publish_new", login="editor", title=TITLE, lead=GOOD)

    assert "is kept as a draft" in held["said"][0]
    assert not held["live"]
    assert "xxx" in held["draft"]
    assert "created and published" in good["said"][0]
    assert good["live"]


@pytest.mark.system
@pytest.mark.service
def test_readers_keep_the_earlier_words(site: Site) -> None:
    """
    A correction that is held stays a draft, and what readers see does not change.
    """
    story = site.do("write", title=TITLE, lead=GOOD)
    assert "has been published" in site.do("publish", login="editor", page=story, lead=GOOD)[0]

    said = site.do("publish", login="editor", page=story, lead=HELD)

    assert "readers still see the earlier text" in said[0]
    now = site.do("look", page=story)
    assert "xxx" not in now["read"]
    assert "xxx" in now["draft"]


@pytest.mark.system
@pytest.mark.service
def test_words_that_stay_the_same_are_not_checked_again(site: Site) -> None:
    """
    A live story is published again without asking anybody when its words are what readers see already.
    """
    story = site.do("write", title=TITLE, lead=GOOD)
    site.do("publish", login="editor", page=story, lead=GOOD)
    site.set_up(SERVER=NOBODY, ON_OUTAGE="hold")

    assert "has been published" in site.do("publish", login="editor", page=story, lead=GOOD)[0]


@pytest.mark.system
@pytest.mark.service
def test_a_held_story_cannot_be_scheduled(site: Site) -> None:
    """
    A date to go live is no way around the gate.
    """
    story = site.do("write", title=TITLE, lead=HELD)

    said = site.do("publish", login="editor", page=story, lead=HELD, days=2)

    assert "is kept as a draft" in said[0]
    assert not site.do("look", page=story)["scheduled"]


@pytest.mark.system
@pytest.mark.service
def test_a_held_story_is_not_approved(site: Site) -> None:
    """
    The last approval of a workflow publishes; on a held story the task stays open and says why.
    """
    story = site.do("write", title=TITLE, lead=HELD)

    said = site.do("approve", login="editor", page=story)

    assert "is kept as a draft" in said[0]
    assert site.do("look", page=story)["task"] == "in_progress"
    mended = site.do("write", title=TITLE, lead=GOOD)
    site.do("approve", login="editor", page=mended)
    assert site.do("look", page=mended)["live"]


@pytest.mark.system
@pytest.mark.service
def test_of_stories_published_together_none_goes_out_while_one_is_held(site: Site) -> None:
    """
    Bulk publishing names the story that holds the others up.
    """
    stories = [site.do("write", title=TITLE, lead=GOOD), site.do("write", title="Jalan Masih Tertutup", lead=HELD)]

    said = site.do("publish_bulk", login="editor", pages=stories)

    assert "Jalan Masih Tertutup" in said[0]
    assert not any(site.do("look", page=story)["live"] for story in stories)


@pytest.mark.system
@pytest.mark.service
def test_the_api_of_wagtail_asks_the_gate(site: Site) -> None:
    """
    A client that publishes a held story is told so; other stories go out.
    """
    held, good = (site.do("write", title=TITLE, lead=lead) for lead in (HELD, GOOD))

    status, told = site.do("publish_by_api", login="admin", page=held)

    assert status == 422
    assert "is kept as a draft" in told
    assert site.do("publish_by_api", login="admin", page=good)[0] == 200
    assert [site.do("look", page=story)["live"] for story in (held, good)] == [False, True]


@pytest.mark.system
@pytest.mark.service
def test_code_cannot_publish_a_gated_story_that_is_held(site: Site) -> None:
    """
    With the mixin the gate also stands before APIs and scripts.
    """
    held, good = (site.do("write", title=TITLE, lead=lead, gated=True) for lead in (HELD, GOOD))

    assert "is kept as a draft" in site.do("publish_by_code", page=held)[0]
    assert site.do("publish_by_code", page=good) == []
    assert [site.do("look", page=story)["live"] for story in (held, good)] == [False, True]


@pytest.mark.system
def test_without_an_answer_the_story_runs_and_that_is_noted(site: Site) -> None:
    """
    A scorer that is down does not stop a newsroom, and the page's log says that nobody checked.
    """
    site.set_up(SERVER=NOBODY)
    story = site.do("write", title=TITLE, lead=HELD)

    said = site.do("publish", login="editor", page=story, lead=HELD)

    assert "Sumber does not answer. The story runs; it is noted as not checked." in said[0]
    now = site.do("look", page=story)
    assert now["live"]
    assert [entry["action"] for entry in now["log"]] == ["sumber.unchecked"]


@pytest.mark.system
def test_a_newsroom_can_decide_to_wait_for_the_answer(site: Site) -> None:
    """
    With `ON_OUTAGE` set to hold, nothing goes out unchecked.
    """
    site.set_up(SERVER=NOBODY, ON_OUTAGE="hold")
    story = site.do("write", title=TITLE, lead=GOOD)

    said = site.do("publish", login="editor", page=story, lead=GOOD)

    assert "is kept as a draft. Sumber does not answer." in said[0]
    assert not site.do("look", page=story)["live"]


@pytest.mark.system
@pytest.mark.service
def test_an_override_needs_a_reason_and_holds_for_these_words_alone(
    desk: Callable[[str], Page], site: Site, service: str
) -> None:
    """
    Who may, says why; the story runs, the log keeps the reason, and other words are held again.
    """
    story = site.do("write", title=TITLE, lead=HELD)
    page = desk("admin")
    open_story(page, site, story)
    panel = check(page)
    panel.get_by_text("Publish all the same…").click()
    panel.get_by_label("Why").fill("ok")
    panel.get_by_role("button", name="Allow it").click()
    expect(panel.get_by_role("alert")).to_have_text("Please say why in a few words; the reason is kept.")

    expect(panel.get_by_label("Why")).to_have_value("ok")
    panel.get_by_label("Why").fill(REASON)
    panel.get_by_role("button", name="Allow it").click()
    expect(panel.locator(".sumber-standing")).to_contain_text(f"May run all the same, says Sari Wulandari: “{REASON}”")
    press_publish(page)

    page.wait_for_url(lambda address: "/edit/" not in address)
    now = site.do("look", page=story)
    assert now["live"]
    (entry,) = now["log"]
    assert (entry["action"], entry["who"], entry["reason"]) == ("sumber.override", "Sari Wulandari", REASON)
    assert entry["passed_on"]
    with urlopen(f"{service}/v1/checks/{entry['check']}/override") as response:
        assert json.load(response)["reason"] == REASON
    other = HELD.replace("xxx", "xxx ribu")
    assert "earlier text" in site.do("publish", login="admin", page=story, lead=other)[0]


@pytest.mark.system
@pytest.mark.service
def test_without_the_permission_nobody_overrides(desk: Callable[[str], Page], site: Site) -> None:
    """
    The panel offers no way out, and a request that asks for one all the same changes nothing.
    """
    story = site.do("write", title=TITLE, lead=HELD)
    page = desk("editor")
    open_story(page, site, story)
    panel = check(page)
    expect(panel).to_contain_text("an editor can allow that, with a reason")
    expect(panel.get_by_text("Publish all the same…")).to_have_count(0)

    status = page.evaluate(
        """async (reason) => {
            const form = new FormData(document.querySelector("form[data-edit-form]"));
            form.set("sumber-editor", location.pathname);
            form.set("sumber-reason", reason);
            return (await fetch("/admin/sumber/override/", { method: "POST", body: form })).status;
        }""",
        REASON,
    )

    assert status == 200
    assert site.do("look", page=story)["log"] == []
    site.do("allow", login="editor")
    page.reload()
    expect(check(page).get_by_text("Publish all the same…")).to_be_visible()


@pytest.mark.system
@pytest.mark.service
def test_strangers_learn_nothing(desk: Callable[[str], Page], site: Site, browser: Browser) -> None:
    """
    The panel's views ask for a login, for the form's own token, and for the right to edit that page.
    """
    story = site.do("write", title=TITLE, lead=HELD)
    address, editor = f"{site.address}/admin/sumber/check/", f"/admin/pages/{story}/edit/"
    nobody = browser.new_context().request.post(address, form={"sumber-editor": editor})
    page = desk("writer")

    def ask(token: str, where: str) -> tuple[int, str]:
        answer = page.request.post(
            address, form={"csrfmiddlewaretoken": token, "sumber-editor": where, "title": "Judul"}
        )
        return answer.status, answer.url

    token = next(one["value"] for one in page.context.cookies() if one["name"] == "csrftoken")
    assert nobody.status == 403  # there is no token without a visit
    assert ask("wrong", editor)[0] == 403
    assert ask(token, "/admin/pages/1/edit/")[1] == f"{site.address}/admin/"  # the root is nobody's to edit
    assert ask(token, "/admin/users/")[0] == 404
    assert ask(token, "//elsewhere.example/")[0] == 404


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


@pytest.mark.system
@pytest.mark.service
def test_every_kind_of_text_reaches_the_service(site: Site) -> None:
    """
    Rich text, blocks inside blocks and lists are all part of the article; choices and markup of Wagtail's are not.
    """
    body = [
        ["text", "<p>Air mulai <b>surut</b>.</p>"],
        ["quote", {"words": "Kami butuh selimut & air.", "speaker": "Ratih"}],
        ["points", ["Dua jembatan ditutup"]],
        ["colour", "r"],
    ]
    story = site.do("write", title=TITLE, lead=GOOD, body=body)

    article = site.do("article", page=story)

    assert article["html"].splitlines() == [
        GOOD,
        *("<p>Air mulai <b>surut</b>.</p>", "<p>Kami butuh selimut &amp; air.</p>", "<p>Ratih</p>"),
        "<p>Dua jembatan ditutup</p>",
    ]
    assert {key: article[key] for key in ("id", "headline", "byline", "outlet")} == {
        "id": f"localhost:{story}",
        "headline": TITLE,
        "byline": "Bagas Pranoto",
        "outlet": "Kabar Wanakerta",
    }


@pytest.mark.system
@pytest.mark.service
def test_a_newsroom_says_where_its_fields_are(site: Site, service: str) -> None:
    """
    Dotted paths in the settings come before what is found by itself.
    """
    story = site.do("write", title=TITLE, lead=GOOD, body=[["text", "<p>Tidak dikirim.</p>"]])
    paths = {"body": "lead", "byline": ["nothing.here", "owner", "seo_title", "title"], "provider": "byline"}
    site.set_up(SERVER=service, FIELDS={"stories.StoryPage": paths}, LANGUAGE="page")

    article = site.do("article", page=story)

    assert article["html"] == GOOD
    assert (article["byline"], article["provider"], article["language"]) == (TITLE, "Bagas Pranoto", "en")


@pytest.mark.system
@pytest.mark.service
def test_the_service_learns_what_readers_can_see(site: Site, service: str) -> None:
    """
    A published story is told to the service at once, and later where the service was away; a deleted one is forgotten.
    """

    def known(story: int) -> bool:
        try:
            with urlopen(f"{service}/v1/articles/localhost:{story}") as response:
                return json.load(response)["article"]["status"] == "published"
        except HTTPError:
            return False

    first = site.do("write", title=TITLE, lead=GOOD)
    site.do("publish", login="editor", page=first, lead=GOOD)
    until(lambda: known(first))
    site.set_up(SERVER=NOBODY)
    second = site.do("write", title="Air Surut", lead=GOOD)
    site.do("publish", login="editor", page=second, lead=GOOD)
    site.set_up(SERVER=service)
    assert not known(second)

    assert site.do("manage", command="sumber_sync").startswith("Stories: ")

    until(lambda: known(second))
    site.do("delete", page=second)
    until(lambda: not known(second))


@pytest.mark.system
@pytest.mark.service
def test_a_newsroom_can_ask_whether_it_is_connected(site: Site, tmp_path: Path) -> None:
    """
    One command says whether address, key and its scopes are right, before any story depends on them.
    """
    assert site.do("manage", command="sumber_status").startswith("Connected. The policy is “default”")
    with serving(tmp_path, SUMBER_API_KEY="kunci-rahasia-redaksi-0123456789") as guarded:
        site.set_up(SERVER=guarded.address, API_KEY=issue(guarded, "score", "read"))
        assert "lacks a scope that is needed: override" in site.do("manage", command="sumber_status")
        site.set_up(SERVER=guarded.address, API_KEY=issue(guarded, "score"))
        assert "needs the scope “read”" in site.do("manage", command="sumber_status")
        site.set_up(SERVER=guarded.address, API_KEY=issue(guarded, "score", "read", "override"))
        assert site.do("manage", command="sumber_status").startswith("Connected.")
    site.set_up(SERVER=NOBODY)
    assert site.do("manage", command="sumber_status") == "Sumber does not answer."


@pytest.mark.system
def test_a_project_is_told_what_it_forgot(site: Site) -> None:
    """
    `manage.py check` knows what would leave a way round the gate, or hide the findings.
    """
    forgotten = {"MIDDLEWARE": [], "WAGTAIL_FINISH_WORKFLOW_ACTION": "", "SUMBER": {"SEVER": "a misspelt setting"}}

    assert site.do("complaints") == []
    assert site.do("complaints", **forgotten) == ["sumber.W002", "sumber.W003", "sumber.W004"]


def test_every_word_of_the_app_is_translated() -> None:
    """
    The Indonesian catalogue is complete, and what is installed is what can be read.
    """
    folder = APP / "sumber_wagtail/locale/id/LC_MESSAGES"
    told = read_po(BytesIO((folder / "django.po").read_bytes()))
    installed = read_mo(BytesIO((folder / "django.mo").read_bytes()))
    used = {message.id for message in told if message.id}

    assert [message.id for message in told if message.id and not message.string] == []
    assert {message.id: message.string for message in told} == {message.id: message.string for message in installed}
    assert sentences() - used == set()


def sentences() -> set[Any]:
    """Collect what the app says in English, from its code and its templates."""
    from babel.messages.extract import extract_python  # noqa: PLC0415

    package = APP / "sumber_wagtail"
    said: set[Any] = set()
    for file in package.rglob("*.py"):
        with file.open("rb") as code:
            said |= {
                found[2] for found in extract_python(code, ["_", "gettext_lazy"], [], {}) if isinstance(found[2], str)
            }
    return said | set(in_templates(package))


def in_templates(package: Path) -> Iterator[str]:
    """Find what templates translate in one line; `blocktrans` is left to the eye."""
    for file in package.rglob("*.html"):
        for part in file.read_text().split('{% trans "')[1:]:
            yield part.partition('" %}')[0]

"""What happens all the same: a service that is down, an editor who has a reason, and who may not."""

import json
from collections.abc import Callable
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect
from wagtail_desk import GOOD, HELD, NOBODY, REASON, TITLE, check, open_story, press_publish
from wagtail_site import Site


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

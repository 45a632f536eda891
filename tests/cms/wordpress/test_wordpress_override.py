"""What happens all the same: a service that is down, and an editor who has a reason."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from wordpress_desk import (
    GOOD,
    HEADLINE,
    HELD,
    NOBODY,
    ask,
    confirm_publish,
    draft,
    press_publish,
    stored,
    write,
)
from wordpress_site import Site


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

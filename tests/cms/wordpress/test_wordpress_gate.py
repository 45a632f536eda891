"""The gate where WordPress writes posts: nobody goes round it, readers keep what they have, saving is free."""

from collections.abc import Callable
from xmlrpc.client import Fault, ServerProxy

import pytest
from playwright.sync_api import Page, expect
from wordpress_desk import GOOD, HEADLINE, HELD, NOBODY, draft, stored
from wordpress_site import Site


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

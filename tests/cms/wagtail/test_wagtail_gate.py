"""The gate wherever Wagtail publishes: the editor, schedules, workflows, bulk actions, its API."""

import pytest
from wagtail_desk import GOOD, HELD, NOBODY, TITLE
from wagtail_site import Site


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

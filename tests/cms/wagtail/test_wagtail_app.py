"""The app in its project: its settings, what the service is told, and its languages."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from running import issue, serving, until
from wagtail_desk import GOOD, NOBODY, TITLE
from wagtail_site import APP, Site


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

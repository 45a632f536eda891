"""The pages that anybody may read: the rules, which are the newsroom's own for who belongs to one, and the problems."""

from flask.testing import FlaskClient
from keys import bearer

from api.problems import KINDS
from workers import Desk

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
OWN = '[rules]\ndate-weekday = { severity = "critical" }\n'


def test_the_rules_are_those_of_who_asks(client: FlaskClient, desk: Desk) -> None:
    """
    With a key that reads they are the newsroom's own; else the page says that these are the shipped ones, and where
    one's own are.
    """
    harian, tetangga = desk.issue_key("harian"), desk.issue_key("tetangga")
    writer = desk.issue_key("harian", frozenset({"score"}))
    desk.policies.keep("harian", OWN, after=0)

    def told(key: str = "", path: str = "/rules") -> str:
        answer = client.get(f"{path}?lang=en", headers=bearer(key) if key else {})
        assert answer.status_code == 200
        return answer.text

    assert "harian has set them, in version 1" in told(harian)
    assert "tetangga has no policy of its own" in told(tetangga)
    assert told(harian) == told(harian, "/rules/ours")
    for stranger in (told(), told("ssk_harian_nobody"), told(writer)):
        assert "those that Sumber ships; a newsroom may have set others" in stranger
        assert 'href="/rules/ours?lang=en"' in stranger
    assert told(harian).count("critical ·") == told().count("critical ·") + 1


def test_a_browser_is_asked_for_a_key_to_see_its_own_rules(client: FlaskClient, desk: Desk) -> None:
    """
    `/rules/ours` asks as browsers can be asked, and takes the key as a password.
    """
    key = desk.issue_key("harian")
    asked = client.get("/rules/ours")

    assert asked.status_code == 401
    assert asked.headers["WWW-Authenticate"].startswith("Basic")
    assert client.get("/rules/ours", auth=("Rani", key)).status_code == 200


def test_a_problem_is_explained_to_programs_and_to_people(client: FlaskClient) -> None:
    """
    JSON unless a page is wanted; both say what the problem is and what to do about it.
    """
    for kind, meant in KINDS.items():
        program = client.get(f"/problems/{kind}")
        person = client.get(f"/problems/{kind}", headers={"Accept": BROWSER})

        assert program.json == {
            "type": f"/problems/{kind}", "status": meant.status, "title": meant.title, "advice": meant.advice,
        }  # fmt: skip
        assert person.mimetype == "text/html"
        assert meant.title in person.text
        assert "Accept" in person.vary
    assert client.get("/problems/none", headers={"Accept": BROWSER}).status_code == 404


def test_an_address_that_leads_nowhere_is_a_page_for_people(client: FlaskClient) -> None:
    """
    A mistyped address of a page gets a page; below /v1, and for programs, a problem document.
    """
    person = client.get("/laporan", headers={"Accept": BROWSER})
    programs = (client.get("/laporan"), client.get("/v1/laporan", headers={"Accept": BROWSER}))

    assert (person.status_code, person.mimetype) == (404, "text/html")
    assert [(one.status_code, one.mimetype) for one in programs] == [(404, "application/problem+json")] * 2

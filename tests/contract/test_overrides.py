"""What editors answer to a gate: they let a text pass, by name and with a reason."""

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from promised import keeps

from api_spec.schemas import OverrideSchema

pytestmark = pytest.mark.service
Call = Callable[..., tuple[int, dict[str, str], Any]]
REQUEST = json.loads((files("api_spec") / "examples" / "check-request.json").read_text("utf-8"))
WHO = {"name": "Ratna Puspita", "reason": "Sudah ditanyakan ke narasumber."}


def test_an_override_lets_exactly_this_text_pass(call: Call) -> None:
    """
    The conclusion stays, nothing blocks, and the next check of the same words knows; a changed word is checked anew.
    """
    check = call("POST", "/v1/checks", {**REQUEST, "id": "tahan-1"})[2]
    place = f"/v1/checks/{check['id']}/override"
    granted = call("POST", place, WHO)
    keeps("POST", place, granted)
    OverrideSchema().load(granted[2])
    same = call("POST", "/v1/checks", {**REQUEST, "id": "tahan-1"})[2]
    other = call("POST", "/v1/checks", {**REQUEST, "id": "tahan-1", "headline": "Judul lain"})[2]
    read = call("GET", f"/v1/checks/{check['id']}")
    keeps("GET", f"/v1/checks/{check['id']}", read)

    assert granted[0] == 201
    assert (read[2]["conclusion"], read[2]["blocking"], read[2]["override"]) == ("fail", False, granted[2])
    assert (same["conclusion"], same["blocking"], same["override"]) == ("fail", False, granted[2])
    assert (other["conclusion"], other["blocking"], other["override"]) == ("fail", True, None)
    assert granted[2]["rules"] == ["text-mixed-script"]


def test_an_override_may_be_sent_twice(call: Call) -> None:
    """
    The same name and reason again are the same override; another reason is another, and the newest is shown.
    """
    check = call("POST", "/v1/checks", {**REQUEST, "id": "tahan-2"})[2]
    place = f"/v1/checks/{check['id']}/override"
    none = call("GET", place)
    first, again = call("POST", place, WHO)[2], call("POST", place, WHO)[2]
    second = call("POST", place, {**WHO, "reason": "Redaktur pelaksana setuju."})[2]
    newest = call("GET", place)
    for answer in (none, newest):
        keeps("GET", place, answer)

    assert none[0] == 404
    assert first == again
    assert newest[2] == second


@pytest.mark.parametrize("given", [{}, {"name": "Ratna"}, {**WHO, "reason": "  "}, {**WHO, "name": ""}])
def test_nobody_overrides_without_a_name_and_a_reason(call: Call, given: dict[str, str]) -> None:
    """
    Both are asked for, and blanks are neither.
    """
    check = call("POST", "/v1/checks", {**REQUEST, "id": "tahan-3"})[2]
    refused = call("POST", f"/v1/checks/{check['id']}/override", given)
    keeps("POST", f"/v1/checks/{check['id']}/override", refused)

    assert refused[0] == 422
    assert call("GET", f"/v1/checks/{check['id']}")[2]["blocking"]

"""Talks to the Sumber service. What goes wrong is raised as `Silence`, in words that an editor can read."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

import requests
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sumber_wagtail import conf

GRACE: Final = 2.0
"""Seconds beyond the service's own, for the way there and back."""
CONNECT: Final = 2.0
BRIEFLY: Final = 1.0
"""Seconds for what is only told: nobody waits for a verdict."""


class Silence(Exception):  # noqa: N818 -- it is no error of ours
    """There is no answer. `status` is that of HTTP, 0 where nothing came back at all."""

    def __init__(self, words: str, status: int = 0) -> None:
        super().__init__(words)
        self.status = status


def check(article: Mapping[str, Any], stage: str) -> Mapping[str, Any]:
    """The check of an article at a stage, as the service answers it. Raises Silence."""
    patience = conf.get("PATIENCE")
    return ask("POST", "/v1/checks", {**article, "stage": stage}, patience + GRACE, Prefer=f"wait={patience}")


def override(check_id: str, name: str, reason: str) -> None:
    """Tell the service who lets a story run all the same, and why. Raises Silence."""
    ask("POST", f"/v1/checks/{quote(check_id, safe='')}/override", {"name": name, "reason": reason}, BRIEFLY)


def ask(method: str, path: str, body: Any = None, seconds: float = BRIEFLY, **headers: str) -> Mapping[str, Any]:
    """Make one request and return the JSON of its answer. Raises Silence."""
    key = conf.get("API_KEY")
    if key:
        headers["Authorization"] = f"Bearer {key}"
    try:
        response = requests.request(
            method,
            conf.server() + path,
            json=body,
            headers={"Accept": "application/json", "Accept-Language": get_language() or "", **headers},
            timeout=(min(CONNECT, seconds), seconds),
            allow_redirects=False,  # the key goes to the address in the settings and nowhere else
        )
        answer = response.json() if response.content else {}
    except requests.JSONDecodeError:
        answer = None
    except requests.RequestException as trouble:
        raise Silence(_("Sumber does not answer.")) from trouble
    if response.ok and response.status_code < 300 and isinstance(answer, dict):
        return answer
    raise Silence(_complaint(response.status_code, answer), response.status_code)


def _complaint(status: int, problem: Any) -> str:
    if status == 401:
        return _("Sumber does not accept the API key.")
    told = problem.get("detail") or problem.get("title") or "" if isinstance(problem, dict) else ""
    if status == 403:
        return _("The API key may not do that. %(told)s") % {"told": told}
    return _("Sumber answers with error %(status)d. %(told)s") % {"status": status, "told": told}

"""The programs of /docs: each is run as it stands there, in its own language, against the whole service."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib.resources import files

import pytest
from running import Running, serving

from api.page import reference
from api.page.reference import Call
from api_spec import specification

pytestmark = pytest.mark.service

INTERPRETERS = {
    "curl": ("bash", ["-c"]),
    "Python": (sys.executable, ["-c"]),
    "JavaScript": ("node", ["--input-type=module", "--eval"]),
    "PHP": ("php", ["--run"]),
}
LAST = ("takeBackDismissal", "deleteWebhook", "eraseArticle")
"""What would take away the things that other calls speak of."""

CALLS = sorted(
    (call for _, _, calls in reference(specification()).tags for call in calls),
    key=lambda call: LAST.index(call.id) if call.id in LAST else -1,
)
REFUSED = {
    "cancelJob": "409",  # the job is finished
    "replacePolicy": "428",  # whoever replaces a policy says which one
}
"""Calls that need more than an example can know: what the service answers then."""


SHOWN = json.loads((files("api_spec") / "examples" / "dismissal-request.json").read_text("utf-8"))["fingerprint"]
"""The finding that the example of an answer speaks of."""


@pytest.fixture(scope="module", params=INTERPRETERS)
def language(request: pytest.FixtureRequest) -> str:
    """A language whose interpreter is here."""
    name: str = request.param
    if not shutil.which(INTERPRETERS[name][0]) or (name == "curl" and not shutil.which("curl")):
        pytest.skip(f"{name} is not installed")
    return name


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service that only these programs use."""
    with serving(tmp_path_factory.mktemp("programs")) as service:
        yield service


@pytest.fixture(scope="module")
def newsroom(language: str, running: Running) -> tuple[Running, Mapping[str, str]]:
    """The service with one of everything for this language, and the names of these things as the programs write them."""
    return running, things(running, f"contoh-{language}")


def things(running: Running, article_id: str) -> Mapping[str, str]:
    """Make one of everything: what stands in capitals in a program, and its name here."""
    story = json.loads((files("api_spec") / "examples" / "article.json").read_text("utf-8"))
    report = running.call("POST", "/v1/articles", {**story, "id": article_id}, {"Prefer": "wait=20"})[2]
    finding = report["findings"][0]["fingerprint"]
    answer = {"fingerprint": finding, "answer": "intended", "reason": "gaya", "name": "Rani"}
    running.call("POST", f"/v1/reports/{report['id']}/dismissals", answer)
    check = running.call("POST", "/v1/checks", {**story, "id": f"gerbang-{article_id}", "stage": "publish"})[2]
    running.call("POST", f"/v1/checks/{check['id']}/override", {"name": "Rani", "reason": "Sudah dicek."})
    batch = running.call("POST", "/v1/articles/bulk", story, {"Content-Type": "application/x-ndjson"})[2]
    webhook = running.call("POST", "/v1/webhooks", {"url": "https://cms.example.org/sumber"})[2]
    running.call("POST", f"/v1/webhooks/{webhook['id']}/test")
    delivery = running.call("GET", f"/v1/webhooks/{webhook['id']}/deliveries")[2]["deliveries"][0]
    running.call("PUT", "/v1/policies/newsroom", None, {"Content-Type": "application/toml", "If-None-Match": "*"})
    return {
        "ARTICLE_ID": article_id,
        "REPORT_ID": report["id"],
        "JOB_ID": report["job_id"],
        "FINGERPRINT": finding,
        "CHECK_ID": check["id"],
        "BATCH_ID": batch["id"],
        "WEBHOOK_ID": webhook["id"],
        "DELIVERY_ID": delivery["id"],
        "RULE_ID": "date-weekday",
        "AGENCY_ID": "antara",
        "NAME": "newsroom",
        "VERSION": "1",
        "KIND": "invalid",
    }


def run(call: Call, language: str, newsroom: tuple[Running, Mapping[str, str]]) -> subprocess.CompletedProcess[str]:
    """Run a program of a call, with the names of real things in its address."""
    running, names = newsroom
    text = next(one.text for one in call.programs if one.language == language)
    path = re.sub(r"\{(\w+)\}", lambda name: name[1].upper(), call.path)
    real = re.sub(r"\{(\w+)\}", lambda name: names[name[1].upper()], call.path)
    assert path in text
    text = text.replace(path, real).replace(SHOWN, names["FINGERPRINT"])
    program, options = INTERPRETERS[language]
    return subprocess.run(
        [program, *options, text.removeprefix("<?php\n")],
        env={**os.environ, "SUMBER_SERVER": running.address, "SUMBER_KEY": "none"},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize("call", [pytest.param(call, id=call.id) for call in CALLS])
def test_a_program_of_the_reference_runs(
    call: Call, language: str, newsroom: tuple[Running, Mapping[str, str]]
) -> None:
    """
    Every call can be made as /docs shows it, and every call has its programs.
    """
    ran = run(call, language, newsroom)
    told = ran.stdout + ran.stderr

    if call.id in REFUSED:
        assert ran.returncode != 0
        assert REFUSED[call.id] in told
    else:
        assert ran.returncode == 0, told

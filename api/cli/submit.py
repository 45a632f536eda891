"""`sumber submit`: posts articles to a running service, waits, and prints what the gate concludes."""

import argparse
import json
import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from api.cli import complain
from api.cli.inputs import Given, Refused, articles
from api.terminal import conclusion, show, terminal
from scorer.policy import STAGES

PATIENCE = 600.0  # seconds for one check to conclude


class RefusedByServerError(Exception):
    """The service did not take what it was sent. The message is one line; `status` is 0 where nobody answered."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a service answered: a JSON value or a text, and the tag of its version."""

    status: int
    told: Any
    tag: str


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="articles, as `sumber score` takes them; - for lines")
    parser.add_argument("--server", default="http://127.0.0.1:8000", metavar="URL", help="default: %(default)s")
    parser.add_argument("--key", default=os.environ.get("SUMBER_KEY", ""), help="API key (default: SUMBER_KEY)")
    parser.add_argument("--stage", choices=STAGES, default="publish", help="stage of the desk (default: %(default)s)")
    parser.add_argument(
        "--format",
        choices=("text", "report", "ndjson"),
        default="text",
        help=(
            "text: a line an article (default); report: each report in full; ndjson: each check as the service answers"
        ),
    )
    parser.add_argument("--language", metavar="TAG", help="language of articles that do not say")


def run(options: argparse.Namespace) -> int:
    """Check everything; 1 when a gate failed, 2 when something was not checked."""
    url = urlsplit(options.server)
    if url.scheme not in ("http", "https") or not url.hostname:
        complain(f"--server {options.server} is not an address such as http://127.0.0.1:8000")
        return 2
    given = tuple(articles(options.files, {"language": options.language} if options.language else {}))
    service = Service(options.server.rstrip("/"), options.key)
    failed = bad = False
    progress = Console(file=sys.stderr)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=progress, disable=not progress.is_terminal, transient=True) as bar:
        for one in bar.track(given, description=f"checking for {options.stage}"):
            try:
                check = _check(one, service, options.stage)
                _print(one.name, check, service, options.format)
                failed = failed or bool(check["blocking"])
                bad = bad or check["conclusion"] == "neutral"
            except RefusedByServerError as refused:
                complain(f"{one.name}: {refused}")
                bad = True
    return 2 if bad else int(failed)


class Service:
    """A running service at its address."""

    def __init__(self, address: str, key: str) -> None:
        self._url = urlsplit(address)
        self._headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {key}"} if key else {})}

    def call(self, method: str, path: str, value: Any = None) -> tuple[int, Any]:
        """One request: the status and the JSON value of the answer. RefusedByServerError for anything but success."""
        answer = self.ask(method, path, None if value is None else json.dumps(value).encode())
        return answer.status, answer.told

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """One request with a body of any kind. RefusedByServerError for anything but success."""
        secure = self._url.scheme == "https"
        connection = (HTTPSConnection if secure else HTTPConnection)(
            self._url.hostname or "", self._url.port, timeout=60
        )
        try:
            connection.request(method, self._url.path + path, body, {**self._headers, **(headers or {})})
            answer = connection.getresponse()
            text = answer.read()
            told = json.loads(text or b"null") if "json" in answer.headers.get_content_type() else text.decode()
        except (OSError, HTTPException, ValueError) as error:
            raise RefusedByServerError(f"{self._url.netloc} does not answer as it should ({error})") from None
        finally:
            connection.close()
        if answer.status >= 400:
            raise RefusedByServerError(_problem(told), answer.status)
        return Answer(status=answer.status, told=told, tag=answer.headers.get("ETag", ""))


def _check(one: Given | Refused, service: Service, stage: str) -> Mapping[str, Any]:
    if isinstance(one, Refused):
        raise RefusedByServerError(one.reason)
    status, check = service.call("POST", "/v1/checks", {**one.values, "stage": stage})
    until = time.monotonic() + PATIENCE
    while status == 202 and time.monotonic() < until:
        time.sleep(1)
        status, check = service.call("GET", f"/v1/checks/{check['id']}")
    answered: Mapping[str, Any] = check
    return answered


def _print(name: str, check: Mapping[str, Any], service: Service, form: str) -> None:
    if form == "ndjson":
        sys.stdout.write(json.dumps(check, ensure_ascii=False, sort_keys=True) + "\n")
        return
    console = terminal()
    console.print(conclusion(check).append(f"  {name}", style="dim"), soft_wrap=True)
    if form == "report" and check["report_url"]:
        show(service.call("GET", check["report_url"])[1], console=console)
        return
    for reason in check["reasons"]:
        told = f"{reason['rule']}: {reason['message']}" if reason["rule"] else reason["message"]
        console.print(f"        {told}", soft_wrap=True)


def _problem(told: Any) -> str:
    if not isinstance(told, dict):
        return "an answer that is no problem document"
    faults = [f"{_place(fault)}: {fault['detail']}" for fault in told.get("errors", ())]
    return "; ".join(faults) or ". ".join(filter(None, (told.get("title", "refused"), told.get("detail"))))


def _place(fault: Mapping[str, Any]) -> str:
    return f"line {fault['line']}" if "line" in fault else str(fault["pointer"])

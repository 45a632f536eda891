"""Somebody's CMS with the web component in its page, and what is done to it."""

import json
from http.server import BaseHTTPRequestHandler
from typing import Any

from playwright.sync_api import Locator, Page

from api import samples

POLICY = "default-src 'none'; connect-src 'self'; script-src {service}; require-trusted-types-for 'script'; trusted-types 'none'"
PAGE = """<!doctype html>
<html lang="{lang}"><meta charset="utf-8"><title>CMS</title>
<script type="module" src="{service}/sumber-report.js"></script>
<main><h1>CMS</h1><sumber-report {attributes}></sumber-report></main></html>"""

STORY = {
    "headline": "Pasar Ikan Teluk Merbau Terbakar",
    "body": "🔥🔥 Kebakaran di Teluk Merbau dilaporkan menewaskan tiga orang.\n\nSebanyak xxx orang mengungsi ke balai desa pada Rabu (11/3/2025), kata Camat Ratih Wulan.",
}


class Cms(BaseHTTPRequestHandler):
    """Somebody's CMS, on a port and so an origin of its own: one page, and a report that it passes on."""

    service = ""
    page = ""
    report: Any = None
    answers: tuple[tuple[str, str, Any], ...] = ()
    open = True

    def do_GET(self) -> None:
        """Answer with the report or with the page, under a policy that allows nothing but the component's script."""
        is_report = self.path == "/report.json"
        body = json.dumps(Cms.report) if is_report else Cms.page
        self.send_response(200)
        self.send_header("Content-Type", "application/json" if is_report else "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", POLICY.format(service=Cms.service))
        self.end_headers()
        self.wfile.write(body.encode())

    def do_POST(self) -> None:
        """Take an answer, while answers are taken."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        Cms.answers += ((self.command, self.path, json.loads(body) if body else None),)
        self.send_response(201 if Cms.open else 503)
        self.end_headers()

    do_DELETE = do_POST  # noqa: N815 - the name is http.server's

    def log_message(self, *_words: Any) -> None:
        """Say nothing."""


def show(page: Page, report: Any) -> Locator:
    """Give the component a report; the component."""
    component = page.locator("sumber-report")
    component.evaluate("(element, report) => { element.report = report; }", report)
    return component


def chosen(page: Page) -> Any:
    """The last choice that the component has told its page about; listening begins with the first call."""
    return page.evaluate(
        """() => {
            const last = window.last;
            document.body.addEventListener("sumber-finding", ({ detail }) => { window.last = detail; });
            return last;
        }"""
    )


def sample(name: str) -> dict[str, Any]:
    """One of our sample stories."""
    found = samples.find(name)
    assert found
    return dict(found.article)

"""What people do on the pages: they paste a story, in windows of any kind."""

from playwright.sync_api import Page

from api import samples
from api.page import speak

REFUSALS = ("404 (NOT FOUND)", "422 (UNPROCESSABLE ENTITY)")
WIDE, NARROW = (1280, 860), (390, 844)
ID = speak("id")

# The usual ways in: markup, attributes, addresses, entities, templates, and the ends of what surrounds the text.
PAYLOADS = (
    "<script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    '"><iframe srcdoc="<script>parent.alert(1)</script>">',
    "' autofocus onfocus=alert(1) x='",
    "javascript:alert(1)",
    "<a href=javascript:alert(1)>klik</a>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{ 7 * 7 }}{% include 'base.html' %}",
    "</title><style>*{display:none}</style>",
    "<!--><script>alert(1)</script>-->",
    "\u202e<script>alert(1)</script>\u202c",
    "<details open ontoggle=alert(1)>",
)

ENDLESS = "A" * 3000
RIGHT_TO_LEFT = "قال المتحدث إن الاجتماع \u202e" + "ه" * 900 + "\u202c"
PILED_UP = "Z\u0335\u0336" * 400


def paste(page: Page, body: str, headline: str = "", byline: str = "") -> None:
    """Fill the form in and send it."""
    page.get_by_label(ID("desk.headline")).fill(headline)
    page.get_by_label(ID("desk.byline")).fill(byline)
    page.get_by_label(ID("desk.body")).fill(body)
    page.get_by_role("button", name=ID("desk.send"), exact=True).click()


def paste_sample(page: Page, name: str = "feri-lembayung") -> None:
    """Paste one of our samples and wait for its report."""
    sample = samples.find(name)
    assert sample
    paste(page, sample.article["body"], sample.article["headline"], sample.article["byline"])
    page.wait_for_url("**/reports/**")

"""What people do in a Wagtail: the stories they write there, and the buttons they press."""

from playwright.sync_api import Locator, Page, expect
from wagtail_site import Site

expect.set_options(timeout=30_000)  # as patient as Playwright is with everything else

NOBODY = "http://127.0.0.1:9"  # the port named “discard”: nothing listens there

TITLE = "Banjir Rendam 212 Rumah di Sukamulur"
GOOD = "<p>Banjir merendam 212 rumah di Kecamatan Sukamulur, kata Camat Ratih Puspaningrum. Air mulai surut.</p>"
HELD = GOOD.replace("Air mulai surut", "Sebanyak xxx orang mengungsi ke balai desa, kata Ratih")
TWICE = GOOD.replace("</p>", " Bantuan datang dari J\u0430karta dan B\u0430ndung.</p>")  # each with a Cyrillic letter
FOREIGN = (
    "<p>Les habitants du village ont quitté leurs maisons dans la nuit, a dit le maire. La route reste fermée.</p>"
)
REASON = "Angkanya menyusul; pembaca perlu tahu jalan mana yang ditutup."


def open_story(page: Page, site: Site, story: int) -> None:
    """Open a story in Wagtail's editor."""
    page.goto(f"{site.address}/admin/pages/{story}/edit/")


def lead(page: Page) -> Locator:
    """The editor of the story's first field of rich text."""
    return page.locator('[data-contentpath="lead"] [contenteditable=true]')


def check(page: Page) -> Locator:
    """Open the Checks panel, which checks by itself; our part of it."""
    page.wait_for_load_state()
    panel = page.locator(".sumber")
    toggle = page.locator('[data-side-panel-toggle="checks"]')
    if toggle.get_attribute("aria-expanded") == "false":  # Wagtail remembers which panel was open
        toggle.click()
    expect(panel.locator(".sumber-standing")).to_be_visible()
    return panel


def press_publish(page: Page) -> None:
    """Choose Publish in the menu at the foot of the editor."""
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.get_by_role("button", name="Publish", exact=True).click()

"""What people do in a WordPress: the stories they write there, and the buttons they press."""

from typing import Any

from playwright.sync_api import Frame, Locator, Page
from wordpress_site import Site

WORDPRESS_OWN = ("data:", "blob:", "https://s.w.org/")
NOBODY = "http://127.0.0.1:9"  # the port named “discard”: nothing listens there

HEADLINE = "Banjir Rendam 212 Rumah di Sukamulur"
LEAD = "Banjir merendam <strong>212 rumah</strong> di Kecamatan Sukamulur, kata Camat Ratih Puspaningrum."
GAP = "Sebanyak <em>xxx</em> orang mengungsi ke balai desa, kata Ratih."
MENDED = GAP.replace("xxx", "97")
TWICE = "Bantuan datang dari J\u0430karta dan B\u0430ndung, kata Ratih."  # two words with a Cyrillic letter
FOREIGN = "Les habitants du village ont quitté leurs maisons dans la nuit, a dit le maire, et la route reste fermée."


def blocks(*paragraphs: str) -> str:
    """Write paragraphs as the block editor stores them."""
    return "\n\n".join(f"<!-- wp:paragraph -->\n<p>{words}</p>\n<!-- /wp:paragraph -->" for words in paragraphs)


HELD, GOOD = blocks(LEAD, GAP), blocks(LEAD, MENDED)


def draft(site: Site, content: str, *, person: str = "writer", status: str = "draft") -> int:
    """Store a story as it would be after some writing; the gate is not asked."""
    return int(
        site.php(
            """
            define('WP_IMPORTING', true);
            return wp_insert_post(wp_slash($given));
            """,
            person=person,
            post_title=HEADLINE,
            post_content=content,
            post_status=status,
            post_author=site.php("return get_current_user_id();", person=person),
        )
    )


def ask(site: Site, method: str, path: str, body: Any = None) -> Any:
    """Ask the service what the plugin's own requests would be answered; a refusal as WordPress writes errors."""
    call = "return Sumber\\Service\\ask($given['method'], $given['path'], $given['body']);"
    return site.php(call, method=method, path=path, body=body)


def stored(site: Site, post: int) -> dict[str, Any]:
    """Read the post as the database has it."""
    found: dict[str, Any] = site.php("return get_post($given['post'], ARRAY_A);", post=post)
    return found


def write(page: Page, site: Site, post: int) -> None:
    """Open a story in the block editor."""
    page.goto(f"{site.address}/wp-admin/post.php?post={post}&action=edit")
    page.wait_for_function("window.wp?.data?.select('core/editor')?.getCurrentPostId()")
    page.evaluate("wp.data.dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false)")
    page.evaluate("wp.data.dispatch('core/preferences').set('core', 'welcomeGuide', false)")  # since 6.6
    page.get_by_role("button", name="Publish", exact=True).wait_for()


def press_publish(page: Page) -> None:
    """Press the button at the top of the editor."""
    page.locator(".edit-post-header, .editor-header").get_by_role("button", name="Publish", exact=True).click()


def confirm_publish(page: Page) -> Locator:
    """Find the button in the panel that publishes."""
    return page.locator(".editor-post-publish-panel__header").get_by_role("button", name="Publish", exact=True)


def text_of(page: Page) -> Page | Frame:
    """Find the document that holds the story's text: newer editors have a frame for it."""
    return page.frame("editor-canvas") or page


def save_settings(page: Page) -> None:
    """Save the settings page and wait until it is back."""
    with page.expect_navigation():
        page.get_by_role("button", name="Save Changes").click()


def wait_for_selection(page: Page, words: str) -> None:
    """Wait until these words are selected in the text."""
    text_of(page).wait_for_function("words => String(getSelection()) === words", arg=words)

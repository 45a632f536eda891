"""The plugin in its house: its settings, what the service is told, its languages, and going without a trace."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from running import issue, serving, until
from wordpress_desk import (
    HELD,
    ask,
    blocks,
    draft,
    save_settings,
)
from wordpress_site import PLUGIN, Site


@pytest.mark.system
@pytest.mark.service
def test_the_service_learns_what_readers_see(site: Site) -> None:
    """
    A story that runs stands in the reuse index, one that was taken off does not, and a deleted one is erased.
    """
    words = (
        "Perahu nelayan Teluk Sanggaru kembali melaut setelah sepekan tertahan gelombang setinggi tiga meter. "
        "Ketua kelompok nelayan Sanggaru, Darmin Lasole, mengatakan empat puluh perahu berangkat sebelum subuh."
    )
    post = draft(site, blocks(words))
    article = f"127.0.0.1:{post}"

    def compared_with() -> list[str]:
        check = ask(site, "POST", "/v1/checks", {"stage": "draft", "outlet": "Harian Lain", "body": words})
        return [match["article_id"] for match in ask(site, "GET", check["report_url"])["reuse"]["matches"]]

    assert site.rest("POST", f"/wp/v2/posts/{post}", {"status": "publish"}, person="writer")[0] == 200
    site.work_off()
    until(lambda: article in compared_with())

    site.php("wp_trash_post($given['post']);", post=post)
    site.work_off()
    assert article not in compared_with()

    site.php("wp_delete_post($given['post'], true);", post=post)
    site.work_off()
    assert "sumber_refused" in ask(site, "GET", f"/v1/articles/{article}")["errors"]


@pytest.mark.system
@pytest.mark.service
def test_settings_lead_to_the_service(site: Site, desk: Callable[[str], Page], tmp_path: Path) -> None:
    """
    Address and key are typed in, tried out with one button, and the key is not shown again.
    """
    key = "kunci-rahasia-redaksi-0123456789"
    with serving(tmp_path, SUMBER_API_KEY=key) as service:
        page = desk("admin")
        page.goto(f"{site.address}/wp-admin/options-general.php?page=sumber")
        page.get_by_label("Address of the service").fill(service.address)
        page.get_by_label("API key").fill("salah")
        save_settings(page)
        page.get_by_role("button", name="Test the saved settings").click()
        expect(page.locator("#sumber-tested")).to_contain_text("does not accept the API key")

        page.get_by_label("API key").fill(issue(service, "score", "read"))
        save_settings(page)
        page.get_by_role("button", name="Test the saved settings").click()
        expect(page.locator("#sumber-tested")).to_contain_text("✗ Sumber answers, but the API key lacks")
        expect(page.locator("#sumber-tested")).to_contain_text("override")

        page.get_by_label("API key").fill(issue(service, "score", "read", "override"))
        save_settings(page)
        page.get_by_role("button", name="Test the saved settings").click()
        expect(page.locator("#sumber-tested")).to_contain_text("✓ Connected.")
        expect(page.locator("#sumber-tested")).to_contain_text("needs the scope admin")

        page.get_by_label("API key").fill(key)
        save_settings(page)
        page.get_by_role("button", name="Test the saved settings").click()
        expect(page.locator("#sumber-tested")).to_contain_text("✓ Connected.")
        save_settings(page)
        assert key not in page.content()
        assert site.php("return Sumber\\Settings\\key();") == key
    autoload = (
        "global $wpdb; return $wpdb->get_var(\"SELECT autoload FROM $wpdb->options WHERE option_name = 'sumber_key'\");"
    )
    assert site.php(autoload) in {"no", "off"}
    site.php("update_option('sumber_key', '-');")


@pytest.mark.system
@pytest.mark.service
def test_settings_are_for_administrators(site: Site, desk: Callable[[str], Page]) -> None:
    """
    An editor does not get to the page.
    """
    page = desk("editor")

    answer = page.goto(f"{site.address}/wp-admin/options-general.php?page=sumber")

    assert answer
    assert answer.status == 403


@pytest.mark.system
@pytest.mark.service
def test_uninstalling_leaves_nothing(site: Site) -> None:
    """
    Settings, key, verdicts and overrides go with the plugin.
    """
    post = draft(site, HELD)
    site.rest("POST", f"/wp/v2/posts/{post}", {"status": "publish"}, person="writer")
    site.rest(
        "POST", f"/sumber/v1/posts/{post}/override", {"title": "", "content": HELD, "reason": "Angka menyusul nanti."}
    )

    left = site.php(
        """
        define('WP_UNINSTALL_PLUGIN', 'sumber/sumber.php');
        require WP_PLUGIN_DIR . '/sumber/uninstall.php';
        global $wpdb;
        return [
            $wpdb->get_col("SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%sumber%' AND option_name NOT LIKE '%transient%'"),
            $wpdb->get_col("SELECT meta_key FROM $wpdb->postmeta WHERE meta_key LIKE '%sumber%'"),
            array_filter(_get_cron_array(), fn ($jobs) => preg_grep('/sumber/', array_keys($jobs))),
        ];
        """
    )

    assert left == [[], [], []]


@pytest.mark.system
def test_the_php_is_clean() -> None:
    """
    PHP reads every file, and none strays from the coding standard PSR-12.
    """
    files = sorted(map(str, PLUGIN.rglob("*.php")))
    for file in files:
        subprocess.run(["php", "-l", file], check=True, capture_output=True)

    standard = subprocess.run(["phpcs", "--standard=PSR12", *files], capture_output=True, text=True, check=False)

    assert standard.returncode == 0, standard.stdout


def test_every_sentence_is_translated() -> None:
    """
    Each language has every sentence of the plugin, no other, and the same places for values.
    """
    source = "".join(file.read_text() for file in [*PLUGIN.rglob("*.php"), *PLUGIN.rglob("*.js")])
    said = {words for _, words in re.findall(r"""(?:__|esc_html__)\(\s*(["'])((?:(?!\1).)+)\1""", source)}

    for file in (PLUGIN / "languages").glob("*.json"):
        told = json.loads(file.read_text())
        assert told.keys() == said
        for words, (translated,) in told.items():
            assert sorted(re.findall(r"%\S", words)) == sorted(re.findall(r"%\S", translated))

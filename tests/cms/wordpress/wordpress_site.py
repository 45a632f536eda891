"""Runs a real WordPress for tests: Debian's code, a MariaDB of its own and PHP's web server, all in one folder."""

import getpass
import json
import os
import shutil
import signal
import socket
import subprocess
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from running import ROOT, until

PLUGIN = ROOT / "integrations/wordpress/sumber"
WORDPRESS = Path(os.environ.get("SUMBER_TEST_WORDPRESS", "/usr/share/wordpress"))  # another version can be named
PEOPLE = {"admin": "administrator", "editor": "editor", "writer": "author", "trainee": "contributor"}
"""Who works here, by login, which is the password too, and role."""

# WordPress 6.1 is older than PHP 8.2 and says so on every page.
PHP = ("php", "-d", "display_errors=stderr", "-d", "error_reporting=E_ALL&~E_DEPRECATED", "-d", "log_errors=0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A WordPress that is up, with the plugin on."""

    address: str
    folder: Path

    def php(self, code: str, *, person: str = "admin", **given: Any) -> Any:
        """Run PHP inside WordPress as somebody, with values in `$given`; what it returns, as JSON values."""
        script = f"""<?php
            require '{self.folder}/wordpress/wp-load.php';
            require_once ABSPATH . 'wp-admin/includes/admin.php';
            wp_set_current_user(get_user_by('login', '{person}')->ID);
            $given = json_decode(stream_get_contents(STDIN), true);
            $answer = (function () use ($given) {{ {code} }})();
            echo "\\n", wp_json_encode($answer);
        """
        return json.loads(self._run(script, json.dumps(given)).rpartition("\n")[2])

    def install(self) -> None:
        """Install WordPress and its people, and switch the plugin on."""
        script = f"""<?php
            define('WP_INSTALLING', true);
            require '{self.folder}/wordpress/wp-load.php';
            require_once ABSPATH . 'wp-admin/includes/upgrade.php';
            wp_install('Kabar Wanakerta', 'admin', 'admin@kabar.example', true, '', 'admin');
        """
        self._run(script, "")
        self.php(
            """
            foreach ($given['people'] as $login => $role) {
                wp_update_user(['ID' => username_exists($login) ?: wp_create_user($login, $login), 'role' => $role]);
            }
            update_option('show_avatars', 0); // pictures from elsewhere
            $failed = activate_plugin('sumber/sumber.php');
            if ($failed) {
                throw new Exception($failed->get_error_message());
            }
            """,
            people=PEOPLE,
        )

    def _run(self, script: str, given: str) -> str:
        file = self.folder / "script.php"
        file.write_text(script)
        host = {"HTTP_HOST": self.address.removeprefix("http://")}
        done = subprocess.run(
            [*PHP, str(file)], input=given, capture_output=True, text=True, env=os.environ | host, check=False
        )
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    def work_off(self) -> None:
        """Do what is due of WordPress's scheduled work."""
        self.php(
            """
            foreach (wp_get_ready_cron_jobs() as $time => $hooks) {
                foreach ($hooks as $hook => $events) {
                    foreach ($events as $event) {
                        wp_unschedule_event($time, $hook, $event['args']);
                        do_action_ref_array($hook, $event['args']);
                    }
                }
            }
            """
        )

    def set_up(self, **settings: Any) -> None:
        """Save the plugin's settings; what is not named is as in the beginning."""
        self.php("update_option('sumber', $given['settings']);", settings=settings)

    def rest(self, method: str, path: str, body: Any = None, *, person: str = "admin") -> tuple[int, Any]:
        """Make one REST request as somebody: status and answer."""
        password = self.php(
            "return WP_Application_Passwords::create_new_application_password(get_current_user_id(), ['name' => uniqid()])[0];",
            person=person,
        )
        credentials = b64encode(f"{person}:{password}".encode()).decode()
        headers = {"Content-Type": "application/json", "Authorization": f"Basic {credentials}"}
        status, answer = self.request(
            method, f"/index.php?{urlencode({'rest_route': path})}", json.dumps(body), headers
        )
        return status, json.loads(answer)

    def request(self, method: str, path: str, body: str, headers: Mapping[str, str]) -> tuple[int, str]:
        """Make one request: status and body."""
        connection = HTTPConnection(self.address.removeprefix("http://"), timeout=60)
        try:
            connection.request(method, path, body.encode(), headers)
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()


@contextmanager
def wordpress() -> Iterator[Site]:
    """Install a WordPress and run it; afterwards nothing of it is left."""
    # A socket's path may have 107 bytes, fewer than pytest's own folders leave.
    with TemporaryDirectory(prefix="sumber-wp-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        site = Site(address=f"http://127.0.0.1:{_free_port()}", folder=folder)
        shutil.copytree(WORDPRESS, folder / "wordpress")
        (folder / "wordpress/wp-content/plugins/sumber").symlink_to(PLUGIN)
        (folder / "wordpress/wp-config.php").write_text(_configuration(site))
        with _database(folder):
            site.install()
            with _web_server(site):
                yield site


@contextmanager
def _database(folder: Path) -> Iterator[None]:
    options = ["--no-defaults", f"--datadir={folder / 'database'}", f"--user={getpass.getuser()}"]
    subprocess.run(
        ["mariadb-install-db", *options, "--auth-root-authentication-method=normal", "--skip-test-db"],
        check=True,
        capture_output=True,
    )
    small = ["--skip-networking", "--innodb-buffer-pool-size=16M", "--innodb-flush-log-at-trx-commit=0"]
    places = [f"--socket={folder / 'db.sock'}", f"--pid-file={folder / 'db.pid'}"]
    ask = ["mariadb", "--no-defaults", f"--socket={folder / 'db.sock'}", "--user=root"]
    with _running(["/usr/sbin/mariadbd", *options, *places, *small], folder / "database.log"):
        until(lambda: subprocess.run([*ask, "--execute=SELECT 1"], capture_output=True, check=False).returncode == 0)
        subprocess.run([*ask, "--execute=CREATE DATABASE wordpress CHARACTER SET utf8mb4"], check=True)
        yield


@contextmanager
def _web_server(site: Site) -> Iterator[None]:
    server = [*PHP, "-S", site.address.removeprefix("http://"), "-t", str(site.folder / "wordpress")]
    # WordPress calls itself for its scheduled work, so that one process would wait for itself.
    with _running(server, site.folder / "web.log", PHP_CLI_SERVER_WORKERS="4"):
        until(lambda: _answers(site))
        yield


@contextmanager
def _running(command: list[str], log: Path, **environment: str) -> Iterator[None]:
    with log.open("wb") as words:
        process = subprocess.Popen(
            command, stdout=words, stderr=words, env=os.environ | environment, start_new_session=True
        )
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(60)


def _answers(site: Site) -> bool:
    try:
        return site.request("GET", "/wp-login.php", "", {})[0] == 200
    except ConnectionError:
        return False


def _configuration(site: Site) -> str:
    # Application passwords are for https, or for a site that says it is somebody's own machine.
    settings = {
        "DB_NAME": "wordpress",
        "DB_USER": "root",
        "DB_PASSWORD": "",
        "DB_HOST": f"localhost:{site.folder / 'db.sock'}",
        "DB_CHARSET": "utf8mb4",
        "WP_HOME": site.address,
        "WP_SITEURL": site.address,
        "WP_ENVIRONMENT_TYPE": "local",
        "WP_HTTP_BLOCK_EXTERNAL": True,
        "WP_ACCESSIBLE_HOSTS": "127.0.0.1",
        "AUTOMATIC_UPDATER_DISABLED": True,
        "DISABLE_WP_CRON": True,  # work_off() says when it is time
    }
    defined = "\n".join(f"define({json.dumps(name)}, {json.dumps(value)});" for name, value in settings.items())
    return (
        f"<?php\n{defined}\n$table_prefix = 'wp_';\n"
        "defined('ABSPATH') || define('ABSPATH', __DIR__ . '/');\nrequire ABSPATH . 'wp-settings.php';\n"
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

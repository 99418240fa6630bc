"""A real WordPress on loopback: its core on PHP's built-in server, with a database in a file."""

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.judges.tools import program

__all__ = ["Site", "end", "install", "serve"]

_HERE = Path(__file__).resolve().parent
_CHECKOUT = _HERE.parents[1]
_CORE = _CHECKOUT / ".cache" / "wordpress" / "core"
_PLUGIN = _CHECKOUT / "samples" / "wordpress"
_CONSTANTS = {
    "DB_NAME": "wordpress",
    "DB_USER": "",
    "DB_PASSWORD": "",
    "DB_HOST": "",
    "DB_CHARSET": "utf8mb4",
    "DB_COLLATE": "",
    "WP_ENVIRONMENT_TYPE": "local",  # or there would be no application passwords without TLS
    "WP_HTTP_BLOCK_EXTERNAL": True,
    "WP_ACCESSIBLE_HOSTS": "127.0.0.1",
    "AUTOMATIC_UPDATER_DISABLED": True,
    "DISABLE_WP_CRON": True,
    "WP_DEBUG": True,
    "WP_DEBUG_LOG": True,
    "WP_DEBUG_DISPLAY": False,
}


@dataclass(frozen=True, kw_only=True)
class Site:
    """A WordPress that answers."""

    folder: Path
    url: str
    passwords: dict[str, str]
    """Application password of each user; the password for the browser is the user's name."""

    def php(self, code: str) -> str:
        """What a program prints that runs inside of WordPress."""
        program_text = f"require '{self.folder}/wp-load.php'; {code}"
        done = subprocess.run(["php", "-r", program_text], capture_output=True, text=True, check=True)
        return done.stdout

    def post(self, number: int) -> dict[str, Any]:
        """A post as the database has it."""
        code = f"$p = get_post({number}, ARRAY_A); $p['meta'] = get_post_meta({number});"
        terms = "'fields' => 'names'"
        code += f"$p['tags'] = wp_get_post_tags({number}, array({terms}));"
        code += f"$p['categories'] = wp_get_post_categories({number}, array({terms}));"
        found: dict[str, Any] = json.loads(self.php(code + "echo json_encode($p);"))
        return found

    @property
    def complaints(self) -> str:
        """What PHP and WordPress have complained of."""
        log = self.folder / "wp-content" / "debug.log"
        return log.read_text(encoding="utf-8") if log.is_file() else ""


def install(folder: Path) -> Site:
    """Lay out a WordPress with a user of each role; nothing answers yet."""
    if not _CORE.is_dir():
        pytest.fail(f"{_CORE} is missing: run .ci/wordpress .cache/wordpress", pytrace=False)
    shutil.copytree(_CORE, folder)
    shutil.copytree(_PLUGIN, folder / "wp-content" / "plugins" / "articlekit")
    url = f"http://127.0.0.1:{_free_port()}"
    constants = _CONSTANTS | {"WP_HOME": url, "WP_SITEURL": url, "DB_DIR": f"{folder}/database/"}
    salts = ("AUTH", "SECURE_AUTH", "LOGGED_IN", "NONCE")
    constants |= {f"{name}_{kind}": secrets.token_hex(32) for name in salts for kind in ("KEY", "SALT")}
    lines = [f"define( '{name}', {json.dumps(value)} );" for name, value in constants.items()]
    ending = "$table_prefix = 'wp_';\nif ( ! defined( 'ABSPATH' ) ) define( 'ABSPATH', __DIR__ . '/' );"
    text = "\n".join(["<?php", *lines, ending, "require_once ABSPATH . 'wp-settings.php';"])
    (folder / "wp-config.php").write_text(text, encoding="utf-8")
    php = program("php", "apt-get install php-cli php-sqlite3 php-xml php-mbstring php-gd")
    command = [php, str(_HERE / "install.php"), str(folder), url]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"WordPress could not be installed: {done.stdout} {done.stderr}", pytrace=False)
    return Site(folder=folder, url=url, passwords=json.loads(done.stdout.splitlines()[-1]))


def serve(site: Site) -> subprocess.Popen[bytes]:
    """Start the server of a site, and wait until it answers; whoever starts it ends it with `end`."""
    place = site.url.removeprefix("http://")
    command = ["php", "-d", "opcache.enable_cli=1", "-S", place, "-t", str(site.folder)]
    log = (site.folder.parent / f"{site.folder.name}.log").open("wb")
    server = subprocess.Popen(
        [*command, str(_HERE / "router.php")],
        stdout=log,
        stderr=log,
        env={**os.environ, "PHP_CLI_SERVER_WORKERS": "4"},
        start_new_session=True,
    )
    log.close()
    for _ in range(240):
        try:
            with urllib.request.urlopen(f"{site.url}/wp-json/", timeout=30) as answer:  # noqa: S310 - ours
                if answer.status == 200:
                    return server
        except (urllib.error.URLError, OSError):
            time.sleep(0.25)
    end(server)
    pytest.fail("WordPress does not answer", pytrace=False)


def end(server: subprocess.Popen[bytes]) -> None:
    """End a server with its workers."""
    os.killpg(server.pid, signal.SIGTERM)
    server.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port

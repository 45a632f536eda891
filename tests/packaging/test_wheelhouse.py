"""What `make wheelhouse` packs can be installed where there is no network."""

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tools import wheelhouse


@pytest.mark.system
def test_the_archive_installs_without_a_network(root: Path, tmp_path: Path) -> None:
    """
    In a new environment, with no index and all proxies dead, `sumber score` judges a story; a changed wheel is refused.
    """
    subprocess.run([sys.executable, root / "tools/wheelhouse.py", tmp_path / "house"], check=True, capture_output=True)
    with tarfile.open(tmp_path / "house.tar") as packed:
        packed.extractall(tmp_path / "there", filter="data")
    house, target = tmp_path / "there/house", tmp_path / "target"
    subprocess.run([sys.executable, "-m", "venv", target], check=True)
    offline = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "SUMBER_"))},
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_CACHE_DIR": "1",
        "https_proxy": "http://127.0.0.1:9",
        "http_proxy": "http://127.0.0.1:9",
    }

    def install() -> subprocess.CompletedProcess[str]:
        command = [str(target / wheelhouse.INSTALL.split()[0]), *wheelhouse.INSTALL.split()[1:]]
        return subprocess.run(command, cwd=house, env=offline, capture_output=True, text=True, check=False)

    installed = install()
    assert installed.returncode == 0, installed.stderr
    story = tmp_path / "naskah.txt"
    story.write_text("Jembatan Kali Wungu dibuka lagi, kata Kepala Dinas PU Bram Santosa, Rabu (11/3/2025).\n")
    scored = subprocess.run(
        [target / "bin/sumber", "score", story, "--format", "ndjson"],
        env=offline,
        capture_output=True,
        text=True,
        check=False,
    )
    changed = next((house / "wheels").glob("sumber-*.whl"))
    changed.write_bytes(changed.read_bytes() + b" ")
    refused = install()

    assert '"date-weekday"' in scored.stdout, scored.stderr
    assert refused.returncode != 0
    assert "hash" in refused.stderr.lower()

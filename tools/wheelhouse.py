"""
`make wheelhouse`: all that an installation needs in one archive, for machines that reach no package registry.

The wheels are those of requirements.txt, checked by its hashes, and Sumber's own; the archive's requirements.txt lists each
file with its hash, so that the machine that installs them checks them again. They fit machines like this one: the same
kind of processor, the same Python.
"""

import hashlib
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
INSTALL = "bin/pip install --no-index --no-deps --require-hashes --requirement requirements.txt"


def main(folder: Path) -> int:
    """Gather the wheels in a folder and pack it; the archive lies beside it."""
    wheels = folder / "wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    for old in wheels.iterdir():
        old.unlink()
    build("--require-hashes", "--requirement", ROOT / "requirements.txt", into=wheels)
    shutil.rmtree(ROOT / "build/lib", ignore_errors=True)  # where an earlier build left what may be gone by now
    build("--no-deps", ROOT, into=wheels)
    listed = [f"./wheels/{file.name} --hash=sha256:{digest(file)}\n" for file in sorted(wheels.iterdir())]
    (folder / "requirements.txt").write_text("".join(listed))
    archive = folder.with_name(f"{folder.name}.tar")
    with tarfile.open(archive, "w") as packed:
        packed.add(folder, folder.name)
    archive.with_name(f"{archive.name}.sha256").write_text(f"{digest(archive)}  {archive.name}\n")
    print(f"{archive}: {len(listed)} wheels, {archive.stat().st_size / 1_048_576:.0f} MB")
    print(f"In a folder of its own there: python3.11 -m venv /opt/sumber && /opt/sumber/{INSTALL}")
    return 0


def build(*what: object, into: Path) -> None:
    """Fetch wheels, and make those that nobody offers."""
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--use-pep517"]
    subprocess.run([*pip, "--wheel-dir", into, *map(str, what)], check=True, cwd=ROOT)


def digest(file: Path) -> str:
    """The SHA-256 of a file."""
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

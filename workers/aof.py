"""
Saves what can be saved of a damaged append-only file.

Valkey refuses a file with a broken command in its middle, and the tool it recommends for that case is not shipped
with it. The file is a list of commands, so everything before the first broken one is the last good state.
File layout: valkey.io/topics/persistence; command format: valkey.io/topics/protocol.
"""

import shutil
import time
from pathlib import Path
from typing import IO, Final

SIGNS_OF_DAMAGE: Final = (
    "Bad file format reading the append only file",
    "error: unknown command",
    "Internal error in RDB reading",
    "Invalid AOF manifest file",
    "empty AOF manifest",
    "No such file or directory",
)
"""What the server's log says when its data, and not its surroundings, keeps it from starting."""


def mend(folder: Path) -> str:
    """Set a copy of the files aside and cut the original at its first broken command. Says what was done."""
    kept = _aside(folder)
    shutil.copytree(folder, kept)
    lost = sum(_cut(file) for file in _command_files(folder))
    return f"The data file was damaged and cut at its first broken command ({lost} bytes lost). The original: {kept}"


def start_empty(folder: Path) -> str:
    """Set the files aside, so that the next start is an empty one. Says what was done."""
    kept = _aside(folder)
    folder.rename(kept)
    return f"The data file could not be read, and the service started EMPTY. The original: {kept}"


def _aside(folder: Path) -> Path:
    stamp = time.strftime("%Y%m%dT%H%M%S")
    names = (
        folder.with_name(f"{folder.name}.damaged-{stamp}{suffix}") for suffix in ("", *map(".{}".format, range(99)))
    )
    return next(name for name in names if not name.exists())


def _command_files(folder: Path) -> list[Path]:
    """List the files of commands, oldest first, as the manifest names them: `file NAME seq N type i`."""
    manifests = sorted(folder.glob("*.manifest"))
    lines = [line.split() for path in manifests for line in path.read_text(errors="replace").splitlines()]
    names = [line[1] for line in lines if line[:1] == ["file"] and line[-1:] == ["i"]]
    return [folder / name for name in names if (folder / name).is_file()]


def _cut(path: Path) -> int:
    """Shorten a file to its whole commands; the bytes given up are counted."""
    with path.open("r+b") as file:
        good = 0
        while _command(file):
            good = file.tell()
        return path.stat().st_size - file.truncate(good)


def _command(file: IO[bytes]) -> bool:
    """Read one command: `*2`, then for each word `$length` and the word itself. False at the end and at a fault."""
    count = _number(file, b"*")
    return count is not None and count > 0 and all(_word(file) for _ in range(count))


def _word(file: IO[bytes]) -> bool:
    length = _number(file, b"$")
    return length is not None and len(file.read(length)) == length and file.read(2) == b"\r\n"


def _number(file: IO[bytes], sign: bytes) -> int | None:
    line = file.readline(32)
    digits = line[1:-2]
    return int(digits) if line[:1] == sign and line[-2:] == b"\r\n" and digits.isdigit() else None

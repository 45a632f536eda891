"""The command line as a program, and articles to give to it."""

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

ARTICLE = json.loads((files("api_spec") / "examples" / "article.json").read_text("utf-8"))


def sumber(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a program."""
    return subprocess.run(
        [Path(sys.executable).with_name("sumber"), *arguments],
        input=given,
        capture_output=True,
        check=False,
        timeout=60,
    )


def lines(*articles: Any) -> bytes:
    """Articles, one a line."""
    return b"".join(json.dumps(article).encode() + b"\n" for article in articles)

"""
`make demo`: start the whole service, have it judge a draft, print the report and the address of its page.

With a person at the terminal it goes on serving until Ctrl-C; otherwise it stops when the report is printed.
"""

import json
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from api.terminal import show

EXAMPLES = Path(__file__).parents[1] / "examples"
SUMBER = Path(sys.executable).with_name("sumber")
PATIENCE_SECONDS = 30


def main() -> None:
    """Tell the story of one draft, from the desk to its report."""
    with tempfile.TemporaryDirectory(prefix="sumber-demo-") as data, service(Path(data)) as address:
        post(address, "published.json")  # what another newsroom had the day before, so that there is something to reuse
        report = post(address, "draft.json")
        show(report)
        print(f"\nThis report as a page:  {address}/v1/reports/{report['id']}")
        print(f"Paste an article:       {address}/", flush=True)
        if sys.stdin.isatty() and sys.stdout.isatty():
            print("Ctrl-C ends the demo.", flush=True)
            signal.pause()


@contextmanager
def service(data: Path) -> Iterator[str]:
    """Run `sumber serve` on a free port; yield its address once it is ready, and stop it afterwards."""
    command = [str(SUMBER), "serve", "--port", "0", "--data-dir", str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        try:
            ready = re.search(r"http://[\w.:-]+", running.stdout.readline())
            if not ready:
                sys.exit("The service did not start.")
            yield ready[0]
        except KeyboardInterrupt:
            pass  # the service has seen Ctrl-C too: it reaches every process of the terminal
        finally:
            running.terminate()
            running.wait(PATIENCE_SECONDS)


def post(address: str, example: str) -> Any:
    """Send one of the examples and wait for its report."""
    headers = {"Content-Type": "application/json", "Prefer": f"wait={PATIENCE_SECONDS}"}
    request = Request(f"{address}/v1/articles", (EXAMPLES / example).read_bytes(), headers)
    with urlopen(request, timeout=PATIENCE_SECONDS + 5) as answer:
        return json.load(answer)


if __name__ == "__main__":
    main()

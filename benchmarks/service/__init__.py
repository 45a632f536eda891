"""The service under measurement: started as an operator starts it, spoken to over HTTP."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from workers import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A running service."""

    address: str
    pid: int
    settings: Settings

    def connect(self) -> HTTPConnection:
        """Open a connection; the caller closes it."""
        url = urlsplit(self.address)
        return HTTPConnection(url.hostname or "", url.port, timeout=60)

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        """Make one request on a connection of its own: status and the JSON in the answer."""
        with closing(self.connect()) as connection:
            return request(connection, method, path, body, **headers)

    def processes(self) -> dict[int, str]:
        """Every process of the service, the supervisor first, with its command line."""
        parents, commands = {}, {}
        for process in Path("/proc").glob("[0-9]*"):
            try:
                parents[int(process.name)] = int((process / "stat").read_text().rpartition(")")[2].split()[1])
                commands[int(process.name)] = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
            except (FileNotFoundError, ProcessLookupError):
                continue
        ours = [self.pid]
        for pid in ours:
            ours += [child for child, parent in parents.items() if parent == pid]
        return {pid: commands[pid] for pid in ours}


def request(connection: HTTPConnection, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
    """Make one request on an open connection. Header names are written with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    sent = None if body is None else json.dumps(body)
    connection.request(method, path, sent, {"Content-Type": "application/json"} | named)
    response = connection.getresponse()
    return response.status, json.loads(response.read() or b"null")


@contextmanager
def serving(data_dir: Path) -> Iterator[Service]:
    """Run `sumber serve` on a free port of this machine."""
    command = [Path(sys.executable).with_name("sumber"), "serve", "--port", "0", "--data-dir", data_dir]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        ready = re.match(r"Sumber is ready at (http://\S+) ", process.stdout.readline())
        assert ready, "the service did not start"
        try:
            yield Service(address=ready[1], pid=process.pid, settings=Settings.read({"SUMBER_DATA_DIR": str(data_dir)}))
        finally:
            process.send_signal(signal.SIGINT)


def article(number: int) -> dict[str, Any]:
    """Write an article of some 3,000 characters that no other number gets."""
    places = ("Sukamaju", "Tanjung Elok", "Karangjati", "Muara Bening", "Bukit Asri")
    names = ("Ratna Dewi", "Bagus Prakoso", "Yulia Manurung", "Arif Lubis", "Wayan Sudira", "Siti Rahmah")
    paragraphs = [
        f"Kepala Dinas Perhubungan {places[(number + part) % 5]} {names[(number + part) % 6]} mengatakan "
        f"{(number * 7 + part * 13) % 90 + 10} bus baru mulai beroperasi pada koridor {number}-{part}. "
        f'"Warga tidak perlu menunggu lebih dari {part + 5} menit," kata {names[(number + part) % 6]} di terminal, '
        f"Rabu (17/7/2024). Menurut catatan dinas, penumpang tahun lalu berjumlah {number * 31 + part * 17 + 1200} orang."
        for part in range(9)
    ]
    body = f"{places[number % 5].upper()} - " + "\n\n".join(paragraphs)
    headline = f"Bus Baru Koridor {number} Mulai Beroperasi"
    return {"id": f"bus-{number}", "headline": headline, "body": body, "published_at": "2024-07-17T10:00:00+07:00"}

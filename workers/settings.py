"""What an operator can set, read once from the environment. A wrong value is refused in one line."""

import hashlib
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

_DAY: Final = 86_400
_LONGEST_SOCKET_NAME: Final = 100
"""Bytes; the systems' own limits are 107 and 103 (`man 7 unix`)."""


class SettingsError(ValueError):
    """A setting cannot be used. The message is one line an operator can act on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this installation runs."""

    redis_url: str
    """Store and ledger; the embedded Valkey's unless set."""
    embedded: bool
    """Whether the store is the Valkey that `sumber serve` starts on the data folder."""
    broker_url: str
    """The queue; the same server unless set."""
    index_url: str
    """The reuse index; the same server unless set."""
    data_dir: Path
    api_key: str | None = field(default=None, repr=False)
    """Bootstraps access for the tenant `default`."""
    draft_days: int = 30
    published_days: int = 400
    concurrency: int = 1
    """Worker processes; one a core is right, since scoring is pure computation."""
    time_limit_seconds: int = 20
    """How long one article may take before its job fails. See `hard_limit_seconds`."""
    lease_seconds: int = 10
    """How long a silent worker keeps a job."""
    grace_seconds: int = 2
    """How long a message may be on its way."""
    most_attempts: int = 5
    """A job that has brought down this many workers is given up."""
    webhook_networks: tuple[IPv4Network | IPv6Network, ...] = ()
    """Networks that webhooks may lead into although they are not on the internet."""
    rate_limit: int = 1_200
    """Requests a minute that an API key may make unless it has a limit of its own; 0 for any number."""
    log_level: str = "WARNING"

    @property
    def hard_limit_seconds(self) -> int:
        """When a process is killed that did not stop at the time limit, being stuck in code that no signal reaches."""
        return self.time_limit_seconds + 10

    def keep_seconds(self, status: str) -> int:
        """How long an article of this status, its job and its reports are kept."""
        return _DAY * (self.published_days if status in ("published", "corrected") else self.draft_days)

    @classmethod
    def read(cls, environ: Mapping[str, str] = os.environ) -> "Settings":
        """Read the `SUMBER_…` variables. Raises SettingsError."""
        data_dir = Path(environ.get("SUMBER_DATA_DIR") or _state_folder(environ)).expanduser().absolute()
        embedded_url = f"unix://{quote(str(embedded_socket(data_dir)))}"
        redis_url = _url(environ, "SUMBER_REDIS_URL", embedded_url)
        return cls(
            redis_url=redis_url,
            embedded=redis_url == embedded_url,
            broker_url=_url(environ, "SUMBER_BROKER_URL", redis_url),
            index_url=_url(environ, "SUMBER_INDEX_URL", redis_url),
            data_dir=data_dir,
            api_key=_api_key(environ),
            draft_days=_whole(environ, "SUMBER_DRAFT_DAYS", 30, most=36_500),
            published_days=_whole(environ, "SUMBER_PUBLISHED_DAYS", 400, most=36_500),
            concurrency=_whole(environ, "SUMBER_CONCURRENCY", os.cpu_count() or 1, most=256),
            time_limit_seconds=_whole(environ, "SUMBER_TIME_LIMIT_SECONDS", 20, most=3_600),
            lease_seconds=_whole(environ, "SUMBER_LEASE_SECONDS", 10, least=2, most=3_600),
            webhook_networks=_networks(environ, "SUMBER_WEBHOOK_NETWORKS"),
            rate_limit=_whole(environ, "SUMBER_RATE_LIMIT", 1_200, least=0, most=1_000_000),
            log_level=_one_of(environ, "SUMBER_LOG_LEVEL", ("WARNING", "INFO", "ERROR")),
        )


def embedded_socket(data_dir: Path) -> Path:
    """Name the socket of the embedded Valkey: in the data folder, or where that makes too long a name for a socket."""
    socket = data_dir / "valkey" / "valkey.sock"
    if len(os.fsencode(socket)) <= _LONGEST_SOCKET_NAME:
        return socket
    short = hashlib.sha256(os.fsencode(data_dir)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"sumber-{os.getuid()}-{short}" / "valkey.sock"


def _url(environ: Mapping[str, str], name: str, default: str) -> str:
    url = environ.get(name, "").strip() or default
    if urlsplit(url).scheme not in ("redis", "rediss", "unix"):
        raise SettingsError(f"{name} must begin with redis://, rediss:// or unix://")
    return url


def _whole(environ: Mapping[str, str], name: str, default: int, *, least: int = 1, most: int) -> int:
    text = environ.get(name, "").strip()
    if not text:
        return default
    if not text.isdecimal() or not least <= int(text) <= most:
        raise SettingsError(f"{name} must be a whole number from {least} to {most}, not {text!r}")
    return int(text)


def _networks(environ: Mapping[str, str], name: str) -> tuple[IPv4Network | IPv6Network, ...]:
    try:
        return tuple(ip_network(one.strip()) for one in environ.get(name, "").split(",") if one.strip())
    except ValueError as wrong:
        raise SettingsError(
            f"{name} must be networks such as 10.20.0.0/16, with commas between them: {wrong}"
        ) from None


def _one_of(environ: Mapping[str, str], name: str, words: Sequence[str]) -> str:
    """One of these words, the first unless set."""
    word = environ.get(name, "").strip().upper() or words[0]
    if word not in words:
        raise SettingsError(f"{name} must be {', '.join(words[:-1])} or {words[-1]}, not {word!r}")
    return word


def _api_key(environ: Mapping[str, str]) -> str | None:
    key = environ.get("SUMBER_API_KEY", "").strip() or None
    if key and len(key) < 20:
        raise SettingsError("SUMBER_API_KEY must have at least 20 characters; `openssl rand -hex 24` makes a good one")
    return key


def _state_folder(environ: Mapping[str, str]) -> Path:
    """Where programs keep what must outlive a restart (XDG Base Directory Specification)."""
    return Path(environ.get("XDG_STATE_HOME") or "~/.local/state") / "sumber"

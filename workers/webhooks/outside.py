"""
A POST to an address that somebody else chose: never into a network that is ours, unless the operator allows it.

A name is looked up once. Every address it has must be on the open internet, and the connection goes to one of the very
addresses that were looked at, so that a second look-up cannot lead elsewhere (DNS rebinding). No redirect is followed
and no proxy is used. To the internet it must be https, on a port where a web server may be expected; networks that the
operator names may also be reached over http and on any port.
"""

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from threading import Timer
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Resolve = Callable[..., Iterable[tuple[Any, ...]]]

PORTS: Final = {443, 8443}
LONGEST_URL: Final = 2_000
_CONNECT_SECONDS: Final = 5.0
_SECONDS: Final = 15.0
"""For all of an attempt after the connection stands, so that a receiver that drips bytes holds nobody up."""

_MOST_READ: Final = 16_384
"""Bytes of an answer's body that are taken off the line, out of politeness; nobody looks at them."""

_NOT_OUTSIDE: Final = tuple(
    ip_network(network)
    for network in (
        "::/3",  # NAT64 among others (RFC 6052, RFC 8215): an IPv4 address in disguise, whichever it is
        "2002::/16",  # 6to4 (RFC 3056): likewise
        "4000::/2",  # not given to anybody; nor is what follows, from which private networks take theirs
        "8000::/1",
        "168.63.129.16/32",  # a cloud's own service to its machines, at a public address
    )
)
"""What `is_global` lets through and should not."""


class RefusedError(Exception):
    """The address may not be called. The message says why, in one line."""


class FailedError(Exception):
    """There was no answer. The message says in one line what went wrong, without what the other side said."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be called as far as can be told without a look-up."""

    url: SplitResult
    host: str
    port: int

    @property
    def path(self) -> str:
        """What the request line asks for."""
        return (self.url.path or "/") + (f"?{self.url.query}" if self.url.query else "")


def target(url: str, networks: Iterable[Network] = ()) -> Target:
    """Read an address. Raises RefusedError for what could never be called."""
    own = tuple(networks)
    parts, host, port = _split(url)
    if parts.scheme not in (("https", "http") if own else ("https",)):
        raise RefusedError("it must begin with https://")
    if parts.username is not None or parts.password is not None:
        raise RefusedError("it must not hold a name or a password")
    if parts.fragment:
        raise RefusedError("it must not hold a fragment")
    if not own and port not in PORTS:
        raise RefusedError(f"its port must be {' or '.join(map(str, sorted(PORTS)))}")
    written = _written(host)
    if written:
        named = (address for address in written if _is_among(own, address))
        _allow(next(named, written[0]), parts.scheme, port, own)
    return Target(url=parts, host=host, port=port)


def post(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    networks: Iterable[Network] = (),
    resolve: Resolve = socket.getaddrinfo,
    seconds: float = _SECONDS,
) -> int:
    """POST a body; the status of the answer. Raises RefusedError and FailedError."""
    whither = target(url, networks)
    address = _look_up(whither, tuple(networks), resolve)
    try:
        with _connected(whither, address) as line, _no_longer_than(seconds, line):
            return _ask(whither, line, body, headers)
    except TimeoutError:
        raise FailedError("no answer in time") from None
    except ssl.SSLError as wrong:
        raise FailedError(f"TLS: {wrong.reason or 'broken off'}") from None
    except OSError as wrong:
        raise FailedError(f"no connection: {wrong.strerror or type(wrong).__name__}") from None
    except (HTTPException, ValueError) as wrong:
        raise FailedError(f"no proper answer: {type(wrong).__name__}") from None


def is_outside(address: Address) -> bool:
    """Whether an address is on the open internet, and nowhere near us."""
    plain = (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address
    special = plain.is_multicast or plain.is_loopback or plain.is_link_local or plain.is_unspecified
    return plain.is_global and not special and not _is_among(_NOT_OUTSIDE, plain)


def _split(url: str) -> tuple[SplitResult, str, int]:
    if len(url) > LONGEST_URL or not url.isascii() or any(sign <= " " or sign == "\x7f" for sign in url):
        raise RefusedError(f"it must be an address of at most {LONGEST_URL:,} ASCII characters")
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise RefusedError("it is no address") from None
    if not parts.hostname:
        raise RefusedError("it names no host")
    return parts, parts.hostname, port


def _written(host: str) -> tuple[Address, ...]:
    """What a host leads to without a look-up: an address in whichever spelling, or this machine (RFC 6761, 6.3)."""
    if f".{host.rstrip('.')}".endswith(".localhost"):
        return ip_address("127.0.0.1"), ip_address("::1")
    with suppress(ValueError):
        return (ip_address(host),)
    with suppress(OSError):
        return (ip_address(socket.inet_aton(host)),)  # 127.1, 0x7f000001, 2130706433
    return ()


def _look_up(whither: Target, own: tuple[Network, ...], resolve: Resolve) -> Address:
    """The address to connect to. One that may not be called refuses all of them."""
    try:
        found = [ip_address(one[4][0]) for one in resolve(whither.host, whither.port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError, ValueError):
        raise FailedError("its name cannot be looked up") from None
    if not found:
        raise FailedError("its name has no address")
    for address in found:
        _allow(address, whither.url.scheme, whither.port, own)
    return found[0]


def _allow(address: Address, scheme: str, port: int, own: tuple[Network, ...]) -> None:
    if _is_among(own, address):
        return
    if not is_outside(address):
        raise RefusedError("it leads into a private network that SUMBER_WEBHOOK_NETWORKS does not name")
    if scheme != "https":
        raise RefusedError("it must begin with https://")
    if port not in PORTS:
        raise RefusedError(f"its port must be {' or '.join(map(str, sorted(PORTS)))}")


def _is_among(networks: Iterable[Network], address: Address) -> bool:
    return any(network.version == address.version and address in network for network in networks)


@contextmanager
def _connected(whither: Target, address: Address) -> Iterator[socket.socket]:
    with socket.create_connection((str(address), whither.port), timeout=_CONNECT_SECONDS) as plain:
        if whither.url.scheme == "http":
            yield plain
            return
        # The certificate is checked against the name, though the connection goes to the address.
        with ssl.create_default_context().wrap_socket(plain, server_hostname=whither.host) as secured:
            yield secured


@contextmanager
def _no_longer_than(seconds: float, line: socket.socket) -> Iterator[None]:
    """Cut the line when the time is over, whatever it is waiting for."""
    line.settimeout(seconds)
    cut = Timer(seconds, lambda: _cut(line))
    cut.daemon = True
    cut.start()
    try:
        yield
    finally:
        cut.cancel()


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        socket.socket.shutdown(line, socket.SHUT_RDWR)


def _ask(whither: Target, line: socket.socket, body: bytes, headers: Mapping[str, str]) -> int:
    with closing(HTTPConnection(whither.host)) as connection:
        connection.sock = line
        connection.putrequest("POST", whither.path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", whither.url.netloc)
        for name, value in {**headers, "Content-Length": str(len(body)), "Connection": "close"}.items():
            connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        answer.read(_MOST_READ)
        return answer.status

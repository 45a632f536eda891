"""Addresses that somebody else chose: none of them leads into a network of ours, by whatever road."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from ipaddress import ip_address, ip_network
from threading import Thread
from typing import Any

import pytest
from receiving import receiving

from workers import Settings, SettingsError
from workers.webhooks.outside import FailedError, RefusedError, is_outside, post, target

LOOPBACK = (ip_network("127.0.0.0/8"), ip_network("::1/128"))

INSIDE = [
    *("127.0.0.1", "127.8.9.1", "0.1.2.3", "10.1.2.3", "172.16.0.9", "192.168.1.1", "100.64.0.1", "169.254.169.254"),
    *("224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "192.0.0.1", "192.0.2.1", "198.18.0.1", "203.0.113.5"),
    *("168.63.129.16", "100.100.100.200", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254"),
    *("fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1"),
    *("2002:7f00:1::", "2001::1", "2001:db8::1", "fec0::1", "100::1"),
]  # fmt: skip
OUTSIDE = ["1.1.1.1", "8.8.8.8", "103.10.20.30", "2606:4700::1111", "2a00:1450:4001::1", "::ffff:8.8.8.8"]


def leading_to(*addresses: str) -> tuple[Callable[..., Any], list[str]]:
    """A name server that gives every name these addresses in turn, a look-up each, and what it was asked."""
    asked: list[str] = []

    def resolve(host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
        asked.append(host)
        given = addresses[min(len(asked), len(addresses)) - 1]
        return [(None, None, None, "", (one, port)) for one in given.split()]

    return resolve, asked


@pytest.fixture
def unreachable(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Let every attempt to connect anywhere fail, and note it."""
    tried: list[Any] = []

    def refuse(address: Any, *_: Any, **__: Any) -> socket.socket:
        tried.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "create_connection", refuse)
    return tried


@pytest.mark.parametrize("address", INSIDE)
def test_no_address_of_a_private_network_is_outside(address: str) -> None:
    """
    Private, loopback, link-local, metadata, multicast, reserved, and IPv4 in each of its disguises.
    """
    assert not is_outside(ip_address(address))


@pytest.mark.parametrize("address", OUTSIDE)
def test_addresses_of_the_internet_are_outside(address: str) -> None:
    """
    What anybody may call, webhooks may call.
    """
    assert is_outside(ip_address(address))


@pytest.mark.parametrize("address", INSIDE)
def test_a_name_that_leads_inside_is_never_connected_to(address: str, unreachable: list[Any]) -> None:
    """
    Not even when another of its addresses is on the internet.
    """
    for addresses in (address, f"8.8.8.8 {address}"):
        resolve, _ = leading_to(addresses)
        with pytest.raises(RefusedError, match="private network"):
            post("https://hooks.example/x", b"{}", {}, resolve=resolve)

    assert unreachable == []


def test_the_address_that_was_looked_at_is_the_one_that_is_called(unreachable: list[Any]) -> None:
    """
    A name that leads inside at the second look-up gets no second look-up.
    """
    resolve, asked = leading_to("8.8.8.8", "127.0.0.1")
    with pytest.raises(FailedError):
        post("https://hooks.example/x", b"{}", {}, resolve=resolve)

    assert asked == ["hooks.example"]
    assert unreachable == [("8.8.8.8", 443)]


@pytest.mark.parametrize("host", ["127.1", "0x7f000001", "2130706433", "0177.0.0.1", "localhost", "[::ffff:7f00:1]"])
def test_other_spellings_of_this_machine_are_seen_through(host: str, unreachable: list[Any]) -> None:
    """
    What decides is the address that the system reads, not how it is written.
    """
    with pytest.raises((RefusedError, FailedError)):
        post(f"https://{host}/", b"{}", {})

    assert unreachable == []


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example/", "ftp://hooks.example/", "gopher://hooks.example/", "hooks.example", "", "https://", "https:///x",
        "https://user:secret@hooks.example/", "https://hooks.example/#part", "https://hooks.example:22/",
        "https://hooks.example:99999/", "https://hooks.example/\r\nX-Evil: 1", "https://hooks.example/a b",
        "https://localhost/", "https://LOCALHOST./x", "https://cms.localhost/", "https://127.1/", "https://0x7f000001/",
        "https://2130706433/", "https://0177.0.0.1/", "https://[::ffff:10.0.0.1]/", "https://0/",
        "https://[::1]/", "https://10.0.0.1/", "https://169.254.169.254/latest", "https://ruang-redaksi.éxample/",
        "https://hooks.example/" + "a" * 2_000, "https://[1.2.3.4/",
    ],
)  # fmt: skip
def test_an_address_that_could_never_be_called_is_refused_at_once(url: str) -> None:
    """
    Without a look-up, so that whoever registers it is told.
    """
    with pytest.raises(RefusedError):
        target(url)


def test_a_network_that_the_operator_names_may_be_called_over_http() -> None:
    """
    A CMS in the same house is reached, and nothing beside that network is.
    """
    with receiving() as receiver:
        assert post(receiver.url, b'{"a": 1}', {"X-A": "b"}, networks=LOOPBACK) == 204
        heard = receiver.heard[0]

        assert (heard.path, heard.body, heard.headers["x-a"]) == ("/hooks?from=sumber", b'{"a": 1}', "b")
        assert heard.headers["host"] == f"127.0.0.1:{receiver.port}"
        with pytest.raises(RefusedError):
            post(receiver.url, b"{}", {}, networks=[ip_network("10.0.0.0/8")])
        with pytest.raises(RefusedError):
            target("http://8.8.8.8/", LOOPBACK)


@pytest.mark.parametrize("named", ["127.0.0.0/8", "::1/128"])
def test_this_machine_may_be_named_where_the_operator_allows_it(named: str) -> None:
    """
    On a developer's machine `localhost` is an address like another; beside its network it is none.
    """
    assert target("http://localhost:9000/hooks", [ip_network(named)]).port == 9000
    with pytest.raises(RefusedError, match="private network"):
        target("https://localhost/hooks", [ip_network("10.20.0.0/16")])


def test_a_network_that_is_none_is_refused_at_the_start() -> None:
    """
    In one line that names the setting; a host's address with a network's mask is a slip of the pen, too.
    """
    named = Settings.read({"SUMBER_WEBHOOK_NETWORKS": "10.20.0.0/16, ::1/128,"})
    for wrong in ("10.20.0.0/33", "intranet", "10.20.0.1/16"):
        with pytest.raises(SettingsError, match="SUMBER_WEBHOOK_NETWORKS"):
            Settings.read({"SUMBER_WEBHOOK_NETWORKS": wrong})

    assert [str(network) for network in named.webhook_networks] == ["10.20.0.0/16", "::1/128"]
    assert Settings.read({}).webhook_networks == ()


def test_no_redirect_is_followed() -> None:
    """
    A receiver cannot send us elsewhere.
    """
    with receiving() as receiver, receiving() as elsewhere:
        receiver.answers[:] = [307]
        receiver.location = elsewhere.url

        assert post(receiver.url, b"{}", {}, networks=LOOPBACK) == 307
        assert elsewhere.heard == []


def test_no_proxy_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A proxy would look the name up a second time.
    """
    with receiving() as receiver:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, "http://127.0.0.1:9")

        assert post(receiver.url, b"{}", {}, networks=LOOPBACK) == 204


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\x00" * 100,
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1_000,
        b"HTTP/1.1 999999 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000,
    ],
)
def test_a_receiver_that_speaks_no_http_is_a_failure_and_no_more(said: bytes) -> None:
    """
    Whatever comes back, the sender is told in one line that holds none of it.
    """
    with answering_with(said) as port, pytest.raises(FailedError) as failed:
        post(f"http://127.0.0.1:{port}/", b"{}", {}, networks=LOOPBACK)

    assert "\n" not in str(failed.value)
    assert len(str(failed.value)) < 100


def test_a_receiver_that_drips_is_cut_off() -> None:
    """
    A byte now and then keeps a connection alive, but not for ever.
    """
    with answering_with(b"HTTP/1.1 ", drip=b"2") as port, pytest.raises(FailedError):
        post(f"http://127.0.0.1:{port}/", b"{}", {}, networks=LOOPBACK, seconds=0.3)


def test_an_endless_answer_is_not_read_to_its_end() -> None:
    """
    The status is all that counts.
    """
    with answering_with(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n" + b"a" * 20_000) as port:
        assert post(f"http://127.0.0.1:{port}/", b"{}", {}, networks=LOOPBACK) == 200


class answering_with:  # noqa: N801 - reads as what it does
    """A server that says these bytes to whoever connects, then goes away, or drips."""

    def __init__(self, said: bytes, drip: bytes = b"") -> None:
        self._said, self._drip = said, drip
        self._door = socket.create_server(("127.0.0.1", 0))

    def __enter__(self) -> int:
        Thread(target=self._serve, daemon=True).start()
        port: int = self._door.getsockname()[1]
        return port

    def __exit__(self, *_: object) -> None:
        self._door.close()

    def _serve(self) -> None:
        caller, _ = self._door.accept()
        with closing(caller):
            caller.recv(65_536)
            try:
                caller.sendall(self._said)
                while self._drip:
                    caller.sendall(self._drip)
                    time.sleep(0.05)
            except OSError:
                pass

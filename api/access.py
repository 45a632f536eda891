"""
Who is asking, and may they? Bearer API keys (RFC 6750), each belonging to a tenant and allowed some scopes.

Every view says what it needs: `@needs("read")` or `@public`. A view that says nothing needs "admin", so a forgotten one
is shut, not open. Without any key the service is open, to this machine only.
"""

from collections.abc import Callable
from ipaddress import ip_address
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from flask import Flask, g, request

from api.problems import Problem
from workers import Desk
from workers.model import SCOPES, Access, Unavailable

View = TypeVar("View", bound=Callable[..., Any])

PUBLIC: Final = ""
OPEN: Final = Access(tenant="default", scopes=SCOPES)
"""Whom everybody stands for while there are no keys."""


def needs(scope: str) -> Callable[[View], View]:
    """Say that a view may be called only with this scope."""

    def mark(view: View) -> View:
        view.scope = scope  # type: ignore[attr-defined]
        return view

    return mark


def public(view: View) -> View:
    """Say that a view may be called by anybody who reaches the service."""
    return needs(PUBLIC)(view)


def scope_of(app: Flask, endpoint: str) -> str:
    """The scope that an endpoint needs, `PUBLIC` for none."""
    return PUBLIC if endpoint == "static" else str(getattr(app.view_functions[endpoint], "scope", "admin"))


def tenant() -> str:
    """The tenant of the request at hand."""
    access: Access = g.access
    return access.tenant


def greet(desk: Desk) -> bool:
    """
    On a public page: whether somebody who may read asks, who is then taken for whom they are.

    Nobody is turned away, whatever they show, and whether the store answers or not.
    """
    try:
        access = _recognise(desk)
    except (Problem, Unavailable):
        return False
    if "read" in access.scopes:
        g.access = access
    return "access" in g


def register(app: Flask, desk: Desk) -> None:
    """Ask every request for what its view needs, before anything else is read of it."""

    @app.before_request
    def let_in() -> None:
        if request.endpoint is None or request.method == "OPTIONS":
            return  # no such address or method: there is nothing to guard
        scope = scope_of(app, request.endpoint)
        if scope == PUBLIC:
            return
        g.access = _recognise(desk)
        if scope not in g.access.scopes:
            raise Problem("forbidden", f"This needs the scope “{scope}”.")


def _recognise(desk: Desk) -> Access:
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    shown = request.authorization
    # A browser can only ask its person for a name and a password: there the password is the key (RFC 7617).
    password = (shown.password if shown and shown.type == "basic" else None) or ""
    given = key.strip() if scheme.lower() == "bearer" else password
    access = desk.access(given) if given else None
    if access:
        return access
    if desk.has_keys():
        wrong = ', error="invalid_token"' if given else ""
        raise Problem("unauthorized", headers={"WWW-Authenticate": f'Bearer realm="sumber"{wrong}'})
    if not _from_here():
        raise Problem("forbidden", "Without API keys only this machine may ask, by the name of localhost.")
    return OPEN


def _from_here() -> bool:
    """
    Whether the caller sits on this machine and meant to.

    The Host header is looked at too: else a page on the web could reach us through a name that it lets point here
    (DNS rebinding).
    """
    return _is_loopback(request.remote_addr or "") and _is_loopback(_without_port(request.host))


def _without_port(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_loopback(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False

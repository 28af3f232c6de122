"""Who may ask the page for anything: one browser on this computer, let in once by the start address.

The start address carries a token that works once; it is exchanged for a cookie that other sites cannot send. A request
must name our own host (a foreign name that leads to this computer is refused), and one that changes something must come
from a page of ours and carry the sign that stands in our forms.
"""

from __future__ import annotations

import hmac
import secrets
import threading
from collections.abc import Mapping
from hashlib import sha256

COOKIE = "pocarms"
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",  # no-referrer would have browsers send "Origin: null" with our own forms
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


class Refused(Exception):
    """A request that is not answered; `status` is the HTTP status, `key` says why."""

    def __init__(self, status: int, key: str) -> None:
        self.status, self.key = status, key
        super().__init__(key)


class Gate:
    """Made anew at each start. `port`: the one served; `hosts`: the names by which the page may be asked for."""

    def __init__(self, port: int, hosts: tuple[str, ...] = LOOPBACK) -> None:
        self._hosts = frozenset(f"{host}:{port}" for host in hosts)
        self._token = secrets.token_urlsafe(32)
        self._cookie = secrets.token_urlsafe(32)
        self._sign = hmac.new(secrets.token_bytes(32), self._cookie.encode(), sha256).hexdigest()
        self._entered = False
        self._lock = threading.Lock()

    @property
    def token(self) -> str:
        """The token of the start address."""
        return self._token

    @property
    def sign(self) -> str:
        """What stands hidden in every form of ours."""
        return self._sign

    def enter(self, token: str) -> str:
        """Exchange the token for the value of the cookie; it works once. Raises Refused."""
        with self._lock:
            if self._entered or not _same(token, self._token):
                raise Refused(403, "token")
            self._entered = True
        return self._cookie

    def check_host(self, host: str) -> None:
        """Refuse whoever asks by another name than ours."""
        if host not in self._hosts:
            raise Refused(400, "host")

    def check_cookie(self, cookie: str) -> None:
        """Refuse who was not let in by the start address."""
        if not _same(cookie, self._cookie):
            raise Refused(403, "cookie")

    def check_change(self, headers: Mapping[str, str], sign: str) -> None:
        """Refuse a change that does not come from a form of ours."""
        origin, site = headers.get("Origin", ""), headers.get("Sec-Fetch-Site", "")
        if site not in ("", "same-origin", "none"):
            raise Refused(403, "origin")
        if origin and origin != "null" and origin not in {f"http://{host}" for host in self._hosts}:
            raise Refused(403, "origin")
        if origin == "null" and site != "same-origin":
            raise Refused(403, "origin")
        if not _same(sign, self._sign):
            raise Refused(403, "sign")


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())

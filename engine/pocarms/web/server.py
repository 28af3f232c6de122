"""Serving the page on this computer alone, and ending when nobody has used it for long."""

from __future__ import annotations

import logging
import socket
import threading
import time

from waitress.server import create_server

from pocarms.web.app import create_app
from pocarms.web.desk import Desk
from pocarms.web.gate import LOOPBACK, Gate
from pocarms.web.waiting import LARGEST_UPLOAD

THREADS = 4
LOOK_EVERY = 20.0  # seconds between looks at the clock


class Served:
    """A page being served. `address` lets one browser in; it works once."""

    def __init__(self, desk: Desk, language: str, host: str, port: int, idle: float) -> None:
        """idle: seconds without a request after which it ends; 0 for never. Raises OSError where the port is taken."""
        self._idle, self._last, self._desk = idle, time.monotonic(), desk
        logging.getLogger("waitress").setLevel(logging.ERROR)  # that a request waits for another is no news to a person
        listening = socket.create_server((host, port))
        port = listening.getsockname()[1]
        gate = Gate(port, LOOPBACK if host in LOOPBACK else (*LOOPBACK, host))
        self.address = f"http://{host}:{port}/start?token={gate.token}"
        self._server = create_server(
            create_app(desk, gate, language, self._seen),
            sockets=[listening],
            threads=THREADS,
            ident=None,
            max_request_body_size=LARGEST_UPLOAD + 1_000_000,
            max_request_header_size=65_536,
            channel_timeout=60,
        )
        self._idled = False

    def _seen(self) -> None:
        self._last = time.monotonic()

    def run(self) -> str:
        """Serve until interrupted or idle; return which of the two ("interrupted", "idle")."""
        if self._idle:
            threading.Thread(target=self._watch, daemon=True).start()
        try:
            self._server.run()
        except (KeyboardInterrupt, OSError):  # an OSError where the watch has closed the socket
            if not self._idled:
                return "interrupted"
        finally:
            self._desk.close()
        return "idle" if self._idled else "interrupted"

    def _watch(self) -> None:
        while time.monotonic() - self._last < self._idle:
            time.sleep(min(LOOK_EVERY, self._idle))
        self._idled = True
        self.stop()

    def stop(self) -> None:
        """End serving, from another thread."""
        self._server.close()

"""The Flask app: the gate before every page, the headers behind it, and a plain word for whatever is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask, redirect, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from pocarms.commands.saying import why
from pocarms.profiles.places import SCHEME
from pocarms.resources import root
from pocarms.source.faults import FaultyInput
from pocarms.web import (
    dropping,
    filling,
    handing,
    home,
    measures,
    planning,
    question,
    seeing,
    setting_up,
    sharing,
    side_by_side,
    signing,
    taking_back,
    taking_out,
    together,
    trying,
    unsharing,
)
from pocarms.web.desk import Desk, Unreadable
from pocarms.web.faults import on_page
from pocarms.web.gate import COOKIE, HEADERS, POLICY, Gate, Refused
from pocarms.web.site import Site
from pocarms.web.waiting import LARGEST_UPLOAD
from pocarms.web.workspace import NoSuchFile

LARGEST_FORM = 1_000_000  # bytes
MOST_FIELDS = 2_000
UPLOADS = ("/take", "/drop")  # pages that take files

_KEYS = {400: "bad", 404: "missing", 405: "method", 413: "large"}


def create_app(desk: Desk, gate: Gate, language: str = "en", seen: Callable[[], None] = lambda: None) -> Flask:
    """Return the app. seen: is called at every request, for the clock that ends an idle page."""
    app = Flask("pocarms", static_folder=None, template_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_FORM, MAX_FORM_MEMORY_SIZE=LARGEST_FORM, MAX_FORM_PARTS=MOST_FIELDS)
    site = Site(desk, gate, language)
    style = root("templates").joinpath("web").joinpath("page.css").read_text(encoding="utf-8")

    @app.before_request
    def _check() -> Response | None:
        seen()
        site.lock.acquire()
        if request.path.endswith(UPLOADS):
            request.max_content_length = LARGEST_UPLOAD
        gate.check_host(request.host)
        if request.path == "/favicon.ico":
            return Response(status=204)
        if request.path in ("/start", "/page.css"):
            return None
        gate.check_cookie(request.cookies.get(COOKIE, ""))
        if request.method not in ("GET", "HEAD"):
            gate.check_change(dict(request.headers), request.form.get("sign", ""))
        return None

    @app.teardown_request
    def _done(_: BaseException | None) -> None:
        site.lock.release()

    @app.after_request
    def _headers(response: Any) -> Any:
        response.headers.setdefault("Content-Security-Policy", POLICY)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    @app.get("/start")
    def _start() -> Response:
        response = redirect("/", 303)
        response.set_cookie(COOKIE, gate.enter(request.args.get("token", "")), httponly=True, samesite="Strict")
        return response

    @app.get("/page.css")
    def _style() -> Response:
        return Response(style, mimetype="text/css")

    for pages in (
        home,
        dropping,
        setting_up,
        signing,
        sharing,
        taking_out,
        filling,
        question,
        unsharing,
        seeing,
        trying,
        together,
        planning,
        measures,
        handing,
        side_by_side,
        taking_back,
    ):
        pages.register(app, site)

    @app.errorhandler(Refused)
    def _refused(error: Refused) -> Response:
        return site.page("refused", error.status, key=error.key, why="")

    @app.errorhandler(NoSuchFile)
    def _missing(_: NoSuchFile) -> Response:
        return site.page("refused", 404, key="missing", why="")

    @app.errorhandler(Unreadable)
    def _faulty(_: Unreadable) -> Response:
        return home.faulty(site, str((request.view_args or {}).get("name", request.args.get("of", ""))))

    @app.errorhandler(FaultyInput)
    def _faulty_scheme(error: FaultyInput) -> Response:
        return site.page("faulty", 400, name=SCHEME, faults=on_page(site, error.faults, error.sources))

    @app.errorhandler(OSError)
    def _unwritten(error: OSError) -> Response:
        return site.page("refused", 500, key="write", why=why(error, site.language))

    @app.errorhandler(HTTPException)
    def _http(error: HTTPException) -> Response:
        status = error.code or 500
        return site.page("refused", status, key=_KEYS.get(status, "bad"), why="")

    @app.errorhandler(Exception)
    def _fault(error: Exception) -> Response:
        return site.page("refused", 500, key="fault", why=type(error).__name__)

    return app

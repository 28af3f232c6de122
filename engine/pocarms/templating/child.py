"""The process in which a user's templates are filled: it reads one request, sets its limits, and answers.

It gets everything it may use by the request, as JSON: the texts of the templates, the data, the fixed words. Once it
has read it, it may open no file, start no process, and use so much time and memory. What it prints is JSON again; the
parent takes nothing else from it.
"""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import jinja2.debug  # noqa: F401  what is needed when something fails must be there before files are closed off
from jinja2 import FunctionLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from pocarms.reports.filters import FILTERS, options
from pocarms.wording.strings import Strings

MOST_TEXT = 20_000_000  # letters of what comes out
MOST_TIMES = 100_000  # how often a text or list may be repeated
_PUBLIC = ("word", "join", "joined", "quote", "date")


class Shown:
    """Data as templates see it: fields by name, nothing to change and nothing behind them."""

    __slots__ = ("_fields",)

    def __init__(self, fields: Mapping[str, Any]) -> None:
        object.__setattr__(self, "_fields", fields)

    def __getattr__(self, name: str) -> Any:
        try:
            return object.__getattribute__(self, "_fields")[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(name)

    def __repr__(self) -> str:
        return "(data)"


class Words:
    """The fixed words, without the ways by which a template could bring texts of its own to be filled in."""

    __slots__ = ("_strings",)

    def __init__(self, strings: Strings) -> None:
        self._strings = strings

    def __call__(self, key: str, **values: Any) -> str:
        return self._strings(key, **values)

    def __getattr__(self, name: str) -> Any:
        if name == "language" or name in _PUBLIC:
            return getattr(self._strings, name)
        raise AttributeError(name)


class Forbidden(SecurityError):
    """Something a template may not do; key: of the text that says what."""

    def __init__(self, key: str) -> None:
        self.key, self.name = key, ""
        super().__init__(key)


class Lacking(UndefinedError):
    """Something a template asks for is not there; key: of the text that says so, name: what it asks for."""

    def __init__(self, key: str, name: str, message: str | None = None) -> None:
        self.key, self.name = key, name
        super().__init__(message)


class Nothing(StrictUndefined):
    """What stands for a name or a field that is not there: any use of it says which."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = UndefinedError
    ) -> None:
        if hint is None and exc is UndefinedError and (obj is missing or isinstance(obj, Shown)):
            exc = partial(Lacking, "undefined" if obj is missing else "no_field", str(name))
        super().__init__(hint, obj, name, exc)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, with bounds on what grows by multiplication."""

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Multiply within bounds; raises SecurityError."""
        if operator == "**":
            raise Forbidden("powers")
        for one, other in ((left, right), (right, left)):
            if isinstance(one, int) and (
                (isinstance(other, str | list | tuple) and one * len(other) > MOST_TIMES)
                or (isinstance(other, int) and abs(one) > 10**12)
            ):
                raise Forbidden("product")
        return super().call_binop(context, operator, left, right)


def filled(request: Mapping[str, Any], limit: Callable[[], str]) -> dict[str, Any]:
    """Return the text, or what went wrong and where. limit: sets the limits, and says which could not be set."""
    sources: Mapping[str, tuple[str, str]] = {name: (text, at) for name, text, at in request["templates"]}

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        found = sources.get(name)
        return None if found is None else (*found, lambda: True)

    "".encode("unicode_escape")  # the reader of templates needs it, and would look for it in files
    environment = Sandbox(loader=FunctionLoader(load), auto_reload=False, **options(request["format"]))
    environment.undefined = Nothing
    environment.filters.update(FILTERS)
    words = Words(Strings(request["language"], {k: _text(v) for k, v in request["words"].items()}))
    view = shown(request["view"])
    unlimited = limit()
    try:
        text, size = [], 0
        for piece in environment.get_template(request["template"]).generate(view=view, s=words):
            text.append(piece)
            size += len(piece)
            if size > MOST_TEXT:
                return _failed("T005", ("long", ""), "", 0, unlimited)
        return {"text": "".join(text), "unlimited": unlimited}
    except TemplateSyntaxError as error:
        return _failed("T002", ("quoted", error.message or ""), error.filename or "", error.lineno, unlimited)
    except BaseException as error:  # whatever a template does is a fault in it, also running out of memory
        at, line = _place(error, {at for _, at in sources.values()})
        return _failed(_code(error), _said(error), at, line, unlimited)


def _failed(code: str, said: tuple[str, str], at: str, line: int, unlimited: str) -> dict[str, Any]:
    """Return the answer. said: the key of a text, and the name or text that fills its place."""
    key, of = said
    values = {"text" if key == "quoted" else "name": of[:300]} if of else {}
    return {"code": code, "said": key, "values": values, "at": at, "line": line, "unlimited": unlimited}


def _code(error: BaseException) -> str:
    if isinstance(error, SecurityError):
        return "T004"
    if isinstance(error, UndefinedError | TemplateNotFound | KeyError):
        return "T003"
    return "T005" if isinstance(error, MemoryError | RecursionError | OverflowError) else "T006"


def _said(error: BaseException) -> tuple[str, str]:
    if isinstance(error, Lacking | Forbidden):
        return error.key, error.name
    if isinstance(error, TemplateNotFound):
        return "no_template", str(error.name)
    if isinstance(error, KeyError):
        return "no_words", str(error.args[0] if error.args else "?")
    if isinstance(error, MemoryError):
        return "memory", ""
    if isinstance(error, RecursionError):
        return "circles", ""
    return "quoted", str(error) or type(error).__name__


def _place(error: BaseException, known: set[str]) -> tuple[str, int]:
    """Return the innermost line of a template that an error came from."""
    found = ("", 0)
    for frame, line in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename in known:
            found = (frame.f_code.co_filename, line)
    return found


def shown(data: Any) -> Any:
    """Return data from JSON as templates see it: objects as fields, lists as tuples."""
    if isinstance(data, dict):
        return Shown({name: shown(value) for name, value in data.items()})
    return tuple(map(shown, data)) if isinstance(data, list) else data


def _text(text: Any) -> Any:
    return tuple(text) if isinstance(text, list) else text


def limits(seconds: int, megabytes: int) -> str:
    """Limit this process: memory, time, no files, no processes. Return which of these the system does not know."""
    try:
        import resource
    except ImportError:
        return "memory"

    def each() -> Iterator[str]:
        for name, value in (
            ("RLIMIT_AS", megabytes * 1_000_000),
            ("RLIMIT_CPU", seconds),
            ("RLIMIT_FSIZE", 0),
            ("RLIMIT_NPROC", 0),
            ("RLIMIT_NOFILE", 0),
        ):
            try:
                kind = getattr(resource, name)
                resource.setrlimit(kind, (value, value))
            except (AttributeError, ValueError, OSError):
                yield name

    return "memory" if "RLIMIT_AS" in set(each()) else ""


def main() -> None:
    """Answer one request."""
    sys.setrecursionlimit(600)
    request = json.loads(sys.stdin.buffer.read())
    answer = filled(request, lambda: limits(request["seconds"], request["megabytes"]))
    sys.stdout.buffer.write(json.dumps(answer).encode())
    sys.stdout.buffer.flush()

"""Filling a user's template: the data handed to a process of its own, and its answer taken as text or as a fault."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from pocarms.model.span import Span
from pocarms.reports.filters import ENDINGS
from pocarms.reports.render import Fill
from pocarms.reports.strings import Strings
from pocarms.source.faults import Fault, FaultyInput
from pocarms.templating.child import MOST_TEXT
from pocarms.templating.codes import PAGES
from pocarms.templating.folder import Templates

SECONDS, MEGABYTES = 20, 600
_CODES = {page.code: page for page in PAGES}
_START = "import sys; sys.path[:] = {path!r}; from pocarms.templating.child import main; main()"


def filler(templates: Templates, note: Callable[[], None], seconds: int = SECONDS, megabytes: int = MEGABYTES) -> Fill:
    """Return what stands in for `reports.render.fill`. It raises FaultyInput with the place in the template.

    note: is called where the system sets no limit on memory.
    """

    def fill(template: str, format: str, s: Strings, view: object) -> str:
        name = f"{template}.{ENDINGS[format]}.j2"
        request = {
            "template": name,
            "format": format,
            "language": s.language,
            "templates": [(n, text, templates.where(n)) for n, text in templates.texts.items()],
            "view": as_data(view),
            "words": dict(s.texts),
            "seconds": seconds,
            "megabytes": megabytes,
        }
        answer = _answer(request, templates.where(name), seconds)
        if answer.get("unlimited"):
            note()
        if "text" not in answer:
            raise FaultyInput([_fault(answer, templates, name)])
        text = str(answer["text"])
        return text if format == "html" else re.sub(r"\n{3,}", "\n\n", text)

    return fill


def as_data(value: Any) -> Any:
    """Return a view as plain data: records by the names of their fields."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_data(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [as_data(item) for item in value]
    return value if isinstance(value, bool | int | float | type(None)) else str(value)


def _answer(request: dict[str, Any], where: str, seconds: int) -> dict[str, Any]:
    """Return what the process answers; where it does not, what that means."""
    command = [sys.executable, "-I", "-X", "utf8", "-c", _START.format(path=sys.path)]
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "PYTHONDONTWRITEBYTECODE") if name in os.environ}
    too_long = {"code": "T005", "said": f"it took more than {seconds} seconds", "at": where, "line": 0}
    try:
        done = subprocess.run(
            command, input=json.dumps(request).encode(), capture_output=True, timeout=seconds + 5, env=kept, check=False
        )
    except subprocess.TimeoutExpired:
        return too_long
    except OSError as error:
        said = f"the process for templates could not be started ({error.strerror or error})"
        return {"code": "T006", "said": said, "at": where, "line": 0}
    try:
        if len(done.stdout) > 8 * MOST_TEXT:
            raise ValueError
        answer = json.loads(done.stdout)
    except ValueError:
        if done.returncode < 0 and -done.returncode in (9, 24):  # killed, or its time was up
            return too_long
        said = "it needs too much memory, or broke off the process in which it was filled"
        return {"code": "T005", "said": said, "at": where, "line": 0}
    return answer if isinstance(answer, dict) else too_long


def _fault(answer: dict[str, Any], templates: Templates, name: str) -> Fault:
    at, line = str(answer.get("at") or templates.where(name)), answer.get("line")
    code = answer.get("code") if answer.get("code") in _CODES else "T006"
    page = _CODES[str(code)]
    place = Span(at, line if isinstance(line, int) else 0, 1 if line else 0)
    return Fault(
        page.code, place, f"{page.title[0].lower()}{page.title[1:]}: {answer.get('said', '')}", help=page.what_to_do
    )

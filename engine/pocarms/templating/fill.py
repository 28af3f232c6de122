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
from pocarms.source.told import phrase
from pocarms.templating.child import MOST_TEXT
from pocarms.templating.fault_words_en import EN
from pocarms.templating.folder import Templates
from pocarms.templating.noting import fault

SECONDS, MEGABYTES = 20, 600
_PLACES = ("name", "text", "n", "why")  # of what an answer says; the process is not trusted to fill the right ones
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
    too_long = {"code": "T005", "said": "seconds", "values": {"n": str(seconds)}, "at": where, "line": 0}
    try:
        done = subprocess.run(
            command, input=json.dumps(request).encode(), capture_output=True, timeout=seconds + 5, env=kept, check=False
        )
    except subprocess.TimeoutExpired:
        return too_long
    except OSError as error:
        why = str(error.strerror or error)
        return {"code": "T006", "said": "not_started", "values": {"why": why}, "at": where, "line": 0}
    try:
        if len(done.stdout) > 8 * MOST_TEXT:
            raise ValueError
        answer = json.loads(done.stdout)
    except ValueError:
        if done.returncode < 0 and -done.returncode in (9, 24):  # killed, or its time was up
            return too_long
        return {"code": "T005", "said": "broke_off", "at": where, "line": 0}
    return answer if isinstance(answer, dict) else too_long


def _fault(answer: dict[str, Any], templates: Templates, name: str) -> Fault:
    at, line = str(answer.get("at") or templates.where(name)), answer.get("line")
    code, key, values = answer.get("code"), f"said.{answer.get('said')}", answer.get("values")
    code = code if f"help.{code}" in EN else "T006"
    place = Span(at, line if isinstance(line, int) else 0, 1 if line else 0)
    given = values if isinstance(values, dict) else {}
    said = phrase(key if key in EN else "said.quoted", **{name: str(given.get(name, "")) for name in _PLACES})
    return fault(str(code), place, phrase("failed", title=phrase(str(code)), said=said), phrase(f"help.{code}"))

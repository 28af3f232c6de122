"""Write a paper as text, Markdown or HTML through the templates, and data as JSON."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from typing import Any

from pocarms.reasoning.paper import Paper
from pocarms.reasoning.saying import sayings
from pocarms.reports.clean import clean
from pocarms.reports.render import filled


def show(paper: Paper, format_: str) -> str:
    """Return a paper in a format: text | md | html."""
    return filled("paper", format_, paper=clean(paper), s=sayings(paper.language))


def as_json(value: object) -> str:
    """Return data as JSON text: keys are field names, a trailing underscore dropped."""
    return json.dumps(plain(value), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def plain(value: object) -> Any:
    """Return dataclasses, tuples and mappings as plain dicts and lists."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name.removesuffix("_"): plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list, frozenset)):
        return [plain(item) for item in (sorted(value) if isinstance(value, frozenset) else value)]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value

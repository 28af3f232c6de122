"""Walking and changing the leaves of an assessment, by class and field."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Path = tuple[str, str]  # class name, field name
Change = Callable[[Path, Any], Any]


def changed(value: Any, change: Change, path: Path = ("", "")) -> Any:
    """Return the same data with every leaf (text, number, truth value) put through `change`; keys stay."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        name = type(value).__name__
        fields = {f.name: changed(getattr(value, f.name), change, (name, f.name)) for f in dataclasses.fields(value)}
        return type(value)(**fields)
    if isinstance(value, tuple):
        return tuple(changed(item, change, path) for item in value)
    if isinstance(value, Mapping):
        return {key: changed(item, change, path) for key, item in value.items()}
    return change(path, value)


def leaves(value: Any) -> Iterator[tuple[Path, Any]]:
    """Yield every leaf with its class and field."""
    found: list[tuple[Path, Any]] = []
    changed(value, lambda path, leaf: (found.append((path, leaf)), leaf)[1])
    yield from found

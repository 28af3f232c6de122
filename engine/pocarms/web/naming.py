"""Names of files and ids of parts, made from what a person typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection


def stem_of(title: str, joint: str, longest: int) -> str:
    """Return a title in plain small letters and digits; "" where it has none. joint: stands between words."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", joint, plain).strip(joint)[:longest].strip(joint)


def free(stem: str, taken: Collection[str], joint: str) -> str:
    """Return a stem, or with the first number behind it that makes it a name not taken."""
    return next(n for n in (stem, *(f"{stem}{joint}{k}" for k in range(2, 10_000))) if n not in taken)

"""Pictures of an assessment: drawn as SVG, each with a table that says the same in words."""

from __future__ import annotations

from pocarms.reports.naming import Names
from pocarms.reports.pictures.grid import grid
from pocarms.reports.pictures.order import order
from pocarms.reports.strings import Strings
from pocarms.reports.view import Picture


def pictures(bodies: tuple[Names, ...], s: Strings) -> tuple[Picture, ...]:
    """Return the pictures that this assessment has something for: where the work lies, and what opens the way."""
    found = [grid(bodies, s), *(order(n, s, len(bodies) > 1) for n in bodies)]
    return tuple(picture for picture in found if picture is not None)

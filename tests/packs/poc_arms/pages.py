"""Which sections, boxes and footnotes stand on which page of the Brief (fixed by where its footnotes fall)."""

from __future__ import annotations

# page -> (sections and boxes, first and last footnote)
PAGES: dict[int, tuple[tuple[str, ...], tuple[int, int] | None]] = {
    1: (("1",), None),
    3: (("2", "2.1"), (1, 5)),
    4: (("2.1",), (6, 9)),
    5: (("2.1", "2.2"), (10, 14)),
    6: (("2.2",), (15, 20)),
    7: (("2.2",), (21, 22)),
    9: (("3", "3.1"), (23, 24)),
    10: (("3.1",), (25, 30)),
    11: (("3.1", "3.2"), (31, 33)),
    12: (("3.2", "3.3"), (34, 38)),
    13: (("3.3",), (39, 43)),
    14: (("box 1", "3.3", "3.4"), (44, 46)),
    15: (("3.4", "3.5"), (47, 49)),
    16: (("3.5",), (50, 56)),
    17: (("box 2", "3.5"), (57, 60)),
    18: (("3.5", "3.6"), (61, 66)),
    19: (("3.6", "3.7"), (67, 73)),
    20: (("3.7",), (74, 80)),
    21: (("box 3", "3.8"), (81, 83)),
    22: (("box 4", "3.8"), (84, 90)),
    23: (("3.8", "3.9"), (91, 96)),
    24: (("3.9",), (97, 100)),
    25: (("box 5", "3.9"), (101, 105)),
    26: (("3.9", "3.10"), (106, 112)),
    27: (("3.10", "box 6"), (113, 113)),
    29: (("4", "4.1"), (114, 116)),
    30: (("4.1", "4.2", "4.3"), (117, 118)),
    31: (("4.3", "4.4"), (119, 119)),
    33: (("5", "5.1"), (120, 121)),
    34: (("5.2", "5.3"), (122, 124)),
    35: (("5.3", "5.4"), (125, 128)),
    37: (tuple(f"Conclusion, rec. {n}" for n in range(1, 8)), None),
    38: (tuple(f"Conclusion, rec. {n}" for n in range(8, 15)), None),
}


def pages(text: str) -> tuple[int, ...]:
    """Return the pages that "16" or "16-18" names, leaving out pages without text."""
    first, _, last = text.partition("-")
    return tuple(p for p in range(int(first), int(last or first) + 1) if p in PAGES)


def wrong(section: str, box: str, page: str, footnote: str) -> str:
    """Return what is wrong with a citation of the Brief, or an empty text."""
    if not page:
        return "no page"
    cited = pages(page)
    place = f"box {box}" if box else section
    if not cited:
        return f"no such page: {page}"
    if not place:
        return "neither section nor box"
    apart = [p for p in cited if place not in PAGES[p][0]]
    if apart:
        return f"{place} is not on p. {apart[0]}"
    for note in footnote.replace(",", " ").split():
        spans = [PAGES[p][1] for p in cited]
        if not any(span and span[0] <= int(note) <= span[1] for span in spans):
            return f"footnote {note} is not on p. {page}"
    return ""

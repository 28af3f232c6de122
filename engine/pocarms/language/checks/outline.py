"""A source that says what it consists of: citations that are misplaced, and parts that no rule carries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pocarms.language.noting import error
from pocarms.model.pack import Citation, Outline, Pack, SourceDoc
from pocarms.records import dataclass
from pocarms.source.faults import Fault
from pocarms.source.told import Phrase, phrase

_NO_RULE = ("question", "example")  # what asks or shows, and says nothing by itself


@dataclass(frozen=True)
class Coverage:
    """How far a pack covers one source: each count as n of m."""

    source: str
    citations: tuple[int, int]  # where the outline has them, of all
    places: tuple[int, int]  # with a rule, of all
    reasons: int  # places without a rule, with a reason
    facets: tuple[tuple[str, int, int], ...]  # facet, values with a finding, of all


def check_outlines(pack: Pack) -> list[Fault]:
    """Return an error for each misplaced citation, and for each part of a source that no rule carries."""
    faults = []
    for doc, outline in _outlined(pack):
        for _, cited in _cited(pack, doc.id):
            said = misplaced(cited, outline)
            if said:
                faults.append(error("R821", cited.span, said, "outline"))
        rules = _rules(pack, doc.id)
        faults += [
            error("R822", place.span, phrase("uncited", place=name, doc=doc.id))
            for name, place in outline.places.items()
            if not rules[name] and not place.none
        ]
        for facet, values in outline.facets.items():
            found = _values(pack, facet)
            faults += [
                error("R823", outline.span, phrase("no_value", value=value, facet=facet, doc=doc.id))
                for value in values
                if value not in found
            ]
    return faults


def coverage(pack: Pack) -> tuple[Coverage, ...]:
    """Return how far the pack covers each source that has an outline."""
    out = []
    for doc, outline in _outlined(pack):
        cited = [c for _, c in _cited(pack, doc.id)]
        rules = _rules(pack, doc.id)
        carried = [name for name in outline.places if rules[name]]
        out.append(
            Coverage(
                doc.id,
                (sum(not misplaced(c, outline) for c in cited), len(cited)),
                (len(carried), len(outline.places)),
                sum(bool(place.none) for name, place in outline.places.items() if not rules[name]),
                tuple(
                    (f, sum(v in _values(pack, f) for v in values), len(values)) for f, values in outline.facets.items()
                ),
            )
        )
    return tuple(out)


def misplaced(cited: Citation, outline: Outline) -> Phrase | None:
    """Return what is wrong with the place and page of a citation, None where nothing is."""
    name = place_of(cited)
    place = outline.places.get(name)
    if place is None:
        no_place = phrase("outline.no_place", doc=cited.doc, place=name)
        return no_place if name else phrase("outline.unsaid", doc=cited.doc)
    pages = pages_of(cited.page)
    if not pages:
        no_page = phrase("outline.no_page", place=name)
        return phrase("outline.not_a_page", page=cited.page) if cited.page else no_page
    if not {pages[0], pages[-1]} <= set(pages_of(place.pages)):
        return phrase("outline.other_page", place=name, pages=place.pages, page=cited.page)
    if cited.footnote:
        there = {n for page in pages for n in pages_of(outline.footnotes.get(str(page), ""))}
        notes = pages_of(cited.footnote)
        if not notes or not set(notes) <= there:
            return phrase("outline.footnote", footnote=cited.footnote, page=cited.page)
    return None


def place_of(cited: Citation) -> str:
    """Return the name that an outline gives to what is cited: a section, or "box n"."""
    return f"box {cited.box}" if cited.box else cited.section


def pages_of(text: str) -> tuple[int, ...]:
    """Return the numbers that "16", "9-11" or "12, 17" means; none for anything else."""
    out: list[int] = []
    for piece in text.split(","):
        match = re.fullmatch(r"(\d+)(?:\s*[-–]\s*(\d+))?", piece.strip())
        if match is None:
            return ()
        out += range(int(match[1]), int(match[2] or match[1]) + 1)
    return tuple(out)


def _outlined(pack: Pack) -> Iterator[tuple[SourceDoc, Outline]]:
    for doc in pack.sources.values():
        if doc.outline is not None:
            yield doc, doc.outline


def citations(pack: Pack) -> Iterator[tuple[str, str, Citation]]:
    """Yield every citation of a pack, with the sort of thing that cites and its id."""
    groups = (
        ("question", pack.questions), ("finding", pack.findings), ("modifier", pack.modifiers),
        ("bundle", pack.bundles), ("conflict", pack.conflicts), ("measure", pack.measures), ("step", pack.steps),
        ("action", pack.actions), ("example", pack.examples),
    )  # fmt: skip
    sources = [(sort, item.id, item.sources) for sort, group in groups for item in group.values()]
    sources += [
        ("concept", rule.concludes, rule.sources) for concept in pack.concepts.values() for rule in concept.rules
    ]
    sources += [("level rule", rule.id, rule.sources) for rule in pack.level_rules]
    for sort, id_, many in sources:
        yield from ((sort, id_, one) for one in many)


def _cited(pack: Pack, doc: str) -> Iterator[tuple[str, Citation]]:
    """Yield every citation of a document, with the sort of thing that cites it."""
    return ((sort, one) for sort, _, one in citations(pack) if one.doc == doc)


def _rules(pack: Pack, doc: str) -> Counter[str]:
    """Return how many citations by rules each place of a document has."""
    return Counter(place_of(cited) for sort, cited in _cited(pack, doc) if sort not in _NO_RULE)


def _values(pack: Pack, facet: str) -> frozenset[str]:
    return frozenset(value for finding in pack.findings.values() for value in finding.facets.get(facet, ()))

"""From the Brief to the pack: every passage that prescribes or warns, and the rules that carry it, or why none does.

`docs/packs/poc_arms-passages.csv` lists the passages by hand, in our words; `docs/traceability.md` is made from it and
from the pack by `PYTHONPATH=engine python -m tests.packs.poc_arms.traceability`.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pocarms.language.load import load_pack
from pocarms.model.pack import Citation, Pack
from tests.packs.poc_arms.pages import pages, wrong

ROOT = Path(__file__).parents[3]
PACK = ROOT / "rules" / "poc_arms"
PASSAGES = ROOT / "docs" / "packs" / "poc_arms-passages.csv"
PAPER = ROOT / "docs" / "traceability.md"
ELSEWHERE = "~"  # before an id: the rule carries the passage and cites another one
RECOMMENDATIONS = tuple(str(n) for n in range(1, 15))
SECTIONS = (
    *("2.1", "2.2"),
    *(f"3.{n}" for n in range(1, 11)),
    *(f"4.{n}" for n in range(1, 5)),
    *(f"5.{n}" for n in range(1, 5)),
)
BOXES = tuple(f"box {n}" for n in range(1, 7))
COMMAND = "PYTHONPATH=engine python -m tests.packs.poc_arms.traceability"


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of the Brief. does: prescribes, warns, shows (an example or practice) or context."""

    page: str
    place: str  # a section, "box n" or "Conclusion, rec. n"
    does: str
    says: str
    carried_by: tuple[str, ...]  # ids, those that cite another passage with ELSEWHERE before them
    why_none: str


def read(path: Path = PASSAGES) -> tuple[Passage, ...]:
    """Return the passages in the order written."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Passage(r["page"], r["place"], r["does"], r["passage"], tuple(r["carried_by"].split()), r["why_none"])
            for r in csv.DictReader(file)
        )


def items(pack: Pack) -> dict[str, tuple[str, tuple[Citation, ...]]]:
    """Return every item that may carry a passage: id to what it is and what it cites."""
    found: dict[str, tuple[str, tuple[Citation, ...]]] = {}
    for word, group in (
        ("question", pack.questions),
        ("finding", pack.findings),
        ("modifier", pack.modifiers),
        ("bundle", pack.bundles),
        ("conflict", pack.conflicts),
        ("example", pack.examples),
    ):
        found |= {i.id: (word, i.sources) for i in group.values()}
    found |= {c.id: ("concept", tuple(s for r in c.rules for s in r.sources)) for c in pack.concepts.values()}
    found |= {r.id: ("level rule", r.sources) for r in pack.level_rules}
    return found | {r.id: ("class rule", ()) for r in pack.class_rules}


def faults(pack: Pack, passages: Sequence[Passage]) -> list[str]:
    """Return what is wrong with the list: unknown ids, carriers that cite elsewhere, passages without a rule."""
    return [f"p. {p.page} {p.place}: {said}" for p in passages for said in _faults(p, items(pack))]


def _faults(passage: Passage, known: dict[str, tuple[str, tuple[Citation, ...]]]) -> Iterator[str]:
    box = passage.place.removeprefix("box ") if passage.place.startswith("box ") else ""
    off = wrong("" if box else passage.place, box, passage.page, "")
    if off:
        yield off
    if passage.does not in ("prescribes", "warns", "shows", "context"):
        yield f"'{passage.does}' is no word of the list"
    if not passage.carried_by and not passage.why_none:
        yield "neither a rule nor a reason"
    for said in passage.carried_by:
        id_ = said.removeprefix(ELSEWHERE)
        if id_ not in known:
            yield f"nothing is called {id_}"
        elif cites(known[id_][1], passage.place, passage.page) is said.startswith(ELSEWHERE):
            yield f"{id_} {'cites' if said.startswith(ELSEWHERE) else 'does not cite'} this passage"
    rules = [
        i for i in passage.carried_by if known.get(i.removeprefix(ELSEWHERE), ("",))[0] not in ("question", "example")
    ]
    if passage.does in ("prescribes", "warns") and passage.carried_by and not rules:
        yield "a question alone carries it, and no rule"


def cites(sources: Sequence[Citation], place: str, page: str) -> bool:
    """Return whether one of the citations stands at a place and page."""
    return any(
        (f"box {c.box}" if c.box else c.section) == place and int(page) in pages(c.page) for c in _brief(sources)
    )


def _brief(sources: Sequence[Citation]) -> list[Citation]:
    return [c for c in sources if c.doc == "brief"]


def carriers(pack: Pack) -> dict[str, Counter[str]]:
    """Return how many items of each sort cite each section or box; recommendations count by facet and by citation."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for word, sources in items(pack).values():
        for place in {f"box {c.box}" if c.box else c.section for c in _brief(sources)}:
            found[place][word] += 1
    for finding in pack.findings.values():
        for n in finding.facets.get("recommendation", ()):
            found[f"rec. {n}"][pack.kinds[finding.kind].label] += 1
    return found


def uncovered(pack: Pack, passages: Sequence[Passage]) -> list[str]:
    """Return the recommendations, sections and boxes that have neither a rule nor a stated reason."""
    count = carriers(pack)
    reasons = {p.place for p in passages if p.why_none}
    without = [f"recommendation {n}" for n in RECOMMENDATIONS if not count[f"rec. {n}"]]
    for place in (*SECTIONS, *BOXES):
        rules = sum(n for word, n in count[place].items() if word not in ("question", "example"))
        if not rules and place not in reasons:
            without.append(place)
    return without


def paper(pack: Pack, passages: Sequence[Passage]) -> str:
    """Return `docs/traceability.md`."""
    must = [p for p in passages if p.does in ("prescribes", "warns")]
    held = [p for p in must if p.carried_by]
    lines = [
        "# From the Brief to the pack `poc_arms`",
        "",
        "Made from `docs/packs/poc_arms-passages.csv` and the pack, not by hand, with:",
        "",
        f"    {COMMAND}",
        "",
        "Passages are in our words, pages those of the printed Brief. Each rule named cites the passage beside it; one",
        "in brackets carries it and cites another. A passage prescribes, warns, shows (a practice or an example), or",
        "gives context.",
        "",
        f"Passages that prescribe or warn: {len(must)}; carried by rules: {len(held)}; "
        f"with a reason instead: {len(must) - len(held)}. All passages: {len(passages)}.",
    ]
    for place in dict.fromkeys(p.place for p in passages):
        lines += ["", f"## {_heading(place)}", "", "| p. | | passage | carried by |", "|---|---|---|---|"]
        for p in passages:
            if p.place == place:
                lines.append(f"| {p.page} | {p.does} | {p.says} | {_told(p)} |")
    lines += ["", "## Recommendations", "", "| no. | findings, by kind |", "|---|---|"]
    count = carriers(pack)
    lines += [f"| {n} | {_counts(count[f'rec. {n}'])} |" for n in RECOMMENDATIONS]
    lines += ["", "## Sections and boxes", "", "| place | items that cite it |", "|---|---|"]
    lines += [f"| {place} | {_counts(count[place])} |" for place in (*SECTIONS, *BOXES)]
    return "\n".join(lines) + "\n"


def _heading(place: str) -> str:
    return place.capitalize() if place.startswith("box") else place if place.startswith("Concl") else f"Section {place}"


def _told(passage: Passage) -> str:
    ids = [f"(`{i.removeprefix(ELSEWHERE)}`)" if i.startswith(ELSEWHERE) else f"`{i}`" for i in passage.carried_by]
    return ", ".join(ids) or f"none: {passage.why_none}"


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{word}: {counter[word]}" for word in sorted(counter))


def main() -> None:
    """Write the paper; raises SystemExit with the faults where the list does not fit the pack."""
    pack, passages = load_pack(PACK), read()
    found = faults(pack, passages)
    if found:
        raise SystemExit("\n".join(found))
    PAPER.write_text(paper(pack, passages), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Names to print: ids of an assessment as words, titles and anchors."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from pocarms.assessment.result import Assessment, Body, ChosenText, FindingResult, KindInfo, SourceRef
from pocarms.records import dataclass
from pocarms.reports.strings import Strings
from pocarms.reports.view import Line, Section

# "p. 16" and its like are not parted at the end of a line
_TIED = re.compile(r"(?<!\w)(§|pp?\.|fn\.|para\.|par\.|rec\.|box|encadré|note) (?=\d)")


class UnknownKind(ValueError):
    """A finding has a kind that `Assessment.kinds` does not describe, so that it could land in a wrong place."""

    def __init__(self, finding: str, kind: str) -> None:
        self.finding, self.kind = finding, kind
        super().__init__(f"the assessment does not describe the kind {kind!r} of the finding {finding!r}")


@dataclass(frozen=True)
class Names:
    """Looks up what ids of one body are called. Ids that are not known are printed as they are, never dropped."""

    s: Strings
    labels: Mapping[str, Mapping[str, str]]
    kinds: Mapping[str, KindInfo]
    steps: tuple[str, ...]  # class ids, lowest first
    step_labels: Mapping[str, str]
    asks: Mapping[str, str]
    findings: Mapping[str, tuple[str, str]]  # id -> title, anchor
    rules: Mapping[str, tuple[str, str]]  # level rule id -> what it says, anchor
    body: Body
    parts: tuple[Body, ...]
    harm_told: bool  # the pack links findings to harm at all

    def label(self, group: str, key: str) -> str:
        """Return the name of an id, by the assessment's own table of labels."""
        return self.labels.get(group, {}).get(key, key)

    def kind(self, finding: FindingResult) -> KindInfo:
        """Return what is said of a finding's kind. Raises UnknownKind where nothing is."""
        if finding.kind not in self.kinds:
            raise UnknownKind(finding.id, finding.kind)
        return self.kinds[finding.kind]

    def ask(self, question: str) -> str:
        """Return a question's wording."""
        return self.asks.get(question, question)

    def anchor(self, group: str, key: str) -> str:
        """Return the anchor of an item of this body."""
        return anchor(group, self.body.id, key)

    def link(self, finding: str) -> Line:
        """Return a line that names a finding and leads to it; a level rule is named by what it says."""
        title, to = self.findings.get(finding) or self.rules.get(finding) or (finding, "")
        return Line(title, to)

    def foundation(self, finding: str) -> Line:
        """Return a line that names a finding to deal with first, and says where it is not settled that it holds."""
        line = self.link(finding)
        is_open = any(one.id == finding and one.status == "open" for one in self.body.findings)
        return replace(line, remark=self.s("status.open")) if is_open else line

    def class_rank(self, step: str) -> int:
        """Return 1 for the lowest class, 0 for no class."""
        return self.steps.index(step) + 1 if step in self.steps else 0

    def class_words(self, finding: FindingResult) -> str:
        """Say the class: "Act first", or "at least Act next, may be Act first"."""
        if not finding.class_:
            return ""
        floor = self.step_labels.get(finding.class_, finding.class_)
        if finding.class_may_be in ("", finding.class_):
            return floor
        ceiling = self.step_labels.get(finding.class_may_be, finding.class_may_be)
        return self.s("class.range", floor=floor, ceiling=ceiling)

    def chosen(self, chosen: ChosenText | None, group: str) -> tuple[Line, ...]:
        """Return a chosen value, and what else it may be with the condition."""
        if chosen is None:
            return ()
        said = [Line(chosen.label or self.label(group, chosen.id))] if chosen.id or chosen.label else []
        for other in chosen.alternatives:
            label = other.label or self.label(group, other.id)
            said.append(Line(self.s("chosen.or" if said else "chosen.if", label=label, condition=other.if_)))
        return tuple(said)

    def sources(self, sources: tuple[SourceRef, ...], basis: bool = False) -> tuple[Line, ...]:
        """Return citations to print; unconfirmed ones say so, and a tension in the source stands beside it.

        basis: say "stated" too; that a step is inferred, or from outside the source, is part of every citation.
        """
        out = []
        for ref in sources:
            marks = [self.s.word("basis", ref.basis)] if basis and ref.basis == "stated" else []
            if ref.status == "unconfirmed":
                marks.append(self.s("source.unconfirmed"))
            if ref.note:
                marks.append(self.s("source.note", note=ref.note))
            out.append(Line(_TIED.sub("\\1\u00a0", ref.text), remark=self.s.joined(marks)))
        return tuple(out)


def anchor(group: str, body: str, key: str) -> str:
    """Return an id for HTML from ids of the assessment; unlike ids give unlike anchors, whatever they hold."""
    return "--".join([group, *(_slug(part) for part in (body, key) if part)])


def body_title(body: Body, s: Strings) -> str:
    """Return what a body is called: a part's title, or "the whole"."""
    return (body.title or body.id) if body.id else s("section.whole")


def by_body(
    key: str, bodies: tuple[Names, ...], s: Strings, make: Callable[[Names, Strings, str], Section | None]
) -> Section | None:
    """Return one section, or with parts one that holds a section per body; None where there is nothing to show."""
    if len(bodies) == 1:
        return make(bodies[0], s, s(f"section.{key}"))
    made = (make(names, s, body_title(names.body, s)) for names in bodies)
    found = [section for section in made if section is not None]
    if not found:
        return None
    inner = tuple(replace(section, intro="") for section in found)  # said once, above them
    anchor_ = "all-" + key.replace("_", "-")
    return Section(key, anchor_, s(f"section.{key}"), found[0].intro, sections=inner)


def names(assessment: Assessment, body: Body, s: Strings) -> Names:
    """Return the names of one body of an assessment; what it does not have itself is looked up in the whole."""
    # the body's own names win over the whole's, and those over other parts'
    bodies = [*reversed(assessment.parts), assessment.whole, *([body] if body.id else [])]
    asks: dict[str, str] = {}
    findings: dict[str, tuple[str, str]] = {}
    rules: dict[str, tuple[str, str]] = {}
    for owner in bodies:
        asks |= {p.question: p.ask for f in owner.findings for p in f.practice}
        asks |= {a.question: a.ask for a in owner.set_aside}
        asks |= {q.id: q.ask for q in owner.open_questions}
        asks |= {a.id: a.ask for a in owner.answers}
        findings |= {f.id: (f.title, anchor("finding", owner.id, f.id)) for f in owner.findings}
        rules |= {r.id: (r.says, anchor("rule", owner.id, r.id)) for r in owner.level_rules}
    return Names(
        s=s,
        labels=assessment.labels,
        kinds={kind.id: kind for kind in assessment.kinds},
        steps=tuple(step.id for step in assessment.classes),
        step_labels={step.id: step.label for step in assessment.classes},
        asks=asks,
        findings=findings,
        rules=rules,
        body=body,
        parts=() if body.id else assessment.parts,
        harm_told=any(f.harm != "none" or f.harm_may_be not in ("", "none") for b in bodies for f in b.findings),
    )


def _slug(text: str) -> str:
    """Keep a-z, 0-9 and single dots as hyphens; write everything else as its code, so that nothing collides."""
    return re.sub(r"[^a-z0-9-]", lambda m: "-" if m[0] == "." else f"_{ord(m[0]):x}_", text.replace("-", "_2d_"))

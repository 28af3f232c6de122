"""The annex: examples, answers with their evidence, conclusions in between, proofs, what was ruled out, method."""

from __future__ import annotations

from pocarms.assessment.result import AnswerResult, Assessment, Statement
from pocarms.reports import levels
from pocarms.reports.front import passport
from pocarms.reports.naming import Names, anchor, by_body
from pocarms.reports.proofs import proofs, reasons, shown_proofs
from pocarms.reports.strings import Strings
from pocarms.reports.view import Card, Field, Line, Section, Table


def annex(assessment: Assessment, bodies: tuple[Names, ...], s: Strings) -> Section:
    """Return the annex. With parts, each of its sections has one sub-section per body."""
    sections = [
        examples(assessment, bodies[0], s),
        by_body("answers", bodies, s, _answers),
        by_body("concepts", bodies, s, _concepts),
        by_body("ruled_out", bodies, s, _ruled_out),
        by_body("proofs", bodies, s, proofs),
        method(assessment, s),
    ]
    found = tuple(section for section in sections if section is not None)
    return Section("annex", "annex", s("section.annex"), s("annex.intro"), sections=found)


def examples(assessment: Assessment, names: Names, s: Strings) -> Section | None:
    """Return the cases of practice that findings point to."""
    cards = tuple(
        Card(
            anchor=anchor("example", "", example.id),
            id=example.id,
            title=example.title,
            badge="",
            rank=0,
            of=0,
            kind="",
            fields=(
                Field("told", s("field.told"), (Line(example.says),)),
                Field("source", s("field.source"), names.sources(example.sources)),
            ),
        )
        for example in assessment.examples
    )
    return Section("examples", "examples", s("section.examples"), cards=cards) if cards else None


def method(assessment: Assessment, s: Strings) -> Section:
    """Return how the result came about: rule of order, bounds of the search, versions and digests, legend."""
    run, pack, profile = assessment.run, assessment.pack, assessment.profile

    def pair(label: str, value: str) -> Line:
        return Line(s("pair", label=label, value=value))

    lines = [
        *(Line(s("method.order", n=n, rule=rule)) for n, rule in enumerate(assessment.order, 1)),
        *(pair(s.word("bound", key), assessment.bounds[key]) for key in sorted(assessment.bounds)),
        *(Line(s(f"legend.{key}")) for key in ("floor", "unknown", "holds", "evidence", "source")),
        Line(s(f"inference.{run.inference}"), remark=s("method.platform", python=run.python, platform=run.platform)),
        pair(s("method.pack_digest"), f"{pack.id} {pack.digest}"),
        pair(s("method.profile_digest"), f"{profile.id} {profile.digest}"),
        pair(s("method.schema"), assessment.schema),
        *(pair(short, title) for short, title in assessment.labels.get("sources", {}).items()),
        *([pair(s("method.passport"), passport(pack.passport, s))] if pack.passport else []),
    ]
    return Section("method", "method", s("section.method"), s("method.intro"), lines=tuple(lines))


def _answers(names: Names, s: Strings, title: str) -> Section | None:
    """Return the answers by block; questions without an answer are named below, so that nothing is passed over."""
    blocks: dict[str, list[AnswerResult]] = {}
    for answer in names.body.answers:
        blocks.setdefault(answer.block, []).append(answer)
    sections = []
    for block, answers in blocks.items():
        given = [a for a in answers if a.evidence or a.state not in ("unknown", "does_not_apply")]
        silent = [a for a in answers if a not in given]
        head = (s("head.question"), s("head.answer"), s("head.evidence"))
        label = names.label("blocks", block) if block else s("block.none")
        table = Table("answers", label, head, tuple(_answer_row(a, names, s) for a in given))
        lines = [Line(a.ask, remark=s(f"answer.{a.state}"), anchor=names.anchor("answer", a.id)) for a in silent]
        sections.append(
            Section(
                "block",
                names.anchor("block", block or "none"),
                label,
                tables=(table,) if given else (),
                sections=(
                    (
                        Section(
                            "silent", names.anchor("silent", block or "none"), s("section.silent"), lines=tuple(lines)
                        ),
                    )
                    if lines
                    else ()
                ),
            )
        )
    return Section("answers", names.anchor("answers", "all"), title, sections=tuple(sections)) if sections else None


def _answer_row(answer: AnswerResult, names: Names, s: Strings) -> tuple[tuple[Line, ...], ...]:
    said = [Line(answer.answer, remark="" if answer.state == "answered" else s(f"answer.{answer.state}"))]
    if answer.counts_as:
        said.append(Line(s("counts_as", text=answer.counts_as)))
    if answer.from_ != "own":
        shared = s("from.shared") if answer.from_ == "shared" else s("from.block", block=answer.from_)
        said.append(Line(shared))
    several = len(answer.evidence) > 1
    evidence = tuple(
        line for given in answer.evidence for line in _statement(given, several or given.answer != answer.answer, s)
    )
    return (Line(answer.ask, anchor=names.anchor("answer", answer.id)),), tuple(said), evidence


def _statement(given: Statement, with_answer: bool, s: Strings) -> list[Line]:
    """Return what somebody gave as evidence for an answer: one line, the source first."""
    said = [s("statement.answer", answer=given.answer)] if with_answer else []
    said.append(given.source or s("statement.no_source"))
    if given.as_of:
        said.append(s("statement.as_of", date=s.date(given.as_of)))
    if given.reliability:
        said.append(s("statement.reliability", word=s.word("reliability", given.reliability)))
    if given.by:
        said.append(s("statement.by", who=given.by))
    if given.note:
        said.append(s("statement.note", note=given.note))
    if given.reason:
        said.append(s("statement.reason", reason=given.reason))
    return [Line(s.joined(said))]


def _concepts(names: Names, s: Strings, title: str) -> Section | None:
    shown = shown_proofs(names.body)
    rows = tuple(
        (
            (Line(concept.label or concept.id),),
            (Line(s(f"truth.{concept.value}")),)
            if concept.proof not in shown
            else (Line(s("truth.proved"), names.anchor("proof", concept.proof)),),
        )
        for concept in names.body.concepts
    )
    if not rows:
        return None
    table = Table("concepts", title, (s("head.conclusion"), s("head.stands")), rows)
    return Section("concepts", names.anchor("concepts", "all"), title, s("concepts.intro"), tables=(table,))


def _ruled_out(names: Names, s: Strings, title: str) -> Section | None:
    lines = [
        Line(
            s("ruled_out.since", title=finding.title, kind=finding.kind_label, why=why)
            if (why := reasons(finding.proof, names))
            else s("ruled_out.item", title=finding.title, kind=finding.kind_label),
            anchor=names.anchor("finding", finding.id),
        )
        for finding in names.body.findings
        if finding.status == "ruled_out"
    ]
    lines += levels.ruled_out(names)
    for rule, why in levels.ruled_out_rules(names):
        since = s("ruled_out.since", title=rule.text, kind=rule.remark, why=why)
        lines.append(Line(since, anchor=rule.anchor) if why else rule)
    lines += [
        Line(bundle.title, remark=s("not_needed")) for bundle in names.body.bundles if bundle.status == "ruled_out"
    ]
    rules = levels.other_rules(names)
    if not lines and rules is None:
        return None
    tables = (rules,) if rules is not None else ()
    return Section(
        "ruled_out", names.anchor("ruled-out", "all"), title, s("ruled_out.intro"), lines=tuple(lines), tables=tables
    )

"""An explanation laid out for a reader: verdict first, then what it rests on, how it follows, the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pocarms.assessment.result import SourceRef, Statement
from pocarms.reasoning.paper import Block, Point
from pocarms.reasoning.why.explained import Claim, Explained, Missing, Reason, Told
from pocarms.reports.strings import Strings


def explanation_blocks(found: Explained, s: Strings, whole: bool, asks: Mapping[str, str]) -> tuple[Block, ...]:
    """Return the blocks of one explanation. asks: the wording of every question, by id."""
    return tuple(_blocks(found, s, whole, asks))


def heading(found: Explained, s: Strings, among: bool) -> str:
    """Return in one line what is explained and how it stands; among several cases, the case and how it stands."""
    if among:
        where = (found.case_title or found.case) if found.case else s("section.whole")
        return s("pair", label=where, value=found.verdict)
    if found.kind == "scale":
        return found.verdict
    named = f"{found.title} ({found.kind_label}, {found.id})"
    if found.case:
        named = s("pair", label=s("explain.in_part", part=found.case_title or found.case), value=named)
    return s("pair", label=named, value=found.verdict)


def _blocks(found: Explained, s: Strings, whole: bool, asks: Mapping[str, str]) -> Iterator[Block]:
    answers = {told.mark: told for told in found.answers}
    missing = {m.mark: m for m in found.missing}
    here = found.case_title or found.case
    for claim in found.claims:
        items = [_item(answers[m], here, s, answer=answers[m].answer) for m in claim.answers]
        items += [_item(missing[m], here, s) for m in claim.missing]
        points = [] if claim.reason is None else [_point(r, answers, s) for r in claim.reason.of]
        named = _named([missing[m] for m in claim.missing], here, s, asks)
        lead = [*_lead(claim, s, whole, named)]
        if claim.reason is not None:
            lead += [s("pair", label=s("field.source"), value=text) for text in sources(claim.reason.sources, s)]
        yield Block(claim.says, tuple(lead), tuple(items), tuple(points), numbered=True)
    if found.notes:
        yield Block(s("explain.notes"), found.notes)
    if found.answers:
        yield Block(s("explain.answers"), points=tuple(_told(told, s) for told in found.answers))
    if found.missing:
        yield Block(s("explain.questions"), points=tuple(_missing(m, s) for m in found.missing))


def _item(one: Told | Missing, here: str, s: Strings, **answer: str) -> str:
    """A question in short, with the answer to it if there is one. Parts ask the same: the place, if it is not here."""
    key = "explain.item" if answer else "explain.item_missing"
    elsewhere = one.where not in ("", here)
    ask = s("explain.item_place", ask=s.quote(one.ask), where=one.where) if elsewhere else s.quote(one.ask)
    return s(key, mark=one.mark, ask=ask, **answer)


def _named(missing: Sequence[Missing], here: str, s: Strings, asks: Mapping[str, str]) -> Mapping[str, str]:
    """Return how each question is named in a sentence: as it stands in the list of what is missing, where it does."""
    listed = {one.question: _item(one, here, s) for one in missing if one.where == here}
    return {question: listed.get(question, s.quote(ask)) for question, ask in asks.items()}


def _lead(claim: Claim, s: Strings, whole: bool, named: Mapping[str, str]) -> Iterator[str]:
    """named: how each question is named."""
    if claim.holds != "open":
        if not claim.answers:
            yield s("explain.rests_on_none")
        else:
            key = "explain.rests_on_whole" if whole else "explain.rests_on"
            yield s(key, n=len(claim.answers), marks=s.join(claim.answers))
        return
    if claim.missing:
        yield s("explain.missing", n=len(claim.missing), marks=s.join(claim.missing))
    if claim.whatever:
        return
    if claim.settled_by:
        yield s("explain.settled_by", sets=f" {s('explain.or')} ".join(_set(qs, s, named) for qs in claim.settled_by))
    else:
        yield s("explain.settled_by_none")
        if claim.may_be_settled_by:
            said = (named[q] for q in claim.may_be_settled_by)
            yield s("explain.may_be_settled_by", asks=s.join(said, "or"))
    if claim.bounded:
        yield s("explain.bounded")


def _set(questions: Sequence[str], s: Strings, named: Mapping[str, str]) -> str:
    said = s.join(named[q] for q in questions)
    return s("explain.set", asks=said) if len(questions) > 1 else said


def _point(reason: Reason, answers: Mapping[str, Told], s: Strings) -> Point:
    text, inner = reason.says, reason
    while inner.kind in ("part", "gate") and len(inner.of) == 1:  # a place or a gate, and the one thing there: one line
        inner = inner.of[0]
        text = s("pair", label=text, value=_inside(inner.says))
    details = [s("explain.answered", mark=mark, answer=answers[mark].answer) for mark in inner.answers]
    details += [s("explain.asked", mark=mark) for mark in inner.missing]
    if inner.kind in ("conclusion", "rule"):
        details += [s("pair", label=s("field.source"), value=said) for said in sources(inner.sources, s)]
    remark = s("explain.again") if inner.again else inner.link if len(inner.of) > 1 else ""
    return Point(text, inner.holds, remark, tuple(details), tuple(_point(r, answers, s) for r in inner.of))


def _inside(sentence: str) -> str:
    """A sentence inside another: with a small letter, unless it starts with a quotation mark or a name."""
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() else sentence


def sources(refs: Sequence[SourceRef], s: Strings) -> Iterator[str]:
    """Yield citations to print; unconfirmed ones say so, and a tension in the source stands beside it."""
    for ref in refs:
        marks = [s("source.unconfirmed")] if ref.status == "unconfirmed" else []
        marks += [s("source.note", note=ref.note)] if ref.note else []
        yield f"{ref.text} ({s.joined(marks)})" if marks else ref.text


def _told(told: Told, s: Strings) -> Point:
    details = [s("pair", label=s("head.answer"), value=told.answer)]
    if told.counts_as:
        details.append(s("explain.counts_as", answer=told.answer, text=told.counts_as))
    if told.where:
        details.append(s("explain.told_in", where=told.where))
    if told.reason:
        details.append(s("explain.reason", reason=told.reason))
    said = [_statement(statement, s) for statement in told.evidence]
    details += [s("pair", label=s("field.evidence"), value=text) for text in said or [s("explain.no_evidence")]]
    return Point(f"{told.mark}. {told.ask}", "", told.question, tuple(details))


def _statement(statement: Statement, s: Strings) -> str:
    said = [statement.source or s("statement.no_source")]
    if statement.as_of:
        said.append(s("statement.as_of", date=s.date(statement.as_of)))
    if statement.reliability:
        said.append(s("statement.reliability", word=s.word("reliability", statement.reliability)))
    if statement.by:
        said.append(s("statement.by", who=statement.by))
    if statement.note:
        said.append(s("statement.note", note=statement.note))
    return s.joined(said)


def _missing(missing: Missing, s: Strings) -> Point:
    details = [s(f"explain.state.{missing.state}")]
    if missing.where:
        details.append(s("explain.for_part", where=missing.where))
    if missing.lines:
        details.append(s("explain.lines", lines=s.join(missing.lines)))
    if missing.who_knows:
        details.append(s("explain.who", who=", ".join(missing.who_knows)))
    if missing.where_to_look:
        details.append(s("explain.where_to_look", where=missing.where_to_look))
    if missing.why:
        details.append(s("explain.why_asked", why=missing.why))
    return Point(f"{missing.mark}. {missing.ask}", "", missing.question, tuple(details))

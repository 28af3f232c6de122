"""Reading the changes of a what-if: `question=answer`, `part/question=answer`, or lines of a YAML file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pocarms.model.pack import UNKNOWN, Pack
from pocarms.model.profile import Answers, Profile, Value
from pocarms.profiles.noting import fault
from pocarms.profiles.values import allowed, read_value
from pocarms.reasoning.units import BLOCK, PART, WHOLE, Place
from pocarms.reasoning.what_if.changes import Change
from pocarms.source.faults import Fault, FaultyInput, errors_of
from pocarms.source.nodes import Mapping as MappingNode
from pocarms.source.nodes import Node
from pocarms.source.read import read_yaml
from pocarms.source.suggest import nearest
from pocarms.source.told import Phrase, phrase


def read_settings(texts: Iterable[str], pack: Pack, profile: Profile) -> tuple[Change, ...]:
    """Return the changes that `question=answer` texts ask for. Raises FaultyInput with every fault."""
    changes: list[Change] = []
    faults: list[Fault] = []
    sources: dict[str, str] = {}
    for number, text in enumerate(texts, 1):
        key, mark, value = text.partition("=")
        file = f"--set {number}"
        written = f"{{{key.strip()}: {value.strip()}}}" if mark else f"{{{text}: }}"
        reading = read_yaml(written.encode("utf-8", "surrogatepass"), file)
        sources[file] = reading.text
        errors = errors_of(reading.faults)
        faults += errors
        if isinstance(reading.node, MappingNode) and not errors:
            changes += _changes(reading.node, pack, profile, faults)
    return _finished(changes, faults, sources)


def read_set_file(data: bytes, file: str, pack: Pack, profile: Profile) -> tuple[Change, ...]:
    """Return the changes in a YAML text of `question: answer` lines. Raises FaultyInput with every fault."""
    reading = read_yaml(data, file)
    faults = errors_of(reading.faults)
    changes: list[Change] = []
    if isinstance(reading.node, MappingNode):
        changes += _changes(reading.node, pack, profile, faults)
    elif reading.node is not None:
        faults.append(fault("P004", reading.node.span, phrase("change.lines"), phrase("help.change.lines")))
    return _finished(changes, faults, {file: reading.text})


def _finished(changes: list[Change], faults: list[Fault], sources: dict[str, str]) -> tuple[Change, ...]:
    errors = errors_of(faults)
    if errors:
        raise FaultyInput(errors, sources)
    return tuple({(c.place, c.question): c for c in changes}.values())


def _changes(node: MappingNode, pack: Pack, profile: Profile, faults: list[Fault]) -> Iterable[Change]:
    for entry in node.entries:
        where, slash, question = entry.key.text.rpartition("/")
        place = _place(where, profile) if slash else Place(WHOLE)
        if place is None:
            known = (*(p.id for p in profile.parts), *profile.shared)
            faults.append(_unknown(entry.key, phrase("change.no_place", id=where), where, known))
            continue
        if question not in pack.questions:
            said = phrase("no_question", id=question)
            faults.append(_unknown(entry.key, said, question, tuple(pack.questions)))
            continue
        asked = pack.questions[question]
        if place.kind != WHOLE and not asked.of_part:
            aid = phrase("help.change.for_the_whole", place=where)
            faults.append(fault("P052", entry.key.span, phrase("change.for_the_whole", question=question), aid))
            continue
        value = _value(entry.value, pack, question, faults)
        if value is not None:
            yield Change(place, question, _merged(value, place, question, profile))


def _unknown(key: Node, said: Phrase, found: str, known: tuple[str, ...]) -> Fault:
    return fault("P020", key.span, said, found=found, suggestion=nearest(found, known))


def _place(where: str, profile: Profile) -> Place | None:
    if any(p.id == where for p in profile.parts):
        return Place(PART, where)
    return Place(BLOCK, where) if where in profile.shared else None


def _value(node: Node, pack: Pack, question: str, faults: list[Fault]) -> Value | None:
    asked = pack.questions[question]
    if isinstance(node, MappingNode) and node.get("answer") is not None:
        inner = node.get("answer")
        assert inner is not None
        node = inner
    before = len(faults)
    value = read_value(node, asked, faults)
    if value is None and len(faults) == before:
        faults.append(fault("P021", node.span, phrase("change.unanswered", question=question), expected=allowed(asked)))
    return value


def _merged(value: Value, place: Place, question: str, profile: Profile) -> Value:
    """Of a several-choice answer the lines that are given change; what is on file of the others stays."""
    if not isinstance(value, Mapping):
        return value
    given = _on_file(place, profile).get(question, ())
    lines: dict[str, str] = {}
    for answer in given:
        if isinstance(answer.value, Mapping):
            lines.update({o: v for o, v in answer.value.items() if v != UNKNOWN})
    return {o: (v if v != UNKNOWN else lines.get(o, UNKNOWN)) for o, v in value.items()}


def _on_file(place: Place, profile: Profile) -> Answers:
    if place.kind == PART:
        return next(p for p in profile.parts if p.id == place.id).answers
    return profile.shared[place.id].answers if place.kind == BLOCK else profile.answers

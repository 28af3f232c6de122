"""The fields of an item, by its sort: what its author wrote, with names in place of ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pocarms.model.pack import Finding, Question
from pocarms.site.data import Field, Ref
from pocarms.site.words import Named, Sayer

Found = Iterator[tuple[str, tuple[Ref, ...]]]


def fields(named: Named, sayer: Sayer) -> tuple[Field, ...]:
    """Return the fields of an item that hold something, in reading order."""
    by_sort: dict[str, Callable[[Any, Sayer], Found]] = {"question": _question, "finding": _finding}
    found = by_sort.get(named.sort, _other)(named.item, sayer)
    return tuple(Field(sayer.s(f"field.{key}"), refs) for key, refs in found if refs)


def _question(question: Question, sayer: Sayer) -> Found:
    s, pack = sayer.s, sayer.pack
    yield "block", _texts(pack.blocks.get(question.block, ""))
    yield "type", _texts(s(f"type.{question.type}"))
    if question.type in ("yes_no", "practice"):
        labels = [(value, s.word("value", value)) for value in question.values()]
    else:
        labels = [(option.id, option.label) for option in question.options]
    yield "answers", tuple(Ref(label, "", question.counts_as.get(id_, "")) for id_, label in labels)
    yield "unit", _texts(question.unit)
    yield "adverse", _texts(s(f"adverse.{question.adverse}") if question.adverse else "")
    yield "why", _texts(question.why)
    yield "where_to_look", _texts(question.where_to_look)
    yield "who_knows", _names(question.who_knows, pack.owners)
    flags = ("core", "of_part", "sensitive", "changeable", "may_not_apply")
    yield "marks", _texts(*(s(f"mark.{flag}") for flag in flags if getattr(question, flag)))


def _finding(finding: Finding, sayer: Sayer) -> Found:
    s, pack = sayer.s, sayer.pack
    kind = pack.kinds.get(finding.kind)
    yield "kind", _texts(kind.label if kind is not None else finding.kind)
    for key in ("advice", "reason", "first_step", "done_when"):
        yield key, _texts(getattr(finding, key))
    owners = finding.owner.branches if finding.owner is not None else ()
    yield "owner", _names(dict.fromkeys(branch.value for branch in owners), pack.owners)
    rooms = finding.room_to_act.branches if finding.room_to_act is not None else ()
    yield "room_to_act", _names(dict.fromkeys(branch.value for branch in rooms), pack.room)
    yield "practice", tuple(sayer.ref(question) for question in finding.practice)
    yield "key", _texts(s("mark.key") if finding.key else "")
    addressed = finding.addresses if finding.addresses != ("any",) else tuple(pack.addressables)
    yield "addresses", _texts(*(pack.addressables[a].label for a in addressed if a in pack.addressables))
    yield "facets", tuple(Ref(text) for text in _facets(finding.facets, sayer))
    yield "needs", tuple(map(sayer.ref, finding.needs))
    yield "helped_by", tuple(map(sayer.ref, finding.helped_by))
    yield "examples", tuple(map(sayer.ref, finding.examples))
    yield "notes", _texts(*finding.notes)


def _other(item: Any, sayer: Sayer) -> Found:
    """The fields of every other sort: each is shown where the item has it."""
    pack = sayer.pack

    def has(key: str) -> Any:
        return getattr(item, key, "")

    scale = pack.scales.get(has("scale")) or next((one for one in pack.scales.values() if one.of == "findings"), None)
    if has("at_least") and scale is not None:
        yield "scale", _texts(scale.label)
        yield "at_least", _texts(next(step.label for step in scale.steps if step.id == item.at_least))
    if has("says") and has("title"):
        yield "says", _texts(item.says)
    yield "advice", _texts(has("advice"))
    yield "owner", _names([one for one in (has("owner"), has("who")) if one], pack.owners)
    if has("effects"):
        yield (
            "effects",
            tuple(Ref(_owned(text, pack.owners), "", sayer.s(f"effect.{key}")) for key, text in item.effects.items()),
        )
    if has("applies_to"):
        ids = item.applies_to.ids
        yield "applies_to", tuple(map(sayer.ref, ids)) or _texts(*_selected(item.applies_to, sayer))
    for key in ("findings", "covers", "doubts", "after", "over"):
        yield key, tuple(map(sayer.ref, has(key) or ()))
    if has("covers"):
        yield "when", _texts(sayer.s(f"moment.{item.when}"))
    yield "done_by", (sayer.ref(item.done_by),) if has("done_by") else ()


def _selected(selector: Any, sayer: Sayer) -> Iterator[str]:
    if selector.all:
        yield sayer.s("select.all")
    yield from (sayer.pack.kinds[kind].label for kind in selector.kinds)
    yield from selector.tags
    yield from _facets(selector.facets, sayer)


def _facets(facets: Mapping[str, tuple[str, ...]], sayer: Sayer) -> Iterator[str]:
    for facet_id, values in facets.items():
        facet = sayer.pack.facets[facet_id]
        options = {option.id: option.label for option in facet.options}
        yield from (sayer.s("pair", label=facet.label, value=options.get(value, value)) for value in values)


def _owned(text: str, owners: Mapping[str, str]) -> str:
    return owners.get(text, text)


def _names(ids: Iterable[str], names: Mapping[str, str]) -> tuple[Ref, ...]:
    return tuple(Ref(names.get(id_, id_)) for id_ in ids)


def _texts(*texts: str) -> tuple[Ref, ...]:
    return tuple(Ref(text) for text in texts if text)

"""What a pack holds beside what it concludes: items that came and went, settings, texts, sources."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pocarms.author.sites import sites
from pocarms.language.saying import canonical
from pocarms.language.texts import all_texts
from pocarms.model.pack import Pack
from pocarms.packdiff.joint import Joint, same_question
from pocarms.program.names import name

KINDS = {  # what an item is called -> where a pack keeps it
    "question": "questions",
    "concept": "concepts",
    "finding": "findings",
    "modifier": "modifiers",
    "bundle": "bundles",
    "conflict": "conflicts",
    "measure": "measures",
    "step": "steps",
    "action": "actions",
    "scale": "scales",
    "kind": "kinds",
    "owner": "owners",
    "parameter": "parameters",
    "facet": "facets",
    "addressable": "addressables",
    "source": "sources",
    "example": "examples",
    "room": "room",
    "block": "blocks",
}
_NAMES = {"concept": "concept", "finding": "finding", "modifier": "modifier", "bundle": "bundle", "action": "action"}
# Fields that are compared elsewhere: what conditions conclude, texts, sources, where an item stands in its file.
_CONDITIONS = ("when", "asked_when", "done", "fits", "rules", "practice", "needs_task", "owner", "room_to_act")
_TEXTS = ("ask", "why", "where_to_look", "counts_as", "label", "title", "advice", "reason", "first_step", "done_when")
_MORE_TEXTS = ("notes", "says", "about", "short", "url", "publisher", "year", "outline")
_OTHERS = ("id", "span", "sources", "options", "made_from", "each_question")
_ELSEWHERE = frozenset((*_CONDITIONS, *_TEXTS, *_MORE_TEXTS, *_OTHERS))
_TEXT_EFFECTS = ("advice", "first_step", "note", "label")


class Thing(NamedTuple):
    """An item: its kind and id. into: the new id of one that was renamed."""

    kind: str
    id: str
    into: str = ""


class Setting(NamedTuple):
    """A field of an item that is no text and no condition, before and now, as one writes it."""

    kind: str
    id: str
    field: str
    old: str
    new: str


@dataclasses.dataclass(frozen=True)
class Items:
    """Everything that is not a conclusion both packs draw. asked_otherwise: questions that take other answers now.

    rules: (kind, id) of items whose own conditions are written otherwise, whether or not that changes anything.
    """

    added: tuple[Thing, ...]
    gone: tuple[Thing, ...]
    renamed: tuple[Thing, ...]
    options_added: tuple[tuple[str, str], ...]
    options_gone: tuple[tuple[str, str], ...]
    asked_otherwise: tuple[str, ...]
    settings: tuple[Setting, ...]
    texts: tuple[str, ...]
    sources: tuple[str, ...]
    rules: tuple[tuple[str, str], ...]


def compare_items(joint: Joint, old: Pack, new: Pack) -> Items:
    """Return what came, went and was set otherwise between two versions of a pack."""
    added = [Thing(k, i) for k, was, is_ in _held(old, new) for i in sorted(is_.keys() - was.keys())]
    gone = [Thing(k, i) for k, was, is_ in _held(old, new) for i in sorted(was.keys() - is_.keys())]
    renamed = list(_renamed(joint, gone, added))
    names = {(t.kind, t.id) for t in renamed} | {(t.kind, t.into) for t in renamed}
    shared = sorted(set(old.questions) & set(new.questions))
    options = [(q, set(old.questions[q].values()), set(new.questions[q].values())) for q in shared]
    otherwise = tuple(q for q in shared if not same_question(old.questions[q], new.questions[q]))
    return Items(
        tuple(t for t in added if (t.kind, t.id) not in names),
        tuple(t for t in gone if (t.kind, t.id) not in names),
        tuple(renamed),
        tuple((q, o) for q, was, is_ in options for o in sorted(is_ - was) if q not in otherwise),
        tuple((q, o) for q, was, is_ in options for o in sorted(was - is_) if q not in otherwise),
        otherwise,
        tuple(_settings(old, new)),
        tuple(_texts(old, new, {f"{_section(t.kind)}.{t.id}." for t in (*added, *gone)})),
        tuple(_sources(old, new)),
        _rules(old, new),
    )


def _held(old: Pack, new: Pack) -> Iterator[tuple[str, Mapping[str, object], Mapping[str, object]]]:
    for kind, field in KINDS.items():
        yield kind, getattr(old, field), getattr(new, field)
    for kind, field in (("level_rule", "level_rules"), ("class_rule", "class_rules")):
        yield kind, *({rule.id: rule for rule in getattr(pack, field)} for pack in (old, new))  # type: ignore[misc]


def _renamed(joint: Joint, gone: list[Thing], added: list[Thing]) -> Iterator[Thing]:
    """An item that went and one that came, of one kind, with the very same condition, and no other that has it."""
    for kind, prefix in (*_NAMES.items(), ("level_rule", "levelrule")):
        ways: dict[int, tuple[list[str], list[str]]] = {}
        for side, things in enumerate((gone, added)):
            for thing in (t for t in things if t.kind == kind):
                node = (joint.old, joint.new)[side][name(prefix, thing.id)]
                if len(joint.builder.nodes[node].args) + len(joint.builder.nodes[node].plus):
                    ways.setdefault(node, ([], []))[side].append(thing.id)
        for was, is_ in ways.values():
            if len(was) == len(is_) == 1:
                yield Thing(kind, was[0], is_[0])


def _settings(old: Pack, new: Pack) -> Iterator[Setting]:
    for field in ("order", "class_caps", "attributes", "language"):
        was, is_ = getattr(old, field), getattr(new, field)
        if was != is_:
            yield Setting("pack", old.id, field, _written(was), _written(is_))
    for field in ("memo", "compare"):
        if _bare(getattr(old, field)) != _bare(getattr(new, field)):
            yield Setting("pack", old.id, field, "…", "…")
    for kind, had, has in _held(old, new):
        for id_ in sorted(had.keys() & has.keys()):
            was, is_ = had[id_], has[id_]
            if not dataclasses.is_dataclass(was):
                if kind == "parameter" and was != is_:
                    yield Setting(kind, id_, "value", _written(was), _written(is_))
                continue
            for one in dataclasses.fields(was):
                if one.name in _ELSEWHERE and (kind, one.name) not in (("measure", "owner"), ("measure", "when")):
                    continue
                a, b = (_meant(one.name, getattr(x, one.name)) for x in (was, is_))
                if a != b:
                    yield Setting(kind, id_, one.name, _written(a), _written(b))


def _bare(value: object) -> object:
    """A record as it is written, without the texts in it."""
    if dataclasses.is_dataclass(value):
        kept = (
            f.name for f in dataclasses.fields(value) if f.name not in ("span", "label", "title", "says", "reminder")
        )
        return {name: _bare(getattr(value, name)) for name in kept}
    if isinstance(value, Mapping):
        return {k: _bare(v) for k, v in value.items()}
    return [_bare(v) for v in value] if isinstance(value, (tuple, list)) else value


def _meant(field: str, value: object) -> object:
    """A value without the texts in it."""
    if field == "effects" and isinstance(value, Mapping):
        return {k: v for k, v in value.items() if k not in _TEXT_EFFECTS}
    if field == "steps" and isinstance(value, tuple):
        return tuple(step.id for step in value)
    return value


def _written(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k}: {_written(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(map(_written, value)) + "]"
    if isinstance(value, bool):
        return "yes" if value else "no"
    months, days = getattr(value, "months", None), getattr(value, "days", None)
    if months is not None and days is not None:
        return f"{months} months" if months else f"{days} days"
    return str(getattr(value, "id", value))


def _section(kind: str) -> str:
    """Return the section under which texts of a kind of item have their keys."""
    return {"level_rule": "level_rules", "class_rule": "class_rules", "addressable": "addressable"}.get(
        kind, KINDS.get(kind, kind)
    )


def _texts(old: Pack, new: Pack, apart: set[str]) -> Iterator[str]:
    """Keys of texts that read otherwise, of items both have; of translations with the language in front."""
    every: list[tuple[str, Mapping[str, str], Mapping[str, str]]] = [("", all_texts(old), all_texts(new))]
    for language in sorted(set(old.translations) & set(new.translations)):
        was, is_ = old.translations[language].texts, new.translations[language].texts
        every.append((f"{language}: ", was, is_))
    for mark, was, is_ in every:
        for key in sorted(k for k in was.keys() | is_.keys() if was.get(k) != is_.get(k)):
            if not any(f"{key}.".startswith(prefix) for prefix in apart):
                yield mark + key


def _sources(old: Pack, new: Pack) -> Iterator[str]:
    """Items, as `kind id`, that cite otherwise; documents of which something else is said."""
    for kind, had, has in _held(old, new):
        for id_ in sorted(had.keys() & has.keys()):
            was, is_ = had[id_], has[id_]
            changed = was != is_ if kind == "source" else getattr(was, "sources", ()) != getattr(is_, "sources", ())
            if kind == "concept":
                changed = sorted(map(_cited, was.rules)) != sorted(map(_cited, is_.rules))  # type: ignore[attr-defined]
            if changed:
                yield f"{kind} {id_}"


def _cited(rule: object) -> str:
    return repr(getattr(rule, "sources", ()))


def _rules(old: Pack, new: Pack) -> tuple[tuple[str, str], ...]:
    """Return the items both packs hold whose conditions, or lists of practices, are written otherwise."""

    def written(pack: Pack) -> dict[tuple[str, str], list[str]]:
        out: dict[tuple[str, str], list[str]] = {}
        for site, condition in sites(pack):
            out.setdefault((item_of(site.kind), site.id), []).append(f"{site.kind} {site.n} {canonical(condition)}")
        for finding in pack.findings.values():
            choices = [[b.value for b in c.branches] if c else [] for c in (finding.owner, finding.room_to_act)]
            out.setdefault(("finding", finding.id), []).append(repr((finding.practice, choices)))
        steps = {("level_rule", r.id): r.at_least for r in pack.level_rules}
        steps |= {("class_rule", r.id): r.at_least for r in pack.class_rules}
        for key, at_least in steps.items():
            out.setdefault(key, []).append(at_least)
        return out

    was, is_ = written(old), written(new)
    return tuple(sorted(key for key in was.keys() & is_.keys() if sorted(was[key]) != sorted(is_[key])))


def item_of(site: str) -> str:
    """Return the kind of the item that a condition, or a conclusion, belongs to."""
    if site in ("task", "owner", "room_to_act", "state", "harm", "class"):
        return "finding"
    return {"gate": "question", "done": "step", "fits": "measure"}.get(site, site)

"""The tests that stand beside the rules of a pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from pocarms.language.env import Env
from pocarms.language.names import undefined
from pocarms.language.nouns import shorten
from pocarms.language.values import Rec, place_of
from pocarms.model.pack import Pack, Scale
from pocarms.model.packtest import Expectation, PackTest
from pocarms.model.span import Span
from pocarms.source.faults import Fault
from pocarms.source.nodes import Mapping as MappingNode
from pocarms.source.nodes import Scalar
from pocarms.source.suggest import nearest

# What may be established or ruled out, by section.
_RESULTS = ("findings", "level_rules", "bundles", "measures", "actions", "modifiers")
_RESULT = "a finding, level rule, bundle, measure, action or modifier"


@dataclass(frozen=True, slots=True)
class _Reader:
    pack: Pack
    env: Env
    results: frozenset[str]


def read_tests(recs: Iterable[Rec], pack: Pack, env: Env) -> Pack:
    """Return the pack with its tests, in the order of their names."""
    tests: dict[str, PackTest] = {}
    results = frozenset(pack.findings).union(*(env.names.of(section) for section in _RESULTS)) - set(pack.templates)
    reader = _Reader(pack, env, results)
    for rec in recs:
        name = rec.text("name")
        if name in tests:
            before = tests[name].span
            env.faults.append(
                Fault(
                    "R701",
                    place_of(rec, "name"),
                    f"there is already a test called '{shorten(name)}', in {before.file}, line {before.line}",
                    help="Say in its name what this test shows that the other does not.",
                )
            )
            continue
        tests[name] = _test(name, rec, reader)
    return replace(pack, tests=tuple(tests[name] for name in sorted(tests)))


def _test(name: str, rec: Rec, reader: _Reader) -> PackTest:
    # Profiles are needed for tests alone; the assessment of a mission starts faster without them.
    from pocarms.profiles.load import read_given

    given = rec.entries.get("given")
    profile = read_given(given, reader.pack, reader.env.faults) if isinstance(given, MappingNode) else None
    then = rec.rec("then")
    expectation = Expectation() if then is None else _expectation(then, reader)
    if then is not None and profile is not None:
        _check_parts(then, frozenset(part.id for part in profile.parts), env=reader.env)
    return PackTest(name, profile, expectation, rec.flag("drafted"), place_of(rec, "name"))


def _check_parts(then: Rec, given: frozenset[str], env: Env) -> None:
    """Note parts that something is expected of and that the test does not give."""
    parts = then.rec("parts")
    for id_, key in parts.keys.items() if parts is not None else ():
        if id_ not in given:
            env.faults.append(
                Fault(
                    "R705",
                    key.span,
                    f"something is expected of the part '{shorten(id_)}', and the test gives no such part",
                    found=id_,
                    expected=", ".join(sorted(given)),
                    suggestion=nearest(id_, given),
                    help="Add the part under 'parts' of 'given', or correct its id.",
                )
            )


def _expectation(rec: Rec, reader: _Reader) -> Expectation:
    env, pack = reader.env, reader.pack
    established, ruled_out = _results(rec, "established", reader), _results(rec, "ruled_out", reader)
    open_ = _open(rec, reader)
    _contradictions(rec, {"established": established, "ruled_out": ruled_out, "open": tuple(open_)}, env)
    parts = rec.rec("parts")
    return Expectation(
        established=established,
        ruled_out=ruled_out,
        open=MappingProxyType(open_),
        concepts=_words(rec, "concepts", "a concept", pack.concepts, env),
        classes=MappingProxyType(_classes(rec, reader)),
        levels=MappingProxyType(_levels(rec, reader)),
        headlines=MappingProxyType(_headlines(rec, reader)),
        conflicts=env.known_all(rec.scalars("conflicts"), "a conflict", pack.conflicts)
        if "conflicts" in rec.entries
        else None,
        applies=_words(rec, "applies", "a question", pack.questions, env),
        owner=_owners(rec, reader),
        lists=_words(rec, "list", "a finding", pack.findings, env),
        steps=_words(rec, "steps", "a step of the procedure", pack.steps, env),
        parts=MappingProxyType(
            {
                id_: _expectation(part, reader)
                for id_, part in sorted(parts.entries.items() if parts is not None else ())
                if isinstance(part, Rec)
            }
        ),
    )


def _results(rec: Rec, key: str, reader: _Reader) -> tuple[str, ...]:
    return reader.env.known_all(rec.scalars(key), _RESULT, reader.results)


def _open(rec: Rec, reader: _Reader) -> dict[str, tuple[tuple[str, ...], ...]]:
    mapping = rec.rec("open")
    if mapping is None:
        return dict.fromkeys(_results(rec, "open", reader), ())
    out: dict[str, tuple[tuple[str, ...], ...]] = {}
    for id_ in sorted(mapping.entries):
        if reader.env.known(mapping.keys[id_], _RESULT, reader.results) is None:
            continue
        sets = (item for item in mapping.items(id_) if isinstance(item, tuple))
        out[id_] = tuple(
            reader.env.known_all([q for q in one if isinstance(q, Scalar)], "a question", reader.pack.questions)
            for one in sets
        )
    return out


def _contradictions(rec: Rec, said: Mapping[str, tuple[str, ...]], env: Env) -> None:
    seen: dict[str, str] = {}
    for word, ids in said.items():
        for id_ in ids:
            if id_ in seen:
                env.faults.append(
                    Fault(
                        "R702",
                        rec.at(word),
                        f"'{id_}' cannot be both {_status(seen[id_])} and {_status(word)}",
                        found=id_,
                        help="Take it out of one of the two lists.",
                    )
                )
            seen.setdefault(id_, word)


def _status(word: str) -> str:
    return word.replace("_", " ")


def _words(rec: Rec, key: str, what: str, known: Mapping[str, object], env: Env) -> Mapping[str, str]:
    mapping = rec.rec(key)
    if mapping is None:
        return MappingProxyType({})
    return MappingProxyType(
        {id_: mapping.text(id_) for id_ in sorted(mapping.entries) if env.known(mapping.keys[id_], what, known)}
    )


def _owners(rec: Rec, reader: _Reader) -> Mapping[str, str]:
    mapping, out = rec.rec("owner"), {}
    for id_ in sorted(mapping.entries) if mapping is not None else ():
        assert mapping is not None
        owner = mapping.scalar(id_)
        if owner is None or reader.env.known(mapping.keys[id_], "a finding", reader.pack.findings) is None:
            continue
        if reader.env.known(owner, "an owner", reader.env.header.owners) is not None:
            out[id_] = owner.text
    return MappingProxyType(out)


def _classes(rec: Rec, reader: _Reader) -> dict[str, tuple[str, str]]:
    mapping, pack = rec.rec("class"), reader.pack
    scale = next((scale for scale in pack.scales.values() if scale.of == "findings"), None)
    out = {}
    for id_ in sorted(mapping.entries) if mapping is not None else ():
        assert mapping is not None
        key = mapping.keys[id_]
        if reader.env.known(key, "a finding", pack.findings) is None or scale is None:
            continue
        kind = pack.kinds.get(pack.findings[id_].kind)
        if kind is not None and (not kind.advice or kind.box):
            reader.env.faults.append(
                Fault(
                    "R703",
                    key.span,
                    f"'{id_}' is of kind '{kind.id}', and findings of that kind are not placed in classes",
                    help="Test whether it is established instead.",
                )
            )
            continue
        between = _between(mapping, id_, scale, reader.env)
        if between is not None:
            out[id_] = between
    return out


def _levels(rec: Rec, reader: _Reader) -> dict[str, tuple[str, str]]:
    mapping, out = rec.rec("level"), {}
    whole = _whole(reader)
    for id_ in sorted(mapping.entries) if mapping is not None else ():
        assert mapping is not None
        if reader.env.known(mapping.keys[id_], "a scale of the whole", whole) is not None:
            between = _between(mapping, id_, whole[id_], reader.env)
            if between is not None:
                out[id_] = between
    return out


def _headlines(rec: Rec, reader: _Reader) -> dict[str, str]:
    mapping, out = rec.rec("headline"), {}
    whole = _whole(reader)
    for id_ in sorted(mapping.entries) if mapping is not None else ():
        assert mapping is not None
        if reader.env.known(mapping.keys[id_], "a scale of the whole", whole) is not None:
            step = _step(mapping.scalar(id_), whole[id_], reader.env)
            if step:
                out[id_] = step
    return out


def _whole(reader: _Reader) -> dict[str, Scale]:
    return {id_: scale for id_, scale in reader.pack.scales.items() if scale.of == "whole"}


def _between(mapping: Rec, id_: str, scale: Scale, env: Env) -> tuple[str, str] | None:
    one = mapping.scalar(id_)
    if one is not None:
        step = _step(one, scale, env)
        return (step, step) if step else None
    both = mapping.rec(id_)
    if both is None:
        return None
    floor, ceiling = _step(both.scalar("floor"), scale, env), _step(both.scalar("ceiling"), scale, env)
    if not floor or not ceiling:
        return None
    if scale.rank(floor) > scale.rank(ceiling):
        env.faults.append(_upside_down(both.at("floor"), floor, ceiling))
        return None
    return floor, ceiling


def _upside_down(span: Span, floor: str, ceiling: str) -> Fault:
    return Fault(
        "R704",
        span,
        f"the floor '{floor}' is above the ceiling '{ceiling}'",
        help="The floor is the highest step proved, the ceiling the highest not ruled out: swap them.",
    )


def _step(word: Scalar | None, scale: Scale, env: Env) -> str:
    if word is None:
        return ""
    steps = {step.id: step for step in scale.steps}
    if word.text in steps:
        return word.text
    env.faults.append(undefined(word, "a step of the scale", steps, None, scale.id))
    return ""

"""From the merged files of a pack to the typed `Pack`, in the order in which one thing needs another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from pocarms.language import decisions, telling
from pocarms.language.compare import read_compare
from pocarms.language.concepts import read_concepts
from pocarms.language.env import Env
from pocarms.language.findings import each_question, made_ids, read_finding
from pocarms.language.gather import Gathered
from pocarms.language.header import read_header
from pocarms.language.memo import read_memo
from pocarms.language.noting import error
from pocarms.language.packtests import read_tests
from pocarms.language.questions import read_question, with_gate
from pocarms.language.values import Rec
from pocarms.model.pack import Finding, Pack
from pocarms.source.faults import Fault
from pocarms.source.told import OfGrammar, phrase

T = TypeVar("T")


def build_pack(gathered: Gathered, tests: bool, faults: list[Fault]) -> Pack:
    """Return the pack, as far as it can be built; every fault found is appended to `faults`.

    With errors among the faults the result is for further checks only.
    """
    header = read_header(gathered.header, faults)
    env = Env(gathered.names, header, faults)
    bare = {id_: read_question(id_, rec, env) for id_, rec in gathered.section("questions")}
    env.questions = bare
    env.templates = _templates(gathered, env)
    env.made = frozenset(made for mades in env.templates.values() for made in mades)
    questions = {id_: with_gate(bare[id_], rec, env) for id_, rec in gathered.section("questions")}
    _check_concepts(gathered, env)
    findings, templates = _findings(gathered, env)
    pack = Pack(
        id=header.id,
        version=header.version,
        title=header.title,
        language=header.language,
        about=header.about,
        sources=dict(sorted(header.sources.items())),
        owners=header.owners,
        room=header.room,
        blocks=header.blocks,
        facets=header.facets,
        kinds=header.kinds,
        scales=header.scales,
        parameters=dict(sorted(header.parameters.items())),
        addressables=dict(sorted(header.addressables.items())),
        attributes=header.attributes,
        order=header.order,
        memo=read_memo(gathered.header.rec("memo"), env),
        compare=read_compare(gathered.header.rec("compare"), env),
        argued=_argued(gathered.header.rec("argued")),
        questions=questions,
        concepts=read_concepts(gathered.lists.get("concepts", ()), env),
        findings=findings,
        templates=templates,
        class_rules=decisions.read_class_rules(gathered.lists.get("class_rules", ()), env),
        class_caps=decisions.read_class_caps(gathered.caps, env),
        level_rules=decisions.read_level_rules(gathered.lists.get("level_rules", ()), env),
        modifiers=_each(gathered, "modifiers", telling.read_modifier, env),
        bundles=_each(gathered, "bundles", telling.read_bundle, env),
        conflicts=_each(gathered, "conflicts", telling.read_conflict, env),
        measures=_each(gathered, "measures", decisions.read_measure, env),
        steps=_each(gathered, "steps", decisions.read_step, env),
        actions=_each(gathered, "actions", decisions.read_action, env),
        examples=_each(gathered, "examples", telling.read_example, env),
    )
    if not tests:
        return pack
    return read_tests(gathered.lists.get("tests", ()), pack, env)


def _each(gathered: Gathered, section: str, read: Callable[[str, Rec, Env], T], env: Env) -> Mapping[str, T]:
    return {id_: read(id_, rec, env) for id_, rec in gathered.section(section)}


def _templates(gathered: Gathered, env: Env) -> dict[str, tuple[str, ...]]:
    """Return, for each finding with a for_each, the ids of the findings it makes."""
    out = {}
    for id_, rec in gathered.section("findings"):
        question = each_question(rec, env)
        if question is None:
            continue
        out[id_] = made_ids(id_, question)
        for made in out[id_]:
            if made in env.names.shared:
                what, span = env.names.shared[made]
                place = {"file": span.file, "line": str(span.line)}
                message = phrase("id.made_twice", id=made, what=OfGrammar(what), **place)
                env.faults.append(error("R103", rec.at("for_each"), message, found=made))
    return out


def _findings(gathered: Gathered, env: Env) -> tuple[dict[str, Finding], dict[str, Finding]]:
    findings, templates = {}, {}
    for id_, rec in gathered.section("findings"):
        template, made = read_finding(id_, rec, env)
        if template is not None:
            templates[id_] = template
        findings.update({finding.id: finding for finding in made})
    return dict(sorted(findings.items())), templates


def _check_concepts(gathered: Gathered, env: Env) -> None:
    """Note where the header names a concept that there is not."""
    for key, words in (("addressable", ("present", "now")), ("facets", ("hidden_when",))):
        section = gathered.header.rec(key)
        for rec in section.entries.values() if section is not None else ():
            ids = [rec.scalar(word) for word in words] if isinstance(rec, Rec) else []
            env.known_all([id_ for id_ in ids if id_ is not None], "a concept", env.names.of("concepts"))


def _argued(rec: Rec | None) -> dict[str, dict[str, str]]:
    """Return why lints do not hold, by code and item. Which codes there are is the workbench's to know."""
    return {} if rec is None else {code: {item: of.text(item) for item in of.keys} for code, of in rec.records()}

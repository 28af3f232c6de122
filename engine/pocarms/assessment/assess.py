"""From a pack and a profile to an assessment: the one function that all commands and reports start from."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from pocarms import __version__
from pocarms.assessment.answers import counts
from pocarms.assessment.body import Bench, body, wanted_of_part
from pocarms.assessment.jsonable import SCHEMA_ID
from pocarms.assessment.judge import Judgement, judge
from pocarms.assessment.marking import sensitive_answers, suggested
from pocarms.assessment.planned import planned
from pocarms.assessment.result import (
    Assessment,
    Body,
    Counts,
    ExampleText,
    KindInfo,
    PackInfo,
    ProfileInfo,
    Run,
    StepInfo,
    Tool,
)
from pocarms.assessment.search import FRONTIER, SET_SIZE
from pocarms.assessment.settle import TABLE
from pocarms.assessment.texts import Says
from pocarms.inference.disagreement import Disagreement
from pocarms.inference.durable import Unavailable, Worker
from pocarms.inference.run import Inference, Running, begin
from pocarms.inference.twin import Twin, compile_twin
from pocarms.model.pack import Pack
from pocarms.model.profile import Actions, Profile
from pocarms.profiles.cases import cases
from pocarms.profiles.digest import since_signed
from pocarms.program.encode import Context, Encoder, encoder
from pocarms.program.graph import Program
from pocarms.program.placing import findings_scale
from pocarms.program.scope import scopes
from pocarms.records import dataclass
from pocarms.wording.words import order_words

BOUNDS = {
    "table": str(TABLE),
    "set_size": str(SET_SIZE),
    "frontier": str(FRONTIER),
}


@dataclass(frozen=True)
class Prepared:
    """A pack made ready to assess profiles with."""

    pack: Pack  # texts in the chosen language
    language: str
    program: Program
    twin: Twin
    coder: Encoder
    reviewed: str  # what a report says of the translation

    @property
    def says(self) -> Says:
        return Says(self.pack, self.language)


def prepare(pack: Pack, language: str, reviewed: str = "", program: Program | None = None) -> Prepared:
    """Compile a pack. `reviewed` says whether a person has reviewed the translation; "" for the pack's own language.

    program: the pack's own, where it has been compiled already.
    """
    if program is None:
        from pocarms.program.compile import compile_pack  # most packs come compiled (store.packs)

        program = compile_pack(pack)
    return Prepared(pack, language, program, compile_twin(program), encoder(program, pack), reviewed)


def context(pack: Pack, profile: Profile) -> Context:
    """Return the day and the parameters in force: the pack's, replaced by the profile's own."""
    return Context(profile.as_of, {**pack.parameters, **profile.parameters})


def judge_profile(prepared: Prepared, profile: Profile, worker: Worker | Unavailable) -> Judgement:
    """Judge a profile and its parts on durable-rules, checked by the twin; on the twin alone without a worker."""
    judgement, running = _begin(prepared, profile, worker)
    return replace(judgement, inferences=tuple(r.finish() for r in running))


def _begin(prepared: Prepared, profile: Profile, worker: Worker | Unavailable) -> tuple[Judgement, tuple[Running, ...]]:
    """Judge a profile and its parts by the twin, while durable-rules is at it: what it says is there when finished."""
    running: list[Running] = []

    def run(slots: Sequence[int], width: int) -> Running:
        running.append(begin(prepared.program, prepared.twin, worker, slots, width))
        return running[-1]

    whole, parts = cases(profile, prepared.pack)
    judged = judge(prepared.program, prepared.coder, run, whole, parts, context(prepared.pack, profile))
    return judged, tuple(running)


class Assessed(NamedTuple):
    """An assessment, every disagreement between durable-rules and the twin, and the judgement behind both."""

    assessment: Assessment
    disagreements: tuple[Disagreement, ...]
    judgement: Judgement


def assess(
    prepared: Prepared, profile: Profile, worker: Worker | Unavailable
) -> tuple[Assessment, tuple[Disagreement, ...]]:
    """Assess a profile. Also returned: every disagreement between durable-rules and the twin."""
    done = assessed(prepared, profile, worker)
    return done.assessment, done.disagreements


def assessed(prepared: Prepared, profile: Profile, worker: Worker | Unavailable) -> Assessed:
    """Assess a profile, for whoever goes on with the judgement."""
    judgement, running = _begin(prepared, profile, worker)
    pack = prepared.pack
    bench = Bench(prepared.says, prepared.coder, context(pack, profile))
    for_whole, for_part = scopes(pack, bool(judgement.parts))
    parts = []
    for judged, part in zip(judgement.parts, profile.parts, strict=True):
        settler = bench.settler(judged)
        extra = wanted_of_part(pack, judgement.whole, settler, for_whole)
        made = body(bench.says, settler, for_part, (), extra)
        parts.append((judged, _with_plan(pack, made, part.actions, profile)))
    whole = body(bench.says, bench.settler(judgement.whole), for_whole, parts)
    whole = _with_plan(pack, whole, profile.actions, profile)
    inferences = tuple(r.finish() for r in running)
    assessment = Assessment(
        schema=SCHEMA_ID,
        tool=Tool("pocarms", __version__),
        run=_run(inferences),
        pack=PackInfo(
            id=pack.id,
            version=pack.version,
            title=pack.title,
            digest=pack.digest,
            language=prepared.language,
            translation_reviewed=prepared.reviewed,
        ),
        profile=profile_info(profile, _counts(pack, judgement)),
        whole=whole,
        parts=tuple(part for _, part in parts),
        labels=_labels(pack),
        examples=_examples(prepared.says, (whole, *(part for _, part in parts))),
        order=order_words(pack, prepared.language),
        bounds=BOUNDS,
        classes=_classes(pack),
        kinds=_kinds(pack),
        sensitive_answers=sensitive_answers(profile, pack),
    )
    assessment = replace(assessment, marking_suggested=suggested(assessment, pack))
    disagreements = tuple(i.disagreement for i in inferences if i.disagreement is not None)
    return Assessed(assessment, disagreements, replace(judgement, inferences=inferences))


def _with_plan(pack: Pack, made: Body, actions: Actions, profile: Profile) -> Body:
    return replace(made, planned=planned(pack, actions, made, profile.as_of)) if actions else made


def _run(inferences: Sequence[Inference]) -> Run:
    """What the inference says of itself: the weaker of two runs speaks for both."""
    used = {i.inference for i in inferences}
    notices = dict.fromkeys(i.notice for i in inferences if i.notice)
    return Run(
        inference="durable+twin" if used == {"durable+twin"} else "twin",
        python=".".join(map(str, sys.version_info[:3])),
        platform=sys.platform,
        notice=" ".join(notices),
    )


def profile_info(profile: Profile, counted: Counts) -> ProfileInfo:
    """Return what a report says of a profile."""
    signed = " ".join(filter(None, (profile.sign.by, profile.sign.on.isoformat() if profile.sign.on else "")))
    return ProfileInfo(
        id=profile.id,
        subject=dict(sorted(profile.subject.items())),
        as_of=profile.as_of.isoformat() if profile.as_of else "",
        marking=profile.marking,
        state=profile.state,
        signed=signed,
        digest=profile.digest,
        counts=counted,
        marking_note=profile.marking_note,
        since_signed=since_signed(profile),
    )


def _counts(pack: Pack, judgement: Judgement) -> Counts:
    """Count each question once in the whole; questions answered per part are counted in each part instead."""
    if not judgement.parts:
        return counts(judgement.whole, pack.questions)
    of_part = [q.id for q in pack.questions.values() if q.of_part]
    rest = [q for q in pack.questions if q not in set(of_part)]
    return sum_counts([counts(judgement.whole, rest), *(counts(part, of_part) for part in judgement.parts)])


def sum_counts(many: Sequence[Counts]) -> Counts:
    """Add up counts of questions; these are counts of answers, never a score."""
    return Counts(
        answered=sum(c.answered for c in many),
        unknown=sum(c.unknown for c in many),
        not_applicable=sum(c.not_applicable for c in many),
        waiting=sum(c.waiting for c in many),
        doubted=sum(c.doubted for c in many),
    )


def _labels(pack: Pack) -> dict[str, dict[str, str]]:
    labels = {
        "sources": {
            d.short or d.title: ", ".join(filter(None, (d.title, d.publisher, d.year))) for d in pack.sources.values()
        },
        "owners": dict(pack.owners),
        "room": dict(pack.room),
        "blocks": dict(pack.blocks),
        "kinds": {k.id: k.label for k in pack.kinds.values()},
        "facets": {f.id: f.label for f in pack.facets.values()},
        "scales": {s.id: s.label or s.id for s in pack.scales.values()},
        "addressable": {a.id: a.label for a in pack.addressables.values()},
        "modifiers": {m.id: m.label for m in pack.modifiers.values() if m.label},
    }
    for facet in pack.facets.values():
        labels[f"facet.{facet.id}"] = {o.id: o.label for o in facet.options}
    return labels


def _examples(says: Says, bodies: Sequence[Body]) -> tuple[ExampleText, ...]:
    """The examples of practice that an advised finding points at, by id."""
    wanted = {e for found in bodies for f in found.findings if f.advice_shown for e in f.examples}
    return tuple(
        ExampleText(e.id, e.title, e.says, says.cite(e.sources)) for e in says.pack.examples.values() if e.id in wanted
    )


def _classes(pack: Pack) -> tuple[StepInfo, ...]:
    scale = findings_scale(pack)
    return tuple(StepInfo(s.id, s.label) for s in scale.steps) if scale else ()


def _kinds(pack: Pack) -> tuple[KindInfo, ...]:
    used = {finding.kind for finding in pack.findings.values()}
    return tuple(
        KindInfo(k.id, k.label, k.advice, k.positive, k.about_knowledge, k.box)
        for k in pack.kinds.values()
        if k.id in used
    )

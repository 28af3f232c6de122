"""What a result says beside its conclusions: who, whose task, why a class, which evidence, how far things are.

Read after `truth.py`; `check.py` puts what stands here into the records. Nothing here decides where a finding stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pocarms.model.conditions import leaves
from pocarms.model.pack import NOT_APPLICABLE, RELIABILITY, UNKNOWN, Choose, Conflict, Finding, Measure, Pack, Question
from pocarms.model.profile import Settled, Value, says_something
from pocarms.profiles.cases import standing
from pocarms.profiles.digest import since_signed
from pocarms.program.placing import cap_rank, findings_scale, is_placed, steps_in_order
from pocarms.program.reading import question_of, questions_read
from pocarms.verify.truth import NOTHING, STATUS, Proofs, Truth, View, at_least
from pocarms.wording import words

Record = dict[str, Any]
LIST: Mapping[Truth, str] = {True: "mission", False: "headquarters", None: "check_mandate"}
DONE = {"yes": "done", "partly": "partly", "no": "not_done"}
COUNTED = {"disagreement": "unknown", "does_not_apply": "not_applicable"}  # of states of questions; else as they are
WEAKEST_FIRST = ("unsourced", *RELIABILITY)


def plain(value: Any) -> Any:
    """A value of pack or profile as JSON has it."""
    return json.loads(json.dumps(value, default=lambda x: dict(x) if isinstance(x, Mapping) else x.isoformat()))


def _stands(view: View, q: str) -> Value:
    """The answer as it stands: not applicable where its gate says so, unknown where it waits or is doubted."""
    applies = view.applies(q)
    return view.stands(q) if applies else UNKNOWN if applies is None else NOT_APPLICABLE


def state(view: View, q: str) -> str:
    return standing(view.answers.get(q, NOTHING), view.asked(q), q in view.doubted)


def chosen(view: View, language: str, choose: Choose[str] | None, labels: Mapping[str, str], own: str) -> Record | None:
    """Who, or how free to act: a modifier's own word, else the first branch that holds; those before it may hold."""
    may_be: list[Record] = []
    for branch in choose.branches if choose and not own else ():
        so, one = branch.when is None or view.value(branch.when), {"label": labels.get(branch.value, branch.value)}
        if so:
            return {"id": branch.value, **one, "alternatives": may_be}
        if so is None and branch.when is not None:
            if_ = words.condition_words(branch.when, view.pack, language)
            may_be.append({"id": branch.value, **one, "if": if_})
    return {"id": own, "label": labels.get(own, own), "alternatives": may_be} if own or may_be else None


def of_finding(view: View, language: str, f: Finding, replaced: Mapping[str, str], advised: bool) -> Record:
    pack, task = view.pack, f.needs_task
    asked = {q: (pack.questions[q], str(_stands(view, q))) for q in f.practice}
    practice = [
        {"question": q, "ask": one.ask, "answer": so, "counts_as": one.counts_as.get(so, "")}
        for q, (one, so) in asked.items()
    ]
    of: Record = {"list": LIST[True if task is None else view.value(task)], "practice": practice}
    of |= {"class_because": [*dict.fromkeys(_because(view, language, f))]}
    of |= {"addresses": _addresses(view, f) if advised else []}
    for key, labels in ("owner", pack.owners), ("room_to_act", pack.room):
        of[key] = chosen(view, language, getattr(f, key), labels, replaced.get(key, ""))
    return of


def _because(view: View, language: str, f: Finding) -> Iterable[str]:
    """Why a finding stands where it stands in its scale: class rules that hold, later findings, the cap of its kind."""
    pack, scale, cap = view.pack, findings_scale(view.pack), cap_rank(view.pack, f)
    if scale is None or not is_placed(pack, f):
        return
    low = max(rank for rank in range(len(scale.steps)) if view.placed(f, scale, rank))
    holding = [rule for rule in pack.class_rules if view.value(rule.when, finding=f)]
    for rule in holding if low else ():
        if scale.rank(rule.at_least) >= low:
            yield words.class_because(rule.says, rule.when, scale.steps[low].label, pack, language)
    for later in pack.findings.values() if low else ():
        if (
            f.id in later.needs
            and is_placed(pack, later)
            and view.established(later)
            and view.placed(later, scale, low)
        ):
            yield words.foundation_because(later.title, scale.steps[low].label, language)
    if cap is not None and any(scale.rank(rule.at_least) > cap for rule in holding):
        yield words.cap_because(pack.kinds[f.kind].label, scale.steps[cap].label, language)


def _addresses(view: View, f: Finding) -> list[Record]:
    """The harm a finding would lessen that is there: what goes on now first."""
    found, known = list[Record](), view.pack.addressables
    for a in known if f.addresses == ("any",) else f.addresses:
        there = {harm: c for harm, c in (("now", known[a].now), ("foreseeable", known[a].present)) if view.concept(c)}
        for harm, concept in [*there.items()][:1]:
            found.append({"id": a, "harm": harm, "parts": [p.id for p in view.parts if p.concept(concept)]})
    return sorted(found, key=lambda one: one["harm"] != "now")


def rests_on(without: Mapping[str, View], proofs: Proofs, proof: str, f: Finding | Truth) -> Record:
    """The weakest evidence of a proof, of each answer the best; and the single answers an established finding hangs on.

    without: the case without each of its answers. f: the finding, where it is established.
    """
    view, seen, waiting, read = proofs.view, set[str](), [proof] if proof else [], set[str]()
    while waiting:
        seen.add(key := waiting.pop())
        _, _, _, _, from_, q, _ = proofs.steps[key]
        read |= {q} - {""}
        waiting += [k for k in from_ if k not in seen]
    given = [[a.evidence.reliability for a in view.answers.get(q, NOTHING).answers] for q in read]
    best = [max(WEAKEST_FIRST.index(one or "unsourced") for one in some) for some in given if some]
    hangs_on = [q for q, less in without.items() if isinstance(f, Finding) and not less.established(f)]
    return {"evidence": WEAKEST_FIRST[min(best)] if best else "", "hangs_on": hangs_on}


def without_each(view: View) -> Mapping[str, View]:
    """The same case, each time with one answer less."""
    of = view.answers
    return {q: replace(view, answers={k: v for k, v in of.items() if k != q}, memo={}) for q in sorted(of)}


def answer(view: View, language: str, asked: Question) -> Record:
    """An answer in words and as data, where it stands, and what each person gave, with its evidence."""
    told, given = view.answers.get(asked.id, NOTHING), list[Record]()
    for a in told.answers:
        e = a.evidence
        one = {"answer": words.value_words(asked, a.value, language), "source": e.source, "reliability": e.reliability}
        one |= {"as_of": e.as_of.isoformat() if e.as_of else "", "by": e.by, "note": e.note, "reason": a.reason}
        given.append(one)
    of: Record = {"value": plain(told.value), "from": told.from_, "evidence": given, "state": state(view, asked.id)}
    said = words.value_words(asked, told.value, language)
    return of | {"answer": said, "counts_as": asked.counts_as.get(str(told.value), "")}


def set_aside(view: View, language: str, questions: Iterable[str]) -> list[Record]:
    """Answers on file that do not count, and why."""
    found = list[Record]()
    for q in sorted(questions):
        asked, told, because = view.pack.questions[q], view.answers.get(q, NOTHING), state(view, q)
        if not (told.disagree or says_something(told.value)) or because in ("answered", "unknown", "not_applicable"):
            continue
        gate = asked.asked_when if because in ("does_not_apply", "waiting") else None
        said = [words.value_words(asked, x, language) for x in _said(told)]
        one = {"question": q, "ask": asked.ask, "answer": " / ".join(dict.fromkeys(said)), "because": because}
        found.append(one | {"gate": sorted(questions_read(view.pack, gate)) if gate else []})
    return found


def _said(told: Settled) -> Sequence[Value]:
    return [a.value for a in told.answers] if told.disagree else [told.value]


def conflict(view: View, x: Conflict) -> Record:
    clash = [q for leaf in leaves(x.when) if (q := question_of(leaf)) is not None]
    return {"status": STATUS[view.value(x.when, True) or False], "answers": [*dict.fromkeys(clash)]}


def bundles(view: View, findings: Sequence[Record]) -> Mapping[str, Record]:
    """The bundles of which something is advised; findings: those of the case, in reading order."""
    found = {
        b: [f["id"] for f in findings if f["advice_shown"] and f["id"] in one.findings]
        for b, one in view.pack.bundles.items()
    }
    return {b: {"status": STATUS[view.value(view.pack.bundles[b].when)], "findings": f} for b, f in found.items() if f}


def uncovered(pack: Pack, rules: Sequence[Record], measures: Sequence[Record]) -> set[str]:
    """Of level rules that hold, the risks that no needed measure covers; what is not known is no risk."""
    coverable = {risk for measure in pack.measures.values() for risk in measure.covers}
    covered = {risk for one in measures if one["status"] == "established" for risk in one["covers"]}
    kinds = {rule.id: pack.kinds.get(rule.kind) for rule in pack.level_rules}
    found = set[str]()
    for rule in rules if coverable else ():
        scale, kind = pack.scales[rule["scale"]], kinds[rule["id"]]
        stops = scale.decision and rule["at_least"] not in scale.proceeding
        if rule["status"] == "established" and not (kind and kind.about_knowledge):
            found |= {rule["id"]} if stops or rule["id"] in coverable else set()
    return found - covered


def measure(view: View, m: Measure, there: Mapping[str, Truth]) -> Record:
    """there: which risks and findings are; a measure is needed where it fits and one that it covers is."""
    needed = at_least(2, (view.value(m.fits), at_least(1, (there[risk] for risk in m.covers))))
    state = DONE.get(str(_stands(view, m.done_by)), "unknown") if m.done_by else "unknown"
    covers = [risk for risk in m.covers if there[risk] is not False]
    return {"status": STATUS[needed], "covers": covers, "state": state}


def steps(view: View) -> Mapping[str, str]:
    """Where each step of the procedure stands: earlier ones first, since a step waits for those before it."""
    found: dict[str, str] = {}
    for step in steps_in_order(view.pack):
        applies, done = view.value(step.when), step.done is not None and view.value(step.done)
        before = {found[a] for a in step.after}
        not_done = "not_yet" if before & {"missing", "not_yet"} else "unknown" if "unknown" in before else "missing"
        so = "unknown" if applies is None or done is None else "done" if done else not_done
        found[step.id] = "does_not_apply" if applies is False else so
    return found


def of_profile(view: View) -> Record:
    """Its day, who signed it, and how many questions are answered, unknown and so on: those of parts in each part."""
    profile, of_part = view.profile, {q: one.of_part and bool(view.parts) for q, one in view.pack.questions.items()}
    states = [state(v, q) for v in (view, *view.parts) for q in of_part if of_part[q] is (v is not view)]
    named = [COUNTED.get(one, one) for one in states]
    counts = {one: named.count(one) for one in ("answered", "unknown", "not_applicable", "waiting", "doubted")}
    as_of, on = (day.isoformat() if day else "" for day in (profile.as_of, profile.sign.on))
    signed = " ".join(x for x in (profile.sign.by, on) if x)
    return {"as_of": as_of, "counts": counts, "signed": signed, "since_signed": since_signed(profile)}

"""`verify`: what a result must say, set against what it says. ANY: not worked out, the result's own word stands."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from pocarms import __version__
from pocarms.model.pack import Finding, Pack, Scale
from pocarms.model.profile import Profile
from pocarms.profiles.cases import cases
from pocarms.program.modifying import modified
from pocarms.program.placing import findings_scale, is_placed, whole_scales
from pocarms.program.scope import Scope, scopes
from pocarms.records import dataclass
from pocarms.resources import root
from pocarms.verify import particulars
from pocarms.verify.truth import STATUS, Proofs, Truth, View
from pocarms.wording import words

HARM = ("none", "foreseeable", "now")
MISSING, ANY = "(nothing)", object()
Record = dict[str, Any]
Found = Iterator[tuple[str, Any, Any]]


def _limits(reached: Sequence[Truth]) -> tuple[int, int]:
    """The ranks of the highest step that is reached for certain, and of the highest that is not ruled out."""
    return max(n for n, v in enumerate(reached) if v), max(n for n, v in enumerate(reached) if v is not False)


@dataclass(frozen=True)
class Case:
    """A case. given: what the result says of it; fields: those of each sort of record; below: rules of its parts."""

    view: View
    scope: Scope
    language: str
    fields: Mapping[str, Iterable[str]]
    given: Record
    below: Sequence[Record] = ()

    def item(self, sort: str, model: Any, known: Mapping[str, Any]) -> Record:
        """A record: what is known of it, and what the pack itself says."""
        pack, record = self.view.pack, {}
        labels = {**pack.owners, **{k.id: k.label for k in pack.kinds.values()}}
        for key in self.fields[sort]:
            own = known.get(key, getattr(model, key.removesuffix("_label"), ANY))
            if key == "sources":
                own = [self.item("SourceRef", s, {"text": words.citation_words(s, pack, self.language)}) for s in own]
            elif key not in known and own is not ANY:
                own = labels.get(own, own) if key.endswith("_label") else particulars.plain(own)
            record[key] = own
        return record

    def body(self) -> Record:
        pack, view, value, proofs = self.view.pack, self.view, self.view.value, Proofs(self.view, self.language)
        there = {r.id: value(r.when) for r in pack.level_rules}
        there |= {k: view.established(f) for k, f in pack.findings.items()}
        body: Record = dict.fromkeys(self.fields["Body"], ANY) | {"id": view.id, "title": view.title}

        def listed(name: str, models: Iterable[Any], known: Callable[[Any], Record]) -> None:
            some = [(m, known(m)) for m in models if m.id in getattr(self.scope, name, (m.id,))]
            left_out = STATUS[False] if name in ("measures", "actions", "conflicts") else ""
            body[name] = [self.item(name, m, more) for m, more in some if more.get("status") != left_out]

        def stands(kind: str, id_: str, so: Truth) -> Record:
            proof = "" if so is None else proofs.named(f"{kind}:{id_}", so)
            return {"status": STATUS[so], "proof": proof, "value": str(so).lower() if proof else "unknown"}

        mine = [f for f in pack.findings if f in self.scope.findings]
        known = {f: stands("finding", f, there[f]) | self.finding(pack.findings[f], there) for f in mine}
        without = particulars.without_each(view)
        for f, record in known.items():
            record |= particulars.rests_on(without, proofs, record["proof"], there[f] and pack.findings[f])
        advised = {f for f, record in known.items() if record["advice_shown"]}
        order = sorted(known, key=lambda f: self.place(pack.findings[f], known[f], advised))
        listed("findings", (pack.findings[f] for f in order), lambda f: known[f.id])
        rules = sorted(pack.level_rules, key=lambda r: (r.scale, -pack.scales[r.scale].rank(r.at_least), r.id))
        listed("level_rules", rules, lambda r: stands("levelrule", r.id, there[r.id]))
        concepts = [pack.concepts[k] for k in sorted(pack.concepts)]
        listed("concepts", concepts, lambda k: stands("concept", k.id, view.concept(k.id)))
        listed("scales", whole_scales(pack), lambda s: self.scale(s, [*body["level_rules"], *self.below]))
        listed("measures", pack.measures.values(), lambda m: particulars.measure(view, m, there))
        bare = particulars.uncovered(pack, body["level_rules"], body["measures"])
        body["level_rules"] = [rule | {"uncovered": rule["id"] in bare} for rule in body["level_rules"]]
        bundles, states = particulars.bundles(view, body["findings"]), particulars.steps(view)
        listed("bundles", (pack.bundles[b] for b in bundles), lambda b: bundles[b.id])
        listed("steps", (pack.steps[step] for step in states), lambda x: {"state": states[x.id]})
        actions = sorted((value(a.when) is not True, a.id) for a in pack.actions.values())
        listed("actions", (pack.actions[a] for _, a in actions), lambda a: {"status": STATUS[value(a.when)]})
        listed("conflicts", pack.conflicts.values(), lambda x: particulars.conflict(view, x))
        asked = [q for q in pack.questions.values() if q.id in self.scope.questions]
        shown = [q for q in asked if not (view.parts and q.of_part and q.id not in view.answers)]
        blocks = {block: n for n, block in enumerate(pack.blocks)}
        shown.sort(key=lambda q: (blocks.get(q.block, len(blocks)), q.block, q.id))
        listed("answers", shown, lambda q: particulars.answer(view, self.language, q))
        body["set_aside"] = particulars.set_aside(view, self.language, self.scope.questions)
        steps = [dict(zip(self.fields["ProofNode"], step, strict=True)) for step in proofs.steps.values()]
        body["proofs"] = {step["id"]: self.item("ProofNode", None, step) for step in steps}
        return body

    def finding(self, f: Finding, there: Mapping[str, Truth]) -> Record:
        pack, view, scale, status = self.view.pack, self.view, findings_scale(self.view.pack), there[f.id]
        changed = modified([m for m in pack.modifiers.values() if view.value(m.when)], f)
        needing = [g for g in pack.findings.values() if f.id in g.needs]
        worst, hope = _limits([view.field(f, "harm", harm) for harm in HARM])
        missing = view.field(f, "state", "missing") if status and f.practice else None
        said = next((r["holds"] for r in self.given["findings"] if r["id"] == f.id), "")
        of: Record = {"holds": {True: "always", False: "never", None: said}[status]}
        of |= {"advice_shown": of["holds"] == "always", "order": changed.order()}
        of |= {"harm": HARM[worst], "harm_may_be": HARM[hope] if worst != hope else ""}
        of["state"] = "" if missing is None else "missing" if missing else "partly"
        of |= {"notes": [*f.notes, *changed.notes], "labels": [*changed.labels], "modified_by": [*changed.by]}
        of |= {key: changed.replaced.get(key, getattr(f, key)) for key in ("advice", "first_step")}
        linked = {"needs": f.needs, "needed_by": [g.id for g in needing], "helped_by": f.helped_by}
        of |= {key: [g for g in ids if there[g] is not False] for key, ids in linked.items()}
        hiding = {k: pack.facets[k].hidden_when for k in f.facets}
        of["facets"] = {k: [*v] for k, v in f.facets.items() if not hiding[k] or not view.concept(hiding[k])}
        steps = [step.id for step in scale.steps] if scale and is_placed(pack, f) else [""]
        low, high = _limits([scale is None or view.placed(f, scale, n) for n in range(len(steps))])
        of |= {"class": steps[low], "class_may_be": steps[high] if low != high else "", "low": low, "high": high}
        return of | particulars.of_finding(view, self.language, f, changed.replaced, of["advice_shown"])

    def place(self, f: Finding, of: Record, advised: set[str]) -> tuple[object, ...]:
        """The place of a finding in reading order."""
        pack, kind, room = self.view.pack, self.view.pack.kinds[f.kind], of["room_to_act"]
        group = 0 if kind.box else 1 if kind.advice else 2 if kind.positive else 3 if kind.about_knowledge else 4
        known = {"foundation": 0 if advised.intersection(of["needed_by"]) else 1, "harm": -HARM.index(of["harm"])}
        known["room_to_act"] = [*pack.room, room["id"]].index(room["id"]) if room else len(pack.room)
        for facet in pack.facets.values():
            steps = {o.id: n for n, o in enumerate(facet.options)}
            number, values = facet.type == "number", of["facets"].get(facet.id, ())
            known[facet.id] = min((int(v) if number else steps.get(v, len(steps)) for v in values), default=10**6)
        inside = [known[criterion] for criterion in pack.order or ("foundation", "harm")]
        status = 0 if of["advice_shown"] else [*STATUS.values()].index(of["status"])
        return group, status, -of["low"], of["order"], inside, -of["high"], f.id

    def scale(self, s: Scale, rules: Sequence[Record]) -> Record:
        low, high = _limits([self.view.level(s, rank) for rank in range(len(s.steps))])
        floor, ceiling, steps = s.steps[low].id, s.steps[high].id, [{"id": x.id, "label": x.label} for x in s.steps]
        headline = s.holding if low != high and s.holding and floor in s.proceeding else floor
        told = [(r["id"], r["status"], s.rank(r["at_least"])) for r in rules if r["scale"] == s.id]
        because = [*dict.fromkeys(id_ for id_, status, rank in told if low and status == STATUS[True] and rank == low)]
        may_be = [*dict.fromkeys(id_ for id_, status, rank in told if status == STATUS[None] and rank > low)]
        record = {"label": s.label or s.id, "floor": floor, "ceiling": ceiling, "headline": headline, "steps": steps}
        return record | {"because": because, "may_be_because": may_be}


def follows(result: Record, pack: Pack, profile: Profile, language: str, reviewed: str) -> Record:
    """What a result must say. pack: with the texts of `language`; reviewed: what is said of a translation."""
    schema = json.loads((root("rules") / "schema" / "assessment.schema.json").read_text(encoding="utf-8"))
    fields = {name: one["required"] for name, one in schema["definitions"].items()}
    for name, one in {**schema["properties"], **schema["definitions"]["Body"]["properties"]}.items():
        fields[name] = fields.get(one.get("items", {}).get("$ref", "").rpartition("/")[2], ())
    whole, parts = cases(profile, pack)
    inside = tuple(View(pack, profile, x.id, x.title, x.answers) for x in parts)
    of_whole, of_part = scopes(pack, bool(parts))
    bodies = [Case(x, of_part, language, fields, said).body() for x, said in zip(inside, result["parts"], strict=False)]
    view = View(pack, profile, whole.id, whole.title, whole.answers, inside)
    case = Case(view, of_whole, language, fields, result, [r for part in bodies for r in part["level_rules"]])
    due = dict.fromkeys(schema["properties"], ANY) | case.body() | {"schema": "pocarms/assessment/1"}
    due["parts"] = bodies if len(result["parts"]) == len(parts) else [part.id for part in parts]
    due |= {"tool": {"name": "pocarms", "version": __version__}, "order": [*words.order_words(pack, language)]}
    advised = [f for body in (due, *bodies) for f in body["findings"] if f["advice_shown"]]
    told = [e for id_, e in pack.examples.items() if any(id_ in f["examples"] for f in advised)]
    due["examples"] = [case.item("examples", e, {}) for e in told]
    scale, kinds = findings_scale(pack), {f.kind for f in pack.findings.values()}
    due["classes"] = [case.item("classes", step, {}) for step in (scale.steps if scale else ())]
    due["kinds"] = [case.item("kinds", k, {}) for k in pack.kinds.values() if k.id in kinds]
    due["pack"] = case.item("PackInfo", pack, {"language": language, "translation_reviewed": reviewed})
    due["profile"] = case.item("ProfileInfo", profile, particulars.of_profile(view))
    return due


def differences(due: Any, says: Any, path: str = "") -> Found:
    """Yield where a JSON value is not what is due: the path, what it says, what is due."""
    if isinstance(due, dict) and isinstance(says, dict):
        for key in {**due, **says}:
            yield from differences(due.get(key, MISSING), says.get(key, MISSING), f"{path}.{key}")
    elif isinstance(due, list) and isinstance(says, list) and len(due) == len(says):
        for at, pair in enumerate(zip(due, says, strict=True)):
            yield from differences(*pair, f"{path}[{at}]")
    elif due is not ANY and (due != says or isinstance(due, bool) is not isinstance(says, bool)):
        yield path.lstrip("."), says, due

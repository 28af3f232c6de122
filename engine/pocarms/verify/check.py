"""`verify`: what a result must say, set against what it says. ANY: not worked out, the result's own word stands."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from pocarms import __version__
from pocarms.model.pack import Finding, Pack, Question, Scale
from pocarms.model.profile import Profile
from pocarms.profiles.cases import cases
from pocarms.program.modifying import modified
from pocarms.program.placing import findings_scale, is_placed, whole_scales
from pocarms.program.scope import Scope, scopes
from pocarms.records import dataclass
from pocarms.resources import root
from pocarms.verify.truth import NOTHING, Proofs, Truth, View, at_least
from pocarms.wording import words
from pocarms.wording.claims import claims

STATUS, HARM = {True: "established", False: "ruled_out", None: "open"}, ("none", "foreseeable", "now")
SCHEMA, MISSING, ANY = "pocarms/assessment/1", "(nothing)", object()
OWN = ("needs", "helped_by", "facets", "owner", "room_to_act", "practice", "addresses")  # of a finding, not worked out
Found = Iterator[tuple[str, Any, Any]]


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value, default=lambda x: dict(x) if isinstance(x, Mapping) else x.isoformat()))


def _limits(reached: Sequence[Truth]) -> tuple[int, int]:
    """The ranks of the highest step that is reached for certain, and of the highest that is not ruled out."""
    return max(n for n, v in enumerate(reached) if v), max(n for n, v in enumerate(reached) if v is not False)


def _stands(kind: str, id_: str, value: Truth) -> dict[str, Any]:
    proof = "" if value is None else f"{kind}:{id_}{'+' if value else '-'}"
    return {"status": STATUS[value], "value": str(value).lower() if proof else "unknown", "proof": proof}


@dataclass(frozen=True)
class Case:
    """A case of the result. given: what the result says of it; fields: those of each sort of record."""

    view: View
    language: str
    fields: Mapping[str, Iterable[str]]
    given: dict[str, Any]

    def item(self, sort: str, model: Any, known: Mapping[str, Any]) -> dict[str, Any]:
        """A record: what is known of it, and what the pack itself says."""
        pack, record = self.view.pack, {}
        labels = {**pack.owners, **{k.id: k.label for k in pack.kinds.values()}}
        for key in self.fields[sort]:
            own = known.get(key, getattr(model, key.removesuffix("_label"), ANY))
            if key == "sources":
                own = [self.item("SourceRef", s, {"text": words.citation_words(s, pack, self.language)}) for s in own]
            elif key not in known and own is not ANY:
                own = labels.get(own, own) if key.endswith("_label") else _plain(own)
            record[key] = own
        return record

    def _body(self, scope: Scope) -> dict[str, Any]:
        pack, value = self.view.pack, self.view.value
        concepts = [concept for _, concept in sorted(pack.concepts.items())]
        rules = sorted(pack.level_rules, key=lambda r: (r.scale, -pack.scales[r.scale].rank(r.at_least), r.id))
        actions = sorted(pack.actions.values(), key=lambda a: (value(a.when) is not True, a.id))
        there = {r.id: value(r.when) for r in rules} | {f.id: self.view.established(f) for f in pack.findings.values()}
        need = {
            m.id: at_least(2, (value(m.fits), at_least(1, map(there.get, m.covers)))) for m in pack.measures.values()
        }
        lists: dict[str, tuple[Iterable[Any], Callable[[Any], dict[str, Any]]]] = {
            "findings": self._findings(there),
            "scales": (whole_scales(pack), self._scale),
            "level_rules": (rules, lambda r: _stands("levelrule", r.id, there[r.id])),
            "concepts": (concepts, lambda k: _stands("concept", k.id, self.view.concept(k.id))),
            "measures": (pack.measures.values(), lambda m: {"status": STATUS[need[m.id]], "state": ANY, "covers": ANY}),
            "actions": (actions, lambda a: {"status": STATUS[value(a.when)]}),
            "conflicts": (pack.conflicts.values(), lambda x: {"status": STATUS[value(x.when, first=True) or False]}),
        }
        for name in ("steps", "bundles", "open_questions", "answers"):
            models: Mapping[str, Any] = getattr(pack, name, pack.questions)
            lists[name] = [models[r["id"]] for r in self.given[name] if r["id"] in models], self._answer
        body: dict[str, Any] = {"id": self.view.id, "title": self.view.title}
        for name, (of, known) in lists.items():
            some = [(m, known(m)) for m in of if m.id in getattr(scope, name, (m.id,))]
            left_out = "ruled_out" if name in ("measures", "actions", "conflicts") else ""
            body[name] = [self.item(name, m, k) for m, k in some if k.get("status") != left_out]
        return body

    def _answer(self, q: Any) -> dict[str, Any]:
        told = self.view.answers.get(q.id, NOTHING)
        said = words.value_words(q, told.value, self.language) if isinstance(q, Question) else ""
        return {"value": _plain(told.value), "answer": said, "counts_as": ANY, "from": told.from_, "findings": ANY}

    def _scale(self, s: Scale) -> dict[str, Any]:
        low, high = (s.steps[n] for n in _limits([self.view.level(s, rank) for rank in range(len(s.steps))]))
        headline = s.holding if low != high and s.holding and low.id in s.proceeding else low.id
        told = {"label": s.label or s.id, "floor": low.id, "ceiling": high.id, "headline": headline}
        return {**told, "steps": [{"id": x.id, "label": x.label} for x in s.steps], "proceeding": list(s.proceeding)}

    def _findings(self, there: Mapping[str, Truth]) -> tuple[list[Finding], Callable[[Finding], dict[str, Any]]]:
        pack, view, scale, known, place = self.view.pack, self.view, findings_scale(self.view.pack), {}, {}
        held = [m for m in pack.modifiers.values() if view.value(m.when)]
        given = {r["id"]: (n, r["holds"]) for n, r in enumerate(self.given["findings"])}
        for f in pack.findings.values():  # by sort, standing and class; inside a class as the result has them
            status, kind, changed = there[f.id], pack.kinds[f.kind], modified(held, f)
            at, holds = given.get(f.id, (0, ""))
            steps = [s.id for s in scale.steps] if scale and is_placed(pack, f) else [""]
            low, high = _limits([scale is None or view.placed(f, scale, n) for n in range(len(steps))])
            worst, hope = _limits([view.field(f, "harm", harm) for harm in HARM])
            missing = view.field(f, "state", "missing") if status and f.practice else None
            sure = status is True or (status is None and holds == "always")
            more = {"advice_shown": sure, "holds": {True: "always", False: "never", None: holds}[status]}
            more |= {"class": steps[low], "class_may_be": steps[high] if low != high else ""}
            more |= {"harm": HARM[worst], "harm_may_be": HARM[hope] if worst != hope else ""}
            more["state"] = "" if missing is None else "missing" if missing else "partly"
            more |= {"notes": [*f.notes, *changed.notes], "labels": [*changed.labels], "modified_by": [*changed.by]}
            more |= {key: changed.replaced.get(key, getattr(f, key)) for key in ("advice", "first_step")}
            known[f.id] = _stands("finding", f.id, status) | dict.fromkeys(OWN, ANY) | more
            group = 0 if kind.box else 1 if kind.advice else 2 if kind.positive else 3 if kind.about_knowledge else 4
            place[f.id] = group, 0 if sure else 2 - (status is None), -low, at
        return sorted(pack.findings.values(), key=lambda f: place[f.id]), lambda f: known[f.id]


def verify(result: dict[str, Any], pack: Pack, profile: Profile, language: str, reviewed: str) -> Found:
    """Yield where a result disagrees: the path, what it says, what follows. pack: with the texts of `language`."""
    schema = json.loads((root("rules") / "schema" / "assessment.schema.json").read_text(encoding="utf-8"))
    fields = {name: one["required"] for name, one in schema["definitions"].items()}
    for name, one in {**schema["properties"], **schema["definitions"]["Body"]["properties"]}.items():
        fields[name] = fields.get(one.get("items", {}).get("$ref", "").rpartition("/")[2], ())
    whole, parts = cases(profile, pack)
    inside = tuple(View(pack, profile, x.id, x.title, x.answers) for x in parts)
    views = (View(pack, profile, whole.id, whole.title, whole.answers, inside), *inside)
    known, bodies = claims(pack, language), []
    for view, given in zip(views, [result, *result["parts"]], strict=False):
        case = Case(view, language, fields, given)
        body = {**dict.fromkeys(fields["Body"], ANY), **case._body(scopes(pack, bool(parts))[bool(view.id)])}
        proofs = Proofs(view, language, known, given["proofs"])
        named = [r["proof"] for name in ("findings", "level_rules", "concepts") for r in body[name] if r["proof"]]
        steps = {key: case.item("ProofNode", None, proofs.follows(key)) for key in proofs.steps}
        body["proofs"] = dict.fromkeys(named, "a proof") | steps
        bodies.append(body)
    of_profile = {"subject": dict(profile.subject), "as_of": _plain(profile.as_of) or "", "counts": ANY, "signed": ANY}
    of_pack = {"language": language, "translation_reviewed": reviewed, "passport": ANY}
    follows = dict.fromkeys(schema["properties"], ANY) | bodies[0] | {"parts": bodies[1:], "schema": SCHEMA}
    follows |= {"tool": {"name": "pocarms", "version": __version__}, "order": [*words.order_words(pack, language)]}
    follows |= {"pack": case.item("PackInfo", pack, of_pack), "profile": case.item("ProfileInfo", profile, of_profile)}
    yield from differences(follows, result, "")


def differences(follows: Any, says: Any, path: str) -> Found:
    """Yield where two JSON values differ, as far as one follows."""
    if isinstance(follows, dict) and isinstance(says, dict):
        for key in {**follows, **says}:
            yield from differences(follows.get(key, MISSING), says.get(key, MISSING), f"{path}.{key}")
    elif isinstance(follows, list) and isinstance(says, list) and len(follows) == len(says):
        for at, pair in enumerate(zip(follows, says, strict=True)):
            yield from differences(*pair, f"{path}[{at}]")
    elif follows is not ANY and (follows != says or isinstance(follows, bool) is not isinstance(says, bool)):
        yield path.lstrip("."), says, follows

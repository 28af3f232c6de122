"""The items of a pack as rules over the conditions: conflicts, findings, classes, levels, measures, steps.

What is judged is handed on as `o(Case, Item, Field, Value)`, `Item` a number in `Output.items`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pocarms.model.conditions import Condition, Op, PartsTest, ScaleTest, leaves
from pocarms.model.conditions import Test as AnswerTest
from pocarms.model.pack import Pack, Scale
from tests.oracle.asp.emit import Writer, applies, concept, gate, write


@dataclass
class Output:
    """What each item number stands for: the field of the judgement and the key in it."""

    items: list[tuple[str, object]] = field(default_factory=list)

    def number(self, field_name: str, key: object) -> int:
        """Return a new item number."""
        self.items.append((field_name, key))
        return len(self.items) - 1


def show(w: Writer, out: Output, field_name: str, key: object, nodes: dict[str, int], scope: str | None = None) -> None:
    """Hand on the truth of nodes under their names, in the cases where the item is judged."""
    item = out.number(field_name, key)
    here = "case(C)" if scope is None else f"here(C,{scope})"
    w.lines.append(f"o(C,{item},judged,yes) :- {here}.")
    for name, node in nodes.items():
        w.lines.append(f"o(C,{item},{name},t) :- {here}, t{node}(C).")
        w.lines.append(f"o(C,{item},{name},f) :- {here}, f{node}(C).")


def write_pack(w: Writer, out: Output) -> None:
    """Write everything a pack says, in dependency order."""
    scopes = Scopes(w.pack)
    _stage_0(w, out)
    for name in w.pack.concepts:
        show(w, out, "concepts", name, {"is": concept(w, name)})
    _findings(w, out, scopes)
    _classes(w, out, scopes)
    _levels(w, out, scopes)
    _others(w, out, scopes)
    seen: dict[tuple[str, str], Condition] = {}
    for condition in scopes.every_condition():
        for leaf in leaves(condition):
            if isinstance(leaf, PartsTest):
                seen[leaf.quantifier, leaf.concept] = leaf
    for key, leaf in seen.items():
        show(w, out, "parts_tests", key, {"is": write(w, 2, leaf)})


# --- where items are judged ----------------------------------------------------------------------------------------


class Scopes:
    """Which conditions are of part: a marking that spreads from the questions of parts until nothing changes."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.marked: set[tuple[str, str]] = {("question", q.id) for q in pack.questions.values() if q.of_part}
        reads: dict[tuple[str, str], set[tuple[str, str]]] = {}
        for q in pack.questions.values():
            reads["question", q.id] = self._read(q.asked_when)
        for con in pack.concepts.values():
            reads["concept", con.id] = set().union(*(self._read(r.when) for r in con.rules))
        for rule in pack.level_rules:
            reads.setdefault(("scale", rule.scale), set()).update(self._read(rule.when))
        while new := {k for k, r in reads.items() if k not in self.marked and r & self.marked}:
            self.marked |= new

    def _read(self, condition: Condition | None) -> set[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        for leaf in () if condition is None else leaves(condition):
            if isinstance(leaf, PartsTest):
                continue
            if isinstance(leaf, ScaleTest):
                found.add(("scale", leaf.scale))
            elif hasattr(leaf, "question"):
                found.add(("question", leaf.question))
            elif hasattr(leaf, "concept"):
                found.add(("concept", leaf.concept))
        return found

    def of(self, *conditions: Condition | None, questions: tuple[str, ...] = ()) -> str:
        """Return "part" or "whole" for an item with these conditions and questions."""
        read = set().union(*(self._read(one) for one in conditions), {("question", q) for q in questions})
        return "part" if read & self.marked else "whole"

    def every_condition(self) -> list[Condition]:
        """Return the conditions judged after stage 0, of every kind of item."""
        p = self.pack
        found = [r.when for con in p.concepts.values() for r in con.rules]
        found += [i.when for i in (*p.findings.values(), *p.modifiers.values(), *p.bundles.values())]
        found += [i.when for i in (*p.class_rules, *p.level_rules, *p.steps.values(), *p.actions.values())]
        found += [m.fits for m in p.measures.values()]
        found += [s.done for s in p.steps.values() if s.done is not None]
        found += [f.needs_task for f in p.findings.values() if f.needs_task is not None]
        for f in p.findings.values():
            for choice in (f.owner, f.room_to_act):
                found += [b.when for b in (choice.branches if choice else ()) if b.when is not None]
        return found


# --- stage 0 ---------------------------------------------------------------------------------------------------------


def _stage_0(w: Writer, out: Output) -> None:
    for conflict in w.pack.conflicts.values():
        node = write(w, 1, conflict.when)
        show(w, out, "conflicts", conflict.id, {"is": node})
        for question in conflict.doubts:
            w.lines.append(f"doubted(C,{w.numbering.questions[question]}) :- t{node}(C).")
    w.lines.append("doubted(C,Q) :- never(C,Q).")
    w.lines.append("#defined never/2.")
    for question in w.pack.questions:
        q, asked, here = w.numbering.questions[question], gate(w, 2, question), applies(w, 2, question)
        item = out.number("questions", question)
        state = f"o(C,{item},state"
        w.lines += [
            f"{state},does_not_apply) :- f{asked}(C).",
            f"{state},waiting) :- case(C), not t{asked}(C), not f{asked}(C).",
            f"{state},not_applicable) :- t{asked}(C), f{here}(C).",
            f"{state},doubted) :- t{asked}(C), doubted(C,{q}), something(C,{q}).",
            f"{state},value) :- t{here}(C), has2(C,{q},_).",
            f"{state},value) :- t{here}(C), has2(C,{q},_,_).",
            f"{state},unknown) :- t{asked}(C), not something(C,{q}).",
            f"o(C,{item},value,V) :- t{here}(C), has2(C,{q},V).",
            f"o(C,{item},value,(O,S)) :- t{here}(C), has2(C,{q},O,S).",
        ]


# --- findings and their classes ----------------------------------------------------------------------------------


def _practice(w: Writer, question: str, *values: str) -> int:
    return write(w, 2, AnswerTest(question, Op.IS, values))


def _findings(w: Writer, out: Output, scopes: Scopes) -> None:
    for f in w.pack.findings.values():
        scope = scopes.of(f.when, questions=f.practice)
        parts = [write(w, 2, f.when)]
        if f.practice:
            parts.append(w.any_of([_practice(w, q, "no", "partly") for q in f.practice]))
        status = w.named["status", f.id] = w.all_of(parts)
        show(w, out, "findings", f.id, {"is": status}, scope)

        weak = [_practice(w, q, "no", "partly") for q in f.practice]
        bad = [_practice(w, q, "no") for q in f.practice]
        w.named["state", f.id, "partly"] = w.any_of(weak) if weak else w.constant(True)
        w.named["state", f.id, "missing"] = w.any_of(bad) if bad else w.constant(True)
        show(w, out, "states", f.id, {s: w.named["state", f.id, s] for s in ("partly", "missing")}, scope)

        ids = w.pack.addressables if "any" in f.addresses else f.addresses
        hit = [w.pack.addressables[i] for i in ids]
        w.named["harm", f.id, "none"] = w.constant(True)
        w.named["harm", f.id, "now"] = w.any_of([concept(w, a.now) for a in hit])
        either = [concept(w, name) for a in hit for name in (a.present, a.now)]
        w.named["harm", f.id, "foreseeable"] = w.any_of(either)
        show(w, out, "harms", f.id, {s: w.named["harm", f.id, s] for s in ("foreseeable", "now")}, scope)

        task = w.constant(True) if f.needs_task is None else write(w, 2, f.needs_task)
        show(w, out, "needs_task", f.id, {"is": task}, scope)
        for name, choice in (("owner", f.owner), ("room_to_act", f.room_to_act)):
            for i, branch in enumerate(choice.branches if choice else ()):
                node = w.constant(True) if branch.when is None else write(w, 2, branch.when)
                show(w, out, "chooses", (f.id, name, i), {"is": node}, scope)


def _classes(w: Writer, out: Output, scopes: Scopes) -> None:
    scales = [s for s in w.pack.scales.values() if s.of == "findings"]
    if not scales:
        return
    scale = scales[0]
    kinds = {k.id for k in w.pack.kinds.values() if k.advice and k.box == ""}
    findings = [f for f in w.pack.findings.values() if f.kind in kinds]
    rank = {step.id: i for i, step in enumerate(scale.steps)}
    caps = {kind: rank[w.pack.class_caps.get(kind, scale.steps[-1].id)] for kind in kinds}
    for f in _foundations_last([(f.id, f.needs) for f in findings]):
        finding = w.pack.findings[f]
        rules = [(rank[r.at_least], write(w, 2, r.when, finding)) for r in w.pack.class_rules]
        for k in range(1, len(scale.steps)):
            grounds = [node for step, node in rules if step >= k]
            for later in findings:
                if f in later.needs and k <= caps[later.kind]:
                    grounds.append(w.all_of([w.named["status", later.id], w.named["class", later.id, k]]))
            w.named["class", f, k] = w.any_of(grounds)
        scope = scopes.of(finding.when, questions=finding.practice)
        _range(
            w,
            out.number("classes", f),
            [w.named["class", f, k] for k in range(1, len(scale.steps))],
            scope,
            caps[finding.kind],
        )


def _foundations_last(needs: list[tuple[str, tuple[str, ...]]]) -> list[str]:
    """Return the findings so that each comes after everything that needs it."""
    left = dict(needs)
    order: list[str] = []
    while left:
        free = [f for f in left if not any(f in other for other in left.values())]
        order += free
        for f in free:
            del left[f]
    return order


def _range(w: Writer, item: int, nodes: list[int], scope: str, cap: int) -> None:
    """Hand on the highest step proved and the highest not ruled out, neither above the cap."""
    proved = "; ".join(["0", *(f"{k} : t{n}(C)" for k, n in enumerate(nodes, 1) if k <= cap)])
    possible = "; ".join(["0", *(f"{k} : not f{n}(C)" for k, n in enumerate(nodes, 1) if k <= cap)])
    here = f"here(C,{scope})" if scope else "case(C)"
    w.lines.append(f"o(C,{item},floor,K) :- {here}, K = #max {{ {proved} }}.")
    w.lines.append(f"o(C,{item},ceiling,K) :- {here}, K = #max {{ {possible} }}.")


# --- the case: levels, measures, steps, actions ---------------------------------------------------------------------


def _levels(w: Writer, out: Output, scopes: Scopes) -> None:
    nodes: dict[str, list[tuple[int, int]]] = {}
    for rule in w.pack.level_rules:
        node, scope = write(w, 2, rule.when), scopes.of(rule.when)
        w.named["rule", rule.id] = node
        show(w, out, "level_rules", rule.id, {"is": node}, scope)
        nodes.setdefault(rule.scale, []).append((w.pack.scales[rule.scale].rank(rule.at_least), node))
    for scale in w.pack.scales.values():
        if scale.of != "whole":
            continue
        steps = []
        for k in range(1, len(scale.steps)):
            own = w.any_of([n for step, n in nodes.get(scale.id, []) if step >= k])
            node = w.new()  # a whole with parts stands as high as the highest of them
            w.true(node, f"not parted(C), t{own}(C)")
            w.true(node, f"part_of(P,C), t{own}(P)")
            w.false(node, f"not parted(C), f{own}(C)")
            w.false(node, f"parted(C), f{own}(P) : part_of(P,C)")
            w.named["scale", scale.id, k] = node
            steps.append(node)
        _headline(w, scale, out.number("scales", scale.id), steps)


def _headline(w: Writer, scale: Scale, item: int, steps: list[int]) -> None:
    _range(w, item, steps, "", len(steps))
    go = {i for i, s in enumerate(scale.steps) if s.id in scale.proceeding}
    w.lines += [f"go({item},{k})." for k in go]
    held = f"o(C,{item},floor,K), go({item},K), o(C,{item},ceiling,L), K != L"
    w.lines.append(f"#defined go/2.\nheld(C,{item}) :- {held}.")
    if scale.holding:
        w.lines.append(f"o(C,{item},headline,{scale.rank(scale.holding)}) :- held(C,{item}).")
        w.lines.append(f"o(C,{item},headline,K) :- o(C,{item},floor,K), not held(C,{item}).")
    else:
        w.lines.append(f"o(C,{item},headline,K) :- o(C,{item},floor,K).")


def _others(w: Writer, out: Output, scopes: Scopes) -> None:
    for m in w.pack.modifiers.values():
        show(w, out, "modifiers", m.id, {"is": write(w, 2, m.when)})
    for b in w.pack.bundles.values():
        show(w, out, "bundles", b.id, {"is": write(w, 2, b.when)})
    for a in w.pack.actions.values():
        show(w, out, "actions", a.id, {"is": write(w, 2, a.when)}, scopes.of(a.when))
    for measure in w.pack.measures.values():
        risks = [w.named[("rule", c) if ("rule", c) in w.named else ("status", c)] for c in measure.covers]
        findings = [w.pack.findings[c] for c in measure.covers if c in w.pack.findings]
        covered = [r.when for r in w.pack.level_rules if r.id in measure.covers] + [f.when for f in findings]
        scope = scopes.of(measure.fits, *covered, questions=tuple(q for f in findings for q in f.practice))
        fits = write(w, 2, measure.fits)
        nodes = {"fits": fits, "needed": w.all_of([fits, w.any_of(risks)])}
        show(w, out, "measures", measure.id, nodes, scope)
    numbers = {s: i for i, s in enumerate(w.pack.steps)}
    for step in w.pack.steps.values():
        when = write(w, 2, step.when)
        done = w.constant(False) if step.done is None else write(w, 2, step.done)
        me = numbers[step.id]
        state = f"step{me}(C"
        waited = w.new()
        w.lines.append(f"#defined step{me}/2.\n#defined waits{waited}/1.\n#defined unsure{waited}/1.")
        for before in step.after:
            w.lines.append(f"waits{waited}(C) :- step{numbers[before]}(C,(missing;not_yet)).")
            w.lines.append(f"unsure{waited}(C) :- step{numbers[before]}(C,unknown).")
        w.lines += [
            f"{state},does_not_apply) :- f{when}(C).",
            f"{state},done) :- t{when}(C), t{done}(C).",
            f"{state},unknown) :- case(C), not t{when}(C), not f{when}(C).",
            f"{state},unknown) :- t{when}(C), not t{done}(C), not f{done}(C).",
            f"{state},not_yet) :- t{when}(C), f{done}(C), waits{waited}(C).",
            f"{state},unknown) :- t{when}(C), f{done}(C), unsure{waited}(C), not waits{waited}(C).",
            f"{state},missing) :- t{when}(C), f{done}(C), not unsure{waited}(C), not waits{waited}(C).",
        ]
        scope = scopes.of(step.when, step.done)
        show(w, out, "steps", step.id, {"when": when, "done": done}, scope)
        w.lines.append(f"o(C,{len(out.items) - 1},state,S) :- here(C,{scope}), step{me}(C,S).")

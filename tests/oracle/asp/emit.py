"""Conditions as rules: for every condition the two predicates t<n>(C) and f<n>(C), n its number."""

from __future__ import annotations

from dataclasses import dataclass, field

from pocarms.model import conditions as c
from pocarms.model.pack import Finding, Pack, Question
from tests.oracle.asp.facts import Numbering, text

_ORDER = {"at_least": ">=", "at_most": "<=", "more_than": ">", "less_than": "<", "is": "=", "before": "<", "after": ">"}
_MIRROR = {">=": "<", "<=": ">", ">": "<=", "<": ">=", "=": "!="}
_RELIABILITY = {None: 0, "weak": 1, "fair": 2, "strong": 3}


@dataclass
class Writer:
    """The program being written.

    first, final: number of a condition already written for the first pass, or for the second and all that follows.
    named: number of a named conclusion. lengths: the ages asked about, by key.
    """

    pack: Pack
    numbering: Numbering
    lines: list[str] = field(default_factory=list)
    count: int = 0
    conditions: dict[tuple[int, c.Condition, str], int] = field(default_factory=dict)
    named: dict[tuple[object, ...], int] = field(default_factory=dict)
    lengths: dict[str, c.Duration | str] = field(default_factory=dict)

    def new(self) -> int:
        """Return a fresh node number."""
        self.count += 1
        return self.count

    def true(self, node: int, body: str) -> None:
        """Write a rule that proves a node."""
        self.lines.append(f"t{node}(C) :- {body}.")

    def false(self, node: int, body: str) -> None:
        """Write a rule that proves a node false."""
        self.lines.append(f"f{node}(C) :- {body}.")

    def all_of(self, nodes: list[int]) -> int:
        """Write a conjunction."""
        node = self.new()
        self.true(node, ", ".join(["case(C)", *(f"t{n}(C)" for n in nodes)]))
        for n in nodes:
            self.false(node, f"f{n}(C)")
        return node

    def any_of(self, nodes: list[int]) -> int:
        """Write a disjunction."""
        node = self.new()
        for n in nodes:
            self.true(node, f"t{n}(C)")
        self.false(node, ", ".join(["case(C)", *(f"f{n}(C)" for n in nodes)]))
        return node

    def constant(self, holds: bool) -> int:
        """Write a node that is true, or false, in every case."""
        node = self.new()
        (self.true if holds else self.false)(node, "case(C)")
        return node


def reads_finding(condition: c.Condition) -> bool:
    """Return whether a condition reads the finding that is being placed."""
    return any(isinstance(leaf, c.FindingTest) for leaf in c.leaves(condition))


def write(w: Writer, phase: int, condition: c.Condition, finding: Finding | None = None) -> int:
    """Write a condition, once for each phase (1 before doubt, 2 after), and return its number."""
    key = (phase, condition, finding.id if finding is not None and reads_finding(condition) else "")
    if key not in w.conditions:
        w.conditions[key] = _write(w, phase, condition, finding)
    return w.conditions[key]


def _write(w: Writer, phase: int, condition: c.Condition, finding: Finding | None) -> int:
    children = [write(w, phase, child, finding) for child in c.children(condition)]
    if isinstance(condition, c.AllOf):
        return w.all_of(children)
    if isinstance(condition, c.AnyOf):
        return w.any_of(children)
    node = w.new()
    if isinstance(condition, c.Not):
        w.true(node, f"f{children[0]}(C)")
        w.false(node, f"t{children[0]}(C)")
    elif isinstance(condition, c.AtLeast):
        counted_true = "; ".join(f"{i} : t{n}(C)" for i, n in enumerate(children))
        counted_false = "; ".join(f"{i} : f{n}(C)" for i, n in enumerate(children))
        w.true(node, f"case(C), #count {{ {counted_true} }} >= {condition.n}")
        w.false(node, f"case(C), #count {{ {counted_false} }} > {len(children) - condition.n}")
    elif isinstance(condition, c.Test):
        _test(w, phase, node, condition)
    elif isinstance(condition, c.Applies):
        here = applies(w, phase, condition.question)
        if w.pack.questions[condition.question].may_not_apply:  # somebody may yet say that it does not
            q = w.numbering.questions[condition.question]
            w.true(node, f"t{here}(C), has{phase}(C,{q},_)")
            w.true(node, f"t{here}(C), has{phase}(C,{q},_,_)")
        else:
            w.true(node, f"t{here}(C)")
        w.false(node, f"f{here}(C)")
    elif isinstance(condition, c.Always):
        w.true(node, "case(C)")
    else:
        _later(w, node, condition, finding)
    return node


def applies(w: Writer, phase: int, question: str) -> int:
    """Write whether a question applies: asked, and nobody's settled answer is "not applicable"."""
    key = ("applies", phase, question)
    if key not in w.named:
        asked = gate(w, phase, question)
        node = w.named[key] = w.new()
        q = w.numbering.questions[question]
        w.true(node, f"t{asked}(C), not has{phase}(C,{q},na)")
        w.false(node, f"t{asked}(C), has{phase}(C,{q},na)")
        w.false(node, f"f{asked}(C)")
    return w.named[key]


def gate(w: Writer, phase: int, question: str) -> int:
    """Write whether a question is asked."""
    asked_when = w.pack.questions[question].asked_when
    return write(w, phase, c.Always() if asked_when is None else asked_when)


def _test(w: Writer, phase: int, node: int, test: c.Test) -> None:
    question = w.pack.questions[test.question]
    q = w.numbering.questions[test.question]
    here = applies(w, phase, test.question)
    w.false(node, f"f{here}(C)")
    value = f"t{here}(C), has{phase}(C,{q},"
    if question.type in ("number", "date"):
        _measured(w, node, test, value)
    elif question.type == "choices":
        _lines(w, node, question, test, value, f"#count {{ O : has{phase}(C,{q},O,yes) }}", f"t{here}(C)")
    else:
        good = _accepted(question, test)
        for option in question.values():
            (w.true if option in good else w.false)(node, f"{value}{text(option)})")


def _measured(w: Writer, node: int, test: c.Test, value: str) -> None:
    """Numbers and dates: compare with a limit, with a parameter, or with the day at which an age turns."""
    if test.op.value == "older_than":
        key = age_key(w, test.operand)
        w.true(node, f"{value}num(A)), cut(C,{text(key)},D), A < D")
        w.false(node, f"{value}num(A)), cut(C,{text(key)},D), A >= D")
        return
    sign = _ORDER[test.op.value]
    if isinstance(test.operand, c.Parameter):
        limit = f"parameter(C,{text(test.operand.id)},D)"
    else:
        limit = f"D = {w.numbering.quantity(test.operand)}"
    w.true(node, f"{value}num(A)), {limit}, A {sign} D")
    w.false(node, f"{value}num(A)), {limit}, A {_MIRROR[sign]} D")


def age_key(w: Writer, length: object) -> str:
    """Return the key under which a length of time, or a parameter that is one, has its turning day."""
    if isinstance(length, c.Parameter):
        w.lengths["p:" + length.id] = length.id
        return "p:" + length.id
    assert isinstance(length, c.Duration)
    key = f"{length.months}m{length.days}d"
    w.lengths[key] = length
    return key


def _lines(w: Writer, node: int, question: Question, test: c.Test, value: str, ticked: str, here: str) -> None:
    if test.op.value == "count":
        denied = ticked.replace("yes", "no")
        w.true(node, f"{here}, {ticked} >= {test.operand}")
        w.false(node, f"{here}, {denied} > {len(question.options) - int(test.operand)}")  # type: ignore[arg-type]
        return
    assert isinstance(test.operand, tuple)
    yes = [f"{value}{text(o)},yes)" for o in test.operand]
    no = [f"{value}{text(o)},no)" for o in test.operand]
    if test.op.value == "has_any":
        for body in yes:
            w.true(node, body)
        w.false(node, ", ".join(no))
        return
    for_true, for_false = (no, yes) if test.op.value == "lacks" else (yes, no)
    w.true(node, ", ".join(for_true))
    for body in for_false:
        w.false(node, body)


def _accepted(question: Question, test: c.Test) -> frozenset[str]:
    """Return the options at which a one-value test is true."""
    rank = {option: i for i, option in enumerate(question.values())}
    given = test.operand
    assert isinstance(given, tuple)
    op = test.op.value
    if op == "adverse_at_least":
        op = {"high": "at_least", "low": "at_most"}[question.adverse]
    checks = {
        "is": lambda o: o in given,
        "is_not": lambda o: o not in given,
        "none_of": lambda o: o not in given,
        "at_least": lambda o: rank[o] >= rank[given[0]],
        "at_most": lambda o: rank[o] <= rank[given[0]],
    }
    return frozenset(option for option in rank if checks[op](option))


# --- what stands after stage 0 only ------------------------------------------------------------------------------


def _later(w: Writer, node: int, condition: c.Condition, finding: Finding | None) -> None:
    match condition:
        case c.ConceptIs(concept=name, wanted=wanted):
            other = concept(w, name)
            w.true(node, f"{'t' if wanted else 'f'}{other}(C)")
            w.false(node, f"{'f' if wanted else 't'}{other}(C)")
        case c.PartsTest(quantifier=quantifier, concept=name):
            other = concept(w, name)
            w.true(node, f"not parted(C), t{other}(C)")
            w.false(node, f"not parted(C), f{other}(C)")
            some, every = ("t", "f") if quantifier == "any" else ("f", "t")
            (w.true if some == "t" else w.false)(node, f"part_of(P,C), {some}{other}(P)")
            (w.true if every == "t" else w.false)(node, f"parted(C), {every}{other}(P) : part_of(P,C)")
        case c.IsKnown(question=question) | c.IsUnknown(question=question):
            here, known = applies(w, 2, question), _known(w, question)
            yes, no = ("", "not ") if isinstance(condition, c.IsKnown) else ("not ", "")
            w.true(node, f"t{here}(C), {yes}{known}(C)")
            w.false(node, f"t{here}(C), {no}{known}(C)")
            w.false(node, f"f{here}(C)")
        case c.EvidenceTest():
            _evidence(w, node, condition)
        case c.FindingTest():
            assert finding is not None
            _finding(w, node, condition, finding)
        case c.ScaleTest(scale=scale, at_least=step):
            rank = w.pack.scales[scale].rank(step)
            other = w.named["scale", scale, rank] if rank else w.constant(True)
            w.true(node, f"t{other}(C)")
            w.false(node, f"f{other}(C)")
        case _:
            raise TypeError(repr(condition))


def _known(w: Writer, question: str) -> str:
    """Write the predicate that every line of a question, or its one value, has an answer."""
    key = ("known", question)
    q = w.numbering.questions[question]
    if key not in w.named:
        node = w.named[key] = w.new()
        asked = w.pack.questions[question]
        if asked.type == "choices":
            each = [f"1 <= #count {{ S : has2(C,{q},{text(o)},S) }}" for o in asked.values()]
            w.lines.append(f"k{node}(C) :- case(C), {', '.join(each)}.")
        else:
            w.lines.append(f"k{node}(C) :- has2(C,{q},_).")
    return f"k{w.named[key]}"


def _evidence(w: Writer, node: int, test: c.EvidenceTest) -> None:
    q, here, known = w.numbering.questions[test.question], applies(w, 2, test.question), _known(w, test.question)
    age = "none" if test.within is None else text(age_key(w, test.within))
    w.lines.append(f"wanted({node},{q},{_RELIABILITY[test.at_least]},{age}).")
    if w.pack.questions[test.question].type == "choices":
        w.lines.append(f"bare{node}(C) :- has2(C,{q},O,S), not backed({node},C,{q},O,S).")
    else:
        w.lines.append(f"bare{node}(C) :- has2(C,{q},V), not backed({node},C,{q},V).")
    w.true(node, f"t{here}(C), {known}(C), not bare{node}(C)")
    w.false(node, f"t{here}(C), bare{node}(C)")
    w.false(node, f"t{here}(C), not {known}(C)")
    w.false(node, f"f{here}(C)")


def _finding(w: Writer, node: int, test: c.FindingTest, finding: Finding) -> None:
    if test.name in ("harm", "state"):
        for step in test.values:
            other = w.named[test.name, finding.id, step]
            w.true(node, f"t{other}(C)")
        w.false(node, ", ".join(["case(C)", *(f"f{w.named[test.name, finding.id, s]}(C)" for s in test.values)]))
        return
    fields: dict[str, tuple[str, ...]] = {
        **{name: (value,) for name, value in finding.attributes.items()},
        **{f"facet:{name}": values for name, values in finding.facets.items()},
        "key": ("true",) if finding.key else ("false",),
        "kind": (finding.kind,),
        "tags": finding.tags,
    }
    meets = bool(set(fields.get(test.name, ())) & set(test.values))
    (w.true if meets else w.false)(node, "case(C)")


def concept(w: Writer, name: str) -> int:
    """Write a concept: true by any of its rules, false when all are false."""
    key = ("concept", name)
    if key not in w.named:
        rules = [write(w, 2, rule.when) for rule in w.pack.concepts[name].rules]
        w.named[key] = w.any_of(rules)
    return w.named[key]

"""Level scales of the case, and what goes with a decision: measures, steps of procedure, actions."""

from __future__ import annotations

from pocarms.assessment.result import Body, LevelRuleResult, ScaleResult, SourceRef
from pocarms.reports.naming import Names, anchor
from pocarms.reports.proofs import proof_line, reasons
from pocarms.reports.strings import Strings
from pocarms.reports.view import Card, Field, Level, Line, Rung, Table


def levels(names: Names, decision: bool) -> tuple[Level, ...]:
    """Return where a body stands on each scale that suggests a decision, or on each that grades."""
    return tuple(_level(scale, names) for scale in names.body.scales if scale.decision is decision)


def headline(scale: ScaleResult) -> str:
    """Return the headline of a scale in words."""
    return _labels(scale)[scale.headline]


def range_words(scale: ScaleResult, s: Strings) -> str:
    """Say where the case stands: one step, or at least one and perhaps a higher one."""
    label = _labels(scale)
    if scale.floor == scale.ceiling:
        return s("level.settled", headline=label[scale.headline])
    key = "level.range" if scale.decision else "level.between"
    return s(key, headline=label[scale.headline], floor=label[scale.floor], ceiling=label[scale.ceiling])


def because_lines(scale: ScaleResult, names: Names, telling: bool = False) -> list[Line]:
    """Return one line per rule of this body that puts the case where it stands, leading to its card.

    Where the headline is a hold for want of answers, these are the rules that are not ruled out. telling: without those
    that say only that the check applies.
    """
    own = {rule.id: rule for rule in names.body.level_rules}
    reasons = scale.because if scale.headline == scale.floor else scale.may_be_because
    shown = [rule for rule in reasons if rule in own]
    return [names.link(rule) for rule in shown if not (telling and _applies_only(own[rule], scale, names.body))]


def _applies_only(rule: LevelRuleResult, scale: ScaleResult, body: Body) -> bool:
    """Whether a rule says only that the check applies: the matter may go ahead, no rule asks for less, no measure
    answers it."""
    steps = [step.id for step in scale.steps]
    least = min(steps.index(other.at_least) for other in body.level_rules if other.scale == scale.id)
    answered = any(rule.id in measure.covers for measure in body.measures)
    return rule.at_least in scale.proceeding and steps.index(rule.at_least) == least and not answered


def _headline_words(scale: ScaleResult, names: Names) -> str:
    """Say where the case stands; a scale that suggests a decision says that it only suggests."""
    words = range_words(scale, names.s)
    return names.s("level.headline", headline=words) if scale.decision else words


def _level(scale: ScaleResult, names: Names) -> Level:
    rules = {rule.id: rule for rule in names.body.level_rules}
    return Level(
        anchor=names.anchor("scale", scale.id),
        label=scale.label or scale.id,
        words=_headline_words(scale, names),
        note=names.s("level.holding") if scale.decision and scale.headline != scale.floor else "",
        steps_title=_word("level.steps", scale, names),
        may_be_title=_word("level.may_be", scale, names),
        # a ladder of which nothing was climbed and nothing is in doubt says no more than its headline; nor does one of
        # which everything is in doubt
        rungs=() if scale.ceiling == scale.steps[0].id or _all_open(scale) else tuple(_rungs(scale, names)),
        because=tuple(_rule_card(rules[r], scale, names) for r in scale.because if r in rules),
        may_be=tuple(_rule_card(rules[r], scale, names) for r in scale.may_be_because if r in rules),
        because_elsewhere=_elsewhere(scale.because, "established", names),
        may_be_elsewhere=_elsewhere(scale.may_be_because, "open", names),
    )


def _all_open(scale: ScaleResult) -> bool:
    ends = (scale.steps[0].id, scale.steps[-1].id)
    return not scale.decision and (scale.floor, scale.ceiling) == ends


def _word(key: str, scale: ScaleResult, names: Names) -> str:
    """Return a word on a scale; that of a grade, whose lowest step is the best, says better and worse."""
    return names.s(key if scale.decision else f"{key}.grade")


def _elsewhere(rules: tuple[str, ...], status: str, names: Names) -> tuple[Line, ...]:
    """Return the rules that stand so in parts of the whole, one line for each part they stand in."""
    own = {rule.id for rule in names.body.level_rules}
    return tuple(
        Line(rule.says, anchor("rule", part.id, rule.id), names.s("level.elsewhere", where=part.title or part.id))
        for wanted in rules
        if wanted not in own
        for part in names.parts
        for rule in part.level_rules
        if rule.id == wanted and rule.status == status
    )


def _rungs(scale: ScaleResult, names: Names) -> list[Rung]:
    """Return the steps; that a grade is at least its best step is no proof of it: that step is not ruled out."""
    ids = [step.id for step in scale.steps]
    floor, ceiling = ids.index(scale.floor), ids.index(scale.ceiling)
    proved = scale.decision or floor > 0
    out = []
    for at, step in enumerate(scale.steps):
        said = [
            word
            for word, holds in (
                ("headline", step.id == scale.headline),
                ("floor", proved and at == floor != ceiling),
                ("may", (floor < at if proved else floor != ceiling) and at <= ceiling),
            )
            if holds
        ]
        said = said if scale.decision or "headline" not in said else [word for word in said if word != "may"]
        mark = said[0] if said else ("passed" if at < floor else "")
        out.append(Rung(step.label, mark, names.s.join(_word(f"rung.{word}", scale, names) for word in said)))
    return out


def _rule_card(rule: LevelRuleResult, scale: ScaleResult, names: Names) -> Card:
    s = names.s
    measures = [
        Line(m.says, names.anchor("measure", m.id), s(f"done.{m.state}"))
        for m in names.body.measures
        if rule.id in m.covers and m.status != "ruled_out"
    ]
    if rule.uncovered:
        measures.append(Line(s("measures.none")))
    fields = [
        ("level_at_least", [Line(_labels(scale).get(rule.at_least, rule.at_least))]),
        ("answer_needed", [Line(names.ask(q)) for q in rule.needs] if rule.status == "open" else []),
        ("measures", measures),
        ("source", list(names.sources(rule.sources))),
        ("proof", proof_line(rule.proof, names)),
    ]
    return Card(
        anchor=names.anchor("rule", rule.id),
        id=rule.id,
        title=rule.says,
        badge=s(f"status.{rule.status}"),
        rank=0,
        of=0,
        kind="",
        fields=tuple(Field(key, s(f"field.{key}"), tuple(lines)) for key, lines in fields if lines),
    )


def other_rules(names: Names) -> Table | None:
    """Return the level rules that stand or are open and yet are no reason for a level here, for the annex."""
    shown = {r for scale in names.body.scales for r in (*scale.because, *scale.may_be_because)}
    labels = {scale.id: _labels(scale) for scale in names.body.scales}
    s = names.s
    rows = tuple(
        (
            _told(rule.says, names.anchor("rule", rule.id), rule.sources, names),
            (Line(labels.get(rule.scale, {}).get(rule.at_least, rule.at_least)),),
            (
                Line(s(f"status.{rule.status}")),
                *([Line(s("measures.none"))] if rule.uncovered else []),
                *(Line(s("hangs_on", ask=names.ask(q))) for q in rule.needs if rule.status == "open"),
            ),
        )
        for rule in names.body.level_rules
        if rule.id not in shown and rule.status != "ruled_out"
    )
    head = tuple(s(f"head.{h}") for h in ("rule", "at_least", "status"))
    return Table("rules", s("table.rules"), head, rows) if rows else None


def ruled_out_rules(names: Names) -> list[tuple[Line, str]]:
    """Return the level rules that are ruled out, each with the answers that do so in short."""
    labels = {scale.id: _labels(scale) for scale in names.body.scales}
    return [
        (
            Line(
                rule.says,
                remark=names.s("rule.level", step=labels.get(rule.scale, {}).get(rule.at_least, rule.at_least)),
                anchor=names.anchor("rule", rule.id),
            ),
            reasons(rule.proof, names),
        )
        for rule in names.body.level_rules
        if rule.status == "ruled_out"
    ]


def measures(names: Names) -> Table | None:
    """Return the measures that fit and are needed, or may be; what is ruled out is left to the annex."""
    s, body = names.s, names.body
    rows = tuple(
        (
            _told(m.says, names.anchor("measure", m.id), m.sources, names),
            (Line(s(f"when.{m.when}")),),
            (Line(m.owner_label or names.label("owners", m.owner)),),
            (Line(s(f"fits.{m.status}")), Line(s(f"done.{m.state}"))),
            tuple(map(names.link, m.covers)),
        )
        for m in body.measures
        if m.status != "ruled_out"
    )
    head = tuple(s(f"head.{h}") for h in ("measure", "when", "who", "state", "covers"))
    return Table("measures", s("table.measures"), head, rows) if rows else None


def steps(names: Names) -> Table | None:
    """Return the steps of the procedure with their state; those that do not apply come last."""
    s, body = names.s, names.body
    says = {step.id: (step.says, names.anchor("step", step.id)) for step in body.steps}
    ordered = sorted(body.steps, key=lambda step: step.state == "does_not_apply")
    rows = tuple(
        (
            _told(step.says, names.anchor("step", step.id), step.sources, names),
            (Line(s(f"step.{step.state}")),),
            (Line(step.who_label or names.label("owners", step.who)),) if step.who else (),
            tuple(Line(*says.get(after, (after, ""))) for after in step.after),
        )
        for step in ordered
    )
    head = tuple(s(f"head.{h}") for h in ("step", "state", "who", "after"))
    return Table("steps", s("table.steps"), head, rows) if rows else None


def actions(names: Names) -> Table | None:
    """Return the actions that are called for, or may be."""
    s, body = names.s, names.body
    rows = tuple(
        (
            _told(action.says, names.anchor("action", action.id), action.sources, names),
            (Line(s(f"action.{action.status}")),),
            (Line(action.who_label or names.label("owners", action.who)),) if action.who else (),
        )
        for action in body.actions
        if action.status != "ruled_out"
    )
    head = tuple(s(f"head.{h}") for h in ("action", "status", "who"))
    return Table("actions", s("table.actions"), head, rows) if rows else None


def _told(says: str, anchor: str, sources: tuple[SourceRef, ...], names: Names) -> tuple[Line, ...]:
    """Return the first cell of a row: what is said, and where it comes from."""
    cited = (Line(names.s("pair", label=names.s("field.source"), value=ref.text), remark=ref.remark)
             for ref in names.sources(sources))  # fmt: skip
    return (Line(says, anchor=anchor), *cited)


def ruled_out(names: Names) -> list[Line]:
    """Return measures and actions that do not fit here, for the annex."""
    body: Body = names.body
    left = [m.says for m in body.measures if m.status == "ruled_out"]
    left += [a.says for a in body.actions if a.status == "ruled_out"]
    return [Line(says, remark=names.s("not_needed")) for says in left]


def _labels(scale: ScaleResult) -> dict[str, str]:
    return {step.id: step.label for step in scale.steps}

"""Rules that place findings and cases, and what follows from where they stand: measures, steps, actions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pocarms.language.conditions import ACTION, CLASS_RULE, FINDING, LEVEL_RULE, STEP, condition
from pocarms.language.env import Env
from pocarms.language.findings import practices
from pocarms.language.names import undefined
from pocarms.language.nouns import shorten
from pocarms.language.saying import canonical
from pocarms.language.values import Rec, place_of
from pocarms.model.conditions import Always, AnyOf, Condition
from pocarms.model.pack import Action, ClassRule, LevelRule, Measure, ProcedureStep, Scale
from pocarms.source.faults import Fault
from pocarms.source.nodes import Scalar
from pocarms.source.suggest import nearest


def findings_scale(env: Env) -> Scale | None:
    """Return the scale that findings are placed on, or None."""
    return next((scale for scale in env.header.scales.values() if scale.of == "findings"), None)


def read_class_rules(recs: Iterable[Rec], env: Env) -> tuple[ClassRule, ...]:
    """Return the class rules by id. Those without an id are called after their step and their place among their like.

    That place is decided by what the rules say, so that it does not change with the order of files.
    """
    named: list[ClassRule] = []
    unnamed: dict[str, list[ClassRule]] = {}
    for rec in recs:
        step, when = _class_step(rec.scalar("at_least"), env), rec.rec("when")
        built = None if when is None else condition(when, env, CLASS_RULE)
        if step and built is not None:
            rule = ClassRule(rec.text("id"), step, built, rec.text("says"), rec.at("at_least"))
            (named if rule.id else unnamed.setdefault(step, [])).append(rule)
    for step, rules in unnamed.items():
        rules.sort(key=lambda rule: (canonical(rule.when), rule.says))
        named += [replace(rule, id=f"{step}.{n:02}") for n, rule in enumerate(rules, 1)]
    return tuple(sorted(named, key=lambda rule: rule.id))


def _class_step(word: Scalar | None, env: Env) -> str:
    """Return the step of the findings scale that a word names; "" with a fault where it names none it may."""
    if word is None:
        return ""
    scale = findings_scale(env)
    steps = () if scale is None else tuple(step.id for step in scale.steps)
    if word.text in steps:
        if word.text == steps[0]:
            env.faults.append(_lowest(word, steps[0]))
            return ""
        return word.text
    other = next((s.id for s in env.header.scales.values() if word.text in {step.id for step in s.steps}), "")
    message = f"'{shorten(word.text)}' is no step of the findings scale"
    if other:
        message = f"'{word.text}' is a step of the scale '{other}', and findings are placed on another one"
    if scale is None:
        message = "findings cannot be placed, because the pack has no scale of findings"
    env.faults.append(
        Fault(
            "R405",
            word.span,
            message,
            found=word.text,
            expected=", ".join(steps),
            suggestion=nearest(word.text, steps),
            help="Write a step of the findings scale."
            if scale is not None
            else "Declare one under 'scales' in pack.yaml, with 'of: findings'.",
        )
    )
    return ""


def _lowest(word: Scalar, step: str) -> Fault:
    return Fault(
        "R406",
        word.span,
        f"no rule sets the lowest step, '{step}'",
        found=step,
        help="The lowest step is what remains when no rule holds. Rules only ever raise. Delete the rule, or name a "
        "higher step.",
    )


def read_class_caps(recs: Iterable[Rec], env: Env) -> Mapping[str, str]:
    """Return the highest step by kind."""
    scale = findings_scale(env)
    steps = {} if scale is None else {step.id: step for step in scale.steps}
    caps: dict[str, str] = {}
    for rec in recs:
        for name in rec.entries:
            step, key = rec.scalar(name), rec.keys[name]
            if env.known(key, "a kind", env.header.kinds) is None or step is None:
                continue
            kind = env.header.kinds[name]
            if not kind.advice or kind.box:
                env.faults.append(
                    Fault(
                        "R407",
                        key.span,
                        f"findings of kind '{name}' are not placed in classes, so there is nothing to cap",
                        help="Only kinds with 'advice: true' and without a box are placed. Delete it.",
                    )
                )
            elif step.text in steps:
                caps[name] = step.text
            else:
                env.faults.append(undefined(step, "a step of the findings scale", steps, None))
    return dict(sorted(caps.items()))


def read_level_rules(recs: Iterable[Rec], env: Env) -> tuple[LevelRule, ...]:
    """Return the level rules, by id."""
    out = [rule for rec in recs if (rule := _level_rule(rec, env)) is not None]
    return tuple(sorted(out, key=lambda rule: rule.id))


def _level_rule(rec: Rec, env: Env) -> LevelRule | None:
    kind = env.optional(rec, "kind", "a kind", env.header.kinds)
    knows = False
    if kind:
        declared = env.header.kinds[kind]
        knows = declared.about_knowledge and declared.level
        if not declared.level:
            env.faults.append(
                Fault(
                    "R408",
                    rec.at("kind"),
                    f"the kind '{kind}' is not for level rules",
                    help="A level rule may be of a kind that pack.yaml declares 'level: true'. Most need no kind.",
                )
            )
            knows = True  # told once; what it tests is not reported as well
    when = rec.rec("when")
    built = (
        None
        if when is None
        else condition(when, env, replace(LEVEL_RULE, knowledge=knows or ("kind" in rec.entries and not kind)))
    )
    scale = _level_scale(rec, env)
    if built is None or scale is None:
        return None
    return LevelRule(
        id=rec.text("id"),
        scale=scale.id,
        at_least=rec.text("at_least"),
        when=built,
        says=rec.text("says"),
        kind=kind,
        sources=env.citations(rec),
        span=place_of(rec, "id"),
    )


def _level_scale(rec: Rec, env: Env) -> Scale | None:
    """Return the scale of a level rule: the one it names, or the only one that has its step."""
    step = rec.scalar("at_least")
    whole = {id_: scale for id_, scale in env.header.scales.items() if scale.of == "whole"}
    named = rec.scalar("scale")
    if named is not None:
        if env.known(named, "a scale of the whole", whole) is None:
            return None
        whole = {named.text: whole[named.text]}
    if step is None:
        return None
    having = [scale for scale in whole.values() if step.text in {s.id for s in scale.steps}]
    if len(having) == 1:
        if step.text != having[0].steps[0].id:
            return having[0]
        env.faults.append(_lowest(step, step.text))
        return None
    steps = [s.id for scale in whole.values() for s in scale.steps]
    if having:
        names = ", ".join(scale.id for scale in having)
        env.faults.append(
            Fault(
                "R409",
                step.span,
                f"'{step.text}' is a step of more than one scale: {names}",
                found=step.text,
                expected=names,
                help="Add 'scale:' with the one that is meant.",
            )
        )
        return None
    env.faults.append(
        Fault(
            "R405",
            step.span,
            f"'{shorten(step.text)}' is no step of "
            + (f"the scale '{named.text}'" if named is not None else "any scale of the whole"),
            found=step.text,
            expected=", ".join(steps),
            suggestion=nearest(step.text, steps),
            help="Write a step of a scale that pack.yaml declares with 'of: whole'.",
        )
    )
    return None


def read_measure(id_: str, rec: Rec, env: Env) -> Measure:
    """Return a measure. A list under `fits` means that one of its conditions must hold."""
    place = replace(FINDING, what="a measure")
    fits: Condition | None = None
    value = rec.entries.get("fits")
    if isinstance(value, Rec):
        fits = condition(value, env, place)
    elif isinstance(value, tuple):
        parts = [c for item in rec.recs("fits") if (c := condition(item, env, place)) is not None]
        fits = parts[0] if len(parts) == 1 else AnyOf(tuple(parts), rec.at("fits")) if parts else None
    covered = [id_ for id_ in rec.scalars("covers") if id_.text not in env.names.of("level_rules")]
    rules = [id_.text for id_ in rec.scalars("covers") if id_.text in env.names.of("level_rules")]
    findings: list[str] = []
    for id_scalar in covered:
        if id_scalar.text in env.made or id_scalar.text in env.names.of("findings"):
            findings += env.findings((id_scalar,))
        else:
            choices = [*env.names.of("level_rules"), *env.names.of("findings")]
            env.faults.append(undefined(id_scalar, "a level rule or finding", choices, env.names))
    done_by = rec.scalar("done_by")
    return Measure(
        id=id_,
        says=rec.text("says"),
        fits=fits or Always(),
        covers=tuple(dict.fromkeys([*rules, *findings])),
        when=rec.text("when"),
        owner=env.optional(rec, "owner", "an owner", env.header.owners),
        done_by="" if done_by is None else "".join(practices((done_by,), env)),
        sources=env.citations(rec),
        span=env.place("measures", id_, rec),
    )


def read_step(id_: str, rec: Rec, env: Env) -> ProcedureStep:
    """Return a step of the procedure."""
    when, done = rec.rec("when"), rec.rec("done")
    return ProcedureStep(
        id=id_,
        says=rec.text("says"),
        after=env.known_all(rec.scalars("after"), "a step of the procedure", env.names.of("steps")),
        when=(None if when is None else condition(when, env, STEP)) or Always(),
        done=None if done is None else condition(done, env, STEP),
        who=env.optional(rec, "who", "an owner", env.header.owners),
        sources=env.citations(rec),
        span=env.place("steps", id_, rec),
    )


def read_action(id_: str, rec: Rec, env: Env) -> Action:
    """Return an action."""
    when = rec.rec("when")
    return Action(
        id=id_,
        says=rec.text("says"),
        when=(None if when is None else condition(when, env, ACTION)) or Always(),
        who=env.optional(rec, "who", "an owner", env.header.owners),
        sources=env.citations(rec),
        checked_with=rec.text("checked_with"),
        span=env.place("actions", id_, rec),
    )

"""From a folder of proposals to a register: what stands in it, in which order."""

from __future__ import annotations

from pocarms import __version__
from pocarms.assessment.result import ScaleResult
from pocarms.memo.due import Due
from pocarms.model.marking import marking_words
from pocarms.register.changes import Changes, RuleChange, changes
from pocarms.register.entries import Entry, Proposal, decisions
from pocarms.register.folder import Folder
from pocarms.register.view import Change, RegisterView
from pocarms.reports.clean import clean, clean_text
from pocarms.reports.front import policies, signed, translation
from pocarms.reports.strings import Strings, strings
from pocarms.reports.view import Field, Line, Table

HOW = ("holds_now", "open_now", "no_more")


def build(folder: Folder, language: str) -> RegisterView:
    """Return the register of a folder in a language ("en" or "fr"; ValueError for another)."""
    s = strings(language)
    on = folder.on.isoformat() if folder.on else ""
    return clean(
        RegisterView(
            language=language,
            title=s("register.title"),
            marking=marking_words(folder.marking, s.language),
            warnings=_warnings(folder, s),
            facts=(
                Field("on", s("register.on"), (Line(s.date(on) if on else s("fact.undated")),)),
                Field("folder", s("register.folder"), (Line(str(len(folder.proposals))),)),
                Field("tool", s("fact.tool"), (Line(s("fact.version", name="pocarms", version=__version__)),)),
                *policies((e.assessment.pack.policy for e in folder.entries), s),
            ),
            advises=s("advises"),
            intro=s("register.intro"),
            proposals=_proposals(folder, on, s),
            due=_due(folder, on, s),
            changes=tuple(_change(p, s) for p in folder.proposals if p.before is not None),
            missions=_missions(folder, s),
            left_out=_left_out(folder, s),
            footer=s("register.twin"),
        )
    )


def standing(scale: ScaleResult, s: Strings) -> str:
    """Say floor and ceiling, where they differ."""
    labels = {step.id: step.label for step in scale.steps}
    if scale.floor == scale.ceiling:
        return s("register.exact")
    return s("register.range", floor=labels[scale.floor], ceiling=labels[scale.ceiling])


def label(scale: ScaleResult, step: str) -> str:
    """Return what a step is called."""
    return next(x.label for x in scale.steps if x.id == step)


def _warnings(folder: Folder, s: Strings) -> tuple[str, ...]:
    """Say how the packs are translated, which marking is suggested above the register's own, for which proposals."""
    said = dict.fromkeys(p.now.assessment.pack.translation_reviewed for p in folder.proposals)
    translated = [translation(reviewed, s) for reviewed in said if reviewed]
    wanted: dict[str, list[str]] = {}
    for proposal in folder.proposals:
        marking = proposal.now.assessment.marking_suggested
        if marking:
            wanted.setdefault(marking, []).append(clean_text(proposal.id))
    if not wanted:
        return tuple(translated)
    lines = [
        s("register.marking", marking=marking_words(m, s.language), ids=s.join(ids))
        for m, ids in sorted(wanted.items())
    ]
    return (*translated, *lines, s("memo.free_text", marking=marking_words(folder.marking, s.language)))


def name(entry: Entry) -> str:
    """Return what a proposal is called: its subject."""
    return clean_text(entry.profile.name)


def _proposals(folder: Folder, on: str, s: Strings) -> Table:
    rows = []
    for proposal in folder.proposals:
        now = proposal.now
        profile = now.assessment.profile
        shown = [x for i, x in enumerate(decisions(now.assessment.whole)) if i == 0 or x.ceiling != x.steps[0].id]
        rows.append(
            (
                (Line(name(now)), Line(clean_text(f"{proposal.id} · {now.file}"))),
                (Line(s.date(profile.as_of) if profile.as_of else s("fact.undated")),),
                (Line(clean_text(signed(now.assessment, s))),),
                tuple(Line(s("pair", label=x.label, value=label(x, x.headline))) for x in shown) + _aged(now, on, s),
                tuple(Line(standing(x, s)) for x in shown),
                _due_words(now.dues, on, s),
            )
        )
    head = tuple(s(f"register.head.{h}") for h in ("proposal", "as_of", "state", "outcome", "range", "due"))
    return Table("proposals", s("register.section.proposals"), head, tuple(rows))


def _aged(entry: Entry, on: str, s: Strings) -> tuple[Line, ...]:
    """Say where a proposal stands with ages taken on the day of the register, where that is not where it stood."""
    if entry.aged is None:
        return ()
    moved = [
        s("pair", label=new.label, value=label(new, new.headline))
        for old, new in zip(decisions(entry.assessment.whole), decisions(entry.aged.whole), strict=True)
        if (old.headline, old.floor, old.ceiling) != (new.headline, new.floor, new.ceiling)
    ]
    return (Line(s("register.on_day", day=s.date(on), words=s.joined(moved))),) if moved else ()


def _due_words(due: tuple[Due, ...], on: str, s: Strings) -> tuple[Line, ...]:
    dated = [d for d in due if d.day]
    over, coming = [d for d in dated if on and d.day < on], [d for d in dated if not on or d.day >= on]
    open_ = [d for d in due if not d.day]
    said = [Line(s("register.overdue", n=len(over)))] if over else []
    said += [Line(s("register.coming", n=len(coming), day=s.date(coming[0].day)))] if coming else []
    said += [Line(s("register.no_day", n=len(open_)))] if open_ else []
    return tuple(said) or (Line(s("register.nothing_due")),)


def _due(folder: Folder, on: str, s: Strings) -> Table | None:
    found = [(d, p) for p in folder.proposals for d in p.now.dues]
    found.sort(key=lambda item: (item[0].day or "9999", item[1].id, item[0].kind, item[0].id))
    rows = []
    for due, proposal in found:
        says = clean_text(due.says)
        if due.kind == "measure":
            says = s("register.measure", says=says, state=s(f"done.{due.state}"))
        else:
            says = s("register.day", says=s.quote(says))
        if due.parts:
            says = s("register.in", says=says, where=s.join(map(clean_text, due.parts)))
        rows.append(
            ((Line(_day(due.day, on, s)),), (Line(says),), (Line(due.who),), (Line(name(proposal.now)),)),
        )
    head = tuple(s(f"register.head.{h}") for h in ("day", "what", "who", "proposal"))
    return Table("due", s("register.section.due"), head, tuple(rows)) if rows else None


def _day(day: str, on: str, s: Strings) -> str:
    if not day:
        return s("register.to_set")
    if on and day <= on:
        return s("register.is_overdue" if day < on else "register.is_today", day=s.date(day))
    return s.date(day)


def _change(proposal: Proposal, s: Strings) -> Change:
    assert proposal.before is not None
    found = changes(proposal.before, proposal.now)
    before, now = proposal.before.day, proposal.now.day
    title = s("register.versions", id=name(proposal.now), before=s.date(before), now=s.date(now))
    scales = []
    for change in found.scales:
        old, new = _stands(change.before, s), _stands(change.now, s)
        words = s("register.moved", scale=change.now.label, before=old, now=new)
        scales.append(words if change.moved else s("register.stays", scale=change.now.label, now=new))
    notes = [s("register.part_new", part=clean_text(p)) for p in found.parts_new]
    notes += [s("register.part_gone", part=clean_text(p)) for p in found.parts_gone]
    if found.pack_now:
        notes.append(s("register.pack_changed", before=found.pack_before, now=found.pack_now))
    answers = _answers(found, s)
    rules = _rules(found.rules, s)
    return Change(title, tuple(scales), tuple(notes), answers, rules, "" if answers or rules else s("register.same"))


def _stands(scale: ScaleResult, s: Strings) -> str:
    shown = label(scale, scale.headline)
    return shown if scale.floor == scale.ceiling else f"{shown} ({standing(scale, s)})"


def _answers(found: Changes, s: Strings) -> Table | None:
    rows = tuple(
        (
            (Line(s("register.in_part", text=c.ask, part=clean_text(c.part)) if c.part else c.ask),),
            (Line(clean_text(c.before)),),
            (Line(clean_text(c.now)),),
        )
        for c in found.answers
    )
    head = (s("head.question"), s("register.head.was"), s("register.head.now"))
    return Table("changes", s("register.section.changes"), head, rows) if rows else None


def _rules(found: tuple[RuleChange, ...], s: Strings) -> tuple[Field, ...]:
    fields = []
    for how in HOW:
        lines = tuple(
            Line(
                s("register.in_part", text=c.rule.says, part=clean_text(c.part)) if c.part else c.rule.says,
                remark=c.rule.id,
            )
            for c in found
            if c.how == how
        )
        if lines:
            fields.append(Field(how, s(f"register.{how}"), lines))
    return tuple(fields)


def _missions(folder: Folder, s: Strings) -> tuple[str, ...]:
    lines = []
    for call in folder.calls:
        n = sum(proposal.now.profile.pack == call.pack for proposal in folder.proposals)
        day = call.entry.day
        words = {"subject": name(call.entry), "day": s.date(day) if day else s("fact.undated")}
        lines.append(s("register.calls", says=call.action.says, n=n, **words))
    return tuple(lines)


def _left_out(folder: Folder, s: Strings) -> tuple[str, ...]:
    on = s.date(folder.on) if folder.on else ""
    lines = [s("register.faulty", file=clean_text(file), n=n) for file, n in folder.faulty]
    lines += [s("register.later", file=clean_text(file), day=s.date(day), on=on) for file, day in folder.later]
    for p in folder.proposals:
        lines += [s("register.double", file=clean_text(file), other=clean_text(other)) for file, other in p.doubles]
        lines += [
            s("register.same_day", file=clean_text(file), id=clean_text(p.id), other=clean_text(p.now.file))
            for file in p.same_day
        ]
    lines += [s("register.no_level", file=clean_text(file), pack=pack) for file, pack in folder.no_level]
    return tuple(lines)

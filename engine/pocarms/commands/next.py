"""`pocarms next PROFILE`: which question to ask next, and what each answer would do."""

from __future__ import annotations

from pathlib import Path

import click

from pocarms.commands.exits import USAGE
from pocarms.commands.helping import Command
from pocarms.commands.saying import near, refusal
from pocarms.commands.sitting import Asked, Sitting, common, part_number, sitting

AIM = click.Choice(["level", "first", "findings", "all"])
UNTIL_HELP = "What to ask for: the level, the findings of the highest class, all findings, or all."


@click.command("next", cls=Command)
@click.argument("profile", type=click.Path(path_type=Path))
@click.option("--count", default=3, show_default=True, type=click.IntRange(1, 1000), help="Questions to show.")
@click.option("--until", "aim", type=AIM, default="all", show_default=True, help=UNTIL_HELP)
@click.option("--who", default=None, metavar="OWNER", help="Only what this component or person can answer.")
@click.option("--part", default=None, metavar="PART", help="Only what is asked in this part, or in the whole.")
@common
def command(
    profile: Path,
    count: int,
    aim: str,
    who: str | None,
    part: str | None,
    asked: Asked,
) -> None:
    """Show which question to ask next, and what each answer would do. Nothing is stored.

    A question is shown only where an answer can still change what is asked for; when none can, it says so.

    \b
    Examples:
      pocarms next examples/monusco-2020.yaml
      pocarms next proposal.yaml --until level --count 10
      pocarms next my-mission.yaml --who jmac --format md -o to-ask.md
    """
    from pocarms.commands.output import deliver

    with sitting(profile, asked) as table:
        part_number(table.judgement, part)
        owner = known_owner(table, who)
        text = _shown(table, count, aim, owner, part or "", asked.format, str(profile))
    deliver(text, asked.output, asked.force)


def known_owner(table: Sitting, who: str | None) -> str:
    """Return the id of an owner of the pack, "" where none is asked for. Raises Stop where there is no such owner."""

    from pocarms.source.suggest import nearest

    owners = table.prepared.pack.owners
    if who is None or who in owners:
        return who or ""
    hint = near(nearest(who, tuple(owners)))
    raise refusal(USAGE, "owner.unknown", who=who, near=hint, owners=", ".join(owners))


def _shown(table: Sitting, count: int, aim: str, who: str, part: str, format_: str, file: str) -> str:
    from pocarms.assessment.assess import context
    from pocarms.reasoning.ask_next.next_paper import aim_words, as_data, kept_unknown, left_block, question_block
    from pocarms.reasoning.ask_next.nextq import make_field, next_questions
    from pocarms.reasoning.ask_next.preview import previews
    from pocarms.reasoning.header import frame, paper
    from pocarms.reasoning.saying import sayings
    from pocarms.reasoning.show import as_json, show
    from pocarms.reasoning.units import all_cases

    prepared, profile, judgement = table.prepared, table.profile, table.judgement
    s = sayings(prepared.language)
    cases = all_cases(judgement)
    field = make_field(prepared.pack, prepared.coder, context(prepared.pack, profile), cases, aim)
    found = next_questions(field, count, who=who, part=part, once=True)
    seen = [previews(prepared, profile, judgement, question) for question in found.questions]
    top = frame(prepared, profile, judgement.inferences)
    if format_ == "json":
        data = {"schema": "pocarms/next/1", "tool": top.tool, "run": top.run, "pack": top.pack, "profile": top.profile}
        return as_json({**data, **as_data(prepared, found, seen, aim)})
    lead = [s("whatif.advises"), aim_words(prepared, aim, s)]
    lead += [s("next.only_who", who=prepared.says.owner(who))] if who else []
    lead += [s("next.only_part", part=next(p.name for p in profile.parts if p.id == part))] if part else []
    if not found.questions:
        lead.append(s("next.done_who") if (who or part) and any(found.left) else s("next.done"))
    else:
        lead.append(s("next.how"))
        again = kept_unknown(profile, found)
        lead += [s("next.kept_unknown", n=again)] if again else []
    blocks = [left_block(prepared, found, s)] if found.questions else []
    for number, (question, preview) in enumerate(zip(found.questions, seen, strict=True), 1):
        blocks.append(question_block(prepared, profile, number, found, question, preview, s))
    hints = [s("next.more", n=found.more, all=len(found.questions) + found.more)] if found.more else []
    hints += [s("next.try", profile=file)] if found.questions else []
    title = s("next.title", subject=profile.name)
    return show(paper(top, prepared.language, title, lead, blocks, hints), format_)

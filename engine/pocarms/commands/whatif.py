"""`pocarms whatif PROFILE`: what would come out if answers were otherwise, and what it would take to reach a goal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from pocarms.commands.exits import BAD_INPUT, USAGE
from pocarms.commands.helping import Command
from pocarms.commands.saying import near, refusal, why
from pocarms.commands.sitting import Asked, Sitting, common, part_number, sitting

if TYPE_CHECKING:
    from pocarms.reasoning.paper import Paper
    from pocarms.reasoning.what_if.changes import Change
    from pocarms.reasoning.what_if.goals import Goal
    from pocarms.reasoning.what_if.reaching import Answer


@click.command("whatif", cls=Command)
@click.argument("profile", type=click.Path(path_type=Path))
@click.option("--set", "sets", multiple=True, metavar="QUESTION=ANSWER", help="Take this answer; PART/QUESTION=ANSWER.")
@click.option("--set-file", default=None, metavar="FILE", help="Take the answers in this YAML file; - reads stdin.")
@click.option(
    "--goal",
    default=None,
    metavar="ID=GOAL",
    help="Search what reaches it: ruled_out, established, a step; of a level also better, worse, proceeding.",
)
@click.option("--part", default=None, metavar="PART", help="The goal in this part of the profile.")
@click.option("--most", default=20, show_default=True, help="Sets of changes to verify and show.")
@common
def command(
    profile: Path,
    sets: tuple[str, ...],
    set_file: str | None,
    goal: str | None,
    part: str | None,
    most: int,
    asked: Asked,
) -> None:
    """Try other answers, or search the smallest sets of changes that reach a goal. Nothing is stored.

    What stands on the command line can be seen by others who use this computer: use --set-file for answers that must
    not be.

    \b
    Examples:
      pocarms whatif my-mission.yaml --set casualties.recorded=yes --set embargo.cell=partly
      pocarms whatif my-mission.yaml --set 'ituri/harm.recent={armed_groups: no}'
      pocarms whatif my-mission.yaml --set-file changes.yaml
      pocarms whatif my-mission.yaml --goal casualties.add_weapon=ruled_out
      pocarms whatif proposal.yaml --goal proposal=go_with_mitigation --part unit_d
      pocarms whatif proposal.yaml --goal proposal=worse --part unit_d
    """
    from pocarms.commands.output import deliver

    if (goal is None) == (not sets and set_file is None):
        raise refusal(USAGE, "whatif.either")
    with sitting(profile, asked) as table:
        part_number(table.judgement, part)
        if goal is None:
            text = _set(table, sets, set_file, asked.format)
        else:
            text = _goal(table, goal, part, most, asked.format)
    deliver(text, asked.output, asked.force)


def _set(table: Sitting, sets: tuple[str, ...], set_file: str | None, format_: str) -> str:
    from pocarms.reasoning.saying import sayings
    from pocarms.reasoning.show import as_json, show
    from pocarms.reasoning.what_if.whatif import what_if
    from pocarms.reasoning.what_if.whatif_paper import changes_block, effects_blocks

    changes = _changes(table, sets, set_file)
    prepared, profile = table.prepared, table.profile
    found = what_if(prepared, profile, changes, table.worker)
    if format_ == "json":
        top = found.before
        data = {
            "schema": "pocarms/whatif/1",
            "tool": top.tool,
            "run": top.run,
            "pack": top.pack,
            "profile": top.profile,
            "changes": changes,
            "effects": found.effects,
        }
        return as_json(data)
    s = sayings(prepared.language)
    blocks = [changes_block(prepared, profile, changes, s), *effects_blocks(prepared, profile, found, len(changes), s)]
    lead = [s("whatif.advises")] if found.effects else [s("whatif.advises"), s("whatif.same")]
    return show(_paper(table, s("whatif.title", subject=profile.name), lead, blocks), format_)


def _changes(table: Sitting, sets: tuple[str, ...], set_file: str | None) -> tuple[Change, ...]:
    from pocarms.commands.output import bad_input
    from pocarms.reasoning.what_if.setting import read_set_file, read_settings
    from pocarms.source.faults import FaultyInput

    pack, profile = table.prepared.pack, table.profile
    try:
        changes = read_settings(sets, pack, profile)
        if set_file is not None:
            data = sys.stdin.buffer.read() if set_file == "-" else Path(set_file).read_bytes()
            changes += read_set_file(data, "stdin" if set_file == "-" else set_file, pack, profile)
    except FaultyInput as error:
        raise bad_input(error, pack) from None
    except OSError as error:
        raise refusal(BAD_INPUT, "whatif.read", file=set_file, why=why(error)) from None
    if not changes:
        raise refusal(BAD_INPUT, "whatif.nothing")
    return changes


def _goal(table: Sitting, text: str, part: str | None, most: int, format_: str) -> str:
    from pocarms.reasoning.show import as_json, show

    searched = search(table, text, part, most)
    if format_ == "json":
        return as_json({"schema": "pocarms/goal/1", "profile": table.profile.id, "answers": searched.answers})
    return show(goal_paper(table, searched), format_)


class Searched(NamedTuple):
    """What was found for a goal, in each case where its id is judged; kind: which changes were tried."""

    answers: list[Answer]
    kind: str


def search(table: Sitting, text: str, part: str | None, most: int) -> Searched:
    """Search the smallest sets of at most so many changes that reach ID=GOAL. Raises Stop where there is no such."""
    from pocarms.reasoning.what_if.goals import WORSE
    from pocarms.reasoning.what_if.reaching import reach
    from pocarms.reasoning.what_if.turning import ACTING, LESS, moves_of

    prepared, profile = table.prepared, table.profile
    wanted = goals_of(table, text, part)
    kind = LESS if wanted and wanted[0].wanted == WORSE and wanted[0].steps else ACTING
    moves = moves_of(prepared.pack, kind)
    answers = [
        reach(prepared, profile, table.judgement, g, table.worker, most, moves, clashing=kind == LESS) for g in wanted
    ]
    return Searched(answers, kind)


def goal_paper(table: Sitting, searched: Searched) -> Paper:
    """Return what was found for a goal, laid out for a reader."""
    from pocarms.reasoning.saying import sayings
    from pocarms.reasoning.topics import title_of
    from pocarms.reasoning.what_if.goal_paper import goal_block, goal_words

    prepared, profile = table.prepared, table.profile
    s = sayings(prepared.language)
    titles = ["", *(p.name for p in profile.parts)]
    blocks = []
    for answer in searched.answers:
        title = title_of(prepared.pack, answer.goal.topic)
        heading = goal_words(prepared, answer.goal, titles[answer.goal.case], title, s)
        blocks.append(goal_block(prepared, profile, answer, heading, s, searched.kind))
    return _paper(table, s("goal.title"), [s("whatif.advises")], blocks)


def goals_of(table: Sitting, text: str, part: str | None) -> list[Goal]:
    """Return the goals that ID=GOAL stands for: one in each case where the id is judged. Raises Stop."""
    from pocarms.reasoning.topics import UnknownId, judged_in, topic
    from pocarms.reasoning.what_if.goals import NoSuchGoal, goal
    from pocarms.source.suggest import nearest

    pack, judgement = table.prepared.pack, table.judgement
    id_, mark, wanted = text.partition("=")
    if not mark:
        raise refusal(USAGE, "goal.form")
    try:
        about = topic(pack, id_.strip())
    except UnknownId as error:
        raise refusal(USAGE, "id.unknown", pack=pack.id, id=id_, near=near(error.guess)) from None
    cases = judged_in(pack, about, len(judgement.parts))
    if part is not None:
        cases = tuple(i for i in cases if i and judgement.parts[i - 1].case.id == part)
    elif about.kind == "scale":
        cases = cases[:1]
    try:
        return [goal(pack, about, case, wanted.strip(), judgement) for case in cases]
    except NoSuchGoal as error:
        hint = near(nearest(wanted.strip(), error.allowed))
        allowed = ", ".join(error.allowed)
        raise refusal(USAGE, "goal.cannot", id=id_, wanted=wanted, near=hint, allowed=allowed) from None


def _paper(table: Sitting, title: str, lead: list[str], blocks: list) -> Paper:  # type: ignore[type-arg]
    from pocarms.reasoning.header import frame, paper

    top = frame(table.prepared, table.profile, table.judgement.inferences)
    return paper(top, table.prepared.language, title, lead, blocks)

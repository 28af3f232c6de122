"""`pocarms explain PROFILE ID`: why something came out as it did, and why not otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from pocarms.commands.exits import USAGE
from pocarms.commands.helping import Command
from pocarms.commands.saying import near, refusal
from pocarms.commands.sitting import Asked, Sitting, common, part_number, sitting

if TYPE_CHECKING:
    from pocarms.reasoning.paper import Paper
    from pocarms.reasoning.what_if.turning import Turning
    from pocarms.reasoning.why.explained import Explained
    from pocarms.reasoning.why.members import Members
    from pocarms.reports.strings import Strings

TURNS = 4  # sets of answers of each kind that are judged anew and shown with a level


@click.command("explain", cls=Command)
@click.argument("profile", type=click.Path(path_type=Path))
@click.argument("id_", metavar="ID")
@click.option("--part", default=None, metavar="PART", help="Only in this part of the profile.")
@click.option("--whole", is_flag=True, help="Every way in which it holds, every answer read, all that is open.")
@common
def command(
    profile: Path,
    id_: str,
    part: str | None,
    whole: bool,
    asked: Asked,
) -> None:
    """Explain a finding, conclusion, class, level, measure or question: from the answers to the result, with sources.

    What is shown by default is a smallest set of answers from which the result follows; of something that is not
    settled, what is missing and who knows. Of a class, what stands in it and why, and the titles of what may yet (many
    are counted); with --whole also what each of these is open on.

    \b
    Examples:
      pocarms explain examples/monusco-2020.yaml casualties.add_weapon
      pocarms explain proposal.yaml proposal --part unit_d
      pocarms explain my-mission.yaml act_first
      pocarms explain my-mission.yaml embargo.active --whole --format html -o why.html
    """
    from pocarms.commands.output import deliver

    with sitting(profile, asked) as table:
        part_number(table.judgement, part)
        text = explained(table, id_, part, whole, asked.format, str(profile))
    deliver(text, asked.output, asked.force)


def explained(table: Sitting, id_: str, part: str | None, whole: bool, format_: str, file: str) -> str:
    """Return the explanation of an id in a format. Raises Stop where nothing has this id."""
    from pocarms.reasoning.header import frame
    from pocarms.reasoning.saying import sayings
    from pocarms.reasoning.show import as_json, show
    from pocarms.reasoning.why.explained import SCHEMA_ID

    looked = look_into(table, id_, part, whole)
    if format_ == "json":
        top = frame(table.prepared, table.profile, table.judgement.inferences)
        data = {
            "schema": SCHEMA_ID,
            "tool": top.tool,
            "run": top.run,
            "pack": top.pack,
            "profile": top.profile,
            "whole": whole,
            "explanations": looked.found,
            "turning": looked.turned,
            "members": looked.members,
        }
        return as_json(data)
    try_key = "explain.try"
    if looked.kind == "class":
        try_key = "members.try" if any(one.may_enter for one in looked.members) else ""
    hints = [] if whole or not try_key else [sayings(table.prepared.language)(try_key, profile=file, id=id_)]
    return show(paper_on(table, looked, whole, hints), format_)


class Looked(NamedTuple):
    """What was found on an id: in each case; of a scale what would change the level; of a class what stands there."""

    id: str
    kind: str
    found: tuple[Explained, ...]
    turned: tuple[Turning, ...]
    members: tuple[Members, ...] = ()


def look_into(table: Sitting, id_: str, part: str | None, whole: bool) -> Looked:
    """Return what explains an id. Raises Stop where nothing has this id."""
    from pocarms.reasoning.topics import UnknownId, topic
    from pocarms.reasoning.why.explain import explain
    from pocarms.reasoning.why.members import is_class, labels, members
    from pocarms.source.suggest import nearest

    prepared = table.prepared
    if is_class(prepared.pack, id_):
        return Looked(id_, "class", (), (), members(prepared, table.profile, table.judgement, id_, part))
    try:
        about = topic(prepared.pack, id_)
    except UnknownId as error:
        guess = error.guess or nearest(id_, tuple(labels(prepared.pack)))
        raise refusal(USAGE, "id.unknown", pack=prepared.pack.id, id=id_, near=near(guess)) from None
    found = explain(prepared, table.profile, table.judgement, about, part, whole)
    turned: tuple[Turning, ...] = ()
    if about.kind == "scale":
        from pocarms.reasoning.what_if.turning import turnings

        turned = turnings(prepared, table.profile, table.judgement, about.id, part, table.worker, TURNS)
    return Looked(id_, about.kind, tuple(found), turned)


def paper_on(table: Sitting, looked: Looked, whole: bool, hints: Sequence[str] = ()) -> Paper:
    """Return an explanation laid out for a reader."""
    from pocarms.reasoning.header import frame, paper
    from pocarms.reasoning.paper import Block
    from pocarms.reasoning.saying import sayings
    from pocarms.reasoning.why.explain_paper import explanation_blocks, heading

    prepared, found = table.prepared, looked.found
    s = sayings(prepared.language)
    if looked.kind == "class":
        return _class_paper(table, looked, whole, s, hints)
    asks = {q.id: q.ask for q in prepared.pack.questions.values()}
    if len(found) == 1:
        blocks = explanation_blocks(found[0], s, whole, asks)
        lead = [heading(found[0], s, False)]
    else:
        blocks = tuple(Block(heading(f, s, True), blocks=explanation_blocks(f, s, whole, asks)) for f in found)
        lead = [f"{found[0].title} ({found[0].kind_label}, {found[0].id})"] if found else []
    if looked.kind == "scale":
        from pocarms.reasoning.what_if.turning_paper import turning_blocks

        blocks = (*blocks, *turning_blocks(prepared, table.profile, looked.turned, s))
    title = s("explain.title", title=found[0].title if found else looked.id)
    top = frame(prepared, table.profile, table.judgement.inferences)
    return paper(top, prepared.language, title, lead, blocks, hints)


def _class_paper(table: Sitting, looked: Looked, whole: bool, s: Strings, hints: Sequence[str]) -> Paper:
    from pocarms.reasoning.header import frame, paper
    from pocarms.reasoning.why.members import labels
    from pocarms.reasoning.why.members_paper import member_blocks, member_lead

    prepared = table.prepared
    top = frame(prepared, table.profile, table.judgement.inferences)
    title = f"{labels(prepared.pack)[looked.id]} ({s('explain.kind.class')}, {looked.id})"
    lead = [member_lead(looked.members, s)]
    return paper(top, prepared.language, title, lead, member_blocks(looked.members, prepared.says, s, whole), hints)

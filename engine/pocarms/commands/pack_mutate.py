"""`pocarms pack mutate PACK`: small faults put into a pack, and which of them its tests notice."""

from __future__ import annotations

from collections import Counter

import click

from pocarms.author.mutants import OPERATORS, Mutant, mutate
from pocarms.author.sites import Site
from pocarms.author.sweep import bench, notice
from pocarms.author.verdicts import Verdicts, verdicts
from pocarms.collector import no_collection
from pocarms.commands.drafting import list_mutants
from pocarms.commands.exits import BAD_INPUT, DONE, FOUND, Stop
from pocarms.commands.helping import Command
from pocarms.commands.output import bad_input
from pocarms.commands.packs import pack_folder
from pocarms.language.load import load_pack
from pocarms.source.faults import FaultyInput


@click.command("mutate", cls=Command)
@click.argument("pack")
@click.option(
    "--only", multiple=True, metavar="TEXT", help="Only items whose kind and id hold this text, as `finding embargo.`"
)
@click.option("--list", "listed", type=int, default=20, show_default=True, metavar="N", help="How many to list.")
@click.option("--drafts", type=int, default=0, show_default=True, metavar="N", help="For how many to draft a test.")
@click.option("--seed", type=int, default=1, show_default=True, help="For the answers that drafts are drawn from.")
def command(pack: str, only: tuple[str, ...], listed: int, drafts: int, seed: int) -> int:
    """Put small faults into a pack, one at a time, and say which no test notices.

    A fault is a condition turned round, left out or moved, a rule that places one step higher or lower. Lists of
    practices, texts, owners' names and sources are left as they are. A fault proved to change nothing that a reader
    can see counts apart, and so does one that the pack argues with in its header. Exits with 1 where a fault goes
    unnoticed.

    \b
    Examples:
      pocarms pack mutate rules/hrddp
      pocarms pack mutate rules/poc_arms --only "finding embargo." --drafts 5
    """
    try:
        loaded = load_pack(pack_folder(pack))
    except FaultyInput as error:
        raise bad_input(error) from None
    if not loaded.tests:
        raise Stop(
            BAD_INPUT, f"error: the pack {loaded.id} has no tests\nhelp: write some beside the rules, under tests:"
        )
    with no_collection():
        mutated = mutate(
            loaded, lambda site: not only or any(o in f"{site.kind} {site.made_from or site.id}" for o in only)
        )
        if not mutated.mutants:
            raise Stop(BAD_INPUT, "error: there is nothing to change in what was asked for")
        run = bench(mutated)
        found = notice(run, loaded.tests)
        if found.failing:
            names = ", ".join(loaded.tests[n].name for n in found.failing)
            raise Stop(BAD_INPUT, f"error: these tests fail as it is: {names}\nhelp: pocarms pack test shows how")
        judged = verdicts(loaded, run, found, whole=not only)
        _counts(mutated.mutants, judged)
        if judged.left:
            click.echo(f"\nNot noticed ({min(listed, len(judged.left))} of {len(judged.left)}):")
        list_mutants(run, judged.left[:listed], drafts, seed)
    return FOUND if judged.left or judged.idle else DONE


def _item(site: Site) -> str:
    return f"{site.kind} {site.made_from or site.id}"


def _counts(mutants: tuple[Mutant, ...], judged: Verdicts) -> None:
    made, left = Counter(m.operator for m in mutants), Counter(m.operator for m in judged.left)
    click.echo(f"{judged.noticed} of {len(mutants)} faults are noticed by a test; {len(judged.left)} are not")
    if judged.proved:
        click.echo(f"{len(judged.same)} more mean the same as the pack, proved over all profiles", nl=False)
        click.echo(f"; of {judged.not_decided} that was not decided" if judged.not_decided else "")
    else:
        click.echo("Which of them mean the same as the pack was not asked: that needs clingo (pocarms[author])")
    if judged.argued:
        click.echo(f"{len(judged.argued)} more the pack argues with")
    click.echo("")
    for operator, words in OPERATORS.items():
        if made[operator]:
            click.echo(f"  {left[operator]:5} of {made[operator]:5} not noticed where {words}")
    for mutant, why in judged.argued:
        click.echo(f"\nargued: {mutant.what}\n  {mutant.words}\n  {why}")
    for idle in judged.idle:
        click.echo(f"\nThe pack argues with `{idle}`, and no such fault is left. Take it out of 'argued' in pack.yaml.")

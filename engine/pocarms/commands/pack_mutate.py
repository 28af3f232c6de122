"""`pocarms pack mutate PACK`: small faults put into a pack, and which of them its tests notice."""

from __future__ import annotations

from collections import Counter

import click

from pocarms.author.mutants import OPERATORS, Mutant, mutate
from pocarms.author.sites import Site
from pocarms.author.sweep import bench, notice
from pocarms.collector import no_collection
from pocarms.commands.drafting import list_mutants
from pocarms.commands.exits import BAD_INPUT, DONE, FOUND, Stop
from pocarms.commands.output import bad_input
from pocarms.commands.packs import pack_folder
from pocarms.language.load import load_pack
from pocarms.source.faults import FaultyInput


@click.command("mutate")
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
    practices, texts, owners' names and sources are left as they are. Exits with 1 where a fault goes unnoticed.

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
        left = [m for m in mutated.mutants if not found.by[m.switch]]
        _counts(mutated.mutants, left)
        if left:
            click.echo(f"\nNot noticed ({min(listed, len(left))} of {len(left)}):")
        list_mutants(run, left[:listed], drafts, seed)
    return FOUND if left else DONE


def _item(site: Site) -> str:
    return f"{site.kind} {site.made_from or site.id}"


def _counts(mutants: tuple[Mutant, ...], left: list[Mutant]) -> None:
    made, unnoticed = Counter(m.operator for m in mutants), Counter(m.operator for m in left)
    click.echo(f"{len(mutants) - len(left)} of {len(mutants)} faults are noticed by a test; {len(left)} are not\n")
    for operator, words in OPERATORS.items():
        if made[operator]:
            click.echo(f"  {unnoticed[operator]:5} of {made[operator]:5} not noticed where {words}")

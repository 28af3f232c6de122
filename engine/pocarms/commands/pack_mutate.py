"""`pocarms pack mutate PACK`: small faults put into a pack, and which of them its tests notice."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import click

from pocarms.author.mutants import OPERATORS, Mutant, mutate
from pocarms.author.sites import Site
from pocarms.author.sweep import Bench, bench, notice
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
    practices, texts, owners' names and sources are left as they are. A fault proved to change nothing that a reader
    can see counts apart. Exits with 1 where a fault goes unnoticed.

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
        unnoticed = [m for m in mutated.mutants if not found.by[m.switch]]
        proof = _prove(run, unnoticed)
        left = [m for m in unnoticed if m not in proof.same]
        _counts(mutated.mutants, left, proof)
        if left:
            click.echo(f"\nNot noticed ({min(listed, len(left))} of {len(left)}):")
        list_mutants(run, left[:listed], drafts, seed)
    return FOUND if left else DONE


class _Proof(NamedTuple):
    """Which mutants mean the same as the pack, and of how many that could not be decided; asked: with a solver."""

    same: frozenset[Mutant] = frozenset()
    not_decided: int = 0
    asked: bool = True


def _prove(run: Bench, mutants: list[Mutant]) -> _Proof:
    try:
        import clingo  # noqa: F401 (whether it is there)
    except ImportError:
        return _Proof(asked=False)
    from pocarms.author.equal import Twins
    from pocarms.author.solver import NotDecided

    twins, same, not_decided = Twins(run), set[Mutant](), 0
    for mutant in mutants:
        try:
            if twins.same(mutant):
                same.add(mutant)
        except NotDecided:
            not_decided += 1
    return _Proof(frozenset(same), not_decided)


def _item(site: Site) -> str:
    return f"{site.kind} {site.made_from or site.id}"


def _counts(mutants: tuple[Mutant, ...], left: list[Mutant], proof: _Proof) -> None:
    made, unnoticed = Counter(m.operator for m in mutants), Counter(m.operator for m in left)
    noticed = len(mutants) - len(left) - len(proof.same)
    click.echo(f"{noticed} of {len(mutants)} faults are noticed by a test; {len(left)} are not")
    if not proof.asked:
        click.echo("Which of them mean the same as the pack was not asked: that needs clingo (pocarms[author])")
    else:
        click.echo(f"{len(proof.same)} more mean the same as the pack, proved over all profiles", nl=False)
        click.echo(f"; of {proof.not_decided} that was not decided" if proof.not_decided else "")
    click.echo("")
    for operator, words in OPERATORS.items():
        if made[operator]:
            click.echo(f"  {unnoticed[operator]:5} of {made[operator]:5} not noticed where {words}")

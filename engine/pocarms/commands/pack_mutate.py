"""`pocarms pack mutate PACK`: small faults put into a pack, and which of them its tests notice."""

from __future__ import annotations

from collections import Counter

import click

from pocarms.author.drafts import swapped
from pocarms.author.mutants import OPERATORS, Mutant, mutate
from pocarms.author.sweep import bench, notice
from pocarms.author.verdicts import Verdicts, verdicts
from pocarms.collector import no_collection
from pocarms.commands.drafting import list_mutants
from pocarms.commands.exits import BAD_INPUT, DONE, FOUND
from pocarms.commands.helping import Command
from pocarms.commands.options import SHOWN, lang_option
from pocarms.commands.output import bad_input
from pocarms.commands.packs import pack_folder
from pocarms.commands.saying import refusal, spoken
from pocarms.language.load import load_pack
from pocarms.source.faults import FaultyInput
from pocarms.wording.strings import Strings


@click.command("mutate", cls=Command)
@click.argument("pack")
@click.option(
    "--only", multiple=True, metavar="TEXT", help="Only items whose kind and id hold this text, as `finding embargo.`"
)
@click.option("--list", "listed", type=int, default=20, show_default=True, metavar="N", help="How many to list.")
@click.option("--drafts", type=int, default=0, show_default=True, metavar="N", help="For how many to draft a test.")
@click.option("--seed", type=int, default=1, show_default=True, help="For the answers that drafts are drawn from.")
@lang_option(SHOWN)
def command(pack: str, only: tuple[str, ...], listed: int, drafts: int, seed: int, lang: str | None) -> int:
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
    s = spoken(lang or "en")
    try:
        loaded = load_pack(pack_folder(pack))
    except FaultyInput as error:
        raise bad_input(error) from None
    if not loaded.tests:
        raise refusal(BAD_INPUT, "mutate.no_tests", pack=loaded.id)
    with no_collection():
        mutated = mutate(
            loaded, lambda site: not only or any(o in f"{site.kind} {site.made_from or site.id}" for o in only)
        )
        if not mutated.mutants:
            raise refusal(BAD_INPUT, "mutate.nothing")
        run = bench(mutated)
        found = notice(run, loaded.tests)
        if found.failing:
            raise refusal(BAD_INPUT, "mutate.failing", names=", ".join(loaded.tests[n].name for n in found.failing))
        judged = verdicts(loaded, run, found, whole=not only)
        _counts(mutated.mutants, judged, s)
        if judged.left:
            click.echo(f"\n{s('mutate.list', n=min(listed, len(judged.left)), of=len(judged.left))}")
        list_mutants(run, judged.left[:listed], drafts, seed, s)
    return FOUND if judged.left or judged.idle else DONE


def _counts(mutants: tuple[Mutant, ...], judged: Verdicts, s: Strings) -> None:
    made, left = Counter(m.operator for m in mutants), Counter(m.operator for m in judged.left)
    click.echo(s("mutate.noticed", n=judged.noticed, of=len(mutants), left=len(judged.left)))
    if judged.proved:
        key = "mutate.same_open" if judged.not_decided else "mutate.same"
        click.echo(s(key, n=len(judged.same), open=judged.not_decided))
    else:
        click.echo(s("mutate.unasked"))
    if judged.argued:
        click.echo(s("mutate.argued", n=len(judged.argued)))
    click.echo("")
    for operator in OPERATORS:
        if made[operator]:
            words = s("mutate.counted", words=s(f"where.{operator}"))
            click.echo(f"  {left[operator]:5} {s('mutate.of')} {made[operator]:5} {words}")
    for mutant, why in judged.argued:
        click.echo(f"\n{s('mutate.argued_one', what=mutant.what)}\n  {swapped(mutant, s)}\n  {why}")
    for idle in judged.idle:
        click.echo(f"\n{s('mutate.idle', idle=idle)}")

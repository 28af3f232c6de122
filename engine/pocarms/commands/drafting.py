"""Faults that no test notices, listed for a person, with drafts of tests that would."""

from __future__ import annotations

from collections.abc import Sequence

import click

from pocarms.author.drafts import Drafter, draft_text, swapped
from pocarms.author.mutants import Mutant
from pocarms.author.sweep import Bench
from pocarms.wording.strings import Strings


def list_mutants(
    run: Bench, left: Sequence[Mutant], drafts: int, seed: int, s: Strings, *, sharp: bool = False
) -> None:
    """Print each fault with its place; for the first `drafts` of them, a test to paste (sharp: see Drafter).

    s: the words of the command line.
    """
    drafter = Drafter(run, seed) if drafts and left else None
    for number, mutant in enumerate(left):
        click.echo(
            f"\n{mutant.span.file}:{mutant.span.line}:{mutant.span.column}: {mutant.what}\n  {swapped(mutant, s)}"
        )
        if drafter is not None and number < drafts:
            draft = drafter.draft(mutant, sharp)
            if draft is None:
                click.echo(f"  {s('draft.none')}")
            else:
                click.echo(draft_text(draft, mutant, s).rstrip("\n"))

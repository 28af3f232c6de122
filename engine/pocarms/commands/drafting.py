"""Faults that no test notices, listed for a person, with drafts of tests that would."""

from __future__ import annotations

from collections.abc import Sequence

import click

from pocarms.author.drafts import Drafter, draft_text
from pocarms.author.mutants import Mutant
from pocarms.author.sweep import Bench


def list_mutants(run: Bench, left: Sequence[Mutant], drafts: int, seed: int, sharp: bool = False) -> None:
    """Print each fault with its place; for the first `drafts` of them, a test to paste (sharp: see Drafter)."""
    drafter = Drafter(run, seed) if drafts and left else None
    for number, mutant in enumerate(left):
        click.echo(f"\n{mutant.span.file}:{mutant.span.line}:{mutant.span.column}: {mutant.what}\n  {mutant.words}")
        if drafter is not None and number < drafts:
            draft = drafter.draft(mutant, sharp)
            if draft is None:
                click.echo("  no answers were found under which it makes a difference; it may mean the same")
            else:
                click.echo(draft_text(draft, mutant).rstrip("\n"))

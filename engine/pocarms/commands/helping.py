"""What every command is made of: its help in the language asked for, click's own in English, ours in French."""

from __future__ import annotations

from collections.abc import Sequence

import click

_LANGUAGE = "pocarms.language"  # where a command line keeps its language while click reads it


def language_of(arguments: Sequence[str]) -> str:
    """Return what --lang says in a command line, "en" where it says nothing."""
    language = "en"
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if argument == "--":
            break
        if argument == "--lang":
            language = following or language
        elif argument.startswith("--lang="):
            language = argument.partition("=")[2]
    return language


class Command(click.Command):
    """A command that says its help in French too. Help is said before --lang is read, so that is looked for here."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if ctx.parent is None:
            ctx.meta[_LANGUAGE] = language_of(args)
        return super().parse_args(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        if ctx.meta.get(_LANGUAGE) != "fr":
            return super().get_help(ctx)
        from pocarms.commands.help_fr import french_help

        return french_help(self, ctx)

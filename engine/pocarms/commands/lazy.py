"""Groups of commands that import a command's module only when that command is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from pocarms import LANGUAGES
from pocarms.commands.helping import Command


class LazyGroup(Command, click.Group):
    """A group with commands of its own and lazy ones: name -> (module under pocarms.commands, one line of help).

    --lang before the name of a command is that command's --lang, where it is given none of its own.
    """

    command_class = Command

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy
        help = "Language, as --lang of each command; of this help too."
        kind = click.Choice(LANGUAGES)
        self.params.append(click.Option(["--lang"], type=kind, help=help, expose_value=False, callback=_hand_on))

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*self.commands, *self.lazy]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.lazy:
            return super().get_command(ctx, cmd_name)
        command: click.Command = import_module(f"pocarms.commands.{self.lazy[cmd_name][0]}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        own = [(name, command.get_short_help_str(80)) for name, command in self.commands.items()]
        with formatter.section("Commands"):
            formatter.write_dl([*own, *((name, text) for name, (_, text) in self.lazy.items())])


def _hand_on(ctx: click.Context, param: click.Parameter, language: str | None) -> None:
    """Make the language of a group the one that its commands begin with."""
    if language is not None and isinstance(ctx.command, click.Group):
        ctx.default_map = {name: {"lang": language} for name in ctx.command.list_commands(ctx)}

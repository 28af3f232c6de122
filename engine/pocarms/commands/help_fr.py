"""The help of a command in French, laid out as click lays out its own; and its usage, for what is written wrongly."""

from __future__ import annotations

import inspect
import re

import click

from pocarms.commands.texts_help_fr import COMMANDS, METAVARS
from pocarms.commands.texts_help_options_fr import OPTIONS
from pocarms.wording.strings import typeset_french


def french_help(command: click.Command, ctx: click.Context) -> str:
    """Return the help of a command in French."""
    formatter = ctx.make_formatter()
    formatter.write_usage(ctx.command_path, french_pieces(ctx), prefix=typeset_french("Usage : "))
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(typeset_french(inspect.cleandoc(COMMANDS[path_of(ctx)][1])))
    with formatter.section("Options\u202f"):
        formatter.write_dl(
            [
                (_spelled(param, ctx), typeset_french(_told(param, ctx)))
                for param in command.get_params(ctx)
                if isinstance(param, click.Option) and not param.hidden
            ]
        )
    if isinstance(command, click.Group):
        path = path_of(ctx)
        with formatter.section("Commandes\u202f"):
            formatter.write_dl(
                [(name, typeset_french(COMMANDS[f"{path} {name}".strip()][0])) for name in command.list_commands(ctx)]
            )
    return formatter.getvalue().rstrip("\n")


def path_of(ctx: click.Context) -> str:
    """Return the name of a command with those of its groups, "" for that of the whole program."""
    return "" if ctx.parent is None else f"{path_of(ctx.parent)} {ctx.info_name}".strip()


def french_pieces(ctx: click.Context) -> str:
    """Return what stands behind a command's name in the line on its usage."""
    return metavar(" ".join(ctx.command.collect_usage_pieces(ctx)))


def metavar(written: str) -> str:
    """Return what stands for a value in help, in French; the values of a closed list stay as they are written."""
    return re.sub(r"INTEGER RANGE|%Y-%m-%d|[A-Z]{2,}", lambda found: METAVARS.get(found[0], found[0]), written)


def _spelled(param: click.Option, ctx: click.Context) -> str:
    """Return the names of an option, and what stands for its value."""
    record = param.get_help_record(ctx)
    assert record is not None  # only hidden options have none
    value = "" if param.is_flag else param.make_metavar(ctx)
    return record[0].removesuffix(value) + metavar(value)


def _told(param: click.Option, ctx: click.Context) -> str:
    """Return what an option does, with its default, its limits, and whether it is needed."""
    own = {"--help": "help", "--version": "version"}.get(param.opts[-1])  # of these the English is click's, not ours
    text = OPTIONS[own or param.help or ""]
    default = param.get_default(ctx, call=False)
    more = [f"par défaut : {default}"] if param.show_default and default is not None else []
    if isinstance(param.type, click.IntRange):
        low, high = param.type.min, param.type.max
        more.append(f"au moins {low}" if high is None else f"de {low} à {high}")
    more += ["obligatoire"] if param.required else []
    return f"{text}  [{' ; '.join(more)}]".strip() if more else text

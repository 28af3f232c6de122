"""What is wrong with how a command is written, said in French where --lang fr is asked for.

click finds it before the command runs, and says it in English. The words here are made of what click found (the kind of
fault, the option, its type) and of what was written; the sentences of click are not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from pocarms.commands.help_fr import french_pieces, metavar
from pocarms.commands.helping import language_of
from pocarms.commands.saying import lines, near, spoken
from pocarms.commands.texts_usage_fr import TEXTS
from pocarms.source.suggest import nearest


def show(error: click.ClickException, arguments: Sequence[str]) -> None:
    """Say on stderr what is wrong with a command line."""
    if language_of(arguments) != "fr" or isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return
    s = spoken("fr").over({}, TEXTS)
    context = error.ctx if isinstance(error, click.UsageError) else None
    key, values = _found(error, context, arguments)
    if key == "usage.missing_argument":
        values |= {"what": s.word("usage.argument", values["name"]), "name": metavar(values["name"])}
    told = lines(s, "error", key, **values)
    if context is not None:
        path = context.command_path
        program = context.find_root().command_path
        told.insert(0, s("usage", usage=f"{path} {french_pieces(context)}"))
        told.append(s("help", text=s("usage.more", command=f"{program} --lang fr{path.removeprefix(program)}")))
    click.echo("\n".join(told), err=True)


def _found(
    error: click.ClickException, context: click.Context | None, arguments: Sequence[str]
) -> tuple[str, dict[str, Any]]:
    """Return the key of what is wrong and what fills its text. context: None where click does not say the command."""
    if isinstance(error, click.BadOptionUsage):
        given = any(argument.startswith(f"{error.option_name}=") for argument in arguments)
        return f"usage.{'takes_none' if given else 'no_value'}", {"name": error.option_name}
    if context is None:
        return "usage.other", {"text": error.format_message()}
    written = _behind(context, arguments)
    if isinstance(error, click.NoSuchOption):
        params = context.command.get_params(context)
        dashed = [name for param in params for name in (*param.opts, *param.secondary_opts) if name.startswith("--")]
        return "usage.no_option", {"name": error.option_name, "near": _near(error.option_name, dashed)}
    if isinstance(error, click.MissingParameter) and error.param is not None:
        kind = "argument" if isinstance(error.param, click.Argument) else "option"
        return f"usage.missing_{kind}", {"name": _name(error.param)}
    if isinstance(error, click.BadParameter) and error.param is not None:
        return _unfit(error, error.param, context, written)
    rest = _parsed(context, written)[1]
    if isinstance(context.command, click.Group):
        if not rest:
            return "usage.which_command", {}
        known = context.command.list_commands(context)
        return "usage.no_command", {"name": rest[0], "near": _near(rest[0], known)}
    if rest:
        return "usage.extra", {"n": len(rest), "names": " ".join(rest)}
    return "usage.other", {"text": error.format_message()}


def _unfit(
    error: click.BadParameter, param: click.Parameter, context: click.Context, written: Sequence[str]
) -> tuple[str, dict[str, Any]]:
    """Return why what was written does not fit the parameter, by the type of it."""
    value = next(_refused(param, context, written), None)
    values = {"name": _name(param), "value": value}
    kind = param.type
    if value is None:
        return "usage.other", {"text": error.format_message()}
    if isinstance(kind, click.Choice):
        known = tuple(str(one) for one in kind.choices)
        return "usage.choice", {**values, "known": ", ".join(known), "near": _near(value, known)}
    if isinstance(kind, click.DateTime):
        return "usage.day", values
    if isinstance(kind, click.IntRange) and value.lstrip("+-").isdecimal():
        bounded = "at_least" if kind.max is None else "between"
        return f"usage.{bounded}", {**values, "low": kind.min, "high": kind.max}
    if isinstance(kind, click.Path):
        found = "file" if Path(value).is_file() else "folder" if Path(value).is_dir() else "not_there"
        return f"usage.{found}", values
    if kind is click.INT or isinstance(kind, click.IntRange):
        return "usage.number", values
    return "usage.other", {"text": error.format_message()}


def _refused(param: click.Parameter, context: click.Context, written: Sequence[str]) -> Iterator[str]:
    """Yield what was written for a parameter and its type does not take."""
    given = _parsed(context, written)[0].get(param.name or "")
    for value in given if isinstance(given, list | tuple) else [given]:
        if isinstance(value, str):
            try:
                param.type.convert(value, param, context)
            except click.BadParameter:
                yield value


def _parsed(context: click.Context, written: Sequence[str]) -> tuple[dict[str, Any], list[str]]:
    """Return what stands for each parameter, and what stands for none."""
    try:
        given, rest, _ = context.command.make_parser(context).parse_args(list(written))
    except click.UsageError:
        return {}, []
    return dict(given), list(rest)


def _behind(context: click.Context, arguments: Sequence[str]) -> Sequence[str]:
    """Return what stands behind the name of the command in the command line."""
    if context.parent is None:
        return arguments
    behind = _behind(context.parent, arguments)
    name = context.info_name or ""
    return behind[behind.index(name) + 1 :] if name in behind else []


def _name(param: click.Parameter) -> str:
    return max(param.opts, key=len) if isinstance(param, click.Option) else param.human_readable_name


def _near(word: str, known: Sequence[str]) -> str:
    return near(nearest(word, known), "fr")

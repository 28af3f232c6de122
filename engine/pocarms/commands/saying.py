"""What commands say beside their results, on stderr: in the language of --lang, else in English."""

from __future__ import annotations

from functools import cache

import click

from pocarms.commands import texts_en, texts_fr
from pocarms.commands.exits import Stop
from pocarms.wording.strings import Strings, tables


@cache
def spoken(language: str) -> Strings:
    """Return the words of the command line in a language; English where there are none in it."""
    return tables(language, texts_en.TEXTS, texts_fr.TEXTS)


def asked_language() -> str:
    """Return the language of --lang, of the command that runs; "en" where it is not given, or none runs."""
    context = click.get_current_context(silent=True)
    return str((context.params.get("lang") if context else None) or "en")


def refusal(code: int, key: str, language: str | None = None, /, **values: object) -> Stop:
    """Return the stop that says why a command does not do what was asked, and what to do.

    key: of a text; its help has the same key with ".help" behind it, where there is one. values fill both.
    """
    s = spoken(language or asked_language())
    lines = [s("error", text=s(key, **values))]
    if f"{key}.help" in s.texts:
        lines.append(s("help", text=s(f"{key}.help", **values)))
    return Stop(code, "\n".join(lines))


def tell(kind: str, key: str, /, **values: object) -> None:
    """Say something on stderr. kind: "note", "warning", or "said" for a plain line. values fill the text."""
    s = spoken(asked_language())
    text = s(key, **values)
    click.echo(text if kind == "said" else s(kind, text=text), err=True)
    if f"{key}.help" in s.texts:
        click.echo(s("help", text=s(f"{key}.help", **values)), err=True)

"""What commands say beside their results, on stderr: in the language of --lang, else in English."""

from __future__ import annotations

import errno
from functools import cache

import click

from pocarms.commands import texts_each_en, texts_each_fr, texts_en, texts_fr, texts_pack_en, texts_pack_fr
from pocarms.commands.exits import Stop
from pocarms.model.marking import marking_words
from pocarms.wording.strings import Strings, tables


@cache
def spoken(language: str) -> Strings:
    """Return the words of the command line in a language; English where there are none in it."""
    english = {**texts_en.TEXTS, **texts_each_en.TEXTS, **texts_pack_en.TEXTS}
    return tables(language, english, {**texts_fr.TEXTS, **texts_each_fr.TEXTS, **texts_pack_fr.TEXTS})


def asked_language() -> str:
    """Return the language of --lang, of the command that runs; "en" where it is not given, or none runs."""
    context = click.get_current_context(silent=True)
    return str((context.params.get("lang") if context else None) or "en")


def said(kind: str, key: str, language: str | None = None, /, **values: object) -> str:
    """Return a text, with its help in a line behind it: the same key with ".help", where there is one.

    kind: "error", "note", "warning", or "said" for a plain line. language: None for that of --lang. values fill both.
    """
    return "\n".join(lines(spoken(language or asked_language()), kind, key, **values))


def lines(s: Strings, kind: str, key: str, /, **values: object) -> list[str]:
    """Return the lines of a text; see `said`. s: the words it stands among."""
    text = s(key, **values)
    told = [text if kind == "said" else s(kind, text=text)]
    if f"{key}.help" in s.texts:
        told.append(s("help", text=s(f"{key}.help", **values)))
    return told


def refusal(code: int, key: str, language: str | None = None, /, **values: object) -> Stop:
    """Return the stop that says why a command does not do what was asked, and what to do; see `said`."""
    return Stop(code, said("error", key, language, **values))


def tell(kind: str, key: str, /, **values: object) -> None:
    """Say something on stderr; see `said`."""
    click.echo(said(kind, key, **values), err=True)


def tell_text(kind: str, text: str) -> None:
    """Say on stderr, as `tell` does, what has its words already."""
    click.echo(spoken(asked_language())(kind, text=text), err=True)


def near(guess: str | None, language: str | None = None) -> str:
    """Return the words that offer a near name, to stand behind a sentence; "" where there is none."""
    return spoken(language or asked_language())("near", guess=guess) if guess else ""


def in_words(marking: str, language: str | None = None) -> str:
    """Return a marking as a person reads it, with the word to write after --marking where that is another."""
    words = marking_words(marking, language or asked_language())
    return marking if words.casefold() == marking.replace("_", " ").casefold() else f"{words} ({marking})"


def why(error: OSError, language: str | None = None) -> str:
    """Return the reason that the system gives for a failure; in its own words where we have none."""
    text = spoken(language or asked_language()).texts.get(f"os.{errno.errorcode.get(error.errno or 0)}")
    return text if isinstance(text, str) else error.strerror or str(error)

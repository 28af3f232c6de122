"""Help in French: every command, every option, and nothing of the English left but names, values and formats."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from pocarms.cli import cli
from pocarms.commands.help_fr import path_of
from pocarms.commands.texts_help_fr import COMMANDS, METAVARS
from pocarms.commands.texts_help_options_fr import OPTIONS
from tests.commands.test_output import EXAMPLES
from tests.running import Run

ENGLISH = re.compile(  # words that a sentence in English cannot do without, and none in French has
    r"(the|an|of|and|with|where|which|what|this|that|is|to|from|by|in|its|it|not|does|no|out|at|as|each|every|for|show|"
    r"write|default|required|exit|command|pack|profile|file|folder)"
)


def _walk(command: click.Command, context: click.Context) -> Iterator[click.Context]:
    yield context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from _walk(found, click.Context(found, info_name=name, parent=context))


ROOT = click.Context(cli, info_name="pocarms", **cli.context_settings)  # click keeps the help option it makes first
ALL = {path_of(context): context for context in _walk(cli, ROOT)}
PATHS = sorted(ALL)


def _prose(text: str) -> list[str]:
    """Return the words of a help text: without examples, names of options and files, values of closed lists."""
    shown = [line for line in text.splitlines() if not re.match(r" {4}pocarms | {2}\w+ {2,}", line)]
    plain = re.sub(r"--?[\w-]+|\[[\w|-]+\]|[\w-]+[./][\w./*-]+|\w+_\w+|`[^`]*`|« [^»]*»", " ", " ".join(shown))
    return re.findall(r"[^\W\d_]+", plain.lower())


@pytest.mark.parametrize("path", PATHS)
def test_help_is_french_from_end_to_end(path: str, run: Run) -> None:
    words = path.split()
    code, french, err = run("--lang", "fr", *words, "--help")
    assert (code, err) == (0, "")
    assert run("--lang", "en", *words, "-h")[1] == run(*words, "--help")[1] != french
    values = {str(one) for p in ALL[path].command.params if isinstance(p.type, click.Choice) for one in p.type.choices}
    prose = _prose(french.replace(ALL[path].command_path, "", 1))
    assert not [word for word in prose if ENGLISH.fullmatch(word) and word not in values]
    english = {line.strip() for line in run(*words, "--help")[1].splitlines() if " " in line.strip()}
    english = {line for line in english if not line.startswith("pocarms ")}  # an example may be the same
    assert not {line.strip() for line in french.splitlines()} & english - _bare(path)
    for param in ALL[path].command.get_params(ALL[path]):
        if isinstance(param, click.Option) and not param.hidden:
            assert all(name in french for name in (*param.opts, *param.secondary_opts))


def _bare(path: str) -> set[str]:
    """Lines on an option that has no room for what it says beside it: its name and values, in every language."""
    found = set()
    for param in ALL[path].command.params:
        if isinstance(param, click.Option) and isinstance(param.type, click.Choice):
            found.add(f"{', '.join(param.opts)} {param.make_metavar(ALL[path])}")
    return found


@pytest.mark.parametrize("path", PATHS)
def test_french_says_as_much_as_english(path: str) -> None:
    """By what can be counted: paragraphs, options that are named, examples."""
    english = inspect.cleandoc(ALL[path].command.help or "").split("\n\n")
    french = inspect.cleandoc(COMMANDS[path][1]).split("\n\n")
    assert len(english) == len(french)
    for one, other in zip(english, french, strict=True):
        assert one.startswith("\b") is other.startswith("\b")
        assert set(re.findall(r"--[\w-]+", one)) <= set(re.findall(r"--[\w-]+", other))
        assert ("\n  pocarms" in one) is ("\n  pocarms" in other)


def test_no_french_is_left_over() -> None:
    assert set(PATHS) == set(COMMANDS)
    params = [param for context in ALL.values() for param in context.command.params]
    ours = [one for one in params if isinstance(one, click.Option) and not one.hidden and one.opts[-1] != "--version"]
    assert set(OPTIONS) == {param.help or "" for param in ours} | {"help", "version"}
    usual = " ".join(piece for one in ALL.values() for piece in one.command.collect_usage_pieces(one))
    shown = usual + " " + " ".join(param.make_metavar(one) for one in ALL.values() for param in one.command.params)
    assert not [word for word in METAVARS if word not in shown]
    left = set(re.findall(r"[A-Z]{2,}", shown)) - set(METAVARS)
    assert left == {"BOOLEAN", "CODE", "ID", "MINUTES", "OPTIONS", "QUESTION", "RANGE", "SITE"}


@pytest.mark.parametrize("path", PATHS)
def test_english_is_as_click_says_it(path: str) -> None:
    command, context = ALL[path].command, ALL[path]
    kind = click.Group if isinstance(command, click.Group) else click.Command
    assert command.get_help(context) == kind.get_help(command, context)


def test_lang_stands_before_the_command_or_behind(run: Run) -> None:
    profile = EXAMPLES / "hrddp" / "03-police-course.yaml"
    behind = run("next", profile, "--lang", "fr")
    assert behind[0] == 0 and run("--lang", "fr", "next", profile) == behind
    assert run("--lang", "en", "next", profile, "--lang", "fr") == behind
    for written in (["assess", "--lang", "fr", "-h"], ["-h", "--lang", "fr"], ["assess", "--help", "--lang=fr"]):
        assert run(*written)[1].startswith("Usage\u202f: pocarms")


def test_french_is_read_only_where_it_is_asked_for() -> None:
    asked = "import sys; from pocarms.cli import _run; _run(['--help'])"
    code = f"{asked}; print([name for name in sys.modules if name.endswith('_fr')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"

"""What the first pages say: the tool prints the result that they show, and takes the commands that they name."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from pocarms.cli import cli
from tests.running import Run

ROOT = Path(__file__).parents[1]
PAGES = (("README.md", "en"), ("LISEZMOI.md", "fr"))
SPACES = re.compile(r"[\s\u00a0\u202f]+")


def blocks(page: str) -> list[str]:
    """Return what stands between fences in a page."""
    return re.findall(r"^```\n(.*?)^```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def flat(text: str) -> str:
    """Return a text on one line, without marks of lists."""
    return SPACES.sub(" ", re.sub(r"^\s*- ", "", text, flags=re.MULTILINE))


@pytest.mark.parametrize(("page", "language"), PAGES)
def test_the_result_shown_is_printed(run: Run, page: str, language: str) -> None:
    code, out, _ = run("assess", ROOT / "examples" / "monusco-2020.yaml", "--lang", language)
    assert code == 0
    printed = flat(out)
    shown = re.sub(r"\n  (?=[a-z])", " ", blocks(page)[1])  # a line that goes on below
    lines = [flat(line).strip() for line in shown.splitlines() if line.strip()]
    assert len(lines) >= 10
    for line in lines:
        assert line in printed, line


@pytest.mark.parametrize("page", [page for page, _ in PAGES])
def test_the_commands_named_are_taken(page: str) -> None:
    lines = [line for block in blocks(page) for line in block.splitlines() if line.startswith("python3 start.py ")]
    assert len(lines) > 10
    for line in lines:
        words = shlex.split(line, comments=True)[2:]
        if words[0].startswith("--"):
            assert words in (["--test"], ["--help"])
            continue
        group: click.Command = cli
        context = click.Context(cli, **cli.context_settings)
        while isinstance(group, click.Group):
            found = group.get_command(context, words[0])
            assert found is not None, line
            group, words = found, words[1:]
        try:
            group.make_parser(click.Context(group, parent=context)).parse_args(words)
        except click.UsageError as error:
            raise AssertionError(f"{line}: {error.format_message()}") from None

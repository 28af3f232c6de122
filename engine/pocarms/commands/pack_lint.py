"""`pocarms pack lint PACK|CODE`: what a machine can see in a pack beyond faults, and the pages on it."""

from __future__ import annotations

import json

import click

from pocarms import __version__
from pocarms.author.codes import PAGES as LINTS
from pocarms.author.codes import LintPage
from pocarms.commands.exits import DONE, FOUND, USAGE
from pocarms.commands.helping import Command
from pocarms.commands.options import SHOWN, lang_option
from pocarms.commands.output import bad_input
from pocarms.commands.packs import pack_folder
from pocarms.commands.saying import refusal, spoken
from pocarms.language.codes import PAGES as FAULTS
from pocarms.language.load import check_pack
from pocarms.source.codes import CodePage
from pocarms.source.faults import Fault, FaultyInput, errors_of
from pocarms.source.show import show_faults
from pocarms.wording.faults import said_in
from pocarms.wording.strings import Strings, typeset_french


@click.command("lint", cls=Command)
@click.argument("what", metavar="PACK|CODE")
@click.option("--format", "format_", type=click.Choice(["text", "sarif"]), default="text", show_default=True)
@lang_option(SHOWN)
def command(what: str, format_: str, lang: str | None) -> int:
    """Look for what is not wrong and yet not meant: rules that never hold, that add nothing, that clash.

    Claims such as "never" range over all complete profiles, and are exact; what could not be decided is counted. A pack
    may argue with a warning in its header: `argued: {L109: {question.id: why}}`. With a code, prints its page.

    \b
    Examples:
      pocarms pack lint rules/hrddp
      pocarms pack lint L103
      pocarms pack lint R201
    """
    s = spoken(lang or "en")
    if _page(what.upper(), s):
        return DONE
    checked = check_pack(pack_folder(what))
    errors = errors_of(checked.faults)
    if errors or checked.pack is None:
        raise bad_input(FaultyInput(checked.faults, checked.sources)) from None
    try:
        import clingo  # noqa: F401 (whether it is there)
    except ImportError:
        raise refusal(USAGE, "pack.solver") from None
    from pocarms.author.lints import lint  # after the check: most of its time is the solver's

    linted = lint(checked.pack)
    warnings = said_in(linted.faults, s.language)
    if format_ == "sarif":
        click.echo(json.dumps(sarif(warnings, _lints(s.language)), indent=2, ensure_ascii=False))
        return FOUND if linted.faults else DONE
    if linted.faults:
        click.echo(show_faults(warnings, checked.sources, s.language).rstrip("\n") + "\n")
    argued = said_in((fault for fault, _ in linted.argued), s.language)
    for fault, (_, why) in zip(argued, linted.argued, strict=True):
        click.echo(f"{s('lint.argued', code=fault.code, message=fault.message)}\n  {why}")
    held, counts = checked.pack, {"warnings": len(linted.faults), "argued": len(linted.argued)}
    asked = {"asked": linted.asked, "open": linted.not_decided}
    click.echo(s("lint.counts", pack=held.id, version=held.version, **counts, **asked))
    return FOUND if linted.faults else DONE


def _lints(language: str) -> tuple[LintPage, ...]:
    if language == "fr":
        from pocarms.author.codes_fr import PAGES as french

        return french
    return LINTS


def _faults(language: str) -> tuple[CodePage, ...]:
    if language == "fr":
        from pocarms.language.codes_fr import PAGES as french

        return french
    return FAULTS


def _page(code: str, s: Strings) -> bool:
    """Print the page of a code; return whether it is one."""
    fault = next((p for p in _faults(s.language) if p.code == code), None)
    lint = next((p for p in _lints(s.language) if p.code == code), None)
    if fault is not None:
        values = {"title": fault.title, "why": fault.why, "todo": fault.what_to_do}
        click.echo(_set(s, "lint.fault", code=code, **values))
    if lint is not None:
        values = {"title": lint.title, "over": lint.ranges_over, "why": lint.why, "bad": lint.bad, "good": lint.good}
        click.echo(_set(s, "lint.page", code=code, todo=lint.what_to_do, **values))
    return fault is not None or lint is not None


def _set(s: Strings, key: str, **values: str) -> str:
    text = s(key, **values)
    return typeset_french(text) if s.language == "fr" else text


def sarif(faults: tuple[Fault, ...], pages: tuple[LintPage, ...] = LINTS) -> dict[str, object]:
    """Return warnings in SARIF 2.1.0, for editors and services that show them beside the line; pages: of all lints."""
    rules = [{"id": p.code, "shortDescription": {"text": p.title}, "help": {"text": p.what_to_do}} for p in pages]
    results = [
        {
            "ruleId": fault.code,
            "level": "warning",
            "message": {"text": f"{fault.message}. {fault.help}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": fault.span.file.replace("\\", "/")},
                        "region": {"startLine": max(1, fault.span.line), "startColumn": max(1, fault.span.column)},
                    }
                }
            ],
        }
        for fault in faults
    ]
    driver = {"name": "pocarms", "version": __version__, "rules": rules}
    return {"version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}

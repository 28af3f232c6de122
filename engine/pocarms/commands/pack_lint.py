"""`pocarms pack lint PACK|CODE`: what a machine can see in a pack beyond faults, and the pages on it."""

from __future__ import annotations

import json

import click

from pocarms import __version__
from pocarms.author.codes import PAGES, page
from pocarms.commands.exits import DONE, FOUND, USAGE, Stop
from pocarms.commands.helping import Command
from pocarms.commands.output import bad_input
from pocarms.commands.packs import pack_folder
from pocarms.language.codes import PAGES as FAULTS
from pocarms.language.load import check_pack
from pocarms.source.faults import Fault, FaultyInput, errors_of
from pocarms.source.show import show_faults


@click.command("lint", cls=Command)
@click.argument("what", metavar="PACK|CODE")
@click.option("--format", "format_", type=click.Choice(["text", "sarif"]), default="text", show_default=True)
def command(what: str, format_: str) -> int:
    """Look for what is not wrong and yet not meant: rules that never hold, that add nothing, that clash.

    Claims such as "never" range over all complete profiles, and are exact; what could not be decided is counted. A pack
    may argue with a warning in its header: `argued: {L109: {question.id: why}}`. With a code, prints its page.

    \b
    Examples:
      pocarms pack lint rules/hrddp
      pocarms pack lint L103
      pocarms pack lint R201
    """
    if page(what) is not None or any(p.code == what.upper() for p in FAULTS):
        _page(what)
        return DONE
    checked = check_pack(pack_folder(what))
    errors = errors_of(checked.faults)
    if errors or checked.pack is None:
        raise bad_input(FaultyInput(checked.faults, checked.sources)) from None
    try:
        import clingo  # noqa: F401 (whether it is there)
    except ImportError:
        raise Stop(USAGE, "error: this needs the solver clingo\nhelp: pip install clingo, or pocarms[author]") from None
    from pocarms.author.lints import lint  # after the check: most of its time is the solver's

    linted = lint(checked.pack)
    if format_ == "sarif":
        click.echo(json.dumps(sarif(linted.faults), indent=2, ensure_ascii=False))
        return FOUND if linted.faults else DONE
    if linted.faults:
        click.echo(show_faults(linted.faults, checked.sources).rstrip("\n") + "\n")
    for fault, why in linted.argued:
        click.echo(f"argued: {fault.code} {fault.message}\n  {why}")
    held = checked.pack
    click.echo(
        f"{held.id} {held.version}: {len(linted.faults)} warnings, {len(linted.argued)} argued; "
        f"{linted.asked} questions to the solver, {linted.not_decided} not decided"
    )
    return FOUND if linted.faults else DONE


def _page(code: str) -> None:
    found = page(code)
    if found is None:
        fault = next(p for p in FAULTS if p.code == code.upper())
        click.echo(f"{fault.code}  {fault.title}\n\n{fault.why}\n\nWhat to do: {fault.what_to_do}")
        return
    click.echo(f"{found.code}  {found.title}\n\nLooks at: {found.ranges_over}.\nWhy it is bad: {found.why}\n")
    click.echo(f"Caught:  {found.bad}\nNot:     {found.good}\n\nWhat to do: {found.what_to_do}")


def sarif(faults: tuple[Fault, ...]) -> dict[str, object]:
    """Return warnings in SARIF 2.1.0, for editors and services that show them beside the line."""
    rules = [{"id": p.code, "shortDescription": {"text": p.title}, "help": {"text": p.what_to_do}} for p in PAGES]
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

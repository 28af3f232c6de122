"""`pocarms export PROFILE`: workbooks and forms in which other people answer."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from pocarms.commands.exits import USAGE
from pocarms.commands.helping import Command
from pocarms.commands.options import lang_option
from pocarms.commands.output import deliver_bytes, office
from pocarms.commands.saying import refusal, why


@click.command("export", cls=Command)
@click.argument("profile", required=False, type=click.Path(path_type=Path))
@click.option("--xlsx", "kind", flag_value="xlsx", help="An answer workbook for Excel or LibreOffice.")
@click.option("--xlsform", "kind", flag_value="xlsform", help="A form for phones (KoboToolbox, ODK), as XLSForm.")
@click.option("--component", "components", multiple=True, metavar="ID", help="Only what this component knows.")
@click.option("--each", is_flag=True, help="One workbook for each component; -o then names a folder.")
@click.option("--unanswered", is_flag=True, help="Leave out what has an answer.")
@click.option("--hide-answers", is_flag=True, help="Do not show the answers on file.")
@click.option("--with-sensitive", is_flag=True, help="Ask sensitive questions in a form for phones too.")
@lang_option()
@click.option("-o", "--output", default=None, metavar="FILE", help="Where to. [default: a name with the marking]")
@click.option("--force", is_flag=True, help="Overwrite the file.")
@click.option("--pack", "pack", default=None, metavar="DIR", help="Use the rule pack in this folder.")
def command(
    profile: Path | None,
    kind: str | None,
    components: tuple[str, ...],
    each: bool,
    unanswered: bool,
    hide_answers: bool,
    with_sensitive: bool,
    lang: str | None,
    output: str | None,
    force: bool,
    pack: str | None,
) -> None:
    """Write workbooks in which mission components answer, or a form for phones; `pocarms import` reads them back.

    \b
    Examples:
      pocarms export my-mission.yaml --xlsx
      pocarms export my-mission.yaml --xlsx --component human_rights --component jmac --lang fr
      pocarms export my-mission.yaml --xlsx --each -o to-send
      pocarms export my-mission.yaml --xlsform --component jmac
      pocarms export --xlsform --pack poc_arms
    """
    if kind is None:
        raise refusal(USAGE, "export.kind")
    if kind == "xlsform":
        from pocarms.commands.export_form import FormAsked, export_form

        if each or hide_answers:
            raise refusal(USAGE, "export.form")
        export_form(FormAsked(profile, components, unanswered, with_sensitive, lang, output, force, pack))
        return
    if with_sensitive:
        raise refusal(USAGE, "export.sensitive")
    if profile is None:
        raise refusal(USAGE, "export.profile")
    from pocarms.commands.sitting import Asked, sitting

    with sitting(profile, Asked(lang=lang, pack=pack, engine="twin")) as table, office():
        owners = table.prepared.pack.owners
        known_components(components, owners)
        asked = [(owner,) for owner in components or owners] if each else [components]
        if each and output is not None:
            try:
                Path(output).mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise refusal(USAGE, "output.failed", target=output, why=why(error)) from None
        written = sum(_write(table, group, each, unanswered, not hide_answers, output, force) for group in asked)
        if not written:
            raise refusal(USAGE, "export.nothing")


def known_components(components: Iterable[str], owners: Iterable[str]) -> None:
    """Raise Stop where a component is not one of the pack's."""
    for component in components:
        if component not in owners:
            raise refusal(USAGE, "export.component", component=component, owners=", ".join(owners))


def _write(
    table: Any,
    components: tuple[str, ...],
    each: bool,
    unanswered: bool,
    present: bool,
    output: str | None,
    force: bool,
) -> int:
    """Write one workbook; return 0 where there is nothing to ask."""
    from pocarms.documents.marking import file_name
    from pocarms.documents.workbook.layout import layout
    from pocarms.documents.workbook.write import write

    made = layout(
        table.profile,
        table.prepared.pack,
        table.judgement,
        table.prepared.language,
        components,
        unanswered=unanswered,
        present=present,
        reviewed=table.prepared.reviewed,
    )
    if not made.sheets:
        return 0
    stem = "-".join([table.profile.id, "questions", *components])
    name = file_name(stem, made.marking_words, "xlsx")
    target = name if output is None else str(Path(output) / name) if each else output
    deliver_bytes(write(made), target, force)
    return 1

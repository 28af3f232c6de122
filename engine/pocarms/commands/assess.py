"""`pocarms assess PROFILE`: the main job, from a profile to a report."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from pocarms.commands.engine import engine_worker
from pocarms.commands.helping import Command
from pocarms.commands.options import Options, lang_option
from pocarms.commands.own_templates import templates_option
from pocarms.reports.formats import DOCUMENTS, FORMATS, REPORTS

_FORMATS = (*FORMATS, *DOCUMENTS)


@click.command("assess", cls=Command)
@click.argument("profile", type=click.Path(path_type=Path))
@click.option(
    "--format", "format_", type=click.Choice(_FORMATS), default=None, help="[default: by FILE's ending, else text]"
)
@click.option(
    "--report",
    type=click.Choice(REPORTS),
    default=None,
    help="full: everything. memo: two pages for the decision maker. brief: one page. cable: text to paste. "
    "[default: the pack's own choice]",
)
@click.option(
    "--from",
    "from_",
    type=click.Path(path_type=Path),
    default=None,
    metavar="PROFILE",
    help="Take shared facts from a mission's profile where this one has no answer.",
)
@click.option(
    "--whole/--short",
    default=None,
    help="With every answer, reason and proof, or without. [default: short as text and md, whole as html]",
)
@click.option("--robustness", is_flag=True, help="With a page on how firm the result is, in the full report.")
@lang_option("Language of the report. [default: the pack's own]")
@click.option("-o", "--output", default=None, metavar="FILE", help="Write to a file instead of the screen.")
@click.option("--force", is_flag=True, help="Overwrite the file.")
@click.option("--pack", "pack", default=None, metavar="DIR", help="Use the rule pack in this folder.")
@click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Take ages at this day.")
@click.option("--marking", default=None, help="Raise the marking of the report above the profile's.")
@click.option("--force-marking", default=None, metavar="REASON", help="Lower the marking; the reason is printed.")
@click.option(
    "--policy",
    type=click.Path(path_type=Path),
    default=None,
    metavar="FILE",
    help="Which rule packs may be used. [default: pocarms-policy.yaml beside the profile or the pack, if there is one]",
)
@templates_option
@click.option("--fail-on", default=None, metavar="STEP", help="Exit with 1 where a class or level is at least this.")
@click.option("--engine", type=click.Choice(["auto", "twin"]), default="auto", hidden=True)
def command(
    profile: Path,
    format_: str | None,
    report: str | None,
    from_: Path | None,
    whole: bool | None,
    robustness: bool,
    lang: str | None,
    output: str | None,
    force: bool,
    pack: str | None,
    on: datetime.datetime | None,
    marking: str | None,
    force_marking: str | None,
    policy: Path | None,
    templates: Path | None,
    fail_on: str | None,
    engine: str,
) -> int:
    """Assess a mission or a support proposal from its profile.

    \b
    Examples:
      pocarms assess examples/monusco-2020.yaml
      pocarms assess examples/monusco-2020.yaml --format html -o report.html
      pocarms assess examples/monusco-2020.yaml --format docx --lang fr
      pocarms assess examples/monusco-2020.yaml --format pdf --report brief
      pocarms assess my-mission.yaml --robustness
      pocarms assess proposal.yaml --from my-mission.yaml --report full
    """
    with engine_worker(engine) as worker:
        from pocarms.commands.assessing import run  # all else is imported while the worker starts
        from pocarms.commands.formats import format_of

        day = on.date() if on else None
        options = Options(
            profile,
            format_of(format_, output, _FORMATS, "text", named=True),
            lang,
            output,
            force,
            pack,
            day,
            marking,
            fail_on,
            report,
            from_,
            force_marking,
            robustness,
            whole,
            policy,
            templates,
        )
        return run(options, worker)

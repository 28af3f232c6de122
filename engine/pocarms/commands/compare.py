"""`pocarms compare PROFILE…`: missions side by side."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pocarms.commands.exits import BAD_INPUT, DONE, USAGE
from pocarms.commands.formats import BINARY, format_of, refuse_to_overwrite, write
from pocarms.commands.helping import Command
from pocarms.commands.options import lang_option
from pocarms.commands.output import bad_input, faulty, tell_faults
from pocarms.commands.own_templates import own_templates, templates_option
from pocarms.commands.packs import Packs, policy_option
from pocarms.commands.profiles import not_lower, top_marking
from pocarms.commands.progress import Progress
from pocarms.commands.saying import asked_language, refusal, spoken, tell
from pocarms.model.marking import marking_words
from pocarms.source.faults import FaultyInput, errors_of

if TYPE_CHECKING:
    from pocarms.compare.comparison import Comparison

FORMATS = ("md", "html", "json", "csv", "xlsx", "docx")


@click.command("compare", cls=Command)
@click.argument("profiles", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default=None, help="[default: by FILE's ending, else md]"
)
@click.option("--by", default=None, metavar="FACET", help="Rows by a facet of the pack, such as tier, or by block.")
@lang_option()
@click.option("-o", "--output", default=None, metavar="FILE", help="Write to a file instead of the screen.")
@click.option("--force", is_flag=True, help="Overwrite the file.")
@click.option("--pack", "pack", default=None, metavar="DIR", help="Use the rule pack in this folder.")
@click.option(
    "--reports",
    "reports",
    default=None,
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the report of each mission to this folder too; the cells of the HTML lead there.",
)
@policy_option
@templates_option
@click.option("--marking", default=None, help="Raise the marking above the profiles'.")
def command(
    profiles: tuple[Path, ...],
    format_: str | None,
    by: str | None,
    lang: str | None,
    output: str | None,
    force: bool,
    pack: str | None,
    reports: Path | None,
    policy: Path | None,
    templates: Path | None,
    marking: str | None,
) -> int:
    """Lay missions side by side: who has what in place, which gaps are shared, who could learn from whom.

    PROFILES are files or folders. Of several profiles of one mission the latest is shown. A file with faults is told
    on stderr and left out; the exit code is then 3, though the comparison is written. Nothing is ranked.

    \b
    Examples:
      pocarms compare examples/*.yaml -o grid.html
      pocarms compare missions -o grid.html --reports reports
      pocarms compare missions --by tier
      pocarms compare missions -o grid.xlsx --lang fr
      pocarms compare missions --format docx
    """
    format_ = format_of(format_, output, FORMATS, "md", named=True)
    if reports is not None and (format_ != "html" or output in (None, "-")):
        raise refusal(USAGE, "compare.reports")
    filler = own_templates(templates, format_)
    from pocarms.compare.comparison import compare
    from pocarms.compare.read import profile_files, read_files
    from pocarms.compare.render import render_comparison
    from pocarms.compare.rows import NoSuchRows

    files = profile_files(profiles)
    packs = Packs(pack, lang, policy)
    progress = Progress(spoken(asked_language())("compare.progress"), len(files))
    try:
        read = read_files(files, packs.find, packs.prepared, progress, packs.allowed)
    except FaultyInput as error:  # a pack's own faults
        raise bad_input(error) from None
    finally:
        progress.close()
    for checked in read.checked:
        tell_faults(errors_of(checked.faults), checked.sources, checked.pack)
    if read.prepared is None or read.gathered is None:
        raise refusal(BAD_INPUT, "compare.none")
    not_lower(marking, top_marking(s.marking for s in read.gathered.sources), "compare")
    try:
        found = compare(read.prepared, read.gathered, by, marking, read.faulty, read.other_pack, read.policies)
    except NoSuchRows as error:
        key, known = "compare.facet" if by else "compare.unsaid", ", ".join(error.known)
        raise refusal(USAGE, key, pack=read.prepared.pack.id, by=by, known=known) from None
    if output is None and format_ in BINARY:
        output = _name(found, format_)
    links: Mapping[int, str] = {}
    if reports is not None and output is not None:
        from pocarms.commands.mission_reports import write_reports

        refuse_to_overwrite(output, force)
        links = write_reports(found, packs, reports, Path(output), force, filler)
    with faulty():
        write(lambda: render_comparison(found, format_, links, filler), output, force)
    if read.warned[0]:
        tell("note", "compare.warned", n=read.warned[1], files=read.warned[0])
    for file, other in read.other_pack:
        tell("note", "compare.other", other=other, file=file)
    if read.faulty:
        raise refusal(BAD_INPUT, "left_out", files=", ".join(file for file, _ in read.faulty))
    return DONE


def _name(found: Comparison, format_: str) -> str:
    """Return the name of a document for which none was given: it carries the marking."""
    from pocarms.compare.strings import strings
    from pocarms.documents.marking import file_name

    s = strings(found.language)
    return file_name(s("file"), marking_words(found.marking, s.language), format_)

"""The report of each mission of a comparison, written beside it, for its cells to lead to."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from pocarms.assessment.assess import assess
from pocarms.commands.engine import engine_worker
from pocarms.commands.exits import USAGE
from pocarms.commands.output import disagreed, faulty
from pocarms.commands.packs import Packs
from pocarms.commands.saying import refusal, tell, why
from pocarms.compare.build import anchor
from pocarms.compare.comparison import Comparison
from pocarms.documents.marking import file_name
from pocarms.memo.marking import marking_notes
from pocarms.model.marking import marking_words
from pocarms.profiles.load import check_profile
from pocarms.reports.render import Fill, render
from pocarms.source.files import write_whole


def write_reports(
    comparison: Comparison,
    packs: Packs,
    folder: Path,
    page: Path,
    force: bool,
    filler: Fill | None = None,
) -> Mapping[int, str]:
    """Write the report of every mission shown; return for each where it is as seen from the page.

    packs: those of the comparison, with the policy that holds for them, which each report names as `assess` does.
    filler: what fills the templates, where they are not ours.
    Keys are numbers of sources. Raises Stop where a file is there already or cannot be written, or engines disagree.
    """
    sources = comparison.standing.gathered.sources
    words = {m.now: marking_words(sources[m.now].marking, comparison.language) for m in comparison.missions}
    names = {m.now: file_name(anchor(comparison, m), words[m.now], "html") for m in comparison.missions}
    there = [name for name in names.values() if (folder / name).exists()]
    if there and not force:
        raise refusal(USAGE, "reports.there", target=folder / there[0])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with engine_worker("auto") as worker:
            for n, name in names.items():
                read = check_profile(Path(sources[n].file), packs.find, any_version=True)
                if read.profile is None or read.profile.digest != sources[n].digest:
                    raise refusal(USAGE, "reports.meanwhile", file=sources[n].file)
                result, disagreements = assess(comparison.prepared, read.profile, worker)
                if disagreements:
                    raise disagreed(disagreements[0])
                result = packs.stamped(Path(sources[n].file), result)
                notes = marking_notes(result, comparison.prepared.pack, comparison.language)
                with faulty():
                    made = render(result, "html", comparison.language, filler=filler, notes=notes)
                write_whole(folder / name, made.encode("utf-8"), overwrite=force)
    except OSError as error:
        raise refusal(USAGE, "reports.failed", folder=folder, why=why(error)) from None
    tell("said", "reports.written", n=len(names), folder=folder)
    where = os.path.relpath(folder.resolve(), page.resolve().parent).replace(os.sep, "/")
    return {n: f"{where}/{name}" for n, name in names.items()}

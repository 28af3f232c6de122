"""Documents for `assess`: the marking that they need, their names, and what can be missing on the machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pocarms.commands.exits import USAGE
from pocarms.commands.options import Options
from pocarms.commands.output import deliver_bytes, office
from pocarms.commands.saying import asked_language, in_words, refusal, tell
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile

if TYPE_CHECKING:
    from pocarms.assessment.result import Assessment
    from pocarms.memo.view import Turn
    from pocarms.reports.render import Fill
    from pocarms.reports.view import Section
    from pocarms.store.packs import Ready


def need_marking(profile: Profile, pack: Pack) -> None:
    """A document needs a marking that a person chose. Raises Stop, with the one suggested and why."""
    from pocarms.assessment.marking import suggestion
    from pocarms.reports.strings import strings

    wanted, n = suggestion(profile, pack)
    why = strings(asked_language())("marking.why", n=n)
    if not profile.marked:
        names = ", ".join(f'"{m}"' for m in profile.marking.scheme.ids)
        key = "document.suggested" if wanted else "document.unmarked"
        raise refusal(USAGE, key, names=names, wanted=in_words(wanted), why=why)
    if wanted and pack.memo is None:  # a pack with a memo has its own rule for it
        tell("warning", "document.marking", wanted=in_words(wanted), why=why)


def deliver_document(
    report: str,
    assessment: Assessment,
    options: Options,
    ready: Ready,
    taken: Sequence[str],
    turned: Sequence[Turn],
    extra: tuple[Section, ...] = (),
    filler: Fill | None = None,
) -> None:
    """Make a document and write it; without -o the tool chooses the name, which ends with the marking. Raises Stop."""
    from pocarms.documents.marking import file_name
    from pocarms.documents.pdf import CHOSEN, NoBrowser
    from pocarms.documents.produce import produce
    from pocarms.reports.front import marking
    from pocarms.reports.strings import strings

    whole = bool(options.whole)
    with office(ready.language):
        try:
            data = produce(
                report, options.format, assessment, ready.texts, ready.language, taken, turned, whole, extra, filler
            )
        except NoBrowser as error:
            key = "pdf.failed" if error.browser else "pdf.none"
            said = {"browser": error.browser, "why": error.why, "variable": CHOSEN}
            raise refusal(USAGE, key, ready.language, **said) from None
    name = file_name(f"{assessment.profile.id}-{report}", marking(assessment, strings(ready.language)), options.format)
    deliver_bytes(data, options.output or name, options.force)

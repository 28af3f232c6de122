"""Where a question of an assessment is asked and what stands there: what the pages of filling in share."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from pocarms.assessment.judge import Judged, Judgement
from pocarms.interview.notebook import Notebook
from pocarms.model.profile import Part, Profile
from pocarms.reasoning.ask_next.field import Ask
from pocarms.web.gate import Refused
from pocarms.web.site import Of, Site
from pocarms.wording.answered import answer_lines, is_said


def address(name: str, ask: Ask, way: str, skipped: Sequence[Ask] = ()) -> str:
    """Return the address of a question."""
    part = f"&part={quote(ask.part, safe='')}" if ask.part else ""
    part += f"&block={quote(ask.block, safe='')}" if ask.block else ""
    skip = "".join(f"&skip={quote(skip_word(a), safe='')}" for a in skipped)
    return f"/p/{quote(name)}/q/{quote(ask.question)}?way={way}{part}{skip}"


def part_of(profile: Profile, id_: str) -> Part:
    """Return a part of an assessment. Raises Refused where there is none of this id."""
    found = next((p for p in profile.parts if p.id == id_), None)
    if found is None:
        raise Refused(404, "missing")
    return found


def of_notebook(site: Site, name: str, notebook: Notebook) -> Of:
    profile = notebook.page.profile
    return site.of(name, profile, site.desk.shelf(profile.pack, site.language))


def skip_word(ask: Ask) -> str:
    return f"{ask.part}/{ask.question}" if ask.part else ask.question


def skipped_of(given: Sequence[str]) -> list[Ask]:
    return [Ask(*text.split("/", 1)) if "/" in text else Ask("", text) for text in given[:200]]


def judged_in(judgement: Judgement, part: str) -> Judged:
    return next(j for j in (judgement.whole, *judgement.parts) if j.case.id == part)


def overridden(site: Site, notebook: Notebook, ask: Ask) -> list[tuple[str, list[str]]]:
    """Return what blocks that a part takes answers from say, where its own answer goes before theirs; else []."""
    profile = notebook.page.profile
    part = next((p for p in profile.parts if p.id == ask.part), None)
    if part is None or ask.block or not notebook.on_file(ask):
        return []
    asked = notebook.prepared.pack.questions[ask.question]
    found = [(profile.shared[b].title, profile.shared[b].answers.get(ask.question, ())) for b in part.uses]
    return [(title, answer_lines(asked, given, site.words)) for title, given in found if any(map(is_said, given))]

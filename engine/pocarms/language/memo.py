"""The memo of a pack: sections, who signs, the marking it suggests."""

from __future__ import annotations

from pocarms.language.env import Env
from pocarms.language.values import Rec
from pocarms.model.papers import Memo, MemoSection


def read_memo(rec: Rec | None, env: Env) -> Memo | None:
    """Return the memo of a pack's header, None where it has none. What it names must be there."""
    if rec is None:
        return None
    sections, marking = rec.rec("sections"), rec.rec("marking")
    return Memo(
        title=rec.text("title"),
        reminder=rec.text("reminder"),
        sections=tuple(_section(id_, one, env) for id_, one in sections.records()) if sections is not None else (),
        signs=env.known_all(rec.scalars("signs"), "an owner", env.header.owners),
        leads=rec.flag("leads"),
        marking=marking.text("suggest").replace("_", " ") if marking is not None else "",
        given=env.known_all(rec.scalars("given"), "a question", env.questions),
        marking_when=env.optional(marking, "when", "an action", env.names.of("actions")) if marking is not None else "",
    )


def _section(id_: str, rec: Rec, env: Env) -> MemoSection:
    return MemoSection(
        id=id_,
        title=rec.text("title"),
        says=rec.text("says"),
        questions=env.known_all(rec.scalars("questions"), "a question", env.questions),
        after_measures=rec.flag("after_measures"),
    )

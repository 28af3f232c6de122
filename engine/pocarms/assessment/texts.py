"""Small pieces that several parts of an assessment say: citations, chosen values, labels."""

from __future__ import annotations

from pocarms.assessment.judge import Judged
from pocarms.assessment.result import Alternative, ChosenText, SourceRef
from pocarms.model.pack import Choose, Citation, Pack
from pocarms.program.names import name
from pocarms.records import dataclass
from pocarms.wording.words import citation_words, condition_words


@dataclass(frozen=True)
class Says:
    """A pack whose texts are in the chosen language, and that language."""

    pack: Pack
    language: str

    def cite(self, citations: tuple[Citation, ...]) -> tuple[SourceRef, ...]:
        """Return citations ready to print."""
        return tuple(
            SourceRef(
                doc=c.doc,
                text=citation_words(c, self.pack, self.language),
                section=c.section,
                page=c.page,
                box=c.box,
                footnote=c.footnote,
                paragraph=c.paragraph,
                basis=c.basis,
                status=c.status,
                note=c.note,
            )
            for c in citations
        )

    def owner(self, owner: str) -> str:
        """Return the label of an owner, or the id where the pack has none."""
        return self.pack.owners.get(owner, owner)

    def room(self, room: str) -> str:
        """Return the label of a degree of room to act."""
        return self.pack.room.get(room, room)

    def chosen(self, judged: Judged, field: str, finding: str, choose: Choose[str] | None) -> ChosenText | None:
        """Return the first branch that certainly holds; earlier branches that are undecided are its alternatives."""
        if choose is None:
            return None
        label = self.owner if field == "owner" else self.room
        undecided: list[Alternative] = []
        for n, branch in enumerate(choose.branches):
            value = True if branch.when is None else judged.value(name(field, finding, n))
            if value:
                return ChosenText(branch.value, label(branch.value), tuple(undecided))
            if value is None and branch.when is not None:
                if_ = condition_words(branch.when, self.pack, self.language)
                undecided.append(Alternative(branch.value, label(branch.value), if_))
        return ChosenText("", "", tuple(undecided)) if undecided else None

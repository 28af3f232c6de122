"""What the builders of a pack share: what is declared, and the list on which faults are noted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from pocarms.language.names import Names, undefined
from pocarms.language.values import Rec
from pocarms.model.conditions import Duration
from pocarms.model.pack import Addressable, Citation, Facet, Kind, Question, Scale, SourceDoc
from pocarms.model.span import Span
from pocarms.source.faults import Fault
from pocarms.source.nodes import Scalar


@dataclass(slots=True)
class Header:
    """The header of a pack, read: the vocabularies that everything else refers to."""

    id: str = ""
    version: str = ""
    title: str = ""
    language: str = "en"
    about: str = ""
    sources: dict[str, SourceDoc] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    room: dict[str, str] = field(default_factory=dict)
    blocks: dict[str, str] = field(default_factory=dict)
    facets: dict[str, Facet] = field(default_factory=dict)
    kinds: dict[str, Kind] = field(default_factory=dict)
    scales: dict[str, Scale] = field(default_factory=dict)
    parameters: dict[str, Duration | int | float] = field(default_factory=dict)
    addressables: dict[str, Addressable] = field(default_factory=dict)
    attributes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    rec: Rec | None = None


@dataclass(slots=True)
class Env:
    """Everything a builder needs to know. `faults` grows; the rest is settled before conditions are read."""

    names: Names
    header: Header
    faults: list[Fault]
    questions: Mapping[str, Question] = field(default_factory=dict)  # without their asked_when
    templates: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # for_each finding -> ids made of it
    made: frozenset[str] = frozenset()  # those ids, together

    def known(self, id_: Scalar, what: str, choices: Collection[str], scale: str = "") -> str | None:
        """Return an id if it is among the choices; else note the fault and return None; see `undefined`."""
        if id_.text in choices:
            return id_.text
        self.faults.append(undefined(id_, what, choices, self.names, scale))
        return None

    def known_all(self, ids: Iterable[Scalar], what: str, choices: Collection[str]) -> tuple[str, ...]:
        """Return those of the ids that are among the choices, noting a fault for each other one."""
        return tuple(id_.text for id_ in ids if self.known(id_, what, choices) is not None)

    def optional(self, rec: Rec, key: str, what: str, choices: Collection[str]) -> str:
        """Return the id under a key, or "" where there is none or it stands for nothing."""
        id_ = rec.scalar(key)
        return "" if id_ is None else self.known(id_, what, choices) or ""

    def place(self, section: str, id_: str, rec: Rec) -> Span:
        """Return where an item's id stands."""
        return self.names.of(section).get(id_, rec.span)

    def findings(self, ids: Iterable[Scalar]) -> tuple[str, ...]:
        """Return finding ids; the id of a for_each finding stands for all that are made of it."""
        out: list[str] = []
        for id_ in ids:
            if id_.text in self.made:
                out.append(id_.text)
            elif self.known(id_, "a finding", self.names.of("findings")) is not None:
                out.extend(self.templates.get(id_.text, (id_.text,)))
        return tuple(dict.fromkeys(out))

    def citations(self, rec: Rec) -> tuple[Citation, ...]:
        """Return the sources of an item, in the order written."""
        return tuple(self._citation(item) for item in rec.recs("source"))

    def _citation(self, rec: Rec) -> Citation:
        doc = rec.scalar("doc")
        if doc is not None:
            self.known(doc, "a source document", self.header.sources)
        return Citation(
            doc=rec.text("doc"),
            section=rec.text("section"),
            page=rec.text("page"),
            box=rec.text("box"),
            footnote=rec.text("footnote"),
            paragraph=rec.text("paragraph"),
            basis=rec.text("basis", "stated"),
            status=rec.text("status", "confirmed"),
            note=rec.text("note"),
            span=rec.span,
        )

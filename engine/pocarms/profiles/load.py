"""Reading a profile: from a file to the typed model, with every fault at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Map
from dataclasses import field
from pathlib import Path

from pocarms.model.conditions import Condition, EvidenceTest, leaves
from pocarms.model.marking import USUAL, Scheme
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.profiles.actions import read_actions
from pocarms.profiles.answers import read_answers
from pocarms.profiles.digest import fingerprinted
from pocarms.profiles.fields import Fields, kind_of
from pocarms.profiles.header import read_marking, read_parameters, read_state, read_subject
from pocarms.profiles.noting import fault, warning
from pocarms.profiles.parts import read_parts, read_shared
from pocarms.profiles.places import SCHEME
from pocarms.profiles.scheme import scheme_beside
from pocarms.records import dataclass
from pocarms.source.faults import Fault, FaultyInput, errors_of
from pocarms.source.nodes import Mapping, Node
from pocarms.source.read import Reading, read_file
from pocarms.source.suggest import nearest
from pocarms.source.told import Phrase, phrase

FindPack = Callable[[str], Pack]
_KEYS = (
    "pack",
    "version",
    "profile",
    "subject",
    "as_of",
    "marking",
    "state",
    "by",
    "date",
    "parameters",
    "answers",
    "shared",
    "parts",
    "actions",
    "note",
)
_GIVEN = ("as_of", "parameters", "shared", "parts")


class NoSuchPack(KeyError):
    """Raised by a pack finder; `known` are the packs there are, for a suggestion. A plain KeyError does as well."""

    def __init__(self, pack: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(pack)
        self.known = known


@dataclass(frozen=True)
class CheckedProfile:
    """A profile as far as it could be read, its pack, and every fault, warnings included.

    `profile` is None where there are errors; `pack` is None where there is none of this name. `sources` maps the file's
    name to its text; `policy` is the one that lets the pack be used (id, title), empty under none.
    """

    profile: Profile | None
    pack: Pack | None
    faults: tuple[Fault, ...]
    sources: dict[str, str]
    policy: Map[str, str] = field(default_factory=dict)


def load_profile(path: Path, find_pack: FindPack, name: str | None = None) -> tuple[Profile, Pack]:
    """Read a profile and the pack it names. Raises FaultyInput with every fault of the file, or of the pack.

    `find_pack` returns a pack by id, and raises KeyError (or NoSuchPack) where there is none. `name` is what to call
    the file in faults (default: the path). Warnings do not stop the reading; `check_profile` returns them.
    """
    checked = check_profile(path, find_pack, name)
    if checked.profile is None or checked.pack is None:
        raise FaultyInput(checked.faults, checked.sources)
    return checked.profile, checked.pack


def check_profile(
    path: Path, find_pack: FindPack, name: str | None = None, any_version: bool = False
) -> CheckedProfile:
    """Read a profile and return it with every fault and warning. Raises FaultyInput only for faults of the pack.

    Its marking is one of the scheme that lies beside it, else of the usual one; faults of a scheme are told alone.
    any_version: that it asks for another version of the pack is no fault; whoever reads it so says so themselves.
    """
    name = str(path) if name is None else name
    reading = read_file(path, name)
    try:
        scheme = scheme_beside(path.parent, str(Path(name).with_name(SCHEME)))
    except FaultyInput as error:
        return CheckedProfile(None, None, tuple(error.faults), error.sources)
    return check_reading(reading, find_pack, name, any_version, scheme)


def check_reading(
    reading: Reading, find_pack: FindPack, name: str, any_version: bool = False, scheme: Scheme = USUAL
) -> CheckedProfile:
    """Do what `check_profile` does, for a file that has been read already."""
    faults = list(reading.faults)
    sources = {name: reading.text}
    if reading.node is None:
        return CheckedProfile(None, None, tuple(faults), sources)
    if not isinstance(reading.node, Mapping):
        faults.append(
            fault(
                "P001",
                reading.node.span,
                phrase("no_profile", kind=kind_of(reading.node)),
                phrase("help.no_profile"),
            )
        )
        return CheckedProfile(None, None, tuple(faults), sources)
    fields = Fields(reading.node, "profile", _KEYS, faults)
    pack = _find(fields, find_pack, faults)
    profile = _read(fields, pack, faults, name, any_version, scheme)
    failed = pack is None or bool(errors_of(faults))
    return CheckedProfile(None if failed else profile, pack, tuple(faults), sources)


def read_given(node: Node, pack: Pack, faults: list[Fault]) -> Profile:
    """Return the profile that the `given` of a pack's test stands for.

    `node` is a block of `question: answer` lines in any form, with the optional keys as_of, parameters, shared and
    parts. What is faulty is noted in `faults` and left out.
    """
    if not isinstance(node, Mapping):
        read_answers(node, pack.questions, faults)  # says what is expected
        return Profile(pack.id, "test", {"name": "test"})
    fields = Fields(node, "given", _GIVEN, faults, free=True)
    as_of = fields.date("as_of")
    shared = read_shared(fields, pack, faults, as_of)
    profile = Profile(
        pack=pack.id,
        id="test",
        subject={"name": "test"},
        as_of=as_of,
        parameters=read_parameters(fields.get("parameters"), pack.parameters, faults),
        answers=read_answers(node, pack.questions, faults, as_of=as_of, reserved=_GIVEN),
        shared=shared,
        parts=read_parts(fields, pack, shared, faults, as_of),
        file=node.span.file,
    )
    return fingerprinted(profile)


def _find(fields: Fields, find_pack: FindPack, faults: list[Fault]) -> Pack | None:
    id, node = fields.text("pack"), fields.get("pack")
    if not id or node is None:
        if node is None:
            fields.missing("pack")
        return None
    try:
        return find_pack(id)
    except KeyError as error:
        known: tuple[str, ...] = getattr(error, "known", ())
        faults.append(
            fault(
                "P005",
                node.span,
                phrase("no_pack", pack=id[:80]),
                phrase("help.no_pack"),
                found=id,
                expected=", ".join(sorted(known)),
                suggestion=nearest(id, known),
            )
        )
        return None


def _read(
    fields: Fields, pack: Pack | None, faults: list[Fault], name: str, any_version: bool, scheme: Scheme
) -> Profile:
    """Read everything; what can only be judged with the pack is left out where there is none."""
    if fields.get("profile") is None:
        fields.missing("profile")
    if fields.get("answers") is None and fields.node.get("answers") is None and not fields.get("parts"):
        fields.missing("answers")
    as_of = fields.date("as_of")
    state, sign = read_state(fields, as_of, faults)
    profile = Profile(
        pack=fields.text("pack"),
        id=fields.id("profile"),
        subject=read_subject(fields, faults),
        as_of=as_of,
        version=fields.text("version"),
        marking=read_marking(fields, scheme),
        marked=fields.get("marking") is not None,
        state=state,
        sign=sign,
        note=fields.text("note"),
        file=name,
    )
    if pack is None:
        return profile
    if profile.version and profile.version != pack.version and not any_version:
        faults.append(_other_version(fields, profile, pack))
    if as_of is None and fields.get("as_of") is None and (needs := _needs_a_day(pack)):
        faults.append(warning("P042", fields.node.span, needs, phrase("help.no_day")))
    shared = read_shared(fields, pack, faults, as_of)
    answers = fields.get("answers")
    profile = dataclasses.replace(
        profile,
        parameters=read_parameters(fields.get("parameters"), pack.parameters, faults),
        answers=read_answers(answers, pack.questions, faults, as_of=as_of) if answers is not None else {},
        shared=shared,
        parts=read_parts(fields, pack, shared, faults, as_of),
        actions=read_actions(fields, pack, faults),
    )
    return fingerprinted(profile)


def _other_version(fields: Fields, profile: Profile, pack: Pack) -> Fault:
    return fault(
        "P006",
        fields.span_of("version"),
        phrase("version", wanted=profile.version, pack=pack.id, there=pack.version),
        phrase("help.version"),
        found=profile.version,
        expected=pack.version,
    )


def _needs_a_day(pack: Pack) -> Phrase | None:
    """Return what of the pack needs the day of the profile, to be said; None if nothing does."""
    dates = [question.id for question in pack.questions.values() if question.type == "date"]
    if dates:
        return phrase("no_day.question", question=dates[0])
    for condition in _conditions(pack):
        for leaf in leaves(condition):
            if isinstance(leaf, EvidenceTest) and leaf.within is not None:
                return phrase("no_day.evidence", question=leaf.question)
    return None


def _conditions(pack: Pack) -> Iterator[Condition]:
    """Yield the conditions in which evidence tests may stand: those of findings and level rules."""
    for finding in pack.findings.values():
        yield finding.when
    for rule in pack.level_rules:
        yield rule.when

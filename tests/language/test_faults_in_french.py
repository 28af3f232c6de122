"""What checks say of packs that can be read, in French: every bad pack of the tests, with no English left."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from pocarms.language import names, shapes
from pocarms.language.fault_words_en import EN
from pocarms.language.fault_words_fr import FR
from pocarms.language.grammar import DEFINITIONS, FILE
from pocarms.language.grammar_fr import FR as GRAMMAR
from pocarms.language.grammar_locale import LOCALE
from pocarms.language.load import Checked, check_pack
from pocarms.language.names import SHARED
from pocarms.language.names_fr import FR as NAMES
from pocarms.passport.grammar import PASSPORT, POLICY
from pocarms.passport.policy import read_policy
from pocarms.profiles.scheme import read_scheme
from pocarms.source.faults import FaultyInput
from pocarms.source.show import show_faults
from pocarms.wording.faults import said_in
from tests.language.test_bad_packs import BAD, CASES
from tests.source.french import english_left, keys_of, unlike_places, well_set

ENGLISH = {**EN, **{text: text for text in (*GRAMMAR, *NAMES)}}
FRENCH = {**FR, **GRAMMAR, **NAMES}


@cache
def _checked(name: str) -> Checked:
    return check_pack(BAD / name, shown=name)


@pytest.mark.parametrize("name", CASES)
def test_no_english_is_left(name: str) -> None:
    checked = _checked(name)
    faults = [fault for fault in checked.faults if fault.code[0] == "R" and fault.told is not None]
    french = said_in(faults, "fr")
    for own, said in zip(faults, french, strict=True):
        assert (said.code, said.span, said.found, said.suggestion) == (own.code, own.span, own.found, own.suggestion)
        assert said.message != own.message and said.help != own.help and bool(said.expected) == bool(own.expected)
    shown = show_faults(french, checked.sources, "fr")
    assert not english_left(show_faults(french, {}, "fr"), ENGLISH, FRENCH), shown
    assert well_set(shown, "".join(checked.sources.values())), shown


def test_what_checks_find_in_a_pack_that_can_be_read_is_french() -> None:
    """Warnings and what a source asks for: with nothing else wrong the answer is French from end to end."""
    told = [fault for name in CASES for fault in _checked(name).faults if fault.code[0] == "R"]
    assert {fault.code for fault in told if fault.told is None and fault.code >= "R8"} == set()


POLICY_TEXT = "policy: [x]\ntitel: a\npacks_must: {be_reviewed: ja, leave_unnoticed_at_most: -1, have_digest: 3}\n"
SCHEME_TEXT = "markings: [{id: x, en: X}, {id: [y], en: '', fr: Y, colour: red}]\n"


@pytest.mark.parametrize(("text", "read"), [(POLICY_TEXT, read_policy), (SCHEME_TEXT, read_scheme)])
def test_what_field_users_write_is_told_in_french_alone(
    text: str, read: Callable[[Path], object], tmp_path: Path
) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(FaultyInput) as bad:
        read(file)
    assert len(bad.value.faults) > 2 and all(fault.told is not None for fault in bad.value.faults)
    french = show_faults(said_in(bad.value.faults, "fr"), {}, "fr")
    assert not english_left(french, ENGLISH, FRENCH), french
    assert "anglais" not in french


def test_every_text_is_said_by_a_bad_pack() -> None:
    faults = [fault for name in (*CASES, "nowhere") for fault in _checked(name).faults if fault.code[0] == "R"]
    said = {key for fault in faults if fault.told is not None for key in keys_of(fault)}
    assert set(EN) - said == {"little", "pack.many", "help.pack.many"}  # no grammar asks for two keys; 500 faults


def _of_grammar(shape: shapes.Shape, seen: set[int]) -> Iterator[str]:
    """Yield every text of a grammar that a fault may say."""
    if id(shape) in seen:
        return
    seen.add(id(shape))
    match shape:
        case shapes.Id(of=of):
            yield f"of {of}"
        case shapes.NewId(of=of):
            yield of
        case shapes.ListOf(item=item):
            yield from _of_grammar(item, seen)
        case shapes.MapOf(key=key, value=value):
            yield key
            yield from _of_grammar(value, seen)
        case shapes.ByKind(scalar=scalar, sequence=sequence, mapping=mapping):
            for one in (scalar, sequence, mapping):
                yield from _of_grammar(one, seen) if one is not None else ()
        case shapes.Record(what=what, hint=hint, other=other):
            yield from (text for text in (what, hint) if text)
            beside = {name for key in shape.keys for name in key.with_ if name != "pack"}
            yield from (key.doc for key in shape.keys if key.required or key.name in beside)
            for inner in (*(key.shape for key in shape.keys), *([other] if other is not None else [])):
                yield from _of_grammar(inner, seen)
        case shapes.Named(name=name):
            yield shape.noun
            yield from _of_grammar(DEFINITIONS[name], seen)
        case shapes.Word():
            pass
        case _:
            yield shape.noun


def test_every_text_of_a_grammar_is_french() -> None:
    texts = {"a pack file", "a translation", "a passport", "a policy"}  # as whole files are called
    texts |= {"a marking", "a marking scheme", "From the least to the most protected."}  # `profiles.scheme`
    texts |= {"The word that profiles write.", "What papers in English print.", "What papers in French print."}
    seen: set[int] = set()
    for shape in (FILE, LOCALE, PASSPORT, POLICY):
        texts |= set(_of_grammar(shape, seen))
    assert texts - set(GRAMMAR) == set() and set(GRAMMAR) - texts == set()


def test_what_ids_stand_for_is_french() -> None:
    """Wherever the builders call a thing by its name, and whatever may be missing."""
    found = set(SHARED.values())
    for file in sorted(Path(names.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in CALLED:
                found |= {one.value for one in node.args if isinstance(one, ast.Constant) and _calls(one.value)}
    assert found - set(NAMES) == set()
    left = {what for what in NAMES if _calls(what)} - found
    assert left <= {"a degree of room to act", "a question or concept", RESULT}  # not written in the call


CALLED = ("known", "known_all", "optional", "undefined", "reserved", "_words", "_choose")
RESULT = "a finding, level rule, bundle, measure, action or modifier"


def _calls(value: object) -> bool:
    return isinstance(value, str) and re.match("(an?|something) ", value) is not None


def test_both_tables_hold_the_same_texts() -> None:
    assert list(EN) == list(FR) and unlike_places(EN, FR) == []
    assert [key for key in EN if EN[key] == FR[key]] == ["gate.none", "id.of_scale"]

"""The answer workbook as a file: what stands in it, and that it cannot do harm."""

from __future__ import annotations

import datetime
import html
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace

import pytest

from pocarms.documents.workbook.write import ANSWER, BY
from pocarms.model.marking import USUAL
from pocarms.model.profile import Answer, Evidence
from tests.documents.books import EXAMPLES, book_of, layout_of, opened, pack, profile_of, two_pages_fit
from tests.documents.plans import plan_book

MONUSCO = EXAMPLES / "monusco-2020.yaml"
HOSTILE = "=cmd|' /C calc'!A0 +1 -1 @x {{ 7*7 }} <b>&amp;\x07 \u202eevil עברית 😀 _x0041_ \"' " + "x" * 10_000


def test_every_question_that_applies_stands_once() -> None:
    made = layout_of(profile_of(MONUSCO))
    keys = [row.key for sheet in made.sheets for row in sheet.rows if row.key]
    assert len(keys) == len(set(keys))
    asked = {key.split("|")[1] for key in keys}
    assert asked <= set(pack("poc_arms").questions)
    parts = {part.id for part in profile_of(MONUSCO).parts}
    for key in keys:
        place, question, _ = key.split("|")
        assert pack("poc_arms").questions[question].of_part is bool(place)
        assert place in parts | {""}


def test_a_component_is_asked_what_it_knows() -> None:
    questions = pack("poc_arms").questions
    made = layout_of(profile_of(MONUSCO), "human_rights")
    assert [sheet.id for sheet in made.sheets] == ["human_rights"]
    asked = {row.key.split("|")[1] for row in made.sheets[0].rows if row.key}
    assert asked and all("human_rights" in questions[id].who_knows for id in asked)


def test_marking_on_every_sheet_and_in_the_properties() -> None:
    book = opened(book_of(replace(profile_of(MONUSCO), marking=USUAL.marking("strictly confidential"))))
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    assert len(shown) > 3
    for sheet in shown:
        assert sheet.oddHeader.center.text == sheet.oddFooter.center.text == "STRICTLY CONFIDENTIAL"
        assert sheet.cell(1, 2).value == "STRICTLY CONFIDENTIAL"
        assert "&P" in sheet.oddFooter.right.text and "&N" in sheet.oddFooter.right.text
    assert book.properties.category == "STRICTLY CONFIDENTIAL"


def test_drop_downs_offer_every_option_and_unknown() -> None:
    book = opened(book_of(profile_of(MONUSCO)))
    lists = book["_lists"]
    questions = pack("poc_arms").questions
    seen = 0
    for sheet in book.worksheets:
        offered = {}
        for rule in sheet.data_validations.dataValidation:
            column = re.match(r"=?_lists!\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)", rule.formula1)
            assert column
            offered.update(
                {
                    c: [lists[f"{column[1]}{n + 1}"].value for n in range(int(column[2]))]
                    for c in str(rule.sqref).split()
                }
            )
        cells = {}
        for area, words in offered.items():
            for row in sheet[area] if ":" in area else ((sheet[area],),):
                cells.update({cell.coordinate: words for cell in row})
        for row in range(4, sheet.max_row + 1):
            key = str(sheet.cell(row, 1).value or "")
            if key.count("|") != 2:
                continue
            _, id, option = key.split("|")
            question, words = questions[id], cells.get(f"G{row}", [])
            if option:
                assert words == ["yes", "no", "unknown"]
            elif question.type in ("yes_no", "practice", "choice", "ordered"):
                assert len(words) == len(question.options) + 1 + question.may_not_apply
                assert "unknown" in words
                seen += 1
            assert not sheet.cell(row, 7).protection.locked or (question.type == "choices" and not option)
    assert seen > 50


def test_what_is_on_file_stands_beside_the_line_it_answers() -> None:
    """Not in one narrow cell above all lines; what two people said stands beside each other, nothing said above."""
    profile = profile_of(MONUSCO)
    said = profile.answers["mission.components"][0]
    assert isinstance(said.value, Mapping)
    other = replace(said, value={**said.value, "jmac": "no"}, evidence=Evidence(by="Somebody else"))
    waived = replace(said, value="unknown", evidence=Evidence(by="A third"))

    def shown(*answers: Answer, **options: bool) -> dict[str, str]:
        answered = replace(profile, answers={**profile.answers, "mission.components": answers})
        rows = [row for sheet in layout_of(answered, **options).sheets for row in sheet.rows]
        return {row.key.split("|")[2]: row.present for row in rows if row.key.startswith("|mission.components|")}

    once = shown(said)
    assert once == {"": "", **{option: said.value.get(option, "unknown") for option in once if option}}
    assert {"yes", "unknown"} <= set(once.values())
    both = shown(said, other, waived)
    assert (both["jmac"], both["human_rights"], both[""]) == ("yes / no", "yes", "unknown")
    assert set(shown(said, present=False).values()) == {""}
    assert set(shown(replace(said, value=dict.fromkeys(said.value, "unknown"))).values()) == {"", "unknown"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_prints_on_two_pages_across_in_readable_letters(language: str) -> None:
    """What is asked on one page, what is filled in on the next, number and question on both, nothing running on."""
    book = opened(book_of(profile_of(MONUSCO), language=language))
    sheets = [s for s in book.worksheets if str(s.cell(1, 1).value).startswith("#sheet|")]
    assert len(sheets) > 5
    for sheet in sheets:
        assert two_pages_fit(sheet, ANSWER - 1, BY)
        heads = [cell for row in sheet.iter_rows(min_row=4) for cell in row if "heading" in cell.style]
        assert heads and all(cell.column == 3 and cell.alignment.wrap_text for cell in heads)
        title = sheet["B2"]  # whole on the second page too, where the columns beside it are others
        assert "B2:C2" in {str(area) for area in sheet.merged_cells.ranges} and title.alignment.wrap_text
        assert sheet.row_dimensions[2].height >= 21 * (1 + (len(title.value) > 36)) - 4


@pytest.mark.parametrize("file", ["monusco-2020.yaml", "hrddp/10-fuel-month-two.yaml"])
def test_the_lines_of_a_question_stay_on_its_page(file: str) -> None:
    """As headings stay with what they head: no option begins a page, but where a question is longer than one."""
    book = opened(book_of(profile_of(EXAMPLES / file)))
    seen = 0
    for sheet in [s for s in book.worksheets if str(s.cell(1, 1).value).startswith("#sheet|")]:
        keys = {n: str(sheet.cell(n, 1).value or "") for n in range(4, sheet.max_row + 1)}
        begins = [one.id + 1 for one in sheet.row_breaks.brk]
        assert not [keys[n] for n in begins if keys[n].rpartition("|")[2]], sheet.title
        seen += sum(bool(key.rpartition("|")[2]) for key in keys.values())
    assert seen > 3


def test_a_title_that_just_fills_its_line_has_room_for_two() -> None:
    """LibreOffice breaks this one where the letters of a screen are wider, and needs 33 points."""
    sheet = opened(book_of(profile_of(MONUSCO), "rco", language="fr")).worksheets[1]
    assert sheet["B2"].value == "Bureau du Coordonnateur résident" and sheet.row_dimensions[2].height >= 33
    transfer = profile_of(EXAMPLES / "hrddp" / "08-transfer-without-exemption.yaml")
    sheet = opened(book_of(transfer, "assessor")).worksheets[1]
    rows = {str(sheet.cell(n, 3).value): sheet.row_dimensions[n].height for n in range(4, sheet.max_row + 1)}
    assert rows["Lot 1, pistols: The assessor's conclusion"] >= 27  # a heading: so does LibreOffice


def test_names_of_sheets_keep_their_apostrophes() -> None:
    names = opened(book_of(profile_of(MONUSCO))).sheetnames
    assert "Resident coordinator’s office" in names and not [name for name in names if "'" in name or " s " in name]


@pytest.mark.parametrize("file", ["monusco-2020.yaml", "hrddp/10-fuel-month-two.yaml"])
def test_each_sheet_opens_on_its_first_yellow_cell(file: str) -> None:
    """So that the keyboard begins where something is to be answered, not in a hidden locked column."""
    profile = profile_of(EXAMPLES / file)
    for book in (opened(book_of(profile)), opened(plan_book(profile))):
        for sheet in [one for one in book.worksheets if one.sheet_state == "visible"]:
            (view,) = [one for one in sheet.sheet_view.selection if one.pane in (None, "bottomRight")]
            from_ = ANSWER if str(sheet.cell(1, 1).value).startswith("#sheet|") else 1
            cells = (cell for column in sheet.iter_cols(min_col=from_) for cell in column)
            first = next(cell for cell in cells if not cell.protection.locked)
            assert (view.activeCell, view.sqref) == (first.coordinate, first.coordinate), sheet.title


def test_same_input_same_bytes() -> None:
    assert book_of(profile_of(MONUSCO), "jmac") == book_of(profile_of(MONUSCO), "jmac")


def test_hostile_texts_stay_text() -> None:
    profile = profile_of(MONUSCO)
    said = Answer("embargo.cell", "yes", Evidence(HOSTILE, datetime.date(2020, 1, 1), "fair", HOSTILE, HOSTILE))
    hostile = replace(profile, subject={"name": HOSTILE}, answers={**profile.answers, "embargo.cell": (said,)})
    data = book_of(hostile)
    book = opened(data)
    found = 0
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n"), cell.coordinate
                found += "{{ 7*7 }}" in str(cell.value)
    assert found >= 1
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode()
            for foot in re.findall(r"<oddFooter>(.*?)</oddFooter>", text, re.DOTALL):
                foot = html.unescape(foot)
                assert len(foot) < 256 and "&C&" in foot and foot.endswith("of &N")
                assert re.findall('(?<!&)&(?!&|[LCRPN]|"Arial)', foot) == []
            assert "<f>" not in text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_fixed_words_in_both_languages(language: str) -> None:
    book = opened(book_of(profile_of(MONUSCO), "jmac", language=language))
    heads = [book.worksheets[1].cell(3, n).value for n in range(2, 13)]
    assert heads[5] == {"en": "Answer", "fr": "Réponse"}[language]
    assert book["_pocarms"].cell(8, 2).value == language

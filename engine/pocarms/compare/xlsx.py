"""The comparison as a workbook: a sheet each for grid, shared gaps, headquarters, pairs, answers, data dictionary.

Every text cell is a text, also where it begins with "=": nothing in the workbook is worked out by a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pocarms.compare.build import unknown_share
from pocarms.compare.cells import cell_view
from pocarms.compare.comparison import Comparison
from pocarms.compare.data import COLUMNS, grid_line
from pocarms.compare.strings import strings
from pocarms.compare.tables import need_note, need_title
from pocarms.documents.office import load
from pocarms.documents.sheets import add_sheet, height, new_book, put, save, widths
from pocarms.model.marking import marking_words
from pocarms.model.profile import Value
from pocarms.reports.clean import clean_text
from pocarms.wording.strings import Strings
from pocarms.wording.words import value_words

MOST_LINES = 100_000  # of answers; with more the sheet is left out, and the dictionary says so

Line = Sequence[str | int]


def to_xlsx(comparison: Comparison) -> bytes:
    """Return the workbook; the same comparison gives the same bytes. Raises OfficeMissing."""
    c, s = comparison, strings(comparison.language)
    marking = marking_words(c.marking, s.language)
    book = new_book(s("title"), marking, c.pack.title)
    dictionary: list[Line] = []

    def sheet(key: str, columns: Sequence[tuple[str, str, int]], lines: Sequence[Line]) -> None:
        """Write a sheet. columns: title, meaning ("" none), width."""
        title = s(f"xlsx.{key}")
        made = add_sheet(book, title, marking, s("title"), (s("page.before").strip(), s("page.between").strip()))
        sizes = [width for _, _, width in columns]
        _fill(made, marking, [head for head, _, _ in columns], lines, sizes)
        widths(made, sizes)
        dictionary.extend((title, head, meaning) for head, meaning, _ in columns if meaning)

    sheet("grid", *_grid(c, s))
    sheet("list_of_cells", *_cells(c, s))
    sheet("shared", *_shared(c, s))
    sheet("headquarters", *_headquarters(c, s))
    sheet("pairs", *_pairs(c, s))
    answers = list(_answers(c, s, MOST_LINES + 1))
    if len(answers) > MOST_LINES:
        dictionary.append((s("xlsx.answers"), "", s("xlsx.too_many", n=MOST_LINES)))
        answers = []
    sheet("answers", _answer_columns(s), answers)
    dictionary += [(s("xlsx.answers"), q.id, q.ask) for q in c.pack.questions.values()]
    heads = [(s("xlsx.sheet"), "", 22), (s("xlsx.column"), "", 34), (s("xlsx.meaning"), "", 90)]
    sheet("dictionary", heads, dictionary)
    return save(book)


def _fill(sheet: Any, marking: str, heads: Sequence[str], lines: Sequence[Line], sizes: Sequence[int]) -> None:
    """Write the marking, the heads and the lines; heads are frozen and have filters."""
    put(sheet, 1, 1, marking, "marking", wrap=False)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(heads))
    for column, head in enumerate(heads, 1):
        put(sheet, 2, column, head, "head")
    sheet.row_dimensions[2].height = _height(heads, sizes)
    for row, line in enumerate(lines, 3):
        sheet.row_dimensions[row].height = _height(line, sizes)
        for column, value in enumerate(line, 1):
            cell = put(sheet, row, column, value, "cell")
            if isinstance(value, int):
                cell.number_format = "0"
    sheet.freeze_panes = "C3" if len(heads) > 4 else "A3"
    letter = load("openpyxl.utils").get_column_letter(len(heads))
    sheet.auto_filter.ref = f"A2:{letter}{len(lines) + 2}"
    sheet.print_title_rows = "2:2"


def _height(line: Line, sizes: Sequence[int]) -> float:
    return height([value if isinstance(value, str) else "" for value in line], sizes)


Columns = list[tuple[str, str, int]]


def _told(key: str, width: int, s: Strings) -> tuple[str, str, int]:
    return s(f"column.{key}"), s(f"meaning.{key}"), width


def _grid(c: Comparison, s: Strings) -> tuple[Columns, list[Line]]:
    columns = [_told("panel", 16, s), _told("mission", 14, s), _told("as_of", 12, s), _told("unknown_questions", 16, s)]
    columns += [(row.label, s("meaning.cell"), 17) for row in c.rows]
    lines: list[Line] = []
    for result in c.panels:
        for mission in result.panel.missions:
            source = c.standing.gathered.sources[mission.now]
            line: list[str | int] = [result.panel.label, mission.name, source.as_of, unknown_share(c, mission.now, s)]
            for row in c.rows:
                view = cell_view(c, mission, "", row, s)
                said = [f"{view.symbol} {view.words}", *view.more] if view.words else []
                line.append("\n".join(said or [f"{n.symbol} {n.n} {n.words}" for n in view.counts]))
            lines.append(line)
    return columns, lines


def _cells(c: Comparison, s: Strings) -> tuple[Columns, list[Line]]:
    wide = {"row": 34, "gaps": 50, "file": 26, "mission": 14, "panel": 16, "profile": 16}
    names = ["unknown_questions" if n == COLUMNS.index("unknown") else x for n, x in enumerate(COLUMNS)]
    columns = [_told(name, wide.get(name, 12), s) for name in names]
    lines = [
        grid_line(result, mission, row, c) for result in c.panels for mission in result.panel.missions for row in c.rows
    ]
    return columns, lines


def _shared(c: Comparison, s: Strings) -> tuple[Columns, list[Line]]:
    columns = [(s("head.gap"), "", 46), (s("xlsx.id"), "", 28), _told("mission", 16, s)]
    columns += [(s("xlsx.state"), s("meaning.state_of_gap"), 14), (s("xlsx.areas"), s("meaning.areas"), 28)]
    lines: list[Line] = []
    for one in c.shared:
        title = c.pack.findings[one.finding].title
        for h in one.having:
            state = s(f"state.{h.state}") if h.state else ""
            lines.append((title, one.finding, h.mission.name, state, s.joined(map(clean_text, h.parts))))
        lines += [(title, one.finding, m.name, s("style.unknown"), "") for m in one.open]
    return columns, lines


def _headquarters(c: Comparison, s: Strings) -> tuple[Columns, list[Line]]:
    columns = [(s("xlsx.list"), s("meaning.list"), 30), (s("head.need"), "", 46), (s("xlsx.note"), "", 28)]
    columns += [_told("mission", 16, s), (s("xlsx.state"), s("meaning.state_of_gap"), 14), (s("xlsx.areas"), "", 24)]
    lists = c.pack.compare.headquarters if c.pack.compare else {}
    lines: list[Line] = [
        (
            lists[id_].label,
            need_title(c, need),
            need_note(need, s),
            h.mission.name,
            s(f"state.{h.state}") if h.state else "",
            s.joined(map(clean_text, h.parts)),
        )
        for id_, needs in c.headquarters.items()
        for need in needs
        for h in need.having
    ]
    return columns, lines


def _pairs(c: Comparison, s: Strings) -> tuple[Columns, list[Line]]:
    columns = [_told("panel", 16, s), (s("head.practice"), "", 50), (s("head.lacks"), s("meaning.lacks"), 16)]
    columns += [(s("xlsx.state"), "", 12), (s("head.ask"), s("meaning.ask"), 18)]
    columns += [(s("xlsx.alike"), s("meaning.alike"), 44), (s("xlsx.unlike"), s("meaning.unlike"), 44)]

    def said(concepts: Sequence[str]) -> str:
        return s.joined(c.pack.concepts[x].label for x in concepts)

    lines: list[Line] = [
        (
            result.panel.label,
            c.pack.questions[pair.practice].ask,
            pair.mission.name,
            s(f"state.{pair.state}"),
            example.mission.name,
            said(example.alike),
            said(example.unlike),
        )
        for result in c.panels
        for pair in result.pairs.pairs
        for example in pair.examples
    ]
    return columns, lines


def _answer_columns(s: Strings) -> Columns:
    return [
        _told("mission", 16, s),
        (s("xlsx.area"), s("meaning.area"), 22),
        (s("xlsx.block"), "", 28),
        (s("xlsx.id"), s("meaning.id"), 30),
        (s("xlsx.question"), "", 56),
        (s("head.answer"), s("meaning.answer"), 34),
    ]


def _answers(c: Comparison, s: Strings, most: int) -> Iterator[Line]:
    """Yield every answer on file of the missions shown, the first so many."""
    questions = list(c.pack.questions.values())
    of_part = [q for q in questions if q.of_part]
    given = 0
    for result in c.panels:
        for mission in result.panel.missions:
            source = c.standing.gathered.sources[mission.now]
            held: list[tuple[str, Any, Value | None]] = [
                ("", *pair) for pair in zip(questions, source.values, strict=True)
            ]
            for (_, title), values in zip(source.parts, source.area_values, strict=True):
                held += [(clean_text(title), *pair) for pair in zip(of_part, values, strict=True)]
            for area, question, value in held:
                if value is not None:
                    block = c.pack.blocks.get(question.block, "")
                    said = value_words(question, value, c.language)
                    yield mission.name, area, block, question.id, question.ask, said
                    given += 1
                    if given == most:
                        return

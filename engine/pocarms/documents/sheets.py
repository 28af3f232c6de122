"""What every workbook of ours has: text cells that never become formulas, the marking on each sheet, fixed bytes."""

from __future__ import annotations

import io
from collections.abc import Container, Iterable, Sequence
from typing import Any

from pocarms.documents.letters import lines
from pocarms.documents.office import load
from pocarms.documents.plain import cell_text, header_text
from pocarms.documents.zipped import settled

INK, SOFT, LINE, WASH, INPUT, ACCENT = "1C2530", "4A5663", "C3CCD5", "F3F6F9", "FFF9DB", "00578A"
STYLES = ("text", "marking", "title", "head", "label", "heading", "how", "input", "cell")
MOST_IN_FOOT = 45  # letters beside the marking, which stands in the middle
MOST_IN_TAB = 31  # letters that a spreadsheet allows in the name of a sheet
TITLE_HEIGHT = 21.0
_LINE = 12.8  # points from line to line of Arial 10
_A4_ACROSS, _SIDE, _DIGIT = 11.69, 0.4, 7.42 / 96  # inches; the last is how wide a digit of Arial 10 is
_A4_DOWN = 0.97 * (8.27 - 2 * 1.0)  # inches between the margins and what stands in them, with some to spare
META, LISTS = "_pocarms", "_lists"
_FORBIDDEN = str.maketrans({**dict.fromkeys("[]:*?/\\", " "), "'": "’"})  # in names of sheets


def new_book(title: str, marking: str, subject: str) -> Any:
    """Return a new workbook without sheets; its properties name the marking."""
    book = load("openpyxl").Workbook()
    book.remove(book.active)
    book.properties.title = cell_text(title)[:250]
    book.properties.subject = cell_text(subject)[:250]
    book.properties.category = cell_text(marking)[:250]
    book.properties.creator = "pocarms"
    normal = next(style for style in book._named_styles if style.name == "Normal")
    normal.font = load("openpyxl.styles").Font(name="Arial", size=10)  # widths of columns are told in its digits
    for name in STYLES:
        for wrap in (True, False):
            book.add_named_style(_style(name, wrap))
    return book


def add_sheet(book: Any, title: str, marking: str, foot: str, page: tuple[str, str]) -> Any:
    """Add a sheet, A4 across, with the marking at head and foot and page x of y; its title is made to fit."""
    name = _cut(" ".join(cell_text(title).translate(_FORBIDDEN).split()), MOST_IN_TAB) or "-"
    taken = {sheet.title.casefold() for sheet in book.worksheets}
    n, unlike = 1, name
    while unlike.casefold() in taken or unlike.casefold() == "history":
        n += 1
        unlike = f"{_cut(name, MOST_IN_TAB - 4)} {n}"
    sheet = book.create_sheet(unlike)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins.left = sheet.page_margins.right = _SIDE
    sheet.sheet_properties.pageSetUpPr = load("openpyxl.worksheet.properties").PageSetupProperties(fitToPage=True)
    for part in (sheet.oddHeader, sheet.oddFooter):
        part.center.text, part.center.font = header_text(marking), "Arial,Bold"
    sheet.oddFooter.left.text = header_text(_cut(foot, MOST_IN_FOOT))
    sheet.oddFooter.right.text = f"{header_text(page[0])} &P {header_text(page[1])} &N"
    sheet.sheet_view.showGridLines = False
    return sheet


def put(sheet: Any, row: int, column: int, value: object, style: str = "text", wrap: bool = True) -> Any:
    """Put a text (or a date, or a number) into a cell. style: one of STYLES."""
    cell = sheet.cell(row, column)
    cell.style = f"pocarms {style}{'' if wrap else ' line'}"
    if style == "title":
        sheet.row_dimensions[row].height = TITLE_HEIGHT
    if isinstance(value, str):
        if value:
            cell.value = cell_text(value)
            cell.data_type = "s"  # also where it begins with =
    elif value is not None:
        cell.value = value
    return cell


def _style(name: str, wrap: bool) -> Any:
    styles = load("openpyxl.styles")
    bold = name in ("marking", "title", "head", "label", "heading")
    color = {"how": SOFT, "heading": ACCENT}.get(name, INK)
    size = {"title": 14, "heading": 11}.get(name, 10)
    made = styles.NamedStyle(f"pocarms {name}{'' if wrap else ' line'}", number_format="@")
    made.font = styles.Font(name="Arial", size=size, bold=bold, color=color)
    made.alignment = styles.Alignment(wrap_text=wrap, vertical="top")
    if name == "marking":
        made.alignment = styles.Alignment(horizontal="center", vertical="center")
    if name in ("head", "input"):
        made.fill = styles.PatternFill("solid", fgColor=WASH if name == "head" else INPUT)
    if name == "input":
        made.protection = styles.Protection(locked=False)
    if name in ("head", "input", "cell", "how"):
        side = styles.Side(style="thin", color=LINE)
        made.border = styles.Border(left=side, right=side, top=side, bottom=side)
    return made


def widths(sheet: Any, sizes: Sequence[float]) -> None:
    """Set the widths of the columns from the first; 0 hides one."""
    letter = load("openpyxl.utils").get_column_letter
    for n, size in enumerate(sizes, 1):
        column = sheet.column_dimensions[letter(n)]
        if size:
            column.width = size
        else:
            column.hidden = True


def two_pages(sheet: Any, sizes: Sequence[float], second: int) -> None:
    """Print the columns before the column `second` on one page, the others on the next, columns 2 and 3 on both.

    sizes: the widths of the columns. All of them on one page would be smaller than anyone reads.
    """
    pagebreak = load("openpyxl.worksheet.pagebreak")
    widest = max(sum(sizes[: second - 1]), sum((*sizes[1:3], *sizes[second - 1 :])))
    sheet.sheet_properties.pageSetUpPr.fitToPage = False  # spreadsheets pass over breaks where they fit to a page
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = None
    sheet.page_setup.scale = min(100, int(98 * (_A4_ACROSS - 2 * _SIDE) / (widest * _DIGIT)))
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.print_title_cols = "B:C"
    sheet.col_breaks = pagebreak.ColBreak(brk=[pagebreak.Break(id=second - 1)])


def print_below_marking(sheet: Any) -> None:
    """Print from the second line and column on: the marking stands in the margins of every page, the keys are hidden.

    Not for hidden sheets: with an area to print they are printed.
    """
    letter = load("openpyxl.utils").get_column_letter(sheet.max_column)
    sheet.print_area = f"B2:{letter}{sheet.max_row}"


def break_pages(sheet: Any, first: int, tied: Container[int]) -> None:
    """Break a sheet into pages by the heights of its lines, so that nothing stands parted from what it belongs to.

    first: the first line below the head, which stands on every page. tied: lines that stay with the line below:
    headings, and what has lines of its own. What is more than a page is broken, but for its first two lines. All
    lines must have a height.
    """
    pagebreak = load("openpyxl.worksheet.pagebreak")
    points = [sheet.row_dimensions[n].height for n in range(1, sheet.max_row + 1)]
    space = _A4_DOWN * 72 * 100 / sheet.page_setup.scale - sum(points[1 : first - 1])
    left, n = space, first
    while n <= len(points):
        kept = 1
        while n + kept - 1 in tied and n + kept <= len(points):
            kept += 1
        block = sum(points[n - 1 : n - 1 + kept])
        if block > space:
            kept = min(kept, 2)
            block = sum(points[n - 1 : n - 1 + kept])
        if block > left and left < space:
            sheet.row_breaks.append(pagebreak.Break(id=n - 1))
            left = space
        left -= block
        n += kept


def height(texts: Sequence[str], columns: Sequence[float], larger: float = 1.0) -> float:
    """Return a height that shows the longest of some texts; spreadsheets do not work it out for files they open.

    columns: the width of each text's column. larger: how much larger the letters are than those of cells.
    """
    most = max(lines(text, width, larger) for text, width in zip(texts, columns, strict=True))
    return min(400.0, 4 + _LINE * larger * most)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def start_at(sheet: Any, row: int, column: int) -> None:
    """Open a sheet on a cell, with its panes as they are: otherwise on the first, which is locked and hidden."""
    for view in sheet.sheet_view.selection:
        if view.pane in (None, "bottomRight"):
            view.activeCell = view.sqref = sheet.cell(row, column).coordinate


def guard(sheet: Any) -> None:
    """Let only the yellow cells be changed; there is no password, and columns may be made wider."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.autoFilter = False
    sheet.protection.sort = True


class Lists:
    """The drop-down lists of a workbook: each list of words stands once, on a hidden sheet."""

    def __init__(self, book: Any) -> None:
        self.book, self.known = book, dict[tuple[str, ...], str]()
        self.sheet: Any = None
        self.made = dict[tuple[int, tuple[str, ...]], Any]()

    def offer(self, cell: Any, choices: Iterable[str]) -> None:
        """Give a cell a drop-down list; another text is refused by the spreadsheet."""
        words = tuple(choices)
        if not words:
            return
        if self.sheet is None:
            self.sheet = self.book.create_sheet(LISTS)
            self.sheet.sheet_state = "veryHidden"
        if words not in self.known:
            column = len(self.known) + 1
            for n, word in enumerate(words, 1):
                put(self.sheet, n, column, word, wrap=False)
            letter = load("openpyxl.utils").get_column_letter(column)
            self.known[words] = f"{LISTS}!${letter}$1:${letter}${len(words)}"
        key = (id(cell.parent), words)
        if key not in self.made:
            made = load("openpyxl.worksheet.datavalidation").DataValidation(
                type="list", formula1=f"={self.known[words]}", allow_blank=True, showErrorMessage=True
            )
            cell.parent.add_data_validation(made)
            self.made[key] = made
        self.made[key].add(cell)


def add_meta(book: Any, pairs: Iterable[tuple[str, str]]) -> None:
    """Write what a workbook was made from on a sheet that people do not see."""
    sheet = book.create_sheet(META)
    sheet.sheet_state = "veryHidden"
    for n, (key, value) in enumerate(pairs, 1):
        put(sheet, n, 1, key, wrap=False)
        put(sheet, n, 2, value, wrap=False)
    guard(sheet)


def save(book: Any) -> bytes:
    """Return a workbook as a file; the same workbook gives the same bytes."""
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue())

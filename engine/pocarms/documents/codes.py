"""The catalogue of fault codes for documents that come back; see `source.codes`."""

from __future__ import annotations

from pocarms.source.codes import CodePage

PAGES: tuple[CodePage, ...] = (
    CodePage(
        "W001",
        "The file cannot be opened as a workbook",
        "It is damaged, protected by a password, of the old kind .xls, or no workbook at all.",
        "Open it in Excel or LibreOffice and save it again as .xlsx, without a password.",
    ),
    CodePage(
        "W002",
        "Not a workbook of ours",
        "Only workbooks that pocarms wrote say which cell answers which question.",
        "Ask for the file that was sent out; 'pocarms export' writes a new one.",
    ),
    CodePage(
        "W003",
        "The workbook is about something else",
        "Answers about one mission or proposal, read into another's profile, would be wrong answers.",
        "Name the profile for which the workbook was made.",
    ),
    CodePage(
        "W004",
        "The workbook is too large",
        "It has far more lines, columns or letters than a workbook of ours, and could exhaust the memory.",
        "Ask for the file that was sent out, without anything pasted into it.",
    ),
    CodePage(
        "W010",
        "A formula where an answer is expected",
        "What a formula shows can change with the computer it is opened on; an answer is what a person wrote.",
        "Replace the formula with its value (copy, paste special, values).",
    ),
    CodePage(
        "W011",
        "Not an answer to this question",
        "Only the answers in the drop-down list have a meaning in the rules.",
        "Choose an answer from the list, or clear the cell.",
    ),
    CodePage(
        "W012",
        "Not a date",
        "A date that can be read in two ways would count wrongly.",
        "Write year-month-day, as in 2020-12-18.",
    ),
    CodePage(
        "W013",
        "Why does the question not apply?",
        "Leaving a question out changes the result, so the report prints the reason.",
        "Write the reason into the note of the line.",
    ),
    CodePage(
        "W014",
        "Answered as a whole and line by line",
        "The question says unknown or not applicable as a whole, and lines under it are answered.",
        "Keep one of the two.",
    ),
    CodePage(
        "W015",
        "The same line twice",
        "Two lines answer the same question, and not alike; nobody could tell which counts.",
        "Delete one of the two lines, or make them alike.",
    ),
    CodePage(
        "W016",
        "Who says so, and on which day?",
        "A report says who stated how far an action is, and when; without both the tool would claim it itself.",
        "Fill in name and day at the top of the guide sheet, or on the line.",
    ),
    CodePage(
        "W017",
        "Dropped, but why?",
        "An action that is given up without a reason looks as if it had been forgotten.",
        "Write the reason into the note of the line.",
    ),
    CodePage(
        "W018",
        "The columns of a sheet are not told apart",
        "A head is missing or stands twice, and an answer read from the wrong column would be a wrong answer.",
        "Put the heads back as they were sent; columns may be moved and others added.",
    ),
    CodePage(
        "W020",
        "An answer contradicts what is there",
        "The same person said otherwise before, or what is there bears no name; neither may be overwritten silently.",
        "Choose: --prefer new, --prefer file, or --prefer both, which keeps both and counts as unknown.",
    ),
    CodePage(
        "W021",
        "The profile cannot be changed here",
        "The answer stands in the profile in a form that only a person can change.",
        "Write the answer on a line of its own in the profile, then import again.",
    ),
)

"""The numbering of headings and paragraphs, as definitions of Word's own."""

from __future__ import annotations

from typing import Any

from pocarms.documents.office import load

_HEADINGS = (("upperRoman", "%1."), ("upperLetter", "%2."), ("decimal", "%3."))


def add_numbering(document: Any, language: str) -> None:
    """Tie numbers to the styles Heading 1 to 3 and Numbered, Numbered 2, Numbered 3."""
    closing = "" if language == "fr" else "("
    paragraphs = (("decimal", "%1."), ("lowerLetter", f"{closing}%2)"), ("lowerRoman", f"{closing}%3)"))
    part = document.part.numbering_part.element
    _define(document, part, 90, _HEADINGS, ("Heading 1", "Heading 2", "Heading 3"), (567, 567, 567), (567, 567, 567))
    names = ("Numbered", "Numbered 2", "Numbered 3")
    _define(document, part, 91, paragraphs, names, (0, 1134, 1701), (567, 567, 567))


def _define(
    document: Any,
    part: Any,
    id: int,
    levels: tuple[tuple[str, str], ...],
    styles: tuple[str, ...],
    lefts: tuple[int, ...],
    hangs: tuple[int, ...],
) -> None:
    make, qn = load("docx.oxml").OxmlElement, load("docx.oxml.ns").qn
    abstract = make("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), str(id))
    kind = make("w:multiLevelType")
    kind.set(qn("w:val"), "multilevel")
    abstract.append(kind)
    for n, ((form, text), name) in enumerate(zip(levels, styles, strict=True)):
        style = document.styles[name]
        level = make("w:lvl")
        level.set(qn("w:ilvl"), str(n))
        for tag, value in (
            ("start", "1"),
            ("numFmt", form),
            ("pStyle", style.style_id),
            ("suff", "tab"),
            ("lvlText", text),
            ("lvlJc", "left"),
        ):
            child = make(f"w:{tag}")
            child.set(qn("w:val"), value)
            level.append(child)
        properties, indent = make("w:pPr"), make("w:ind")
        first_line = lefts[n] == 0
        indent.set(qn("w:left"), "0" if first_line else str(lefts[n]))
        indent.set(qn("w:firstLine" if first_line else "w:hanging"), "0" if first_line else str(hangs[n]))
        tabs, tab = make("w:tabs"), make("w:tab")
        tab.set(qn("w:val"), "num")
        tab.set(qn("w:pos"), str(hangs[n] if first_line else lefts[n]))
        tabs.append(tab)
        properties.append(tabs)
        properties.append(indent)
        level.append(properties)
        abstract.append(level)
        _tie(style, n, id)
    first = part.find(qn("w:num"))
    (first.addprevious if first is not None else part.append)(abstract)
    number, reference = make("w:num"), make("w:abstractNumId")
    number.set(qn("w:numId"), str(id))
    reference.set(qn("w:val"), str(id))
    number.append(reference)
    part.append(number)


def _tie(style: Any, level: int, id: int) -> None:
    make, qn = load("docx.oxml").OxmlElement, load("docx.oxml.ns").qn
    properties = style.element.get_or_add_pPr()
    old = properties.find(qn("w:numPr"))
    if old is not None:
        properties.remove(old)
    numbers = properties.get_or_add_numPr()
    for tag, value in (("w:ilvl", level), ("w:numId", id)):
        child = numbers.find(qn(tag))
        if child is None:
            child = make(tag)
            numbers.append(child)
        child.set(qn("w:val"), str(value))

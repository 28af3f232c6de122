"""How faults look: the caret stands under the place, whatever the line is made of."""

from pocarms.model.span import NOWHERE, Span
from pocarms.source.faults import Fault, Severity
from pocarms.source.show import WIDTH, show_faults, visible


def shown(line: str, column: int, width: int = 1) -> list[str]:
    """Return the source line and the caret line of a fault."""
    out = show_faults([Fault("X001", Span("f", 1, column, width), "wrong")], {"f": line + "\n"}).split("\n")
    assert out[0] == f"f:1:{column}: error[X001]: wrong"
    return out[1:3]


def columns(text: str) -> int:
    """Count terminal columns of the few characters used here."""
    return sum(2 if "\u3000" < c < "\uffff" else 0 if c == "\u0301" else 1 for c in text)


def test_caret_under_the_place() -> None:
    assert shown("key: value", 6, 5) == ["  key: value", "       ^^^^^"]


def test_caret_after_wide_combining_and_unseen_characters() -> None:
    for before in ("日本語: ", "e\u0301te\u0301: ", "a\x00b: ", "a\tb: ", "\u202eabc: "):
        source, caret = shown(before + "value", len(before) + 1, 5)
        assert columns(caret[: caret.index("^")]) == columns(source[: source.index("value")])
        assert caret.count("^") == 5


def test_wide_characters_get_wide_carets() -> None:
    source, caret = shown("名: 日本", 4, 2)
    assert caret == "      ^^^^"
    assert source == "  名: 日本"


def test_control_characters_and_direction_marks_are_spelled() -> None:
    assert visible("a\x1b[31mb\tc\u202ed\u2028e\x85") == "a\\x1b[31mb\\tc\\u202ed\\u2028e\\x85"
    assert visible("می\u200cخواهم é 日本") == "می\u200cخواهم é 日本"
    out = show_faults([Fault("X001", Span("f\n2", 1, 1), "bad \x1b[2J", help="do\nthis")], {"f\n2": "\x1b[2J"})
    assert "\x1b" not in out
    assert out.count("\n") == 6


def test_long_lines_are_cut_around_the_place() -> None:
    line = "".join(f"word{i} " for i in range(200))
    for column in (1, 50, 400, 700, len(line.rstrip())):
        source, caret = shown(line.rstrip(), column)
        assert len(source) <= WIDTH
        assert len(caret) <= WIDTH
        assert source[caret.index("^")] == line[column - 1]
    wide = "日" * 300
    source, caret = shown(wide, 150)
    assert columns(source) <= WIDTH
    assert caret.count("^") == 2


def test_place_beyond_the_line_or_the_file() -> None:
    assert shown("abc", 9)[1].count("^") == 1
    assert show_faults([Fault("X001", Span("f", 7, 1), "wrong")], {"f": "a\n"}) == (
        "f:7:1: error[X001]: wrong\n\n1 error in 1 file.\n"
    )
    assert show_faults([Fault("X001", NOWHERE, "wrong")], {}) == "error[X001]: wrong\n\n1 error in 1 file.\n"


def test_lines_are_counted_as_editors_do() -> None:
    out = show_faults([Fault("X001", Span("f", 2, 1), "wrong")], {"f": "a\x0b\x0c\u2028b\r\nc\rd\n"})
    assert "\n  c\n  ^\n" in out


def test_all_parts_of_a_fault() -> None:
    fault = Fault("X001", Span("f", 1, 1), "no such word", "teh", "the, a", "the", "Correct it.", Severity.WARNING)
    assert show_faults([fault], {"f": "teh"}) == (
        "f:1:1: warning[X001]: no such word (did you mean 'the'?)\n"
        "  teh\n"
        "  ^\n"
        "  expected: the, a\n"
        "help: Correct it.\n"
        "\n"
        "1 warning in 1 file.\n"
    )


def test_order_and_counts() -> None:
    faults = [
        Fault("X002", Span("b", 1, 1), "two"),
        Fault("X001", Span("a", 2, 1), "one", severity=Severity.WARNING),
        Fault("X001", Span("a", 1, 5), "zero"),
        Fault("X001", Span("a", 1, 5), "zero"),
    ]
    out = show_faults(faults, {})
    assert show_faults(reversed(faults), {}) == out
    assert [line.split(":")[0] for line in out.split("\n") if "[" in line] == ["a", "a", "b"]
    assert out.endswith("2 errors and 1 warning in 2 files.\n")
    assert show_faults([], {}) == ""


def test_help_is_wrapped_and_words_stay_whole() -> None:
    text = "word " * 60 + "x" * 150
    out = show_faults([Fault("X001", NOWHERE, "wrong", help=text)], {})
    lines = out.split("\n")[1:-3]
    assert all(len(line) <= WIDTH for line in lines[:-1])
    assert lines[-1].strip() == "x" * 150

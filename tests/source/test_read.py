"""What is read: values by YAML 1.2, places in code points, and nothing lost."""

import datetime
import random

import pytest
import yaml

from pocarms.model.span import Span
from pocarms.source import read
from pocarms.source.lines import place_of, split_lines
from pocarms.source.nodes import Mapping, Node, Scalar, Sequence
from pocarms.source.read import read_yaml


def plain(node: Node | None) -> object:
    """Return the tree as plain Python."""
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.value if isinstance(node, Scalar) else None


def value_of(text: str) -> object:
    """Return what stands after `k: ` in a file."""
    reading = read_yaml(f"k: {text}\n".encode(), "x")
    assert not reading.faults, reading.faults
    assert isinstance(reading.node, Mapping)
    return plain(reading.node.get("k"))


@pytest.mark.parametrize(
    "word",
    [
        "yes",
        "no",
        "on",
        "off",
        "Yes",
        "NO",
        "On",
        "y",
        "n",
        "1:30",
        "0b1",
        "+",
        ".",
        "=",
        "1e",
        "0o9",
        "12 km",
        "2020-1-2",
        "2020-12-18T10:00",
        "1,200",
        "tRue",
    ],
)
def test_text_that_other_readers_take_for_something_else(word: str) -> None:
    assert value_of(word) == word


@pytest.mark.parametrize(
    "text, value",
    [
        ("true", True), ("True", True), ("FALSE", False), ("null", None), ("~", None), ("Null", None), ("", None),
        ("0", 0), ("-12", -12), ("+12", 12), ("999999999999999", 999999999999999),
        ("1.5", 1.5), ("-.5", -0.5), ("1.", 1.0), ("1e3", 1000.0), ("1E-2", 0.01),
        ("2020-12-18", datetime.date(2020, 12, 18)), ("2020-02-29", datetime.date(2020, 2, 29)),
        ('"12"', "12"), ("'true'", "true"), ('""', ""), ('"a\\nb"', "a\nb"), ("'it''s'", "it's"),
        ("|\n  two\n  lines", "two\nlines\n"), (">-\n  one\n  line", "one line"),
    ],
)  # fmt: skip
def test_values(text: str, value: object) -> None:
    found = value_of(text)
    assert found == value
    assert type(found) is type(value)


def test_keys_stay_text() -> None:
    reading = read_yaml(b"2020: a\n012: b\ntrue: c\n2021-02-30: d\nno: e\n", "x")
    assert not reading.faults
    assert isinstance(reading.node, Mapping)
    assert [entry.key.value for entry in reading.node.entries] == ["2020", "012", "true", "2021-02-30", "no"]


def spans(node: Node) -> dict[str, Span]:
    """Return the place of every scalar by its text."""
    if isinstance(node, Scalar):
        return {node.text: node.span}
    children = (
        [child for entry in node.entries for child in (entry.key, entry.value)]
        if isinstance(node, Mapping)
        else list(node.items)
    )
    return {text: span for child in children for text, span in spans(child).items()}


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_are_code_points_from_one(start: bytes, end: str) -> None:
    text = end.join(["é: 日本", "list: [a, 𝒳, c]", 'q: "quoted text"', "# comment", "deep:", "  - x: {y: z}"]) + end
    reading = read_yaml(start + text.encode(), "f.yaml")
    assert not reading.faults
    assert reading.text == text
    assert reading.node is not None
    found = spans(reading.node)
    lines = split_lines(text)
    for word, span in found.items():
        written = lines[span.line - 1][span.column - 1 : span.column - 1 + span.width]
        assert written.strip("\"'") == word
    assert found["c"] == Span("f.yaml", 2, 14, 1)
    assert found["quoted text"] == Span("f.yaml", 3, 4, 13)
    assert found["z"] == Span("f.yaml", 6, 12, 1)


def test_places_of_collections_and_of_nothing() -> None:
    reading = read_yaml(b"a: [x, y]\nb:\n  - p\nc:\nd: |\n  text\n", "f")
    node = reading.node
    assert isinstance(node, Mapping)
    assert node.span == Span("f", 1, 1, 1)
    places = {entry.key.text: entry.value.span for entry in node.entries}
    assert places == {
        "a": Span("f", 1, 4, 6),
        "b": Span("f", 3, 3, 1),
        "c": Span("f", 4, 1, 1),  # nothing stands there: the place is that of the key
        "d": Span("f", 5, 4, 1),
    }


def test_line_and_column_agree_with_split_lines() -> None:
    rng = random.Random(11)
    for _ in range(300):
        text = "".join(rng.choice(["a", "\n", "\r\n", "\r", "\u2028", "é"]) for _ in range(rng.randrange(12)))
        for index, character in enumerate(text):
            if character in "\r\n":
                continue
            line, column = place_of(text, index)
            assert split_lines(text + "x")[line - 1][column - 1] == character


def test_faults_of_one_file_come_together_with_the_tree() -> None:
    reading = read_yaml(b"a: 1\na: 2\nb: *c\nd: 2021-02-30\n", "x")
    assert [fault.code for fault in reading.faults] == ["Y011", "Y009", "Y026"]
    assert plain(reading.node) == {"a": 1, "b": "*c", "d": "2021-02-30"}


def random_tree(rng: random.Random, depth: int) -> object:
    """Return a random tree of the values that files hold."""
    kind = rng.randrange(6) if depth else rng.randrange(4)
    if kind == 0:
        return rng.randrange(-1000, 1000)
    if kind == 1:
        return datetime.date(2020, 1, 1) + datetime.timedelta(days=rng.randrange(3000))
    if kind in (2, 3):
        return "".join(rng.choice("ab no:#-'\"{}[],&*!|>%@`é日 \t\n\\?~0179.") for _ in range(rng.randrange(12)))
    if kind == 4:
        return [random_tree(rng, depth - 1) for _ in range(rng.randrange(4))]
    return {f"k{i}": random_tree(rng, depth - 1) for i in range(rng.randrange(4))}


def test_what_was_written_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Written by PyYAML in every style, read by us: the same tree, with libyaml and without."""
    seed = 20
    print("seed", seed)
    rng = random.Random(seed)
    for _ in range(150):
        tree = {"root": random_tree(rng, 4)}
        text = yaml.safe_dump(
            tree, default_flow_style=rng.choice([True, False, None]), allow_unicode=rng.random() < 0.5
        )
        if "\n\t" in text or "&id" in text:
            continue
        for loader in (yaml.CSafeLoader, yaml.SafeLoader):
            monkeypatch.setattr(read, "_LOADER", loader)
            reading = read_yaml(text.encode(), "x")
            assert not reading.faults, text
            assert plain(reading.node) == tree, text


def test_damaged_files_never_raise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes deleted, doubled and replaced at random: always a reading, whose faults lie inside the text."""
    seed = 21
    print("seed", seed)
    rng = random.Random(seed)
    good = (
        "pack: demo\n# c\nanswers:\n  a.b: {answer: yes, source: \"x: y\", note: 'it''s'}\n"
        "  c: [d, e]\n  f: |\n    t\n  g: é\n"
    )
    put_in = ["\t", "{", "]", '"', "'", ":", "-", "&a", "*a", "!", "%", "|", "\x00", "---", "\u2028"]
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        monkeypatch.setattr(read, "_LOADER", loader)
        for _ in range(500):
            data = bytearray(good.encode())
            for _ in range(rng.randrange(1, 5)):
                at = rng.randrange(len(data))
                what = rng.randrange(3)
                if what == 0:
                    del data[at : at + rng.randrange(1, 4)]
                elif what == 1:
                    data[at:at] = rng.choice([*(f"{word} ".encode() for word in put_in), b"\n", b"\xff", b"---\n"])
                else:
                    data[at] = rng.randrange(256)
            reading = read_yaml(bytes(data), "x")
            lines = split_lines(reading.text)
            assert reading.node is not None or reading.faults
            for fault in reading.faults:
                assert fault.span.line <= len(lines), (bytes(data), fault)
                if fault.span.line:
                    assert 1 <= fault.span.column <= len(lines[fault.span.line - 1]) + 1, (bytes(data), fault)

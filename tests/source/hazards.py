"""Files made to break a reader. Run as a script: reads each, and prints the longest time and the peak memory.

Of those that take about a second each, all but one are left out unless `--all` is given.
"""

import random
import sys
import time
from collections.abc import Iterator

from pocarms.source.read import MOST_BYTES, read_yaml
from tests.peak import peak_megabytes

FULL = MOST_BYTES
SLOW = ("items to the limit", "flow items to the limit", "alias items", "anchors")


def filled(unit: str | bytes, head: bytes = b"") -> bytes:
    """Return a file of nearly the largest size allowed, made of one unit."""
    unit = unit.encode() if isinstance(unit, str) else unit
    return head + unit * ((FULL - len(head)) // len(unit))


def hazards() -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file."""
    yield "deep flow lists", b"a: " + b"[" * 100_000
    yield "deep flow lists, closed", b"[" * 100_000 + b"]" * 100_000
    yield "deep flow maps", b"{a: " * 100_000
    yield "deep dashes", b"- " * 100_000 + b"a"
    yield "deep keys", b"? " * 100_000
    yield "deep indentation", b"".join(b" " * i + b"a:\n" for i in range(2000))
    yield "brackets to the limit", filled("[")
    yield "braces to the limit", filled("{")
    yield "dashes to the limit", filled("- ")
    yield "items to the limit", filled("- a\n")
    yield "flow items to the limit", filled("a,", b"[")
    yield "keys to the limit", b"".join(b"k%d: 1\n" % i for i in range(300_000))[:FULL]
    yield "empty keys", filled(": ")
    yield "one scalar", filled("a")
    yield "one quoted scalar", filled("a ", b'"')
    yield "quotes", filled('"')
    yield "apostrophes", filled("' ")
    yield "block scalar", filled("  text\n", b"a: |\n")
    yield "aliases", filled("*a ", b"[")
    yield "alias items", filled("- *a\n")
    yield "anchors", filled("- &a b\n")
    yield "tags", filled("- !t b\n")
    yield "long tag", filled("!")
    yield "tag directives", filled("%TAG !a! b\n")
    yield "different tag directives", b"".join(b"%%TAG !a%d! b\n" % i for i in range(250_000))[:FULL]
    yield "tag directives of a second document", filled("%TAG !a! b\n", b"a: 1\n...\n")
    yield "documents", filled("---\na\n")
    yield "document ends", filled("...\n")
    yield "comments", filled("# ")
    yield "comment lines", filled("# #\n", b"a: 1\n...\n")
    yield "comment lines and more", filled("# #\n", b"a: 1\n...\n") + b"x"
    yield "empty lines", filled("\n")
    yield "spaces", filled(" ")
    yield "tabs", filled("\t")
    yield "tab lines", filled("\ta: b\n")
    yield "NUL", filled("\0")
    yield "latin 1", filled("é".encode("latin-1"))
    yield "random bytes", random.Random(7).randbytes(FULL)
    yield "long digits", filled("9")
    yield "duplicates", filled("a: 1\n")
    yield "merges", filled("<<: a\n")
    yield "numbers to doubt", filled("- 012\n")


def main() -> None:
    longest, which = 0.0, ""
    for name, data in hazards():
        if name in SLOW and "--all" not in sys.argv:
            continue
        start = time.process_time()
        reading = read_yaml(data, name)
        took = time.process_time() - start
        assert len(reading.faults) < 100, name
        print(f"{took:6.2f}s {[fault.code for fault in reading.faults][:3]} {name}", file=sys.stderr)
        if took > longest:
            longest, which = took, name
    print(longest, peak_megabytes(), which)


if __name__ == "__main__":
    main()

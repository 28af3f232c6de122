"""Write docs/interview.md: an interview through a pseudo-terminal, killed in the middle, then resumed to its end.

PYTHONPATH=engine .venv/bin/python -m tests.interview.transcript
"""

from __future__ import annotations

import re
import signal
import tempfile
from difflib import unified_diff
from pathlib import Path

from tests.interview.terminal import ROOT, play

EXAMPLE = ROOT / "examples" / "hrddp" / "04-ministry-advice.yaml"
TAKEN_OUT = ("policy.communicated", "gpraf.level", "monitoring.state", "recipient.children_flag", "terms.suspension",
             "mitigation.every_risk_covered", "assessment.withholding", "authority.grave")  # fmt: skip
FILE = "advice.yaml"
COMMAND = ["interview", FILE, "--until", "level", "--by", "focal point"]
COMMAND_SHOWN = f'interview {FILE} --until level --by "focal point"'
KILLED = "(Here the window was closed: the program was killed while it asked for a date.)"


class Person:
    """Answers by the prompt. answers: what is typed at "Your answer", in order; then stops. kill_at: a prompt."""

    def __init__(self, answers: list[str], kill_at: str = "", kill_after: int = 0) -> None:
        self.answers, self.kill_at, self.kill_after = list(answers), kill_at, kill_after
        self.sources = 0

    def __call__(self, printed: str) -> str | signal.Signals | None:
        last = " ".join(printed.split())[-160:]
        if "Where is this from?" in last:
            self.sources += 1
            return "Screening list SL-4" if self.sources == 1 else "="
        if "Of which day?" in last:
            if self.kill_at and self.sources > self.kill_after:
                return signal.SIGKILL
            return "2026-04-30"
        if "How reliable?" in last:
            return "2"
        if "same answer there?" in last:
            return "yes"
        if "Ask it now?" in last or "Ask them now?" in last or "Go on?" in last:
            return "no"
        if last.endswith("Your answer:"):
            return self.answers.pop(0) if self.answers else "q"
        if "And the other" in last:
            return "no"
        return ""


class Hasty(Person):
    """Gives a source of its own to the second answer, and is killed when asked for its day."""

    def __call__(self, printed: str) -> str | signal.Signals | None:
        last = " ".join(printed.split())[-160:]
        if "Where is this from?" in last and self.sources == 1:
            self.sources += 1
            return "Note to file NF-2"
        return super().__call__(printed)


def start() -> str:
    """Return the example with some answers taken out."""
    lines = EXAMPLE.read_text("utf-8").splitlines(True)
    return "".join(line for line in lines if not line.strip().startswith(tuple(f"{q}:" for q in TAKEN_OUT)))


def record(folder: Path) -> tuple[str, str, str, str]:
    """Play both sittings; returns the two screens, and the file after the first and after the second."""
    path = folder / FILE
    path.write_text(start(), encoding="utf-8")
    first, _ = play(COMMAND, folder, Hasty(["perhaps", "e", "2", "1"], "day", 1))
    between = path.read_text("utf-8")
    second, _ = play(COMMAND, folder, Person(["s", "1", "b", "2", "u", "1", "1", "1", "1", "1", "1"]))
    return first, second, between, path.read_text("utf-8")


def page(first: str, second: str, before: str, after: str) -> str:
    """Return docs/interview.md."""
    changed = "".join(unified_diff(before.splitlines(True), after.splitlines(True), "before", "after", n=0))
    shown = "\n".join(line for line in changed.splitlines() if not line.startswith(("---", "+++", "@@")))
    return HEAD.format(
        command=COMMAND_SHOWN, first=_screen(first), killed=KILLED, second=_screen(second), changed=shown
    )


def _screen(text: str) -> str:
    return re.sub(r"[ \t]+$", "", text.rstrip("\n"), flags=re.M)


HEAD = """# An interview

`pocarms interview PROFILE` asks the questions that can still change the result, one by one, in the order of
`pocarms next`, and writes each answer into the profile as soon as it is given. Only the lines of that answer are
touched; comments, order and everything else in the file stay.

- `--until level | first | findings | all`: what to ask for. It ends when no answer can change that any more.
- `--who OWNER`: only what this component can answer. `--part PART`: only what is asked there, or for the whole.
- `--by WHO`: who answers; stands with every answer. `--lang fr`: in French. `--again`: also what was “not known”.

“Not known” is always possible, and is saved with who was asked, so that it is not asked again. `s` puts a question off,
`b` goes back to the one before (or, while a source is asked for, back to the answer), `e` shows what each answer would
do, `?` helps, `q` stops. End of input and Ctrl-C stop too. At the source, `=` takes source, day and reliability of the
last answer. An answer that clashes with another is saved as well, and said so: both then count as not known until
people settle it. If somebody else changes the file meanwhile, it is read again before an answer is put in.

It writes plain lines without colours and never moves the cursor, so a screen reader reads it in order.

What follows is a record of two sittings, made by `python -m tests.interview.transcript` through a pseudo-terminal. The
proposal is fictional: [examples/hrddp/04-ministry-advice.yaml](../examples/hrddp/04-ministry-advice.yaml), with eight
answers taken out.

## The first sitting, killed

```text
$ pocarms {command}
{first}
{killed}
```

## The second sitting

The answers saved before the kill are there; the one that was under way was not saved, and is asked again.

```text
$ pocarms {command}
{second}
```

## What changed in the file

```diff
{changed}
```
"""

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        screens = record(Path(name))
    text = page(screens[0], screens[1], start(), screens[3])
    (ROOT / "docs" / "interview.md").write_text(text, encoding="utf-8")

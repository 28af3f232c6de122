"""Nothing that the page said was saved is lost, whatever happens to the server."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import threading
from http.client import HTTPException
from pathlib import Path

import pytest

from pocarms.commands.packs import Packs
from tests.web.at_once import at_once
from tests.web.conftest import EXAMPLES
from tests.web.person import NAME, ROOT, Person, profile_in


def answered(folder: Path) -> dict[str, tuple[object, str]]:
    given = profile_in(folder).answers
    return {q: (all_[0].value, all_[0].evidence.note) for q, all_ in given.items()}


def under_fire(folder: Path, seed: int, kills: int, saves: int) -> int:
    """Answer at random while the server is killed at random; return how many answers were confirmed and are there."""
    chance = random.Random(seed)
    pack = Packs(None, "en").find("poc_arms")
    asked = [q.id for q in pack.questions.values() if q.type in ("yes_no", "practice")]
    confirmed: dict[str, tuple[object, str]] = {}
    tried: dict[str, set[tuple[object, str]]] = {}
    number = 0
    for _ in range(kills):
        person = Person(folder)
        timer = threading.Timer(chance.uniform(0.0, 0.5), person.server.send_signal, [signal.SIGKILL])
        quiet = chance.randrange(1, 5)  # answers given before the shot is due
        try:
            for n in range(saves):
                if n == quiet:
                    timer.start()
                question, value = chance.choice(asked), chance.choice(("yes", "no"))
                number += 1
                tried.setdefault(question, set()).add((value, f"n{number}"))
                if person.answer(question, value, f"n{number}"):
                    confirmed[question] = (value, f"n{number}")
        except (OSError, HTTPException):  # the server was killed: no connection, or half an answer
            pass
        finally:
            timer.cancel()
            person.end()
        there = answered(folder)  # the file is whole
        for question, wanted in confirmed.items():
            # one that was sent later, and killed before the page could say so, may have taken its place
            later = {v for v in tried[question] if int(v[1][1:]) > int(wanted[1][1:])}
            assert there[question] in {wanted, *later}, (seed, question, wanted, there[question])
    return len(confirmed)


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_what_was_saved_survives_the_server_being_killed(tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / f"{NAME}.yaml", tmp_path)
    assert under_fire(tmp_path, seed=1, kills=3, saves=40) > 0  # 200 saves: python -m tests.web.under_fire


def test_four_windows_on_two_servers_at_once_lose_nothing(tmp_path: Path) -> None:
    assert at_once(tmp_path, seed=1, seconds=3)["saved"] > 0  # for a minute: python -m tests.web.at_once


def test_two_servers_and_a_command_on_one_folder_lose_nothing(tmp_path: Path) -> None:
    """As on a shared drive: each program with a memory of its own of what the file says."""
    shutil.copy(EXAMPLES / f"{NAME}.yaml", tmp_path)
    file = tmp_path / f"{NAME}.yaml"
    pack = Packs(None, "en").find("poc_arms")
    asked = [q.id for q in pack.questions.values() if q.type in ("yes_no", "practice")]
    shared, asked = asked[0], asked[1:7]
    people = [Person(tmp_path) for _ in range(2)]
    kept: dict[str, str] = {}
    beside: set[str] = set()
    broken: list[BaseException] = []

    def answering(n: int) -> None:
        try:
            for k, question in enumerate(asked[n::2]):
                if people[n].answer(question, "yes", f"server {n}"):
                    kept[question] = f"server {n}"
                note = f"server {n}, {k}"
                if people[n].answer(shared, "yes", note, beside="yes", by=note):  # 409 where the other was quicker
                    beside.add(note)
        except BaseException as error:
            broken.append(error)

    threads = [threading.Thread(target=answering, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    signed = 0
    while any(thread.is_alive() for thread in threads):
        command = [sys.executable, str(ROOT / "cli.py"), "sign", str(file), "--as", "reviewed"]
        done = subprocess.run([*command, "--by", "Head", "--on", "2020-12-31"], capture_output=True, check=False)
        signed += done.returncode == 0
    for thread, person in zip(threads, people, strict=True):
        thread.join(120)
        person.end()
    assert not broken and len(kept) == len(asked) and beside
    profile = profile_in(tmp_path)
    there = {q: given[0].evidence.note for q, given in profile.answers.items()}
    assert {q: there[q] for q in kept} == kept
    assert beside <= {a.evidence.note for a in profile.answers[shared]}
    assert (profile.state == "reviewed") == bool(signed)


def test_it_ends_when_nobody_uses_it(tmp_path: Path) -> None:
    from pocarms.web.desk import Desk
    from pocarms.web.server import Served
    from pocarms.web.workspace import Workspace

    served = Served(Desk(Workspace(tmp_path), "twin"), "en", "127.0.0.1", 0, idle=0.2)
    assert served.run() == "idle"

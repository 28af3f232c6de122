"""Nothing is answered to anybody but the one browser that the start address let in."""

from __future__ import annotations

import random
import re
import string
from pathlib import Path

import pytest

from pocarms.web.app import create_app
from pocarms.web.gate import Gate
from tests.web.conftest import COOKIE, PORT, Browser

PAGES = ("/", "/new", "/p/monusco-2020/", "/p/monusco-2020/result", "/p/monusco-2020/documents", "/compare")


def test_the_start_address_works_once(folder: Path) -> None:
    site = Browser(folder)
    assert site.get("/").status_code == 200
    again = site.app.test_client()
    refused = again.get("/start", query_string={"token": site.gate.token}, base_url=site.base)
    assert refused.status_code == 403
    assert COOKIE not in {c.split("=")[0] for c in refused.headers.getlist("Set-Cookie")}


def test_the_cookie_cannot_be_read_or_sent_by_other_sites(site: Browser) -> None:
    gate = Gate(PORT)
    fresh = create_app(site.desk, gate).test_client()
    answer = fresh.get("/start", query_string={"token": gate.token}, base_url=site.base)
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and answer.headers["Location"] == "/"


@pytest.mark.parametrize("path", PAGES)
def test_without_the_cookie_nothing_is_shown(site: Browser, path: str) -> None:
    stranger = site.app.test_client()
    answer = stranger.get(path, base_url=site.base)
    assert answer.status_code == 403
    assert "MONUSCO" not in answer.get_data(as_text=True)
    stranger.set_cookie(COOKIE, "guessed", domain="127.0.0.1")
    assert stranger.get(path, base_url=site.base).status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", f"127.0.0.1:{PORT + 1}", "x" * 300]
)
def test_a_foreign_name_for_this_computer_is_refused(site: Browser, host: str) -> None:
    answer = site.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert "MONUSCO" not in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": f"http://127.0.0.1:{PORT}"}, 303),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 303),
        ({}, 303),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": f"http://127.0.0.1:{PORT + 1}"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_a_change_comes_from_a_page_of_ours(site: Browser, headers: dict[str, str], status: int) -> None:
    assert site.post("/p/monusco-2020/aside", headers=headers).status_code == status
    assert (site.folder / "monusco-2020.yaml").exists() is (status != 303)


@pytest.mark.parametrize("sign", [None, "", "0" * 64, "é"])
def test_a_change_carries_the_sign_of_our_forms(site: Browser, sign: str | None) -> None:
    data = {} if sign is None else {"sign": sign}
    answer = site.client.post("/p/monusco-2020/aside", base_url=site.base, data=data)
    assert answer.status_code == 403
    assert (site.folder / "monusco-2020.yaml").exists()


def test_headers(site: Browser) -> None:
    for path in (*PAGES, "/nowhere", "/page.css"):
        headers = site.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe-inline" not in policy and "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff" and headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "same-origin" and headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_what_is_too_large_is_refused(site: Browser) -> None:
    answer = site.post("/p/monusco-2020/q/mandate.protection", {"note": "x" * 1_100_000})
    assert answer.status_code == 413
    assert "Traceback" not in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    "name",
    [
        "..",
        "../monusco-2020",
        "..%2f..%2fetc%2fpasswd",
        "%2e%2e",
        ".",
        "monusco-2020.yaml",
        "a%00b",
        "C:%5Cx",
        "deleted",
    ],
)
def test_no_name_leads_out_of_the_folder(site: Browser, name: str) -> None:
    (site.folder.parent / "monusco-2020.yaml").write_text("secret: yes", encoding="utf-8")
    for way in ("", "result", "documents", "report", "check"):
        answer = site.get(f"/p/{name}/{way}")
        assert answer.status_code in (308, 400, 404), (name, way)
        assert "secret" not in answer.get_data(as_text=True)


def test_a_link_out_of_the_folder_is_no_assessment(site: Browser) -> None:
    outside = site.folder.parent / "outside.yaml"
    outside.write_text((site.folder / "monusco-2020.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    (site.folder / "linked.yaml").symlink_to(outside)
    assert site.get("/p/linked/").status_code == 404
    assert "linked" not in site.get("/").get_data(as_text=True)


def random_requests(site: Browser, seed: int, count: int) -> None:
    """Send random requests; none may end in a fault of ours, or show where in the program it happened."""
    chance = random.Random(seed)
    pieces = (
        "p",
        "q",
        "block",
        "monusco-2020",
        "new",
        "why",
        "result",
        "..",
        "%00",
        "é",
        "compare",
        "documents",
        "next",
    )
    letters = string.ascii_letters + string.digits + "./%&=+-_~'\"<>{}éع"
    for n in range(count):
        some = [
            chance.choice(pieces) if chance.random() < 0.7 else _noise(chance, letters)
            for _ in range(chance.randrange(5))
        ]
        path = "/" + "/".join(some) if chance.random() < 0.4 else _route(site, chance, letters)
        query = {
            chance.choice(("part", "way", "m", "skip", "of", "token", "whole", _noise(chance, letters))): _noise(
                chance, letters
            )
        }
        method = chance.choice(("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS"))
        data = {_noise(chance, letters): _noise(chance, letters) for _ in range(chance.randrange(4))}
        data |= {
            f: chance.choice((*VALUES, _noise(chance, letters))) for f in chance.sample(FIELDS, chance.randrange(5))
        }
        if chance.random() < 0.5:
            data["sign"] = site.gate.sign
        body = data if method == "POST" else None
        answer = site.client.open(path, base_url=site.base, method=method, query_string=query, data=body)
        text = answer.get_data(as_text=True)
        assert answer.status_code < 500, (seed, n, method, path, query, data, text[-600:])
        assert "Traceback" not in text and 'File "' not in text, (seed, n, method, path)


FIELDS = (
    "value", "note", "by", "stood", "do", "beside", "part", "shared", "uses", "title", "marking", "state", "status",
    "day.day", "day.month", "day.year", "on.day", "on.month", "on.year", "as_of.day", "pack", "subject", "of", "what",
    "key", "prefer", "leave", "language", "back", "files",
)  # fmt: skip
VALUES = ("yes", "no", "unknown", "1", "2026", "reviewed", "draft", "confidential", "save", "try", "together", "write",
          "poc_arms", "hrddp", "report.html", "monusco-2020", "fr", "done")  # fmt: skip
KNOWN = {
    "name": ("monusco-2020", "06-depot-suspect-commander"),
    "question": ("mandate.protection", "embargo.cell", "command.failed_to_act"),
    "part": ("ituri", "unit_d"),
    "block": ("mandate", "officer_x"),
    "id_": ("casualties.add_weapon", "unit_d", "officer_x"),
    "kind": ("part", "block"),
    "number": ("1", "0", "99999999999999999999"),
}


def _route(site: Browser, chance: random.Random, letters: str) -> str:
    """A way that there is, with names in it that there are, or noise."""
    rule = chance.choice([rule.rule for rule in site.app.url_map.iter_rules()])

    def one(found: re.Match[str]) -> str:
        known = KNOWN.get(found[1].split(":")[-1], ("x",))
        return chance.choice(known) if chance.random() < 0.85 else _noise(chance, letters).replace("/", "")

    return re.sub(r"<([^>]+)>", one, rule)


def _noise(chance: random.Random, letters: str) -> str:
    return "".join(chance.choice(letters) for _ in range(chance.randrange(12)))


def test_random_requests_are_answered_with_a_plain_word(site: Browser) -> None:
    random_requests(site, seed=1, count=250)  # 10,000: python -m tests.web.many_requests

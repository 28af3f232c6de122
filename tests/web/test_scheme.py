"""A folder with markings of its own: the page offers them, prints them, and lowers none without a reason."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

from pocarms.profiles.places import SCHEME
from tests.web.conftest import Browser

STEPS = {"open": "PUBLIC", "restricted": "DIFFUSION RESTREINTE", "secret": "SECRET", "top secret": "TRÈS SECRET"}
PROFILE = "pack: poc_arms\nprofile: m\nsubject: {name: UNX}\nas_of: 2026-01-01\nmarking: secret\nanswers: {}\n"


@pytest.fixture
def own(tmp_path: Path) -> Browser:
    lines = [f"  - {{id: {id}, en: {id.upper()}, fr: {fr}}}" for id, fr in STEPS.items()]
    (tmp_path / SCHEME).write_text("\n".join(["markings:", *lines, ""]), encoding="utf-8")
    (tmp_path / "m.yaml").write_text(PROFILE, encoding="utf-8")
    return Browser(tmp_path, "fr")


def test_the_page_offers_prints_and_keeps_the_markings_of_the_folder(own: Browser) -> None:
    begun = own.get("/new").get_data(as_text=True)
    assert all(f'value="{id}"' in begun and label in begun for id, label in STEPS.items())
    assert "NON CLASSIFI" not in begun
    for path in ("/p/m/about", "/p/m/documents"):
        shown = own.get(path).get_data(as_text=True)
        assert all(f'value="{id}"' in shown and label in shown for id, label in STEPS.items())
    given = {"day.day": "1", "day.month": "1", "day.year": "2026"}
    for low in ("restricted", "confidential"):
        assert own.post("/p/m/about", {**given, "marking": low}).status_code == 400
        assert own.post("/p/m/documents", {"marking": low, "what": "report.html"}).status_code == 400
    assert own.post("/p/m/about", {**given, "marking": "top secret"}).status_code == 303
    assert "marking: top secret\n" in (own.folder / "m.yaml").read_text(encoding="utf-8")
    made = own.post("/p/m/documents", {"marking": "top secret", "what": "report.html"})
    assert made.status_code == 200 and "TRÈS SECRET" in made.get_data(as_text=True)
    new = {"pack": "poc_arms", "subject": "Y", **given}
    assert own.post("/new", {**new, "marking": "confidential"}).status_code == 400
    assert own.post("/new", {**new, "marking": "open"}).status_code == 303
    assert "marking: open  # open, restricted" in (own.folder / "y-2026-01-01.yaml").read_text(encoding="utf-8")


def test_a_faulty_list_is_shown_with_its_faults(own: Browser) -> None:
    (own.folder / SCHEME).write_text("markings: [{id: open, en: OPEN, fr: PUBLIC}]\n", encoding="utf-8")
    for path in ("/new", "/p/m/"):
        shown = own.get(path)
        assert shown.status_code in (200, 400) and f"{SCHEME}:1:" in shown.get_data(as_text=True)
    assert own.get("/").status_code == 200


def test_an_answer_is_saved_beside_a_list(own: Browser) -> None:
    assert own.answer("m", "mandate.protection", {"value": "yes", "do": "save"}).status_code == 303
    assert "mandate.protection" in (own.folder / "m.yaml").read_text(encoding="utf-8")


def test_faults_are_told_in_the_language_of_the_page(own: Browser) -> None:
    text = PROFILE.replace("{}", "{embargo.cell: oui}")
    (own.folder / "m.yaml").write_text(text, encoding="utf-8")
    shown = unescape(own.get("/p/m/").get_data(as_text=True))
    assert "m.yaml:6:25: erreur[P021]\u202f: «\u202foui\u202f» n’est pas une réponse à" in shown
    assert "attendu\u202f: yes (oui), partly (en partie)" in shown and "La mission a-t-elle" in shown
    assert "pour l’embargo sur les armes, une cellule ou un groupe de travail" in shown  # the window breaks lines
    assert "1 erreur dans 1 fichier." in shown and "s’adresse à l’auteur" not in shown
    (own.folder / SCHEME).write_text("markings: [{id: A!, en: A, fr: A}, {id: b, en: B, fr: B, de: C}]\n", "utf-8")
    shown = unescape(own.get("/new").get_data(as_text=True))
    assert "erreur[P044]\u202f: l’identifiant d’une mention est fait" in shown
    assert "erreur[R" in shown and "s’adresse à l’auteur" not in shown  # all of it is said in French

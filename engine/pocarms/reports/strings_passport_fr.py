"""The fixed words on a pack's passport and on policies in French; a part of `strings_fr`."""

from __future__ import annotations

PASSPORT: dict[str, str | tuple[str, str]] = {
    "method.passport": "Contrôles des règles",
    "fact.policy": "Règles admises selon",
    "passport.of": "{n} sur {of}",
    "passport.current": "mesurés sur ces règles telles qu’elles sont",
    "passport.stale": "mesurés sur un état antérieur de ces règles",
    "passport.none": "non mesurés",
    "passport.unreadable": "le relevé des mesures ne peut être lu",
    "passport.tests_passed": "tests réussis : {of}",
    "passport.faults_noticed": "petites fautes introduites exprès et vues par les tests : {of}",
    "passport.lint_warnings": "avertissements : {of}",
    "passport.citations_unconfirmed": "renvois non confirmés : {of}",
    "passport.reviewed_none": "aucune personne ne les a relues",
    "passport.reviewed_yes": "relues par {by} le {on}",
    "passport.reviewed_earlier": "un état antérieur a été relu par {by} le {on}",
}

"""Faults as the page shows them: in its language, in lines that the browser breaks where its window ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pocarms.commands.output import faults_shown
from pocarms.model.pack import Pack
from pocarms.source.faults import Fault, FaultyInput
from pocarms.source.show import show_faults
from pocarms.web.site import Site


def on_page(site: Site, faults: Iterable[Fault], sources: Mapping[str, str], pack: Pack | None = None) -> str:
    """Return faults as text. pack: the one they are about."""
    return faults_shown(faults, sources, site.language, pack, wrap=False)


def said_on_page(error: FaultyInput) -> str:
    """Return faults whose texts are in the language of the page already."""
    return show_faults(error.faults, error.sources, error.language, wrap=False)

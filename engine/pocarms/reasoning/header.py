"""The top and foot of a paper: what it is about, when, by which pack and tool, and what must be said of the run."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from pocarms import __version__
from pocarms.assessment.assess import Prepared, profile_info
from pocarms.assessment.jsonable import SCHEMA_ID
from pocarms.assessment.result import Assessment, Body, Counts, PackInfo, Run, Tool
from pocarms.inference.run import Inference
from pocarms.model.profile import Profile
from pocarms.reasoning.paper import Block, Paper
from pocarms.reasoning.saying import sayings
from pocarms.reports.front import facts, footer, marking, notices

_NOTHING = Body("", "", (), (), (), (), (), (), (), (), (), (), (), (), {})


def frame(prepared: Prepared, profile: Profile, inferences: Sequence[Inference]) -> Assessment:
    """Return an assessment that holds no findings: what the top and foot of a paper are made from."""
    pack = prepared.pack
    used = {i.inference for i in inferences}
    return Assessment(
        schema=SCHEMA_ID,
        tool=Tool("pocarms", __version__),
        run=Run(
            "durable+twin" if used == {"durable+twin"} else "twin",
            ".".join(map(str, sys.version_info[:3])),
            sys.platform,
            " ".join(dict.fromkeys(i.notice for i in inferences if i.notice)),
        ),
        pack=PackInfo(pack.id, pack.version, pack.title, pack.digest, prepared.language, prepared.reviewed),
        profile=profile_info(profile, Counts(0, 0, 0, 0, 0)),
        whole=_NOTHING,
        parts=(),
        labels={},
        examples=(),
        order=(),
        bounds={},
    )


def paper(
    about: Assessment,
    language: str,
    title: str,
    lead: Sequence[str],
    blocks: Sequence[Block],
    hints: Sequence[str] = (),
) -> Paper:
    """Return a paper with the top and foot of what it is about."""
    s = sayings(language)
    said = notices(about, s)
    return Paper(
        language=language,
        title=title,
        marking=marking(about, s),
        notices=said.said,
        page_notice=said.page,
        facts=tuple((field.label, field.lines[0].text) for field in facts(about, s)),
        lead=tuple(lead),
        blocks=tuple(blocks),
        footer=footer(about, s),
        hints=tuple(hints),
    )

"""What checks of a pack that can be read say, in English; `fault_words_fr` has the same keys."""

from __future__ import annotations

from collections.abc import Mapping

EN: Mapping[str, str] = {
    # loops
    "loop.gate": "whether '{id}' applies hangs on itself: {loop}",
    "help.loop.gate": "Each arrow reads: is asked depending on. Break the loop by taking one of these tests out of an "
    "'asked_when'.",
    "loop.concept": "the concept '{id}' rests on itself: {loop}",
    "help.loop.concept": "Each arrow reads: rests on. In the end every concept must rest on answers. Break the loop by "
    "replacing one of these concepts by the answers that are meant.",
    "loop.finding": "the finding '{id}' needs itself as a foundation: {loop}",
    "help.loop.finding": "Each arrow reads: needs. Decide which of them comes first, and take 'needs' out of that one.",
    "loop.step": "the step '{id}' comes after itself: {loop}",
    "help.loop.step": "Each arrow reads: comes after. Decide which of them comes first, and take 'after' out of that "
    "one.",
    "loop.modifier": "the modifier '{id}' stands above itself: {loop}",
    "help.loop.modifier": "Each arrow reads: stands above. Take 'over' out of one of them.",
    "nested": "'{looks}: {concept}' looks into parts, and so does the concept '{other}' it rests on",
    "help.nested": "A part has no parts of its own. Name a concept that rests on answers of one part alone.",
    "help.nested.way": "A part has no parts of its own. The way there: {way}. Name a concept that rests on answers of "
    "one part alone.",
    # levels
    "level.wrong_way": "the level rule '{rule}' could stop holding because the answer to '{question}' becomes more "
    "adverse",
    "help.level.wrong_way": "Levels are raised by adverse answers and lowered by none. {worst}{gate} {advice} How the "
    "rule comes to read it: {way}.",
    "worst.answer": "The most adverse answer is '{answer}'.",
    "worst.end": "Its adverse end is: {end}.",
    "gate.none": "",
    "gate.false": " A test on a question that is not asked is false.",
    "advice.ordered": "Use adverse_at_least here.",
    "advice.other": "Use a test that takes in the adverse end here.",
    "advice.negated": "Under 'not', or with 'false', it is the other way round.",
    "way.asked": "whether {id} is asked",
    "level.no_adverse": "the level rule '{rule}' reads '{question}', which does not say which end is adverse",
    "help.level.no_adverse": "Add 'adverse: …' to the question. How the rule comes to read it: {way}.",
    "expected.adverse": "adverse: {one} or {other}",
    "level.may_not_apply": "the level rule '{rule}' reads '{question}', so 'may_not_apply' cannot be allowed",
    "help.level.may_not_apply": "Else a person could clear a worry by answering not_applicable. Take 'may_not_apply' "
    "out, or say with 'asked_when' when the question applies. How the rule comes to read it: {way}.",
    "level.doubt": "while '{conflict}' holds, even the most adverse answer to '{question}' counts as unknown, and a "
    "level rule reads it",
    "help.level.doubt": "The level proved would fall. Let the conflict hold only for milder answers than '{answer}', "
    "or take the question out of 'doubts'.",
    "level.wait": "'{id}' is read by a level rule, and waits for the answer to '{one}' or '{other}'",
    "help.level.wait": "While one of the two is unknown, a more adverse answer to the other could lower what is not "
    "ruled out. Ask it without this gate, or ask the second only where the first is known.",
    # modifiers
    "clash": "the modifiers '{first}' and '{second}' both set '{effect}' of the finding '{finding}', unlike each other",
    "help.clash": "Both may hold at once. Say which of them wins, with 'over: [{first}]' here or 'over: [{second}]' "
    "there, or let them touch different findings.",
    # never used
    "unused.concept": "the concept '{id}' is concluded and never read",
    "unused.question": "the question '{id}' is asked, and no rule reads its answer",
    "unused.example": "the example '{id}' is shown beside no finding",
    "unused.modifier": "the modifier '{id}' touches no finding",
    "unused.word": "'{id}' is declared under '{section}' and never used",
    "help.unused": "Use it, or delete it.",
    # not careful
    "source.question": "the question '{id}' does not say where it comes from",
    "source.concept": "a rule for the concept '{id}' does not say where it comes from",
    "source.finding": "the finding '{id}' does not say where it comes from",
    "source.level_rule": "the level rule '{id}' does not say where it comes from",
    "help.source": "Add 'source:' with document, section and page, so that a reader can look it up.",
    "idle.never": "no answer can meet this test on '{question}'",
    "idle.always": "every answer meets this test on '{question}'",
    "help.idle": "Check the values. To say that a question applies, write {{applies: {question}}}.",
    "partly": "the concept '{concept}' takes a practice that is done only partly for one that is done",
    "help.partly": "Write {{{question}: [no, partly]}} if a half-done practice counts as well, or put the question "
    "under 'practice' of a finding.",
    "unguarded": "this 'not' also holds where '{question}' does not apply",
    "help.unguarded": "Prefer is_not, none_of or lacks, which need an answer. If it is meant, put {{applies: "
    "{question}}} beside it under 'all'.",
    "twice": "'{concept}' is already concluded by the same condition in {file}, line {line}",
    "help.twice": "Delete one of the two, and keep both sources with the other.",
    "by_parts": "'{id}' is asked once for all, depending on '{read}', which is answered part by part",
    "help.by_parts": "In a profile with parts it would wait for ever. Add 'of: part' here, or take it out there.",
    "counts_as": "'{id}' does not say what counts as partly",
    "help.counts_as": "Add 'counts_as: {{partly: …}}', so that two people give the same answer.",
    "no_advice": "'{id}' is advice, and has no 'advice'",
    "help.no_advice": "Say what to do.",
    "no_owner": "'{id}' is advice, and has no 'owner'",
    "help.no_owner": "Say who acts.",
    # outlines of sources
    "outline.no_place": "the outline of '{doc}' has no '{place}'",
    "outline.unsaid": "where in '{doc}' is not said",
    "outline.no_page": "the page of '{place}' is missing",
    "outline.not_a_page": "'{page}' is no page and no range",
    "outline.other_page": "'{place}' stands on p. {pages}, not on p. {page}",
    "outline.footnote": "footnote {footnote} is not on p. {page}",
    "help.outline": "Look it up in the source, and correct the citation or the outline.",
    "uncited": "no rule of the pack cites '{place}' of '{doc}'",
    "help.uncited": "Write a rule that cites it, or say under 'none' why there is none.",
    "no_value": "no finding has the value '{value}' of the facet '{facet}', which the outline of '{doc}' names",
    "help.no_value": "Write a finding with this value, or take the value out of the outline.",
    # translations
    "locale.called": "the file is called {language}.yaml, and says that its language is '{said}'",
    "help.locale.called": "Correct the one that is wrong.",
    "locale.own": "'{language}' is the language of the pack itself",
    "help.locale.own": "Texts in the pack's own language stand beside the rules. Delete this file.",
    "locale.nothing": "the pack has no text '{key}' to translate",
    "help.locale.nothing": "Correct the id, or delete the text if what it translated is gone.",
    "locale.each": "'{{each}}' stands in only one of the two: the text of the pack or its translation",
    "help.locale.each": "{{each}} is replaced by the wording of an option. Keep it in the translation.",
    "locale.missing": "{missing} of {of} texts have no translation into '{language}'",
    "help.locale.missing": "They are shown in the language of the pack, marked as such, until {file} has them.",
}

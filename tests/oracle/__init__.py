"""Independent judges of the engine: a plain interpreter and a translation into an answer-set program.

Both take the meaning from the design and its decision records, never from the engine: of the engine they import only
the typed model (`pocarms.model`). They do not import each other either.
"""

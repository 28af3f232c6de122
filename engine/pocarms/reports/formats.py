"""The formats of a report, for whoever only wants to know which there are."""

FORMATS = ("text", "md", "html", "json")
REPORTS = ("full", "memo")

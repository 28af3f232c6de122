"""The formats of a report, for whoever only wants to know which there are."""

FORMATS = ("text", "md", "html", "json")
DOCUMENTS = ("docx", "pdf")  # written to a file, and marked; `assess` only
REPORTS = ("full", "memo", "brief", "cable")

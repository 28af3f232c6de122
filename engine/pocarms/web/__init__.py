"""The page: everything without a terminal, served to this computer alone (docs/page.md, decision 044)."""

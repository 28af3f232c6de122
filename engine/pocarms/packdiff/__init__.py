"""Two versions of one pack held beside each other by what they conclude, not by their lines (docs/workbench.md)."""

"""One mission over time: what closed, what is new, what persists, what moved, and why."""

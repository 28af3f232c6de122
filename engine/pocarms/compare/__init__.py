"""Missions side by side, for headquarters: a grid, shared gaps, who could learn from whom. Nothing is ranked."""

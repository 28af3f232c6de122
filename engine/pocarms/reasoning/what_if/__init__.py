"""What if answers were otherwise; which changes reach a goal; what would change where a scale stands."""

"""Questioning a result: why and why not, what if, what next, how firm it is."""

"""The memo: the short paper on one proposal for whoever decides, made of an assessment and the pack's `memo`."""

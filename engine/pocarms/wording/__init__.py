"""Answers, conditions and citations said in plain words: what proofs, reports and the verifier all speak with."""

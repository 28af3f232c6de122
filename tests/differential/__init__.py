"""Engine, plain interpreter and clingo on random packs and profiles. The long run: `python -m tests.differential`."""

"""The commands, one module each. `exits` holds the exit codes, `output` writes results, `packs` finds packs."""

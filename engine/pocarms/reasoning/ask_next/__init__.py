"""Which question to ask next, by what its answers could settle."""

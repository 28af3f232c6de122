"""Random small packs and profiles, made as model objects from a seed, over everything the language has."""

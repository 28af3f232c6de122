"""Rule packs kept ready: the compiled form of a pack, in the user's own cache folder (decision 022). Never answers."""

"""The passport of a rule pack: what was measured of it, who has read it, and which packs a policy refuses."""

"""Templates of the user's own in place of ours: filled in a sandbox, in a process of its own, within limits."""

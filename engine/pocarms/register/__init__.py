"""The register: a folder of proposals side by side, what is due, and what changed since the version before."""

"""The workbench of rule authors: what a change to a pack does, and what its tests would notice."""

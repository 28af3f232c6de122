"""The typed model: what a pack, a profile and a condition are once they have been read and checked.

Everything here is a frozen dataclass without behaviour beyond what follows from its own fields.
"""

"""pocarms: decision support for the protection of civilians through conventional arms control."""

__version__ = "0.1.0"
LANGUAGES = ("en", "fr")  # in which the tool speaks; a pack may be in any

"""Find the files that ship with the tool: rule packs, templates, schemas.

They are found in an installed wheel, an editable install, a checkout and a zip alike.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def root(kind: str) -> Traversable:
    """Return the folder ``rules`` or ``templates`` that ships with this copy of the tool.

    Raises FileNotFoundError where the installation is incomplete.
    """
    packaged = files("pocarms").joinpath(kind)
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "pyproject.toml").is_file() and (checkout / kind).is_dir():
        return checkout / kind
    raise FileNotFoundError(f"the folder {kind}/ that ships with pocarms was not found")

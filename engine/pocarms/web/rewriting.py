"""Changing a profile other than by an answer: only where the result still reads without a fault, and nobody is lost."""

from __future__ import annotations

from collections.abc import Callable

from pocarms.commands.saying import why
from pocarms.model.profile import Profile
from pocarms.profiles.load import CheckedProfile, check_reading
from pocarms.profiles.scheme import scheme_beside
from pocarms.source.exchange import Changed, exchange
from pocarms.source.faults import FaultyInput, errors_of
from pocarms.source.read import read_yaml
from pocarms.source.same import CannotEdit
from pocarms.web.desk import Shelf
from pocarms.web.site import Site
from pocarms.wording.faults import reason

Edit = Callable[[str], str]
"""From the text of a profile to its new text. Raises CannotEdit, FaultyInput."""


def rewrite(site: Site, name: str, profile: Profile, shelf: Shelf, edit: Edit) -> str:
    """Let the file of a profile say what `edit` makes of it; return why this was not done, in words, else "".

    profile: as it was read for this request. Where the file says something else by now nothing is written.
    """
    path = site.desk.workspace.path(name)
    t = site.own()
    try:
        scheme = scheme_beside(path.parent)

        def checked(data: bytes) -> CheckedProfile:
            return check_reading(read_yaml(data, path.name), lambda _: shelf.own, path.name, False, scheme)

        before = path.read_bytes()
        now = checked(before).profile
        if now is None or now.digest != profile.digest:
            return t("wrong.overtaken")
        after = edit(before.decode("utf-8")).encode("utf-8")
        new = checked(after)
        if new.profile is None:
            raise FaultyInput(errors_of(new.faults))
        exchange(path, before, after)
    except Changed:
        return t("wrong.overtaken")
    except (CannotEdit, FaultyInput) as error:
        return t("wrong.form", why=reason(error, site.language, shelf.own))
    except OSError as error:
        return t("wrong.write", why=why(error, site.language))
    return ""

"""Holding packs against the policy that was asked for, or the one that lies beside a profile or beside a pack."""

from __future__ import annotations

import dataclasses
import datetime
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from pocarms.model.pack import Pack
from pocarms.model.span import Span
from pocarms.profiles.load import CheckedProfile
from pocarms.profiles.places import POLICY
from pocarms.source.faults import Fault, noted
from pocarms.source.told import Says, phrase

if TYPE_CHECKING:
    from pocarms.passport.data import Passport
    from pocarms.passport.policy import Policy


class Gate:
    """Looks at each policy and each passport once. What it needs is imported only where there is a policy."""

    def __init__(self, asked: Path | None = None) -> None:
        """asked: a policy that holds wherever profiles lie; None for those that lie beside them or beside packs."""
        self._asked = asked
        self._found: dict[tuple[Path, object], Path | None] = {}
        self._policies: dict[Path, Policy] = {}
        self._passports: dict[str, Passport] = {}

    def policy(self, profile: Path, folder: Path | Traversable) -> Policy | None:
        """Return the policy for a profile and the folder of its pack. Raises FaultyInput with a policy's own faults."""
        file = self._file(profile, folder)
        if file is None:
            return None
        if file not in self._policies:
            from pocarms.passport.policy import read_policy

            self._policies[file] = read_policy(file)
        return self._policies[file]

    def named(self, profile: Path, folder: Path | Traversable) -> dict[str, str]:
        """Return what results say of the policy (id, title), empty where there is none. Raises as `policy` does."""
        policy = self.policy(profile, folder)
        return {} if policy is None else {"id": policy.id, "title": policy.title}

    def checked(self, path: Path, read: CheckedProfile, folder: Path | Traversable) -> CheckedProfile:
        """Return a profile as it was read, with the policy; where that refuses its pack, the reasons as its faults.

        Raises FaultyInput with a policy's own faults.
        """
        if read.profile is None or read.pack is None:
            return read
        refused = self.faults(path, read.pack, folder, read.profile.as_of)
        if refused:
            return CheckedProfile(None, None, refused, {})
        return dataclasses.replace(read, policy=self.named(path, folder))

    def faults(
        self, profile: Path, pack: Pack, folder: Path | Traversable, as_of: datetime.date | None
    ) -> tuple[Fault, ...]:
        """Return why the policy refuses a pack for a profile, one fault for each reason; none where it may be used.

        as_of: the day that the assessment is made for. Raises FaultyInput with a policy's own faults.
        """
        policy = self.policy(profile, folder)
        if policy is None:
            return ()
        from pocarms.passport.fault_words_en import EN
        from pocarms.passport.policy import refused

        place, says = Span(str(self._file(profile, folder)), 0, 0), Says("en", EN)
        named = {"policy": policy.id, "pack": pack.id, "version": pack.version}
        aid = phrase("help.refused", folder=str(folder))
        why = refused(policy, self.passport(pack, folder), as_of)
        return tuple(noted(says, "Q001", place, phrase("refused", **named, reason=reason), aid) for reason in why)

    def passport(self, pack: Pack, folder: Path | Traversable) -> Passport:
        """Return the passport of a pack."""
        if pack.digest not in self._passports:
            from pocarms.passport.file import passport_if_readable

            self._passports[pack.digest] = passport_if_readable(pack, folder)
        return self._passports[pack.digest]

    def _file(self, profile: Path, folder: Path | Traversable) -> Path | None:
        if self._asked is not None:
            return self._asked
        key = (profile.parent, folder)
        if key not in self._found:
            beside = (profile.parent, *((folder.parent,) if isinstance(folder, Path) else ()))
            self._found[key] = next((file for one in beside if (file := one / POLICY).is_file()), None)
        return self._found[key]

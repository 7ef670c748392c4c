# SPDX-License-Identifier: Apache-2.0
"""Statements: the verbatim text is never edited; a reviewed text is released per audience."""

from __future__ import annotations

import datetime as dt

from registry.domain.fields import Entity
from registry.domain.statements import Statement
from registry.domain.structures import ReleasedText
from registry.domain.vocabulary import is_term
from registry.errors import RegistryError, UsageRefused
from registry.services import records
from registry.storage.vault import Vault


class NotAStatement(UsageRefused):
    """The reference is of another kind of record."""


class ProfileUnknown(UsageRefused):
    """No such audience."""


class StatementHasNoText(RegistryError):
    """A released text must say something."""


def release(vault: Vault, ref: str, profile: str, text: str, language: str = "ar") -> Entity:
    """Approve ``text`` as what ``profile`` may read of a statement; an earlier one is replaced.

    The history keeps every text ever released. Raises NotAStatement, ProfileUnknown,
    StatementHasNoText.
    """
    found = _statement(vault, ref)
    if not is_term("profile", profile):
        raise ProfileUnknown(profile=profile[:20])
    if not text.strip():
        raise StatementHasNoText(ref=ref)
    new = ReleasedText(
        profile=profile,
        language=language,
        text=text.strip(),
        approved_by=vault.member,
        approved_on=dt.datetime.now(dt.UTC).date().isoformat(),
    )
    kept = [
        one for one in found.released or () if (one.profile, one.language) != (profile, language)
    ]
    values = {"released": (*kept, new)}
    return records.change(
        vault, ref, found.version, values, f"released to {profile}", operation="redaction"
    )


def revoke(vault: Vault, ref: str, profile: str) -> Entity:
    """Take back every text released to ``profile``; nothing of this statement leaves to it."""
    found = _statement(vault, ref)
    kept = tuple(one for one in found.released or () if one.profile != profile)
    return records.change(
        vault, ref, found.version, {"released": kept}, "revoked", operation="redaction"
    )


def _statement(vault: Vault, ref: str) -> Statement:
    found = records.get(vault, ref)
    if not isinstance(found, Statement):
        raise NotAStatement(ref=ref)
    return found

# SPDX-License-Identifier: Apache-2.0
"""What is due in a vault of several members: grants, new epochs, the inbox, a header to write.

Told by codes and counts only, to those who can do something about it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from registry.crypto.header import TIERS
from registry.domain.resources import read_folder
from registry.domain.roles import PROTECTED, REGISTRY, may
from registry.domain.vocabulary import LANGUAGES
from registry.services import rotation, sealed
from registry.services.seats import certificates, current, lacking, retained
from registry.storage import header_change, inbox
from registry.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing to do. ``kind`` is ``header``, ``grant``, ``rotation``, ``inbox`` or ``seal``.

    ``codes`` are the members it concerns, ``what`` the kind of keys or the tier, ``count`` how
    many records wait. ``mine`` says whether who is at work has the keys to do it.
    """

    kind: str
    mine: bool
    codes: tuple[str, ...] = ()
    what: str = ""
    count: int = 0
    words: dict[str, str] = field(default_factory=dict)


def due(vault: Vault) -> tuple[Due, ...]:
    """Return what is due, for who manages members or holds the protected part; else nothing."""
    if not may(vault.roles, "member"):
        return ()
    found = [Due(kind="header", mine=True)] if header_change.is_pending(vault) else []
    known = certificates(vault)
    for one in known:
        for kind in lacking(one, vault.header):
            mine = kind in vault.keys.kinds
            found.append(Due(kind="grant", mine=mine, codes=(one.code,), what=kind))
    for tier in TIERS:
        codes = tuple(one.code for one in known if tier in retained(one, vault.header))
        if codes:
            found.append(Due(kind="rotation", mine=tier in vault.tiers, codes=codes, what=tier))
    if PROTECTED in vault.tiers:
        with vault.read() as tx:
            count = inbox.waiting(tx.connection)
        found += [Due(kind="inbox", mine=True, count=count)] if count else []
        unsealed = len(sealed.due(vault))
        found += [Due(kind="seal", mine=True, count=unsealed)] if unsealed else []
    return tuple(_said(one) for one in found)


def resume(vault: Vault) -> tuple[Due, ...]:
    """Finish what a crash or a full disk left of a removal, and return what is still due.

    The registry's epoch is renewed at once; that of the protected part waits for a keeper's
    word, for it takes longer. Raises what the medium says.
    """
    if may(vault.roles, "member"):
        current(vault)
        if REGISTRY in rotation.due(vault):
            rotation.rotate(vault, REGISTRY)
    return due(vault)


def _said(one: Due) -> Due:
    known = read_folder("messages")
    entry = known[f"due.{one.kind}"]
    words = {}
    for language in LANGUAGES:
        part = known.get(f"due.part.{one.what}", {}).get(language, "")
        codes = "، ".join(one.codes) if language == "ar" else ", ".join(one.codes)
        words[language] = str(entry[language]).format(codes=codes, part=part, count=one.count)
    return Due(
        kind=one.kind, mine=one.mine, codes=one.codes, what=one.what, count=one.count, words=words
    )

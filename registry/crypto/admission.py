# SPDX-License-Identifier: Apache-2.0
"""Who has a seat in a vault and what they are granted: header in, header out, nothing written.

Whoever writes a header after ``remove``, ``take_away`` or ``change_passphrase`` uses
``header.write_over``: the generation before would still open to what was taken away.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from registry.crypto import grants, slots
from registry.crypto.header import GRANTS_PER_SEAT, SLOT_SIZE, SLOTS
from registry.crypto.keyring import MemberKeys, PublicMember
from registry.crypto.openkeys import entitlement_of, scope_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from registry.crypto.header import Header
    from registry.crypto.openkeys import OpenKeys
    from registry.crypto.passphrase import Passphrase


def admit(
    header: Header, giver: OpenKeys, passphrase: Passphrase, seat: int, kinds: Iterable[str]
) -> tuple[Header, PublicMember]:
    """Return ``header`` with another member at ``seat`` (0 to 15), granted ``kinds``.

    The giver must hold the organisation key and every one of ``kinds`` (``TierNotGranted``).
    The caller keeps which seats are taken: from the header nobody can tell. Raises
    ``PassphraseWeak`` also for a passphrase that already opens another seat.
    """
    root = bytearray(secrets.token_bytes(slots.ROOT_SIZE))
    holder = MemberKeys.from_root(root)
    # All four rows change, whatever is granted: two generations side by side tell nothing.
    header = without_grants(header, seat)
    for kind in kinds:
        header = give(header, giver, seat, holder.sealing_key.public, kind)
    header = slots.with_passphrase(header, seat, passphrase, root)
    root[:] = bytes(len(root))
    return header, holder.public


def give(header: Header, giver: OpenKeys, seat: int, sealing_public: bytes, kind: str) -> Header:
    """Return ``header`` with one grant more; raise ``TierNotGranted`` if the giver has it not.

    ``seat`` is 0 to 16 (16: recovery), ``sealing_public`` the holder's 1,216 bytes.
    """
    row = grants.give(
        giver.secret(kind),
        scope_of(header, kind),
        sealing_public,
        giver.signing_key,
        entitlement_of(giver),
    )
    return header.with_grant(grants.row_of(seat, kind), row)


def take_away(header: Header, seat: int, kinds: Iterable[str]) -> Header:
    """Return ``header`` in which the rows of ``kinds`` at ``seat`` are decoys.

    What the member read or copied stays theirs: a new epoch is what keeps the rest.
    """
    for kind in kinds:
        header = header.with_grant(grants.row_of(seat, kind), grants.decoy())
    return header


def remove(header: Header, seat: int) -> Header:
    """Return ``header`` in which nobody opens ``seat`` (0 to 15) and its rows are decoys."""
    if seat not in range(SLOTS):
        raise ValueError(seat)
    return without_grants(header.with_slot(seat, secrets.token_bytes(SLOT_SIZE)), seat)


def without_grants(header: Header, seat: int) -> Header:
    """Return ``header`` with four fresh decoys at ``seat``."""
    for row in range(seat * GRANTS_PER_SEAT, (seat + 1) * GRANTS_PER_SEAT):
        header = header.with_grant(row, grants.decoy())
    return header


def change_passphrase(header: Header, old: Passphrase, new: Passphrase) -> Header:
    """Return ``header`` in which ``new`` opens the seat that ``old`` opens; the root stays.

    A key file is added or removed the same way: it is part of a passphrase. Raises
    ``WrongPassphrase`` (of the old one), ``PassphraseWeak``. Whoever kept an old copy of the
    header still opens that copy with the old passphrase.
    """
    opened = slots.open_slot(header, old)
    try:
        return slots.with_passphrase(header, opened.position, new, opened.root)
    finally:
        opened.root[:] = bytes(len(opened.root))

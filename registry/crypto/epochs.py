# SPDX-License-Identifier: Apache-2.0
"""A new epoch of a tier: a fresh secret, for those who stay; who was removed has no part in it."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from registry.crypto.admission import give, take_away
from registry.crypto.header import SEATS
from registry.crypto.keyring import TIER_SECRET_SIZE, TierKeys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from registry.crypto.header import Header
    from registry.crypto.openkeys import OpenKeys


def new_epoch(
    header: Header, giver: OpenKeys, tier: str, holders: Sequence[tuple[int, bytes]]
) -> tuple[Header, TierKeys]:
    """Return ``header`` one epoch later in ``tier``, signed anew, and the keys of that epoch.

    ``holders`` are (seat, public sealing key) of all who are to have it, the giver and the
    recovery key (seat 16) included; every other row of that kind becomes a decoy. Nothing is
    written: the caller makes the new database first. ``OpenKeys.renewed`` takes the keys over.
    Raises ``TierNotGranted`` if the giver has not the tier or not the organisation's key.
    """
    signer = giver.organisation_signer()
    giver.tier(tier)
    header = header.with_next_epoch(tier).signed_by(signer)
    fresh = TierKeys.from_secret(tier, header.epoch(tier), secrets.token_bytes(TIER_SECRET_SIZE))
    later = giver.renewed(fresh)
    for seat in range(SEATS):
        header = take_away(header, seat, (tier,))
    for seat, sealing_public in holders:
        header = give(header, later, seat, sealing_public, tier)
    return header, fresh

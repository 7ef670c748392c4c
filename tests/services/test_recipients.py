# SPDX-License-Identifier: Apache-2.0
"""Who may receive packages, and that one is never taken for another."""

from __future__ import annotations

import pytest

from registry.crypto import agekeys
from registry.crypto.agekeys import RecipientKeyWrong
from registry.services import recipients
from registry.services.recipients import (
    RecipientAlreadyKnown,
    RecipientKeyMissing,
    RecipientNotGiven,
    RecipientUnknown,
)
from tests.services.invented import OTHER, PARTNER, World


def test_a_recipient_is_found_by_name_or_reference_only(world: World) -> None:
    with world.vault.read() as tx:
        for word in (PARTNER, world.refs[PARTNER], f"  {PARTNER} "):
            assert recipients.named(tx, word).name == PARTNER
        for word in (PARTNER[:10], PARTNER.upper(), "N-00000000"):
            with pytest.raises(RecipientUnknown):
                recipients.named(tx, word)
        for nothing in ("", "  "):
            with pytest.raises(RecipientNotGiven):
                recipients.named(tx, nothing)


def test_two_recipients_never_share_a_name(world: World) -> None:
    with pytest.raises(RecipientAlreadyKnown):
        recipients.record(world.vault, {"name": OTHER, "kind": "organisation"})
    with world.vault.read() as tx:
        assert len(recipients.every(tx)) == 2


def test_a_key_with_one_wrong_letter_is_refused_and_nothing_saved(world: World) -> None:
    key = agekeys.new_identity().recipient
    wrong = key[:-1] + ("q" if key[-1] != "q" else "p")
    with pytest.raises(RecipientKeyWrong):
        recipients.record(world.vault, {"name": "دار ثالثة", "age_key": wrong})
    with world.vault.read() as tx:
        assert len(recipients.every(tx)) == 2


def test_without_a_key_a_recipient_is_recorded_but_receives_nothing(world: World) -> None:
    ref = recipients.record(world.vault, {"name": "دار ثالثة", "kind": "organisation"})
    with world.vault.read() as tx:
        with pytest.raises(RecipientKeyMissing):
            recipients.keys_of(recipients.named(tx, ref))
        held = recipients.keys_of(recipients.named(tx, PARTNER))
    assert held == (world.keys[PARTNER].recipient,)

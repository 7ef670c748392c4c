# SPDX-License-Identifier: Apache-2.0
"""A grant is taken only from an entitled giver, by its holder, for its kind, epoch and vault."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from registry.crypto import signatures
from registry.crypto.grants import (
    KINDS,
    Entitlement,
    ForgedGrant,
    Scope,
    decoy,
    give,
    row_of,
    take,
)
from registry.crypto.header import GRANT_SIZE
from registry.crypto.keyring import MemberKeys
from registry.crypto.passphrase import Passphrase
from registry.crypto.sealing import seal
from registry.crypto.vaultkeys import admit, unlock
from tests.crypto.conftest import Founded

VAULT = bytes(range(16))
SECRET = bytes(range(32))
SCOPE = Scope(vault_id=VAULT, kind="registry", epoch=1)
ORGANISATION = Ed25519PrivateKey.from_private_bytes(bytes([1] * 32))
ANCHOR = signatures.public_bytes(ORGANISATION)
GIVER = MemberKeys.from_root(bytes([2] * 32))
HOLDER = MemberKeys.from_root(bytes([3] * 32))
STRANGER = MemberKeys.from_root(bytes([4] * 32))
ENTITLED = Entitlement.signed(ORGANISATION, VAULT, GIVER.verify_key, ("registry",))


def grant(scope: Scope = SCOPE, entitlement: Entitlement = ENTITLED) -> bytes:
    return give(SECRET, scope, HOLDER.sealing_key.public, GIVER.signing_key, entitlement)


def test_its_holder_takes_what_an_entitled_giver_gave() -> None:
    row = grant()
    assert len(row) == len(decoy()) == GRANT_SIZE
    assert take(row, SCOPE, HOLDER.sealing_key, ANCHOR) == SECRET


@pytest.mark.parametrize(
    "row",
    [
        grant(replace(SCOPE, vault_id=bytes(16))),
        grant(replace(SCOPE, epoch=2)),
        decoy(),
        bytes(GRANT_SIZE),
        b"",
    ],
)
def test_a_row_of_another_vault_or_epoch_or_of_nobody_is_no_grant(row: bytes) -> None:
    assert take(row, SCOPE, HOLDER.sealing_key, ANCHOR) is None


def test_another_member_cannot_take_it() -> None:
    assert take(grant(), SCOPE, STRANGER.sealing_key, ANCHOR) is None


def forgeries() -> dict[str, bytes]:
    stranger_organisation = Ed25519PrivateKey.generate()
    holder = HOLDER.sealing_key.public
    resealed = GIVER.sealing_key.open(
        give(SECRET, SCOPE, GIVER.sealing_key.public, GIVER.signing_key, ENTITLED), SCOPE.info()
    )
    assert resealed is not None
    return {
        "given by one whom another organisation entitled": grant(
            entitlement=Entitlement.signed(
                stranger_organisation, VAULT, GIVER.verify_key, ("registry",)
            )
        ),
        "signed by a stranger under the giver's name": give(
            SECRET, SCOPE, holder, STRANGER.signing_key, ENTITLED
        ),
        "of a kind the giver may not give": grant(
            SCOPE, Entitlement.signed(ORGANISATION, VAULT, GIVER.verify_key, ("protected",))
        ),
        "with rights widened by the giver": grant(
            entitlement=replace(
                Entitlement.signed(ORGANISATION, VAULT, GIVER.verify_key, ("protected",)), rights=7
            )
        ),
        "entitled in another vault": grant(
            entitlement=Entitlement.signed(ORGANISATION, bytes(16), GIVER.verify_key, ("registry",))
        ),
        "given to another and sealed again to this holder": seal(holder, resealed, SCOPE.info()),
        "of another length": seal(holder, resealed[:-1], SCOPE.info()),
        "of another kind in this kind's row": grant(
            replace(SCOPE, kind="protected"),
            Entitlement.signed(ORGANISATION, VAULT, GIVER.verify_key, KINDS),
        ),
    }


@pytest.mark.parametrize("how", list(forgeries()))
def test_a_forged_grant_is_refused(how: str) -> None:
    with pytest.raises(ForgedGrant):
        take(forgeries()[how], SCOPE, HOLDER.sealing_key, ANCHOR)


def test_without_signatures_a_stranger_could_choose_the_secret(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = forgeries()["signed by a stranger under the giver's name"]
    monkeypatch.setattr(signatures, "is_signed", lambda *_: True)
    assert take(row, SCOPE, HOLDER.sealing_key, ANCHOR) == SECRET


def test_a_member_may_not_slip_a_key_of_their_choice_to_a_keeper(
    founded: Founded, passphrase: Passphrase
) -> None:
    header, keeper = founded
    word = Passphrase.from_text("insider")
    header, _ = admit(header, keeper, word, (keeper.seat + 1) % 16, ("registry",))
    insider = unlock(header, word)
    claimed = Entitlement(verify_key=insider.verify_key, rights=7, signature=bytes(64))
    scope = Scope(vault_id=header.vault_id, kind="protected", epoch=1)
    row = give(SECRET, scope, keeper.member.sealing_key.public, insider.signing_key, claimed)
    with pytest.raises(ForgedGrant):
        unlock(header.with_grant(row_of(keeper.seat, "protected"), row), passphrase)

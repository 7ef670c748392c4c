# SPDX-License-Identifier: Apache-2.0
"""A member without the protected tier, with their open keys and this source code, gets nothing."""

from __future__ import annotations

import pytest

from registry.crypto import grants, signatures
from registry.crypto.admission import admit
from registry.crypto.epochs import new_epoch
from registry.crypto.grants import KINDS, Entitlement, ForgedGrant, Scope, row_of
from registry.crypto.header import SLOTS, Header, HeaderDamaged
from registry.crypto.openkeys import OpenKeys, entitlement_of
from registry.crypto.passphrase import Passphrase
from registry.crypto.recoverykeys import make_recovery
from registry.crypto.vaultkeys import found, unlock
from registry.domain.roles import KINDS_OF, Role, kinds_of
from tests.crypto.conftest import CANARY, Founded

LOW_ROLES = [role for role in Role if "protected" not in KINDS_OF[role]]
LOW = "a low member of ours"


def staffed(founded: Founded, role: Role) -> tuple[Header, OpenKeys, OpenKeys]:
    header, keeper = founded
    kinds = tuple(kind for kind in KINDS if kind in kinds_of(frozenset({role})))
    word = Passphrase.from_text(LOW)
    header, _ = admit(header, keeper, word, (keeper.seat + 1) % SLOTS, kinds)
    header, root, _ = make_recovery(header, keeper)
    root.clear()
    return header, keeper, unlock(header, word)


@pytest.mark.parametrize("role", LOW_ROLES)
def test_no_row_of_the_header_opens_the_protected_tier_to_a_low_role(
    founded: Founded, role: Role
) -> None:
    header, keeper, low = staffed(founded, role)
    scope = Scope(vault_id=header.vault_id, kind="protected", epoch=1)
    opening = [row for row in header.grants if low.member.sealing_key.open(row, scope.info())]
    assert len(opening) == len(low.kinds)
    for row in opening:
        with pytest.raises(ForgedGrant):
            grants.take(row, scope, low.member.sealing_key, low.organisation)
    own = [low.secret(kind) for kind in low.kinds]
    assert bytes(keeper.tier("protected").secret) not in {bytes(one) for one in own}
    assert "protected" not in low.kinds


def _forged(header: Header, low: OpenKeys, rights: int) -> Header:
    """A grant of a secret of their choice to themselves, entitled by their own word."""
    claimed = Entitlement(
        verify_key=low.verify_key,
        rights=rights,
        signature=signatures.sign(
            low.signing_key, "giver", grants._entitled(header.vault_id, low.verify_key, rights)
        ),
    )
    scope = Scope(vault_id=header.vault_id, kind="protected", epoch=1)
    row = grants.give(bytes(32), scope, low.member.sealing_key.public, low.signing_key, claimed)
    return header.with_grant(row_of(low.seat, "protected"), row)


def _moved(header: Header, keeper: OpenKeys, low: OpenKeys) -> Header:
    row = header.grants[row_of(keeper.seat, "protected")]
    return header.with_grant(row_of(low.seat, "protected"), row)


def _own_kind(header: Header, _: OpenKeys, low: OpenKeys) -> Header:
    return header.with_grant(
        row_of(low.seat, "protected"), header.grants[row_of(low.seat, "registry")]
    )


@pytest.mark.parametrize("role", [role for role in LOW_ROLES if role is not Role.COORDINATOR])
def test_a_grant_a_low_member_signs_is_forged(
    founded: Founded, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    header, _, low = staffed(founded, role)
    forged = _forged(header, low, 7)
    with pytest.raises(ForgedGrant):
        unlock(forged, Passphrase.from_text(LOW))
    monkeypatch.setattr(signatures, "is_signed", lambda *_: True)
    assert "protected" in unlock(forged, Passphrase.from_text(LOW)).kinds


def test_a_keepers_grant_moved_to_an_own_seat_opens_nothing(founded: Founded) -> None:
    header, keeper, low = staffed(founded, Role.DOCUMENTER)
    assert unlock(_moved(header, keeper, low), Passphrase.from_text(LOW)).kinds == ("registry",)


def test_an_own_grant_is_of_its_kind_only(founded: Founded) -> None:
    header, keeper, low = staffed(founded, Role.DOCUMENTER)
    with pytest.raises(ForgedGrant):
        unlock(_own_kind(header, keeper, low), Passphrase.from_text(LOW))


def test_a_grant_of_an_earlier_epoch_replayed_opens_nothing(founded: Founded) -> None:
    header, keeper, low = staffed(founded, Role.DOCUMENTER)
    holders = [(keeper.seat, keeper.member.sealing_key.public)]
    after, fresh = new_epoch(header, keeper, "registry", holders)
    row = row_of(low.seat, "registry")
    replayed = after.with_grant(row, header.grants[row])
    assert unlock(replayed, Passphrase.from_text(LOW)).kinds == ()
    assert fresh.secret != low.tier("registry").secret


def test_an_epoch_turned_back_by_a_member_is_damage(founded: Founded) -> None:
    header, keeper, low = staffed(founded, Role.DOCUMENTER)
    after, _ = new_epoch(header, keeper, "registry", [(keeper.seat, low.member.sealing_key.public)])
    for signer in (None, low.signing_key):
        back = Header(
            vault_id=after.vault_id,
            demo=after.demo,
            cost=after.cost,
            salt=after.salt,
            organisation=after.organisation,
            registry_epoch=1,
            seal=after.seal,
            slots=after.slots,
            grants=header.grants,
        )
        with pytest.raises(HeaderDamaged):
            unlock(back if signer is None else back.signed_by(signer), Passphrase.from_text(LOW))


def test_a_grant_of_another_vault_opens_nothing_in_this_one(founded: Founded) -> None:
    header, _, low = staffed(founded, Role.DOCUMENTER)
    elsewhere, other = found(Passphrase.from_text(CANARY), header.cost)
    scope = Scope(vault_id=elsewhere.vault_id, kind="protected", epoch=1)
    row = grants.give(
        other.tier("protected").secret,
        scope,
        low.member.sealing_key.public,
        other.signing_key,
        entitlement_of(other),
    )
    altered = header.with_grant(row_of(low.seat, "protected"), row)
    assert unlock(altered, Passphrase.from_text(LOW)).kinds == ("registry",)


def test_the_entitlement_of_a_keeper_serves_no_other_giver(founded: Founded) -> None:
    header, keeper, low = staffed(founded, Role.DOCUMENTER)
    scope = Scope(vault_id=header.vault_id, kind="protected", epoch=1)
    row = grants.give(
        bytes(32), scope, low.member.sealing_key.public, low.signing_key, entitlement_of(keeper)
    )
    with pytest.raises(ForgedGrant):
        unlock(header.with_grant(row_of(low.seat, "protected"), row), Passphrase.from_text(LOW))


def test_a_coordinator_who_makes_up_a_protected_secret_holds_a_key_to_nothing(
    founded: Founded,
) -> None:
    # The organisation's key can entitle anyone; the secret itself it does not have.
    header, keeper, low = staffed(founded, Role.COORDINATOR)
    assert low.organisation_key is not None
    rights = Entitlement.signed(low.organisation_key, low.vault_id, low.verify_key, KINDS)
    scope = Scope(vault_id=header.vault_id, kind="protected", epoch=1)
    made_up = bytes(range(32))
    row = grants.give(made_up, scope, low.member.sealing_key.public, low.signing_key, rights)
    opened = unlock(
        header.with_grant(row_of(low.seat, "protected"), row), Passphrase.from_text(LOW)
    )
    assert opened.tier("protected").database_key != keeper.tier("protected").database_key
    assert opened.tier("protected").inbox_key.public != keeper.tier("protected").inbox_key.public

# SPDX-License-Identifier: Apache-2.0
"""From passphrase to keys: what the founder has, and what another member has not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from registry.crypto import agefile, grants, signatures
from registry.crypto.grants import KINDS, TierNotGranted, row_of
from registry.crypto.header import GRANTS_PER_SEAT, SEATS, Header
from registry.crypto.kdf import FOR_TESTS
from registry.crypto.keyring import MemberKeys, TierKeys
from registry.crypto.passphrase import Passphrase
from registry.crypto.sealing import seal
from registry.crypto.vaultkeys import OpenKeys, admit, found, unlock
from tests.crypto.conftest import Founded, flipped


def visible(keys: OpenKeys) -> list[object]:
    return [
        keys.vault_id,
        keys.seat,
        keys.member_id,
        keys.verify_key,
        keys.age_identity,
        keys.age_recipient,
        [
            (t.name, t.epoch, t.secret, t.database_key, t.commitment_key, t.age_identity)
            for t in keys.tiers.values()
        ],
    ]


def test_the_founder_opens_what_was_founded(founded: Founded, passphrase: Passphrase) -> None:
    header, keys = founded
    opened = unlock(Header.from_bytes(header.to_bytes()), passphrase)
    assert visible(opened) == visible(keys)
    assert set(opened.tiers) == {"registry", "protected"}
    assert opened.organisation_key is not None
    assert signatures.public_bytes(opened.organisation_key) == header.organisation


def test_no_two_vaults_share_a_key(founded: Founded, passphrase: Passphrase) -> None:
    again = found(passphrase, FOR_TESTS)[1]
    for mine, other in zip(visible(founded[1]), visible(again), strict=True):
        assert isinstance(mine, int) or mine != other


def test_the_mark_of_a_demonstration_is_kept(passphrase: Passphrase) -> None:
    header, _ = found(passphrase, FOR_TESTS, demo=True)
    assert Header.from_bytes(header.to_bytes()).demo


def test_a_member_without_the_protected_grant_has_no_protected_key(
    founded: Founded,
) -> None:
    header, keeper = founded
    seat = (keeper.seat + 3) % 16
    editor_word = Passphrase.from_text("editor")
    header, _ = admit(header, keeper, editor_word, seat, ("registry",))
    editor = unlock(header, editor_word)
    assert set(editor.tiers) == {"registry"}
    assert editor.tier("registry").database_key == keeper.tier("registry").database_key
    assert editor.organisation_key is None
    assert editor.member_id != keeper.member_id
    with pytest.raises(TierNotGranted):
        editor.tier("protected")
    with pytest.raises(TierNotGranted):
        admit(header, editor, Passphrase.from_text("third"), (seat + 1) % 16, ("registry",))


def test_an_admitted_member_leaves_the_others_as_they_were(
    founded: Founded, passphrase: Passphrase
) -> None:
    header, keys = founded
    grown, _ = admit(header, keys, Passphrase.from_text("new"), (keys.seat + 1) % 16, KINDS)
    assert visible(unlock(grown, passphrase)) == visible(keys)
    assert Header.from_bytes(grown.to_bytes()) == grown


def test_a_flip_in_an_own_grant_takes_the_tier_away_and_elsewhere_changes_nothing(
    founded: Founded, passphrase: Passphrase
) -> None:
    header, keys = founded
    protected = row_of(keys.seat, "protected")
    own_rows = {row_of(keys.seat, kind) for kind in KINDS}
    for position in (0, 700, 1087, 1088, 1119, 1120, 1332):
        cut = header.with_grant(protected, flipped(header.grants[protected], position))
        assert set(unlock(cut, passphrase).tiers) == {"registry"}
    for row in range(SEATS * GRANTS_PER_SEAT):
        if row not in own_rows:
            other = header.with_grant(row, flipped(header.grants[row], 700))
            assert len(unlock(other, passphrase).tiers) == 2


def test_a_grant_of_another_epoch_is_not_taken(founded: Founded, passphrase: Passphrase) -> None:
    header, keys = founded
    assert keys.organisation_key is not None
    rotated = replace(header, protected_epoch=2).signed_by(keys.organisation_key)
    assert set(unlock(rotated, passphrase).tiers) == {"registry"}


def test_wiped_keys_are_empty_and_not_zero(founded: Founded) -> None:
    tier = founded[1].tier("registry")
    founded[1].wipe()
    founded[1].wipe()
    assert (len(tier.database_key), len(tier.secret)) == (0, 0)


def test_keys_grow_from_their_root_the_same_way_for_ever() -> None:
    member = MemberKeys.from_root(bytes(range(32)))
    tier = TierKeys.from_secret("protected", 1, bytes(range(32)))
    assert member.member_id.hex() == MEMBER_ID
    assert member.age_recipient == MEMBER_AGE
    assert tier.database_key.hex() == DATABASE_KEY
    assert tier.commitment_key.hex() == COMMITMENT_KEY
    assert tier.age_recipient == TIER_AGE


def test_the_two_tiers_never_share_a_key_even_from_one_secret() -> None:
    registry = TierKeys.from_secret("registry", 1, bytes(32))
    protected = TierKeys.from_secret("protected", 1, bytes(32))
    assert registry.database_key != protected.database_key
    assert registry.commitment_key != protected.commitment_key
    assert registry.age_identity != protected.age_identity
    assert registry.inbox_key.public != protected.inbox_key.public


def test_the_keys_of_a_tier_open_its_evidence_and_its_inbox(founded: Founded) -> None:
    tier = founded[1].tier("protected")
    sealed = agefile.encrypt([tier.age_recipient], b"evidence")
    assert agefile.decrypt(tier.age_identity, sealed) == b"evidence"
    letter = seal(tier.inbox_key.public, b"a sealed record", b"inbox")
    assert tier.inbox_key.open(letter, b"inbox") == b"a sealed record"
    assert tier.inbox_key.open(letter, b"other") is None
    assert grants.decoy() != grants.decoy()


MEMBER_ID = "d7c174a9fa2488827b5b62c51cdaaaf3"
MEMBER_AGE = "age10telcjx0dqhsgk2xx9q5qtw3f59xlg7k2cfwerqa4qqjjl5ql3as40udc4"
DATABASE_KEY = "85a0a5b1460b28fbd55ed197a9f14390372077b79666988f36c1c3625323f1b0"
COMMITMENT_KEY = "b3519f712767199ef354dffe0462e0d9d74b1a9d733d16f5730014f4d2c8176c"
TIER_AGE = "age1p0j53maq9j34y70e06jvce5t5722fjv7gyvd2temyrxchfqsf53s2vx4tx"

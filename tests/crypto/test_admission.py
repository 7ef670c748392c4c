# SPDX-License-Identifier: Apache-2.0
"""Members come, are granted more or less, change their passphrase, and go."""

from __future__ import annotations

import pytest

from registry.crypto import slots
from registry.crypto.admission import admit, change_passphrase, give, remove, take_away
from registry.crypto.grants import KINDS, TierNotGranted
from registry.crypto.header import GRANTS_PER_SEAT, SEATS, SIZE, SLOTS, Header
from registry.crypto.kdf import stretch
from registry.crypto.openkeys import OpenKeys
from registry.crypto.passphrase import Passphrase
from registry.crypto.slots import PassphraseWeak, WrongPassphrase
from registry.crypto.vaultkeys import unlock
from tests.crypto.conftest import CANARY, Founded

OTHER = "سبع نخلات عند النهر"


def other() -> Passphrase:
    return Passphrase.from_text(OTHER)


def seat_beside(keys: OpenKeys, distance: int = 1) -> int:
    return (keys.seat + distance) % SLOTS


def changed_rows(before: Header, after: Header) -> set[int]:
    return {row for row in range(len(before.grants)) if before.grants[row] != after.grants[row]}


def rows_of(seat: int) -> set[int]:
    return set(range(seat * GRANTS_PER_SEAT, (seat + 1) * GRANTS_PER_SEAT))


@pytest.mark.parametrize(
    "kinds", [(), ("registry",), ("registry", "organisation"), ("registry", "protected"), KINDS]
)
def test_who_is_admitted_has_the_kinds_given_and_no_other(
    founded: Founded, kinds: tuple[str, ...]
) -> None:
    header, keeper = founded
    header, public = admit(header, keeper, other(), seat_beside(keeper), kinds)
    opened = unlock(header, other())
    assert opened.kinds == kinds
    assert opened.seat == seat_beside(keeper)
    assert opened.member.public == public


def test_what_is_told_of_a_new_member_holds_no_secret(founded: Founded) -> None:
    header, public = admit(founded[0], founded[1], other(), seat_beside(founded[1]), KINDS)
    opened = unlock(header, other())
    assert public.verify_key == opened.verify_key
    assert public.age_recipient == opened.age_recipient
    assert opened.age_identity not in repr(public)


def test_an_admission_changes_one_seat_whole_whatever_is_granted(founded: Founded) -> None:
    # Two generations side by side must not tell which kinds the new member has.
    header, keeper = founded
    for kinds in ((), ("registry",), KINDS):
        after, _ = admit(header, keeper, other(), seat_beside(keeper), kinds)
        assert changed_rows(header, after) == rows_of(seat_beside(keeper))
        assert len(after.to_bytes()) == SIZE


def test_who_has_no_organisation_key_admits_nobody(founded: Founded) -> None:
    header, keeper = founded
    header, _ = admit(header, keeper, other(), seat_beside(keeper), ("registry", "protected"))
    member = unlock(header, other())
    third = Passphrase.from_text("third of them")
    with pytest.raises(TierNotGranted) as refused:
        admit(header, member, third, seat_beside(keeper, 2), ("registry",))
    assert refused.value.data == {"tier": "organisation"}


def test_a_coordinator_cannot_give_the_tier_she_never_had(founded: Founded) -> None:
    header, keeper = founded
    header, _ = admit(header, keeper, other(), seat_beside(keeper), ("registry", "organisation"))
    coordinator = unlock(header, other())
    third = Passphrase.from_text("third of them")
    with pytest.raises(TierNotGranted) as refused:
        admit(header, coordinator, third, seat_beside(keeper, 2), KINDS)
    assert refused.value.data == {"tier": "protected"}
    header, public = admit(
        header, coordinator, third, seat_beside(keeper, 2), ("registry", "organisation")
    )
    assert unlock(header, third).kinds == ("registry", "organisation")
    later = give(header, keeper, seat_beside(keeper, 2), public.sealing_key, "protected")
    assert unlock(later, third).kinds == KINDS
    assert len(changed_rows(header, later)) == 1


def test_a_tier_taken_away_is_absent_and_the_rest_stays(founded: Founded) -> None:
    header, keeper = founded
    header, _ = admit(header, keeper, other(), seat_beside(keeper), KINDS)
    lower = take_away(header, seat_beside(keeper), ("protected", "organisation"))
    assert unlock(lower, other()).kinds == ("registry",)
    assert unlock(lower, Passphrase.from_text(CANARY)).kinds == KINDS


def test_a_removed_member_opens_nothing_and_the_others_stay(founded: Founded) -> None:
    header, keeper = founded
    header, _ = admit(header, keeper, other(), seat_beside(keeper), KINDS)
    after = remove(header, seat_beside(keeper))
    with pytest.raises(WrongPassphrase):
        unlock(after, other())
    assert changed_rows(header, after) == rows_of(seat_beside(keeper))
    assert unlock(after, Passphrase.from_text(CANARY)).kinds == KINDS
    again, _ = admit(after, keeper, other(), seat_beside(keeper), ("registry",))
    assert unlock(again, other()).kinds == ("registry",)


def test_a_slot_put_back_after_a_removal_finds_no_grant(founded: Founded) -> None:
    # Who kept a copy of their slot opens it, and holds keys to nothing.
    header, keeper = founded
    header, _ = admit(header, keeper, other(), seat_beside(keeper), KINDS)
    kept = header.slots[seat_beside(keeper)]
    after = remove(header, seat_beside(keeper)).with_slot(seat_beside(keeper), kept)
    assert unlock(after, other()).kinds == ()


def test_the_recovery_seat_is_not_a_members_to_be_removed(founded: Founded) -> None:
    for seat in (-1, SLOTS, SEATS):
        with pytest.raises(ValueError, match=str(seat)):
            remove(founded[0], seat)


def test_a_changed_passphrase_opens_the_same_member_and_the_old_one_nothing(
    founded: Founded, passphrase: Passphrase
) -> None:
    header, keys = founded
    after = change_passphrase(header, passphrase, other())
    opened = unlock(after, other())
    assert (opened.member_id, opened.seat, opened.kinds) == (keys.member_id, keys.seat, KINDS)
    assert changed_rows(header, after) == set()
    with pytest.raises(WrongPassphrase):
        unlock(after, passphrase)


def test_a_change_needs_the_old_passphrase_and_not_that_of_another(
    founded: Founded, passphrase: Passphrase
) -> None:
    header, keys = founded
    header, _ = admit(header, keys, other(), seat_beside(keys), ("registry",))
    with pytest.raises(WrongPassphrase):
        change_passphrase(header, Passphrase.from_text("not it"), Passphrase.from_text("new"))
    with pytest.raises(PassphraseWeak):
        change_passphrase(header, passphrase, other())


def test_without_the_look_at_the_other_slots_two_members_would_share_a_passphrase(
    founded: Founded, passphrase: Passphrase, monkeypatch: pytest.MonkeyPatch
) -> None:
    header, keys = founded
    monkeypatch.setattr(slots, "_opened", lambda *_: [])
    header, _ = admit(header, keys, passphrase, seat_beside(keys), ("registry",))
    monkeypatch.undo()
    assert len(slots._opened(header, stretch(passphrase, header.salt, header.cost))) == 2

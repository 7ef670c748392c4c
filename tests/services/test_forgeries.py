# SPDX-License-Identifier: Apache-2.0
"""Role by role: what somebody forges with the keys they have is refused, or found by the check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from registry.crypto import grants, signatures
from registry.crypto.grants import KINDS, Entitlement, ForgedGrant, Scope, row_of
from registry.crypto.header import Header, read_header, write_header
from registry.crypto.keyring import TierKeys
from registry.crypto.signatures import canonical_json
from registry.domain.roles import POWERS, Role, may
from registry.errors import Damaged
from registry.services import activity, records, rotation
from registry.services.vaults import Vault
from registry.storage import announcements, certificates, custody, log_check, log_state, members
from registry.storage.certificates import CertificateForged
from registry.storage.facts import facts
from registry.storage.schema import CERTIFICATE, LOG, META
from registry.storage.vault import RoleLacks
from tests.services.invented_vaults import draft, open_again
from tests.services.office import LOW, SEALED, WITHOUT_ORGANISATION, Office, attacked, office
from tests.services.staff import opened
from tests.services.thief import codes

__all__ = ["attacked", "office"]


def granted_by_own_word(header: Header, low: Vault) -> Header:
    """A protected grant of a secret of their own, entitled by the best key they have."""
    signer = low.keys.organisation_key or low.keys.signing_key
    rights = Entitlement.signed(signer, header.vault_id, low.keys.verify_key, KINDS)
    scope = Scope(vault_id=header.vault_id, kind="protected", epoch=header.epoch("protected"))
    own = low.keys.member.sealing_key.public
    row = grants.give(bytes(range(32)), scope, own, low.keys.signing_key, rights)
    return header.with_grant(row_of(low.keys.seat, "protected"), row)


@pytest.mark.parametrize("role", LOW)
def test_grant_what_a_low_role_grants_itself_opens_no_vault(attacked: Office, role: str) -> None:
    path = attacked.staff.path
    with opened(path, attacked.passphrase(role)) as low:
        forged = granted_by_own_word(read_header(path), low)
    write_header(path, forged)
    # Of a coordinator the entitlement is true and the secret made up: no file opens with it.
    refused = Damaged if role == Role.COORDINATOR else ForgedGrant
    with pytest.raises(refused):
        open_again(path, attacked.passphrase(role))
    with attacked.staff.founder() as vault:
        assert records.get(vault, attacked.statement).ref == attacked.statement


@pytest.mark.parametrize("role", LOW)
def test_log_the_program_signs_nothing_beyond_a_role(office: Office, role: str) -> None:
    with opened(office.staff.path, office.passphrase(role)) as vault:
        beyond = [one for one in POWERS if not may(vault.roles, one)]
        assert {"sealing", "redaction", "view-protected", "ingestion of sealed"} <= set(beyond)
        for operation in beyond:
            with pytest.raises(RoleLacks), vault.write(operation):
                pass


def in_own_name(vault: Vault) -> None:
    with vault.maintain() as connection, connection.execution_options(writes=True).begin():
        custody.append(connection, vault.keys, "registry", told(vault.member, "sealing"))


def in_a_keepers_name(vault: Vault) -> None:
    with vault.maintain() as connection, connection.execution_options(writes=True).begin():
        custody.append(connection, vault.keys, "registry", told("D-01", "redaction"))


def told(actor: str, operation: str) -> dict[str, Any]:
    return {"at": "2026-01-01T00:00:00+00:00", "actor": actor, "operation": operation,
            "reason": "", "about": "", "count": 0}  # fmt: skip


def with_more_roles(vault: Vault) -> None:
    """Write oneself every role, signed by the only key at hand."""
    own = vault.certificate
    assert own is not None
    body = canonical_json(replace(own, roles=frozenset(Role), serial=own.serial + 1).body())
    signature = signatures.sign(vault.keys.signing_key, certificates.CONTEXT, body)
    raised = {"body": body.decode(), "signature": signature}
    with vault.maintain() as connection, connection.execution_options(writes=True).begin():
        mine = CERTIFICATE.c.code == own.code
        connection.execute(CERTIFICATE.update().where(mine).values(raised))


def with_the_last_entry_gone(vault: Vault) -> None:
    with vault.maintain() as connection, connection.execution_options(writes=True).begin():
        last = custody.head(connection, "registry")
        assert last is not None
        connection.execute(LOG["registry"].delete().where(LOG["registry"].c.seq == last.seq))


def with_an_edited_entry(vault: Vault) -> None:
    table = LOG["registry"]
    with vault.maintain() as connection, connection.execution_options(writes=True).begin():
        first = next(custody.entries(connection, "registry"))
        body = canonical_json({**first.body, "actor": vault.member}).decode()
        connection.execute(table.update().where(table.c.seq == first.seq).values(entry=body))


def with_an_own_inbox_key(vault: Vault) -> None:
    keys = vault.keys.member
    body = {
        "tier": "protected",
        "epoch": vault.header.epoch("protected"),
        "hpke": keys.sealing_key.public.hex(),
        "age": keys.age_recipient,
        "signer": keys.verify_key.hex(),
    }
    signed = signatures.sign(keys.signing_key, announcements.TIER_CONTEXT, canonical_json(body))
    value = canonical_json({**body, "signature": signed.hex()}).decode()
    table, row = META["registry"], announcements.row_of("protected")
    with vault.maintain() as connection, connection.execution_options(writes=True).begin():
        connection.execute(table.update().where(table.c.key == row).values(value=value))


FORGERIES: dict[str, tuple[Callable[[Vault], None], set[str]]] = {
    "an entry of an operation beyond the role": (in_own_name, {"author_without_role"}),
    "an entry in a keeper's name": (in_a_keepers_name, {"author_wrong"}),
    "more roles": (with_more_roles, {"certificate_forged"}),
    "a log without its last entry": (with_the_last_entry_gone, {"records_differ_from_log"}),
    "an edited entry": (with_an_edited_entry, {"signature_wrong", "chain_broken"}),
    "an inbox key of their own": (with_an_own_inbox_key, {"announcement_forged"}),
}


@pytest.mark.parametrize("what", FORGERIES)
@pytest.mark.parametrize("role", WITHOUT_ORGANISATION)
def test_log_what_a_low_role_forges_is_found_by_the_check(
    attacked: Office, role: str, what: str
) -> None:
    forge, found = FORGERIES[what]
    with opened(attacked.staff.path, attacked.passphrase(role)) as vault:
        forge(vault)
    for judge in ("keeper", "auditor"):  # nothing is mended before the keeper hears of it
        with attacked.staff.at_work(judge) as vault:
            assert found & codes(activity.check(vault, full=True))


def with_no_inbox_key(vault: Vault) -> None:
    table, row = META["registry"], announcements.row_of("protected")
    with vault.maintain() as connection, connection.execution_options(writes=True).begin():
        connection.execute(table.delete().where(table.c.key == row))


@pytest.mark.parametrize("forge", [with_an_own_inbox_key, with_no_inbox_key])
def test_a_keeper_hears_of_an_announced_key_put_in_or_taken_out_and_a_new_epoch_mends_it(
    attacked: Office, forge: Callable[[Vault], None]
) -> None:
    with opened(attacked.staff.path, attacked.passphrase("editor")) as vault:
        forge(vault)
    with attacked.staff.at_work("keeper") as vault:
        assert codes(activity.check(vault)) == {"announcement_forged"}
        rotation.rotate(vault, "protected")
        assert activity.check(vault) == ()
    with attacked.staff.at_work("documenter") as vault:
        assert records.record(vault, [draft("person", names=SEALED)])


def test_without_the_look_into_the_log_it_would_be_mended_quietly(
    attacked: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(attacked.staff.path, attacked.passphrase("editor")) as vault:
        with_an_own_inbox_key(vault)
    monkeypatch.setattr(announcements, "_told_last", lambda *_: None)
    with attacked.staff.at_work("keeper") as vault:
        assert activity.check(vault, full=True) == ()


def vouched_for_by_oneself(vault: Vault) -> None:
    """Put in a key, and name it in an entry that one may sign."""
    with_an_own_inbox_key(vault)
    row = announcements.row_of("protected")
    with vault.write("modification") as tx:
        tx.vouch("registry", row, facts(tx.connection, "registry")[row])


def test_what_an_editor_vouches_for_is_found_all_the_same(attacked: Office) -> None:
    with attacked.staff.at_work("editor") as vault:
        vouched_for_by_oneself(vault)
    with attacked.staff.at_work("auditor") as vault:
        assert "announcement_forged" in codes(activity.check(vault, full=True))


def test_without_the_table_of_who_announces_it_would_not_be_found(
    attacked: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with attacked.staff.at_work("editor") as vault:
        vouched_for_by_oneself(vault)
    monkeypatch.setattr(log_state, "ANNOUNCES", frozenset(POWERS))
    with attacked.staff.at_work("auditor") as vault:
        assert activity.check(vault, full=True) == ()


@pytest.mark.parametrize("role", WITHOUT_ORGANISATION)
def test_log_roles_somebody_gives_themselves_are_worth_nothing(attacked: Office, role: str) -> None:
    with opened(attacked.staff.path, attacked.passphrase(role)) as vault:
        with_more_roles(vault)
    with opened(attacked.staff.path, attacked.passphrase(role)) as vault:
        assert vault.roles == frozenset()
        with pytest.raises(RoleLacks):
            records.record(vault, [draft("victim", names="سامر")])


@pytest.mark.parametrize("role", LOW)
def test_inbox_nobody_seals_to_a_key_that_a_low_role_put_in(attacked: Office, role: str) -> None:
    with opened(attacked.staff.path, attacked.passphrase(role)) as vault:
        with_an_own_inbox_key(vault)
    refusals = (CertificateForged, announcements.NotAnnounced)
    with attacked.staff.at_work("documenter") as vault, pytest.raises(refusals):
        records.record(vault, [draft("person", names=SEALED)])


def test_without_its_signature_a_key_put_in_would_be_sealed_to(
    attacked: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with attacked.staff.at_work("editor") as vault:
        with_an_own_inbox_key(vault)
        key = vault.keys.member.sealing_key.public
        own = vault.certificate
    assert own is not None
    keeper = replace(own, roles=frozenset({Role.KEEPER}))
    monkeypatch.setattr(announcements, "holder", lambda *_: keeper)
    with attacked.staff.at_work("documenter") as vault, vault.read() as tx:
        found = announcements.announced(tx.connection, vault.keys.organisation, "protected")
    assert found.hpke == key


def announce_as_a_keeper_of_their_own_making(vault: Vault) -> None:
    """Use the organisation's key to be a keeper by certificate, and a made-up tier to announce."""
    own = vault.certificate
    assert own is not None
    made_up = TierKeys.from_secret("protected", vault.header.epoch("protected"), bytes(range(32)))
    with vault.write("member", about=own.code) as tx:
        members.issue(tx, replace(own, roles=own.roles | {Role.KEEPER}))
        tx.keys = replace(tx.keys, tiers={**tx.keys.tiers, "protected": made_up})
        members.announce(tx, "protected")
        tx.keys = vault.keys


def test_log_a_coordinator_who_passes_for_a_keeper_is_found_by_the_first_true_one(
    attacked: Office,
) -> None:
    # The organisation's key is the root of trust: what a coordinator signs with it is signed.
    with attacked.staff.at_work("coordinator") as vault:
        announce_as_a_keeper_of_their_own_making(vault)
    with attacked.staff.at_work("auditor") as vault:
        assert codes(activity.check(vault, full=True)) == {"own_roles_raised"}
    with attacked.staff.at_work("keeper") as vault:
        assert codes(activity.check(vault)) == {"own_roles_raised", "announcement_forged"}


def test_without_the_look_at_their_own_keys_keepers_would_not_see_it(
    attacked: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with attacked.staff.at_work("coordinator") as vault:
        announce_as_a_keeper_of_their_own_making(vault)
    monkeypatch.setattr(log_check, "_announced_is_foreign", lambda *_: ())
    with attacked.staff.at_work("keeper") as vault:
        assert codes(activity.check(vault, full=True)) == {"own_roles_raised"}

# SPDX-License-Identifier: Apache-2.0
"""Role by role: without the protected key nothing of the protected part is read or forged.

Each attack has its control: with a keeper's keys the same hands get in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from registry.crypto import grants, signatures
from registry.crypto.grants import KINDS, Entitlement, ForgedGrant, Scope, row_of
from registry.crypto.header import Header, read_header, write_header
from registry.crypto.signatures import canonical_json
from registry.domain.roles import KINDS_OF, POWERS, Role, may
from registry.errors import Damaged
from registry.services import access, activity, evidence, inbox, records
from registry.services.vaults import Passphrase, Vault
from registry.storage import announcements, certificates, custody
from registry.storage.certificates import CertificateForged
from registry.storage.schema import CERTIFICATE, LOG, META
from registry.storage.vault import RoleLacks
from tests.services.invented_vaults import CANARIES, draft, open_again, record_canaries
from tests.services.staff import WORDS, Staff, opened, staffed
from tests.services.thief import PURPOSES, Thief, codes, copied, purposes_in_the_source
from tests.storage.decrypted import decrypted, rows_of

TRAVEL = "travel"
LOW = [*(str(role) for role in Role if "protected" not in KINDS_OF[role]), TRAVEL]
WITHOUT_ORGANISATION = [role for role in LOW if role != Role.COORDINATOR]
TRAVEL_WORDS = "أربع عشرة راية على السطح canary-travel"
EVIDENCE = "فانوس-canary-evidence-bytes"
SEALED = "ناي البيدر canary-sealed-item"


@dataclass(frozen=True, kw_only=True)
class Office:
    """A vault with all roles, evidence of both tiers, and an item nobody has taken in."""

    staff: Staff
    statement: str
    evidence: frozenset[str]
    keeper: Thief

    def passphrase(self, role: str) -> str:
        return TRAVEL_WORDS if role == TRAVEL else WORDS[role]

    def thief(self, role: str) -> Thief:
        with opened(self.staff.path, self.passphrase(role)) as vault:
            return Thief.from_session(vault, self.passphrase(role))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = tmp_path_factory.mktemp("office")
    staff = staffed(folder / "o.sijill", *Role)
    (folder / "photo.txt").write_text(EVIDENCE * 50, encoding="utf-8")
    with staff.founder() as vault:
        statement = record_canaries(vault)["statement"]
        evidence.attach(vault, folder / "photo.txt", {"kind": "photo"})
        protected = frozenset(path.name for path in (vault.path / "evidence").rglob("*.age"))
        evidence.attach(vault, folder / "photo.txt", {"kind": "press"})
        access.admit_travel(vault, Passphrase.from_text(TRAVEL_WORDS))
    with staff.at_work("documenter") as vault:
        records.record(vault, [draft("person", names=SEALED)])
    with staff.at_work("keeper") as vault:
        keeper = Thief.from_session(vault, WORDS["keeper"])
    return Office(staff=staff, statement=statement, evidence=protected, keeper=keeper)


@pytest.fixture
def attacked(office: Office, tmp_path: Path) -> Office:
    """The same vault, fresh for one attack that changes it."""
    path = copied(office.staff.path, tmp_path / "a.sijill")
    return replace(office, staff=Staff(path=path, codes=office.staff.codes))


def test_the_thief_knows_every_purpose_that_keys_are_made_for() -> None:
    assert set(PURPOSES) == purposes_in_the_source()


# Reading -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", LOW)
def test_database_no_key_of_a_low_role_opens_the_protected_file(office: Office, role: str) -> None:
    assert office.thief(role).opened_databases() == {"registry.e1.db"}


@pytest.mark.parametrize("role", LOW)
def test_database_the_registry_file_holds_no_word_of_the_protected(
    office: Office, role: str
) -> None:
    with opened(office.staff.path, office.passphrase(role)) as vault:
        pages = decrypted(vault, "registry") + rows_of(vault, "registry")
    assert [word for word in (*CANARIES[3:], SEALED, EVIDENCE) if word in pages] == []
    assert CANARIES[1] in pages  # the dead are named in the registry: it was read


@pytest.mark.parametrize("role", LOW)
def test_evidence_no_key_of_a_low_role_opens_what_is_protected(office: Office, role: str) -> None:
    found = office.thief(role).opened_evidence()
    assert len(found) == 1
    assert not found & office.evidence


@pytest.mark.parametrize("role", LOW)
def test_grant_a_low_role_opens_its_own_rows_and_no_others(office: Office, role: str) -> None:
    with opened(office.staff.path, office.passphrase(role)) as vault:
        own = {row_of(vault.keys.seat, kind) for kind in vault.keys.kinds}
    assert set(office.thief(role).opened_grants()) == own


@pytest.mark.parametrize("role", LOW)
def test_inbox_a_low_role_opens_no_item_not_even_its_own(office: Office, role: str) -> None:
    thief = office.thief(role)
    with opened(office.staff.path, office.passphrase(role)) as vault:
        assert thief.opened_items(vault) == []
        with pytest.raises(RoleLacks):
            inbox.take_in(vault)


def test_with_a_keepers_keys_the_same_hands_open_everything(office: Office) -> None:
    assert office.keeper.opened_databases() == {"registry.e1.db", "protected.e1.db"}
    assert office.evidence < office.keeper.opened_evidence()
    assert len(office.keeper.opened_grants()) == len(KINDS)
    with office.staff.at_work("keeper") as vault:
        assert len(office.keeper.opened_items(vault)) == 1


# Forging -----------------------------------------------------------------------------------------


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
    # The auditor judges: a keeper's opening would put the keepers' own key back first.
    with attacked.staff.at_work("auditor") as vault:
        assert found & codes(activity.check(vault, full=True))


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

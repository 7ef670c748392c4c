# SPDX-License-Identifier: Apache-2.0
"""Databases that are not whole, not ours, of another time, or changed behind the program."""

from __future__ import annotations

import shutil
from collections.abc import Callable

from registry.services import receipts, rotation
from registry.services.vaults import Vault
from registry.storage.engine import PAGE_SIZE
from registry.storage.schema import LOG
from tests.bad_input.case import CHECK, DOCUMENTER, Case, Harm, changed, finds, put, removed
from tests.bad_input.stranger import Stranger
from tests.crypto.conftest import flipped
from tests.services import test_forgeries as forged
from tests.services.invented_vaults import OTHER_PASSPHRASE, behind, new_vault, record

REGISTRY, PROTECTED = "registry.e1.db", "protected.e1.db"
FULL = CHECK + " --full"
SEALS = f"record {{vault}} {{person.json}} {DOCUMENTER}"


def sql(*statements: str) -> Harm:
    """Alter the tables as somebody who has the keys and not the program."""

    def harm(stranger: Stranger) -> None:
        with stranger.opened() as vault:
            behind(vault, *statements)

    return harm


def by_documenter(forge: Callable[[Vault], None]) -> Harm:
    """A documenter forges something with the keys they have."""

    def harm(stranger: Stranger) -> None:
        with stranger.opened(OTHER_PASSPHRASE) as vault:
            forge(vault)

    return harm


def of_another_vault(stranger: Stranger) -> None:
    with_one = new_vault(stranger.folder / "foreign.sijill")
    with_one.close()
    shutil.copy(with_one.path / PROTECTED, stranger.place / PROTECTED)
    shutil.rmtree(with_one.path)


def of_an_older_epoch(stranger: Stranger) -> None:
    old = (stranger.place / REGISTRY).read_bytes()
    with stranger.opened() as vault:
        rotation.rotate(vault, "registry")
    (stranger.place / "registry.e2.db").write_bytes(old)


def one_file_rolled_back(stranger: Stranger) -> None:
    old = (stranger.place / PROTECTED).read_bytes()
    with stranger.opened() as vault:
        record(vault, "person", names="شاهدة متخيَّلة أخرى")
    (stranger.place / PROTECTED).write_bytes(old)


def put_back_whole(stranger: Stranger) -> None:
    old = {name: (stranger.place / name).read_bytes() for name in (REGISTRY, PROTECTED)}
    with stranger.opened() as vault:
        record(vault, "person", names="شاهدة متخيَّلة أخرى")
        text = receipts.make(vault)
    stranger.refs["receipt"] = text
    for name, data in old.items():
        (stranger.place / name).write_bytes(data)


def a_page_in_the_middle(data: bytes) -> bytes:
    return flipped(data, len(data) // PAGE_SIZE // 2 * PAGE_SIZE + 77)


def an_entry_gone(vault: Vault) -> None:
    table = LOG["registry"]
    with vault.maintain() as connection, connection.execution_options(writes=True).begin():
        connection.execute(table.delete().where(table.c.seq == 3))


def sealed_and(change: str) -> Harm:
    """A documenter seals something for the keepers; then somebody changes what waits."""

    def harm(stranger: Stranger) -> None:
        with stranger.opened(OTHER_PASSPHRASE) as vault:
            record(vault, "person", names="شاهدة متخيَّلة ختمها موثِّق")
            behind(vault, change)

    return harm


ALTERED = "CAST(sealed || x'00' AS BLOB)"
COPY = f"INSERT INTO main.inbox SELECT 'x', at, actor, kind, {ALTERED} FROM main.inbox"  # noqa: S608

CASES: dict[str, Case] = {
    "database empty": Case(code="DatabaseDamaged", exits=4, harm=put(REGISTRY, b"")),
    "database of one byte": Case(code="DatabaseDamaged", exits=4, harm=put(PROTECTED, b"\0")),
    "database missing": Case(code="DatabaseMissing", exits=4, harm=removed(REGISTRY)),
    "protected file missing": Case(code="DatabaseMissing", exits=4, harm=removed(PROTECTED)),
    "database plaintext": Case(
        code="DatabasePlaintext", exits=4, harm=put(REGISTRY, b"SQLite format 3\x00" + bytes(8176))
    ),
    "database of another vault": Case(code="DatabaseDamaged", exits=4, harm=of_another_vault),
    "database that says it is another vault's": Case(
        code="DatabaseForeign", exits=4,
        harm=sql("UPDATE protected.meta SET value = 'ff' WHERE key = 'vault'"),
    ),
    "database of an older epoch": Case(
        code="DatabaseDamaged", exits=4, harm=of_an_older_epoch
    ),
    "database that says it is of an older epoch": Case(
        code="DatabaseForeign", exits=4,
        harm=sql("UPDATE main.meta SET value = '0' WHERE key = 'epoch'"),
    ),
    "database newer": Case(
        code="DatabaseNewer", exits=1,
        harm=sql("UPDATE main.alembic_version SET version_num = 'registry_9999'"),
    ),
    "first page flipped": Case(
        code="DatabaseDamaged", exits=4, harm=changed(REGISTRY, lambda b: flipped(b, 100))
    ),
    "page flipped": finds("page_damaged", changed(REGISTRY, a_page_in_the_middle), FULL),
    "database cut": Case(
        code="DatabaseDamaged", exits=4, harm=changed(REGISTRY, lambda b: b[:-100])
    ),
    "database cut on a page boundary": Case(
        code="DatabaseDamaged", exits=4, harm=changed(PROTECTED, lambda b: b[:-PAGE_SIZE])
    ),
    "one database rolled back": finds("other_log_cut", one_file_rolled_back),
    "both databases rolled back": finds(
        "older_than_receipt", put_back_whole, CHECK + " --receipt {receipt}"
    ),
    "receipt unreadable": Case(
        code="ReceiptUnreadable", exits=2, words=CHECK + " --receipt SIJILL-RECEIPT-1"
    ),
    "record that cannot be read": Case(
        code="ValueDamaged", exits=4, words="show {vault} {witness}",
        harm=sql("UPDATE protected.person SET phones = '['"),
    ),
    "log edited": finds("signature_wrong", by_documenter(forged.with_an_edited_entry)),
    "log without its last entry": finds(
        "records_differ_from_log", by_documenter(forged.with_the_last_entry_gone)
    ),
    "log missing an entry": finds("chain_broken", by_documenter(an_entry_gone)),
    "author without the role": finds("author_without_role", by_documenter(forged.in_own_name)),
    "author in another's name": finds("author_wrong", by_documenter(forged.in_a_keepers_name)),
    "certificate forged": finds("certificate_forged", by_documenter(forged.with_more_roles)),
    "announced key forged": finds(
        "announcement_forged", by_documenter(forged.with_an_own_inbox_key), f"{CHECK} {DOCUMENTER}"
    ),
    "sealing to a key that is not the keepers'": Case(
        code="NotAnnounced", exits=1, words=SEALS,
        harm=by_documenter(forged.with_an_own_inbox_key),
    ),
    "sealing to a key that nobody signed": Case(
        code="CertificateForged", exits=4, words=SEALS,
        harm=sql("UPDATE main.meta SET value = replace(value, 'age1', 'age2') "
                 "WHERE key = 'inbox.protected'"),
    ),
    "sealing where no key is announced": Case(
        code="NotAnnounced", exits=1, words=SEALS,
        harm=by_documenter(lambda vault: behind(
            vault, "DELETE FROM main.meta WHERE key = 'inbox.protected'")),
    ),
    "inbox forged": finds("inbox_forged", sealed_and(COPY), FULL),
    "inbox lost": finds("inbox_lost", sealed_and("DELETE FROM main.inbox")),
}  # fmt: skip

# SPDX-License-Identifier: Apache-2.0
"""Vaults for tests: made, opened, opened without the protected part, altered behind their back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from registry.crypto.kdf import FOR_TESTS
from registry.crypto.passphrase import Passphrase
from registry.services import members, records, vaults
from registry.services.records import Draft, parse_input
from registry.services.vaults import Vault
from registry.storage.engine import authorizer_lifted

# Words found nowhere else, so that each can be looked for in every byte.
PASSPHRASE = "سبع زيتونات canary-passphrase"
OTHER_PASSPHRASE = "ثلاث نخلات canary-documenter"
VICTIM_NAME = "قنديلوف الزيزفوني"
VICTIM_LATIN = "Qandilov Zayzafuni"
WITNESS_NAME = "سنجابة التلفريكية"
PHONE = "0999-555-0177-canary"
NATIONAL_NUMBER = "canary-87654321"
VERBATIM = "رأيت الفنار البنفسجي عند الجسر canary-verbatim"
CANARIES = (
    PASSPHRASE, VICTIM_NAME, VICTIM_LATIN, WITNESS_NAME, PHONE, NATIONAL_NUMBER, VERBATIM,
)  # fmt: skip


def new_vault(path: Path) -> Vault:
    return vaults.create(path, Passphrase.from_text(PASSPHRASE), cost=FOR_TESTS)


def open_again(path: Path, passphrase: str = PASSPHRASE) -> Vault:
    return vaults.open_vault(path, Passphrase.from_text(passphrase))


def draft(
    kind: str,
    links: dict[str, str] | None = None,
    /,
    *,
    key: str = "",
    **fields: Any,  # noqa: ANN401 - as a form or a file gives them
) -> Draft:
    return Draft(kind=kind, values=parse_input(kind, fields), links=links or {}, key=key)


def record(
    vault: Vault,
    kind: str,
    links: dict[str, str] | None = None,
    /,
    **fields: Any,  # noqa: ANN401 - as a form or a file gives them
) -> str:
    return records.record(vault, [draft(kind, links, **fields)])["0"]


def record_canaries(vault: Vault) -> dict[str, str]:
    """Record a victim, a witness and a statement that hold every canary; return references."""
    name = {"display": VICTIM_NAME, "latin": [{"text": VICTIM_LATIN, "system": "family"}]}
    return records.record(
        vault,
        [
            draft("source", key="source", title="قائمة محلية", kind="other_list"),
            draft(
                "victim",
                {"source": "source"},
                key="victim",
                names=name,
                national_number=NATIONAL_NUMBER,
                fate="dead_body_recovered",
            ),
            draft("person", key="witness", names=WITNESS_NAME, phones=[PHONE], roles=["witness"]),
            draft("statement", {"witness": "witness"}, key="statement", verbatim=VERBATIM),
        ],
    )


def admit_without_protected(vault: Vault) -> None:
    """Let a documenter open ``vault``, who has the registry part only, and lock it."""
    members.admit(vault, ["documenter"], Passphrase.from_text(OTHER_PASSPHRASE))
    vault.close()


def behind(vault: Vault, *statements: str) -> None:
    """Run SQL on the open files as somebody would who has the keys and not the program."""
    with vault.maintain() as connection, authorizer_lifted(connection):
        driver: Any = connection.connection.driver_connection
        for statement in statements:
            driver.execute(statement)


@contextmanager
def unchanged(path: Path) -> Iterator[None]:
    """Require that the block changes no byte of any file but the lock."""
    before = contents(path)
    yield
    assert contents(path) == before


def contents(path: Path) -> dict[str, bytes]:
    files = (file for file in path.rglob("*") if file.is_file() and file.name != "lock")
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in files}

# SPDX-License-Identifier: Apache-2.0
"""The header that a unit of work intends is written after it, once, and never a foreign one."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest

from registry.crypto import vaultkeys
from registry.crypto.header import (
    HEADER_NAME,
    PREVIOUS_NAME,
    Header,
    read_header,
    write_header,
)
from registry.crypto.kdf import FOR_TESTS
from registry.crypto.passphrase import Passphrase
from registry.crypto.vaultkeys import found
from registry.services.vaults import Vault
from registry.storage import facts, header_change
from tests.services.invented_vaults import contents, open_again


def changed(vault: Vault) -> Header:
    seat = (vault.keys.seat + 1) % 16
    return vaultkeys.remove(vault.header, seat)


def intend(vault: Vault, header: Header) -> None:
    with vault.write("member") as tx:
        header_change.intend(tx, header)


def put_row(vault: Vault, value: str) -> None:
    with vault.maintain() as connection, connection.execution_options(writes=True).begin():
        facts.put(connection, "registry", {header_change.ROW: value})


def test_an_intended_header_is_written_as_both_generations_and_forgotten(vault: Vault) -> None:
    wanted = changed(vault)
    intend(vault, wanted)
    assert header_change.is_pending(vault)
    assert header_change.complete(vault)
    for name in (HEADER_NAME, PREVIOUS_NAME):
        assert (vault.path / name).read_bytes() == wanted.to_bytes()
    assert vault.header == wanted
    assert not header_change.is_pending(vault)
    assert not header_change.complete(vault)


def test_a_unit_of_work_that_fails_intends_nothing(vault: Vault) -> None:
    before = contents(vault.path)

    def fails() -> None:
        with vault.write("member") as tx:
            header_change.intend(tx, changed(vault))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert not header_change.is_pending(vault)
    assert contents(vault.path) == before


def test_the_next_opening_writes_what_a_crash_left(vault: Vault) -> None:
    wanted = changed(vault)
    intend(vault, wanted)
    vault.close()
    open_again(vault.path).close()
    assert read_header(vault.path) == wanted


@pytest.mark.parametrize("row", ["", "no base64!", base64.b64encode(b"no header").decode()])
def test_a_spoilt_row_locks_nobody_out_and_goes(vault: Vault, row: str) -> None:
    before = read_header(vault.path)
    put_row(vault, row)
    vault.close()
    again = open_again(vault.path)
    assert read_header(again.path) == before
    assert not header_change.is_pending(again)
    again.close()


def test_a_header_of_another_vault_or_epoch_is_never_written(vault: Vault) -> None:
    before = read_header(vault.path)
    foreign, _ = found(Passphrase.from_text("another organisation"), FOR_TESTS)
    assert vault.keys.organisation_key is not None
    other_epoch = before.with_next_epoch("registry").signed_by(vault.keys.organisation_key)
    other_vault = replace(before, vault_id=bytes(16)).signed_by(vault.keys.organisation_key)
    for header in (foreign, other_epoch, other_vault):
        intend(vault, header)
        assert header_change.complete(vault)
        assert read_header(vault.path) == before


def test_without_the_look_at_epochs_a_late_header_would_lock_everybody_out(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert vault.keys.organisation_key is not None
    header = vault.header.with_next_epoch("registry").signed_by(vault.keys.organisation_key)
    intend(vault, header)
    monkeypatch.setattr(header_change, "_epochs", lambda _: (0, 0))
    header_change.complete(vault)
    assert read_header(vault.path).epoch("registry") == 2


def test_an_older_generation_beside_the_current_one_is_evened_out(vault: Vault) -> None:
    write_header(vault.path, changed(vault))
    vault.close()
    assert (vault.path / PREVIOUS_NAME).read_bytes() != (vault.path / HEADER_NAME).read_bytes()
    open_again(vault.path).close()
    assert (vault.path / PREVIOUS_NAME).read_bytes() == (vault.path / HEADER_NAME).read_bytes()


def test_a_damaged_header_leaves_the_generation_before_it_as_it_is(vault: Vault) -> None:
    write_header(vault.path, vault.header)
    vault.close()
    (vault.path / HEADER_NAME).write_bytes(b"spoilt")
    before = contents(vault.path)
    open_again(vault.path).close()
    for name in (HEADER_NAME, PREVIOUS_NAME):
        assert contents(vault.path)[name] == before[name]

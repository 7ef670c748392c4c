# SPDX-License-Identifier: Apache-2.0
"""The table of commands: what each answers with, and how an answer becomes an exit code."""

from __future__ import annotations

from registry.cli import __main__ as module
from registry.cli import commands, integrity, packages, recording, running, vaults
from registry.errors import Damaged


def test_each_command_is_run_by_the_function_that_bears_its_meaning() -> None:
    run = {one.name: one.run for one in commands.COMMANDS}
    assert run["record"] is recording.record
    assert run["export"] is packages.export
    assert run["create"] is vaults.create


def test_only_what_needs_no_vault_asks_for_no_passphrase() -> None:
    without = {one.name for one in commands.COMMANDS if not one.opens_vault}
    assert without == {
        "demo", "fields", "verify", "recovery rehearse", "recovery restore", "member key-file",
    }  # fmt: skip


def test_an_unknown_signer_and_a_damaged_vault_are_no_success() -> None:
    assert packages.code_of_verify({"known_signer": True}) == 0
    assert packages.code_of_verify({"known_signer": False}) == 1
    assert integrity.code_of_check({"ok": True}) == 0
    assert integrity.code_of_check({"ok": False}) == Damaged.exit_code


def test_the_module_runs_the_same_program_as_the_script() -> None:
    assert module.main is running.main

# SPDX-License-Identifier: Apache-2.0
"""The open vault as screens see it: four ways to ask, the draft, and leaving."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from registry.services import drafts, records, vaults
from registry.services.vaults import Vault
from ui.background import Background, Cancelled, Progress
from ui.desk import SLOT, Desk, Work

Ask = Callable[[Callable[[], Any]], Any]
VICTIM = records.Draft(kind="victim", values={"description": "invented"})


def test_a_change_answers_and_tells_every_page(desk: Desk, qtbot: QtBot) -> None:
    owner = QObject()
    refs: list[Any] = []
    with qtbot.waitSignal(desk.changed):
        desk.change(owner, lambda vault: records.record(vault, [VICTIM]), refs.append, refs.append)
    assert refs[0]["0"].startswith("V-")


def test_a_look_tells_nobody_of_a_change(desk: Desk, qtbot: QtBot) -> None:
    owner = QObject()
    found: list[Any] = []
    with qtbot.assertNotEmitted(desk.changed):
        desk.run(owner, lambda vault: vault.is_demo, found.append, found.append)
        qtbot.waitUntil(lambda: bool(found))
    assert found == [True]


def test_a_long_job_takes_the_window_and_gives_it_back(desk: Desk, qtbot: QtBot) -> None:
    owner = QObject()
    shown: list[Work] = []
    found: list[Any] = []
    desk.working.connect(shown.append)

    def work(_: Vault, progress: Progress) -> str:
        progress(1, 2)
        return "made"

    with qtbot.waitSignal(desk.rested):
        desk.work(owner, work, found.append, found.append, title="Import")
    assert shown[0].title == "Import"
    assert found == ["made"]


def test_a_cancelled_job_gives_the_window_back_too(desk: Desk, qtbot: QtBot) -> None:
    owner = QObject()
    found: list[Any] = []

    def work(_: Vault, progress: Progress) -> None:
        while True:
            progress(0)

    with qtbot.waitSignals([desk.working, desk.rested]):
        desk.work(owner, work, found.append, found.append, title="Import")
        desk.cancel_work()
    assert isinstance(found[0], Cancelled)


def test_the_draft_is_kept_encrypted_and_comes_back(
    desk: Desk, qtbot: QtBot, vault_path: Path
) -> None:
    kept: list[Any] = []
    found: list[Any] = []
    content = {"victims": {"names": ["اسم متخيَّل"]}}
    desk.keep(desk, content, kept.append, kept.append)
    desk.kept(desk, found.append, found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found == [content]
    files = list((vault_path / "drafts").iterdir())
    assert len(files) == 1
    assert "متخيَّل".encode() not in files[0].read_bytes()


def test_an_empty_draft_is_discarded(desk: Desk, qtbot: QtBot, vault_path: Path) -> None:
    done: list[Any] = []
    desk.keep(desk, {"victims": {"a": 1}}, done.append, done.append)
    qtbot.waitUntil(lambda: len(done) == 1)
    desk.keep(desk, {}, done.append, done.append)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert not list((vault_path / "drafts").iterdir())


@pytest.mark.parametrize("fails", [False, True])
def test_leaving_closes_the_vault_even_if_the_draft_cannot_be_kept(
    desk: Desk, vault: Vault, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, fails: bool
) -> None:
    owner = QObject()
    gone: list[bool] = []
    if fails:
        monkeypatch.setattr(drafts, "_file", lambda *_: Path("/dev/null/nowhere/x.age"))
    desk.leave(owner, {"victims": {"a": 1}}, lambda: gone.append(vault.is_open))
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [False]


def test_after_leaving_the_vault_stays_locked(
    desk: Desk,
    background: Background,
    qtbot: QtBot,
    ask: Ask,
    vault_path: Path,
) -> None:
    owner = QObject()
    gone: list[bool] = []
    refused: list[Any] = []
    waiting: list[Any] = []
    desk.run(owner, lambda vault: vault.is_demo, waiting.append, waiting.append)
    desk.leave(owner, {}, lambda: gone.append(True))
    qtbot.waitUntil(lambda: bool(gone))
    desk.run(owner, lambda vault: records.get(vault, "V-0"), refused.append, refused.append)
    qtbot.waitUntil(lambda: bool(refused))
    assert refused[0].code == "VaultClosed"
    assert not waiting, "what waited when the vault was left is not answered"
    again = ask(lambda: vaults.open_vault(vault_path, vaults.Passphrase.from_text(PASSPHRASE)))
    assert ask(lambda: drafts.load(again, SLOT)) is None
    ask(again.close)


PASSPHRASE = "four invented words here"

# SPDX-License-Identifier: Apache-2.0
"""A real vault of invented content behind a real background thread, for the screens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from registry.crypto.kdf import FOR_TESTS
from registry.services import drafts, vaults
from ui.background import Background, Job
from ui.desk import Desk, VaultFacts
from ui.language import speak
from ui.shell import theme

PASSPHRASE = "four invented words here"


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Begin every test in English, light, left to right, with nothing of the last one alive."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    speak("en")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    if qapp.styleSheet() != theme.style_sheet(theme.PALETTES["light"]):
        theme.dress(qapp, "light")
    yield
    speak("en")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def arabic(dressed: None, qapp: QApplication) -> None:
    """Speak Arabic, mirrored."""
    speak("ar")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    assert made.stop()


Ask = Callable[[Callable[[], Any]], Any]


@pytest.fixture
def ask(background: Background, qtbot: QtBot) -> Ask:
    """Return the answer of a call that ran on the background thread; an error is raised here."""

    def asked(call: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the call returns
        owner = QObject()
        found: list[tuple[str, Any]] = []
        background.run(
            Job(
                owner=owner,
                call=call,
                done=lambda value: found.append(("done", value)),
                failed=lambda error: found.append(("failed", error)),
            )
        )
        qtbot.waitUntil(lambda: bool(found), timeout=20_000)
        kind, value = found[0]
        if kind == "failed":
            raise value
        return value

    return asked


@pytest.fixture
def vault_path(tmp_path: Path) -> Path:
    return tmp_path / "try.sijill"


@pytest.fixture
def vault(ask: Ask, vault_path: Path) -> Iterator[vaults.Vault]:
    """A vault made on the background thread, and closed there."""

    def make() -> vaults.Vault:
        passphrase = vaults.Passphrase.from_text(PASSPHRASE)
        return vaults.create(vault_path, passphrase, demo=True, cost=FOR_TESTS)

    made: vaults.Vault = ask(make)
    yield made
    ask(made.close)


@pytest.fixture
def desk(background: Background, ask: Ask, vault: vaults.Vault) -> Desk:
    return Desk(background, vault, ask(lambda: VaultFacts.of(vault)), drafts)


Settle = Callable[[], None]


@pytest.fixture
def settle(qtbot: QtBot, background: Background) -> Settle:
    """Wait until every question to the vault is answered, those that follow included."""

    def settled() -> None:
        for _ in range(5):
            qtbot.waitUntil(background.is_idle, timeout=10_000)
            QApplication.processEvents()

    return settled


def type_text(widget: QWidget, text: str) -> None:
    """Send ``text`` key by key; ``qtbot.keyClicks`` aborts Python on Arabic letters."""
    for letter in text:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


@pytest.fixture
def typed() -> Callable[[QWidget, str], None]:
    """Return what types into a widget, in any script."""
    return type_text

# SPDX-License-Identifier: Apache-2.0
"""Inside Arabic text dates, times, codes and paths keep their order: every such run is isolated."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from registry.services import listing
from tests.ui.pages import SECTIONS
from ui.background import Bug
from ui.desk import Desk
from ui.language import ltr
from ui.shell.crash_dialog import CrashDialog
from ui.shell.new_vault import NewVaultScreen
from ui.shell.restoring_sheets import SheetsScreen
from ui.shell.start import StartScreen
from ui.shell.unlock import UnlockScreen
from ui.shell.workspace import Workspace
from ui.vault.judging import judged, suggested
from ui.widgets.plain_label import PlainLabel

ISOLATED = re.compile("[\u2066\u2068][^\u2069]*\u2069")
# Digits with a separator inside, and anything that begins or ends with one: Unicode's bidi rules
# reorder these in right-to-left text.
LOOSE = re.compile(r"\d[-/:.,]\d|[/.]\w+[/.]\w|Ctrl\+|[A-Z]-[0-9A-Z]{4}")


def raw_runs(text: str) -> list[str]:
    return LOOSE.findall(ISOLATED.sub("", text))


def shown(widget: QWidget) -> list[str]:
    labels = [label.text() for label in widget.findChildren(PlainLabel)]
    buttons = [button.text() for button in widget.findChildren(QAbstractButton)]
    return [*labels, *buttons, *(child.toolTip() for child in widget.findChildren(QWidget))]


@pytest.mark.parametrize("text", ["2012-03-12", "0933/123", "4:32", "1,234", "V-7K3Q", "/a/b"])
def test_a_raw_run_is_found(text: str) -> None:
    assert raw_runs(f"كلام {text} كلام")
    assert not raw_runs(f"كلام {ltr(text)} كلام")


def test_no_screen_of_the_frame_shows_a_raw_run(
    arabic: None, qtbot: QtBot, tmp_path: Path, desk: Desk
) -> None:
    (tmp_path / "families.sijill").mkdir()
    workspace = Workspace(desk, SECTIONS, listing.counts)
    workspace.bar.show_left(272)
    workspace.bar.show_draft("10:41")
    workspace._side.show_counts({"victim": 1234})
    parent = QWidget()
    qtbot.addWidget(parent)
    for screen in (
        workspace,
        StartScreen(tmp_path),
        NewVaultScreen(tmp_path, judged, suggested),
        SheetsScreen(),
        UnlockScreen(tmp_path / "families.sijill", was_locked=True),
        CrashDialog(parent, Bug(kind="KeyError", place="ui/desk.py:12")),
    ):
        qtbot.addWidget(screen)
        for text in shown(screen):
            assert not raw_runs(text), text

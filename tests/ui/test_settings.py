# SPDX-License-Identifier: Apache-2.0
"""What the program keeps outside a vault: language, palette, geometry, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from ui.shell import platform, settings
from ui.shell.settings import Settings


def test_settings_come_back(tmp_path: Path) -> None:
    kept = Settings(language="ar", palette="dark", geometry="01d9")
    settings.save(kept, tmp_path)
    assert settings.load(tmp_path) == kept


def test_the_file_holds_these_three_and_nothing_else(tmp_path: Path) -> None:
    settings.save(Settings(language="ar"), tmp_path)
    kept = json.loads((tmp_path / settings.FILE).read_text(encoding="utf-8"))
    assert kept.keys() == {"language", "palette", "geometry"}
    assert [file.name for file in tmp_path.iterdir()] == [settings.FILE]


@pytest.mark.parametrize(
    "untrusted",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"language": "de", "palette": 3, "geometry": "<b>"}'],
)
def test_an_unreadable_file_means_the_defaults(tmp_path: Path, untrusted: bytes) -> None:
    (tmp_path / settings.FILE).write_bytes(untrusted)
    assert settings.load(tmp_path) == settings.load(tmp_path / "missing")


def test_a_folder_that_cannot_be_written_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    settings.save(Settings(language="ar"), tmp_path / "file")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "x"


def test_file_dialogs_cannot_keep_the_folders_they_visited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    platform.leave_no_dialog_history()
    store = QSettings(QSettings.Scope.UserScope, "QtProject")
    store.setValue("FileDialog/history", ["/visited"])
    store.sync()
    assert store.fileName().startswith("/dev/null")
    assert store.status() is QSettings.Status.AccessError


def test_the_successor_keeps_the_working_folder_out_of_its_imports() -> None:
    command = platform.successor(["/a/b.sijill", "--locked"])
    assert command[1:] == ["-P", "-m", "ui.app", "/a/b.sijill", "--locked"]

# SPDX-License-Identifier: Apache-2.0
"""The window around the pages: sections, commands, drafts, long jobs, banners."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from registry.services import listing, records
from registry.services.vaults import Vault
from tests.ui.pages import SECTIONS, OneLinePage
from ui.background import Progress
from ui.desk import Desk
from ui.shell.actions import COMMANDS, command
from ui.shell.goto import GoTo
from ui.shell.workspace import Workspace, banners, kind_of
from ui.widgets.plain_label import PlainLabel


@pytest.fixture
def workspace(desk: Desk, qtbot: QtBot) -> Workspace:
    made = Workspace(desk, SECTIONS, listing.counts)
    qtbot.addWidget(made)
    made.show()
    made.begin()
    return made


def page_of(workspace: Workspace) -> OneLinePage:
    page = workspace.page()
    assert isinstance(page, OneLinePage)
    return page


def settle(workspace: Workspace, qtbot: QtBot) -> None:
    """Wait until nothing waits for an answer."""
    qtbot.waitUntil(workspace.desk._background.is_idle)


def test_commands_reach_the_page_in_sight(workspace: Workspace, qtbot: QtBot) -> None:
    for key in ("new", "search", "pane.1", "save"):
        workspace.answer(key)
    assert page_of(workspace).asked == ["opened", "new", "search", "pane 1"], "nothing to save"
    workspace.answer("section.1")
    workspace.answer("section.7")
    assert page_of(workspace).asked == ["opened"]


def test_save_and_cancel_are_offered_while_something_is_edited(
    workspace: Workspace, qtbot: QtBot
) -> None:
    page = page_of(workspace)
    assert not workspace.bar._save.isVisible()
    page.line.setText("x")
    page.edited.emit()
    assert workspace.bar._save.isVisible()
    workspace.bar._save.click()
    assert page.asked[-1] == "saved"
    assert not workspace.bar._save.isVisible()


def test_what_is_unsaved_comes_back_on_its_page(
    workspace: Workspace, desk: Desk, qtbot: QtBot
) -> None:
    workspace.show_section(1)
    page_of(workspace).line.setText("نص متخيَّل")
    workspace.keep_draft()
    settle(workspace, qtbot)
    again = Workspace(desk, SECTIONS, listing.counts)
    qtbot.addWidget(again)
    again.begin()
    again.bring_back()
    settle(again, qtbot)
    assert page_of(again).line.text() == "نص متخيَّل"
    assert "draft" in again.bar.said()
    assert again.unsaved() == {"incidents": {"text": "نص متخيَّل"}}


def test_counts_follow_what_is_recorded(workspace: Workspace, desk: Desk, qtbot: QtBot) -> None:
    draft = records.Draft(kind="victim", values={"description": "invented"})
    done: list[Any] = []
    desk.change(workspace, lambda v: records.record(v, [draft]), done.append, done.append)
    qtbot.waitUntil(lambda: bool(done))
    settle(workspace, qtbot)
    assert workspace._side._counts["victim"].text() == "\u20661\u2069"
    assert workspace._side._counts["incident"].text() == "\u20660\u2069"


def test_a_reference_opens_on_the_page_of_its_kind(workspace: Workspace, qtbot: QtBot) -> None:
    page_of(workspace).went.emit("I-ABCDEF")
    assert page_of(workspace).asked == ["opened", "I-ABCDEF"]
    assert workspace._at == 1
    workspace.go_to("S-ABCDEF")
    assert "no section" in workspace.bar.said()
    assert kind_of("V-1") == "victim"
    assert kind_of("nothing") == ""


def test_a_long_job_takes_the_place_of_the_page(
    workspace: Workspace, desk: Desk, qtbot: QtBot
) -> None:
    seen: list[bool] = []

    def work(_: Vault, progress: Progress) -> None:
        progress(1, 10)

    desk.working.connect(lambda _: seen.append(workspace._middle.isVisible()))
    owner = QObject()
    with qtbot.waitSignal(desk.rested):
        desk.work(owner, work, print, print, title="Import")
    assert seen[0] is False
    assert workspace._middle.isVisible()


def test_a_demonstration_says_so_in_both_languages_for_ever(
    workspace: Workspace, desk: Desk
) -> None:
    said = [label.text() for label in workspace.findChildren(PlainLabel)]
    banner = next(text for text in said if "Demonstration: invented people" in text)
    assert "عرض توضيحي: أشخاص متخيَّلون" in banner


def test_a_vault_below_the_floor_says_so(desk: Desk) -> None:
    assert desk.facts.is_weak
    assert len(banners(desk)) == 2


def test_every_command_has_words_and_its_own_keys() -> None:
    assert all(known.words() for known in COMMANDS)
    keys = [known.keys for known in COMMANDS if known.keys]
    assert len(set(keys)) == len(keys)
    assert not command("cancel").keys, "one press must not lose what somebody was told"
    assert command("lock").keys == "Ctrl+L"


def test_go_to_finds_sections_and_records(workspace: Workspace, desk: Desk, qtbot: QtBot) -> None:
    name = records.parse_input("victim", {"names": ["ليان المتخيَّلة"]})
    done: list[Any] = []
    draft = records.Draft(kind="victim", values=name)
    desk.change(workspace, lambda v: records.record(v, [draft]), done.append, done.append)
    qtbot.waitUntil(lambda: bool(done))
    dialog = GoTo(workspace, desk, SECTIONS)
    qtbot.addWidget(dialog)
    assert dialog.entries() == ["Victims", "Incidents"]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(dialog._line, key)
    assert dialog._list.currentIndex().row() == 1
    dialog._line.setText("ليان")
    qtbot.waitUntil(lambda: len(dialog.entries()) == 1)
    assert done[0]["0"] in dialog.entries()[0]
    with qtbot.waitSignal(dialog.record) as went:
        dialog._go()
    assert went.args == [done[0]["0"]]


def test_every_button_of_the_window_has_a_name(workspace: Workspace, qapp: QApplication) -> None:
    for button in workspace.findChildren(QAbstractButton):
        assert button.accessibleName() or button.text(), button

# SPDX-License-Identifier: Apache-2.0
"""A vault that has opened is checked by itself and says so in one line; a large one is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from registry.services import activity
from registry.services.activity import Finding
from tests.ui.pages import SECTIONS
from ui.desk import Desk
from ui.shell.quiet_check import QuietCheck
from ui.shell.workspace import Workspace

Settle = Callable[[], None]
NEVER = 1 << 30


def told(desk: Desk, settle: Settle) -> list[str]:
    check = QuietCheck(desk, after_ms=NEVER)
    said: list[str] = []
    check.well.connect(said.append)
    check.found.connect(said.append)
    check.begin()
    settle()
    return said


def test_a_sound_vault_is_said_to_be_well(desk: Desk, settle: Settle) -> None:
    assert told(desk, settle) == ["Checked: all is well."]


def test_findings_are_said_with_where_to_look(
    desk: Desk, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = (Finding(code="page_damaged", where="registry"),)
    monkeypatch.setattr(activity, "check", lambda _vault: found)
    [said] = told(desk, settle)
    assert "1\u2069 finding in this vault" in said
    assert "Integrity" in said


def test_a_large_vault_is_not_gone_through_unasked(
    desk: Desk, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(activity, "LIGHT", 10)
    monkeypatch.setattr(activity, "check", lambda _vault: pytest.fail("it was gone through"))
    assert told(desk, settle) == []


def test_the_window_says_it_only_where_nothing_else_is_said(
    qtbot: QtBot, desk: Desk, settle: Settle
) -> None:
    workspace = Workspace(desk, SECTIONS, lambda _vault: {})
    qtbot.addWidget(workspace)
    workspace.arrive()
    settle()
    workspace.bar.say("")
    workspace._check.begin()
    settle()
    assert workspace.bar.said() == "Checked: all is well."
    workspace.bar.say("Saved.")
    workspace._check.begin()
    settle()
    assert workspace.bar.said() == "Saved."

# SPDX-License-Identifier: Apache-2.0
"""A sealed record on the screen: its page says so, and its row in the list is a code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

from registry.services import listing, records
from registry.services.records import Draft, parse_input
from registry.services.vaults import Vault
from ui.desk import Desk
from ui.victims.page import VictimsPage

NAME = "سوسن بهيج المتخيّلة"


def test_a_sealed_record_says_so_and_the_list_shows_its_code(
    qtbot: QtBot,
    desk: Desk,
    settle: Callable[[], None],
    ask: Callable[[Callable[[], Any]], Any],
    vault: Vault,
) -> None:
    values = parse_input("victim", {"names": NAME, "sealed": True})
    ref = ask(lambda: records.record(vault, [Draft(kind="victim", values=values)]))["0"]
    page = VictimsPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.opened()
    page.show_record(ref)
    settle()
    assert page.detail._below.text().startswith("Sealed")
    (row,) = ask(lambda: listing.rows(vault, listing.ids(vault, "victim")))
    assert row.ref == ref
    assert NAME not in str(row.title)

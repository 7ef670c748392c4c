# SPDX-License-Identifier: Apache-2.0
"""The page of evidence over a real vault: attached, looked at from memory, verified, let out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from registry.services import evidence
from registry.services.vaults import Vault
from tests.exchange.pictures import document, picture
from tests.services.invented import World
from tests.services.log_lines import log_of
from ui.desk import Desk
from ui.evidence.page import EvidencePage
from ui.victims.page import VictimsPage
from ui.widgets import player

Ask = Callable[[Callable[[], Any]], Any]
Settle = Callable[[], None]
NAME = "وائل صفوان الفيروزاني"
TEXT = "ورقة متخيَّلة: كان الفجر هادئاً."


@pytest.fixture
def world(ask: Ask, vault: Vault, tmp_path: Path) -> World:
    made: World = ask(lambda: World(vault=vault, folder=tmp_path))
    ask(lambda: made.victim("wael", NAME))
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, world: World, settle: Settle) -> Iterator[EvidencePage]:
    made = EvidencePage(desk)
    qtbot.addWidget(made)
    made.resize(1_100, 720)
    made.show()
    made.opened()
    settle()
    yield made
    made.hide()
    settle()  # a document that was open is closed on the thread that opened it


@pytest.fixture
def kept(ask: Ask, vault: Vault, tmp_path: Path) -> Callable[..., str]:
    """Attach a file of these bytes; return its reference."""

    def attach(name: str, data: bytes, **facts: object) -> str:
        (tmp_path / name).write_bytes(data)
        found: str = ask(
            lambda: evidence.attach(vault, tmp_path / name, {"kind": "photo", **facts})
        )
        return found

    return attach


def see(page: EvidencePage, ref: str, settle: Settle) -> None:
    page.opened()
    page.show_record(ref)
    settle()
    page.detail.tabs.setCurrentWidget(page.file)


def press(page: EvidencePage, key: str, settle: Settle) -> None:
    page.file.buttons[key].click()
    settle()


def test_a_file_is_attached_and_listed_with_what_it_is_about(
    page: EvidencePage, settle: Settle, tmp_path: Path, world: World
) -> None:
    source = tmp_path / "a.png"
    source.write_bytes(picture())
    page.new_record()
    screen = page.view.attaching.screen
    assert not screen.attach.isEnabled()
    screen.file.set_path(source)
    screen.form.restore({"kind": "photo", "about": [world.refs["wael"]], "acquired_how": "بريد"})
    assert "protected part" in screen.where.text()
    screen.attach.click()
    settle()
    row = page.listed.model.row_at(0)
    assert row is not None
    cells = [str(page.listed.model.index(0, at).data()) for at in range(5)]
    assert cells[0] == "photograph"
    assert NAME in cells[1]
    assert cells[2] == "sound"
    assert page.shown is not None
    assert page.shown.record.ref == row.ref
    assert [one[2] for one in page.chain.texts()] == ["attached"]


def test_where_it_will_lie_follows_its_kind(page: EvidencePage) -> None:
    page.new_record()
    screen = page.view.attaching.screen
    screen.form.restore({"kind": "press"})
    assert "registry part" in screen.where.text()


def test_what_cannot_be_attached_is_refused_in_words_and_leaves_nothing(
    page: EvidencePage, settle: Settle, tmp_path: Path, ask: Ask, vault: Vault
) -> None:
    page.new_record()
    screen = page.view.attaching.screen
    screen.file.set_path(tmp_path / "nowhere.png")
    screen.form.restore({"kind": "photo"})
    screen.attach.click()
    settle()
    assert "could not be read" in screen.problem.text()
    assert page.view.sees(screen)
    assert ask(lambda: evidence.listed(vault)) == ()


def test_an_attachment_that_is_stopped_leaves_nothing(
    page: EvidencePage, settle: Settle, tmp_path: Path, ask: Ask, vault: Vault
) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    page.new_record()
    screen = page.view.attaching.screen
    screen.file.set_path(tmp_path / "a.png")
    screen.form.restore({"kind": "photo"})
    page.desk.working.connect(lambda work: work.progress.cancel())
    screen.attach.click()
    settle()
    assert ask(lambda: evidence.listed(vault)) == ()
    assert not list((vault.path / "evidence").rglob("*.age"))


def test_a_picture_is_shown_when_asked_and_gone_when_out_of_sight(
    page: EvidencePage, settle: Settle, kept: Callable[..., str]
) -> None:
    see(page, kept("a.png", picture()), settle)
    assert page.file.viewer.is_empty()
    press(page, "look", settle)
    assert page.file.viewer.picture.image.width() > 0
    assert "looked at" in [one[2] for one in page.chain.texts()]
    page.detail.tabs.setCurrentIndex(0)
    assert page.file.viewer.is_empty()
    assert page.file.viewer.picture.image.isNull()


def test_what_is_graphic_stays_covered_until_somebody_asks(
    page: EvidencePage, settle: Settle, kept: Callable[..., str], ask: Ask, vault: Vault
) -> None:
    see(page, kept("a.png", picture(), graphic=True), settle)
    assert page.file.viewer.is_covered()
    press(page, "look", settle)
    assert page.file.viewer.is_covered()
    assert not [one for one in ask(lambda: log_of(vault)) if "view" in one.operation]
    page.file.viewer.show_it.click()
    settle()
    assert page.file.viewer.picture.image.width() > 0
    page.file.close_file()
    assert page.file.viewer.is_covered()


def test_pages_of_a_document_are_turned_with_one_look_in_the_log(
    page: EvidencePage, settle: Settle, kept: Callable[..., str], ask: Ask, vault: Vault
) -> None:
    see(page, kept("a.pdf", document(3)), settle)
    press(page, "look", settle)
    assert page.file.viewer.place.text() == "Page \u20661\u2069 of \u20663\u2069"
    page.file.viewer.after.click()
    settle()
    assert page.file.viewer.place.text() == "Page \u20662\u2069 of \u20663\u2069"
    looks = [one for one in ask(lambda: log_of(vault)) if "view" in one.operation]
    assert len(looks) == 1


def test_a_text_is_shown_as_it_is(
    page: EvidencePage, settle: Settle, kept: Callable[..., str]
) -> None:
    see(page, kept("a.txt", f"<b>{TEXT}</b>".encode()), settle)
    press(page, "look", settle)
    assert page.file.viewer.text.toPlainText() == f"<b>{TEXT}</b>"


def test_sound_is_not_played_without_its_part_and_says_so(
    page: EvidencePage, settle: Settle, kept: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(player, "MODULES", ("PySide6.QtNoSuchPart",))
    see(page, kept("a.mp3", b"ID3" + bytes(40)), settle)
    press(page, "look", settle)
    assert "installed" in page.file.viewer.sentence.text()


def test_a_file_that_was_altered_is_quarantined_and_shown_no_more(
    page: EvidencePage, settle: Settle, kept: Callable[..., str], vault: Vault
) -> None:
    ref = kept("a.png", picture())
    see(page, ref, settle)
    [file] = (vault.path / "evidence").rglob("*.age")
    held = bytearray(file.read_bytes())
    held[len(held) // 2] ^= 1
    file.write_bytes(held)
    page.verify_all.click()
    settle()
    assert ref in page.found.said()
    assert "Quarantined" in page.file.state.text()
    assert not page.file.buttons["look"].isEnabled()
    held[len(held) // 2] ^= 1
    file.write_bytes(held)
    page.file.buttons["lift"].click()
    page.reasons.reason.setText("أُعيد الملف")
    page.reasons.does.click()
    settle()
    assert "No damage" in page.file.state.text()


def test_sound_files_are_said_to_be_sound(
    page: EvidencePage, settle: Settle, kept: Callable[..., str]
) -> None:
    see(page, kept("a.png", picture()), settle)
    press(page, "verify", settle)
    assert "as it was attached" in page.file.found.said()


def test_a_plain_copy_leaves_only_with_a_reason_and_the_log_keeps_it(
    page: EvidencePage, settle: Settle, kept: Callable[..., str], tmp_path: Path
) -> None:
    data, target = picture(), tmp_path / "out.png"
    see(page, kept("a.png", data), settle)
    page.file.buttons["extract"].click()
    page.reasons.file.set_path(target)
    assert not page.reasons.does.isEnabled()
    page.reasons.reason.setText("طلب المحكمة")
    page.reasons.does.click()
    settle()
    assert target.read_bytes() == data
    steps = [(one[2], one[3]) for one in page.chain.texts()]
    assert ("the original extracted", "\u2068طلب المحكمة\u2069") in steps


def test_an_extraction_over_another_file_is_refused_on_its_screen(
    page: EvidencePage, settle: Settle, kept: Callable[..., str], tmp_path: Path
) -> None:
    target = tmp_path / "out.png"
    target.write_text("mine")
    see(page, kept("a.png", picture()), settle)
    page.file.buttons["extract"].click()
    page.reasons.file.set_path(target)
    page.reasons.reason.setText("طلب المحكمة")
    page.reasons.does.click()
    settle()
    assert "out.png" in page.reasons.problem.text()
    assert target.read_text() == "mine"


def test_a_file_is_lowered_with_a_reason(
    page: EvidencePage, settle: Settle, kept: Callable[..., str]
) -> None:
    see(page, kept("a.png", picture()), settle)
    page.file.buttons["lower"].click()
    page.reasons.reason.setText("صورة للنشر")
    page.reasons.does.click()
    settle()
    assert "registry part" in page.file.state.text()
    assert not page.file.buttons["lower"].isVisible()


def test_facts_of_a_file_are_changed_as_of_any_record(
    page: EvidencePage, settle: Settle, kept: Callable[..., str]
) -> None:
    see(page, kept("a.png", picture()), settle)
    page.detail.form.restore({"acquired_how": "سلّمه جار"})
    assert page.is_edited()
    page.save()
    settle()
    assert not page.is_edited()
    assert [one[2] for one in page.chain.texts()] == ["attached", "facts changed"]


def test_a_file_is_attached_from_the_victim_it_is_about(
    qtbot: QtBot, desk: Desk, settle: Settle, world: World, tmp_path: Path
) -> None:
    page = VictimsPage(desk)
    qtbot.addWidget(page)
    page.resize(1_100, 720)
    page.show()
    page.opened()
    page.show_record(world.refs["wael"])
    settle()
    (tmp_path / "a.png").write_bytes(picture())
    pane = page.detail.ties["files"]
    pane.entry.emit()
    screen = page.view.attaching.screen
    assert screen.form.fields() == {"about": [world.refs["wael"]]}
    screen.file.set_path(tmp_path / "a.png")
    screen.form.restore({"kind": "photo"})
    screen.attach.click()
    settle()
    assert page.view.sees(page.view._record)
    assert [row[:2] for row in pane.table.texts()] == [("photograph", "sound")]

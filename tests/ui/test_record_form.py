# SPDX-License-Identifier: Apache-2.0
"""A form made from the declarations: every field of every kind has an editor that gives back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from registry.domain.entities import all_entities, entity_spec
from registry.domain.fields import WITHHELD, LongText, RecordId, Term
from registry.domain.structures import decode, encode
from registry.domain.untrusted import PART_TERMS, read_fields, references_in
from registry.domain.victims import Victim
from registry.domain.vocabulary import terms
from registry.errors import FieldProblem, RecordRefused
from ui.language import speak
from ui.messages import beside
from ui.widgets.editors import editor_for, snake
from ui.widgets.record_form import FormSection, RecordForm
from ui.widgets.reference_editor import ReferenceEditor

INPUTS = (QLineEdit, QTextEdit, QComboBox, QAbstractButton, QAbstractSpinBox)
KINDS = [spec.kind for spec in all_entities()]
PLAIN: dict[Any, Any] = {
    str: "نص متخيَّل",
    LongText: "سطر أول\nline two",
    int: 7,
    bool: True,
    RecordId: "V-ABCDEF",
}
PARTED: dict[str, Any] = {
    "PartialDate": "25 أيلول 2012",
    "Place": "قرية متخيَّلة",
    "PersonName": {
        "display": "ليان المتخيَّلة",
        "parts": {"ism": "ليان", "family": "المتخيَّلة"},
        "latin": [{"text": "Lian", "system": "press"}],
    },
    "Toll": {"source": "a list", "minimum": 3, "composition_ar": "نساء"},
    "PlacePrecision": {"place": "قرية متخيَّلة", "location_kind": "school"},
    "FateChange": {"fate": "missing", "since": "2012"},
    "Decision": {"purpose": "P2", "decision": "named", "items": ["name"]},
    "Span": {"start": 1, "end": 2, "kind": "person"},
    "ReleasedText": {"profile": "public", "language": "ar", "text": "نص", "names": ["V-1"]},
}


def form_of(kind: str, qtbot: QtBot) -> RecordForm:
    names = tuple(name for name in entity_spec(kind).fields if name != "ref")
    form = RecordForm(kind, [FormSection("All", names)])
    qtbot.addWidget(form)
    return form


def example(kind: str, name: str) -> object:
    spec = entity_spec(kind).fields[name]
    if spec.value_type is Term:
        one: object = str(terms(spec.marks.vocabulary)[-1])
    else:
        one = PLAIN.get(spec.value_type) or PARTED[spec.value_type.__name__]
    return [one] if spec.many else one


@pytest.mark.parametrize("kind", KINDS)
def test_every_editor_gives_back_what_it_was_given(kind: str, qtbot: QtBot) -> None:
    form = form_of(kind, qtbot)
    for name, row in form.rows.items():
        given = example(kind, name)
        row.restore(given)
        assert row.value() == given, name
        assert row.is_changed()
        row.restore(None)
        assert row.value() in (None, False), name


@pytest.mark.parametrize("kind", KINDS)
def test_the_registry_reads_what_the_form_gives(kind: str, qtbot: QtBot) -> None:
    form = form_of(kind, qtbot)
    for name, row in form.rows.items():
        row.restore(example(kind, name))
    values = read_fields(kind, form.fields(), by_program=True)
    assert values.keys() == form.rows.keys()
    assert all(references_in(kind, values).values())


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_input_of_any_form_is_unnamed(kind: str, language: str, qtbot: QtBot) -> None:
    speak(language)
    form = form_of(kind, qtbot)
    for widget in form.findChildren(QWidget):
        if isinstance(widget, INPUTS) and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or text, widget


def test_an_unnamed_input_would_be_noticed(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    assert isinstance(line, INPUTS)
    assert not line.accessibleName()


def victim() -> Victim:
    values = read_fields(
        "victim",
        {"names": ["ليان المتخيَّلة"], "sex": "woman", "death_date": "25 أيلول 2012",
         "death_place": "SY09", "sealed": False},
    )  # fmt: skip
    spec = entity_spec("victim")
    withheld = {"national_number": WITHHELD}
    return decode_all(spec.cls, values | withheld)


def decode_all(cls: type, values: dict[str, Any]) -> Victim:
    made = cls(id=RecordId("0" * 32), **values)
    assert isinstance(made, Victim)
    return made


def test_a_record_that_nobody_touched_has_no_changes(qtbot: QtBot) -> None:
    for language in ("ar", "en"):
        speak(language)
        form = form_of("victim", qtbot)
        form.show_record(victim())
        assert form.changes() == {}
        assert not form.is_edited()


def test_only_what_a_person_changed_is_told(qtbot: QtBot) -> None:
    form = form_of("victim", qtbot)
    form.show_record(victim())
    with qtbot.waitSignal(form.edited):
        form.rows["death_date"].restore("2012")
    form.rows["sex"].restore(None)
    assert form.changes() == {"death_date": "2012", "sex": None}


def test_what_was_unsaved_comes_back_as_changed(qtbot: QtBot) -> None:
    form = form_of("victim", qtbot)
    form.show_record(victim())
    form.rows["occupation"].restore("خيّاطة")
    changes = form.changes()
    again = form_of("victim", qtbot)
    again.show_record(victim())
    again.restore(changes | {"a_field_that_is_gone": 1})
    assert again.changes() == changes


def test_a_withheld_field_says_so_and_cannot_be_typed_over(qtbot: QtBot) -> None:
    form = form_of("victim", qtbot)
    form.show_record(victim())
    row = form.rows["national_number"]
    assert row.editor.isHidden()
    assert not row._withheld.isHidden()
    assert "national_number" not in form.fields()


def test_problems_stand_beside_their_fields_and_the_rest_is_returned(qtbot: QtBot) -> None:
    form = form_of("victim", qtbot)
    form.show()
    error = RecordRefused(
        (
            FieldProblem("victim.death_date", "date_does_not_exist"),
            FieldProblem("victim", "missing_identity"),
        )
    )
    rest = form.show_problems(beside(error))
    assert form.rows["death_date"].problem()
    assert not form.rows["sex"].problem()
    assert len(rest) == 1
    assert form.show_problems({}) == []
    assert not form.rows["death_date"].problem()


def test_a_reference_field_asks_and_takes_what_is_offered(qtbot: QtBot) -> None:
    form = form_of("link", qtbot)
    editor = form.rows["incident"].editor
    assert isinstance(editor, ReferenceEditor)
    with qtbot.waitSignal(form.wanted) as asked:
        editor.line.setText("مجزرة")
        editor._ask()
    assert asked.args == [editor, "incident", "مجزرة"]
    form.offer(editor, [("I-ABCDEF", "حدث متخيَّل")])
    editor.pick(editor.offers()[0])
    assert form.fields() == {"incident": "I-ABCDEF"}
    assert "حدث متخيَّل" in editor._chosen.text()


def test_a_reference_in_a_list_asks_too(qtbot: QtBot) -> None:
    form = form_of("statement", qtbot)
    several = form.rows["victims"].editor
    editor = several._add()  # type: ignore[attr-defined]
    with qtbot.waitSignal(form.wanted) as asked:
        editor.line.setText("ليان")
        editor._ask()
    assert asked.args[0] is editor


def test_the_parts_of_a_structure_with_terms_are_lists_of_words() -> None:
    names = {spec.value_type.__name__ for e in all_entities() for spec in e.fields.values()}
    assert PART_TERMS.keys() <= names
    assert snake("PlacePrecision") == "place_precision"


def test_encoding_and_decoding_agree_on_the_examples() -> None:
    toll = decode(entity_spec("incident").fields["tolls"].value_type, PARTED["Toll"])
    assert encode(toll) == PARTED["Toll"]


def test_an_editor_is_named_by_the_label_of_its_field(qtbot: QtBot) -> None:
    speak("ar")
    editor = editor_for(entity_spec("victim").fields["mother_name"])
    qtbot.addWidget(editor)
    assert editor.accessibleName() == "اسم الأم"

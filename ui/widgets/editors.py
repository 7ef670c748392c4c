# SPDX-License-Identifier: Apache-2.0
"""Chooses the editor of a declared field by its type; one table, no list of fields."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any, Final, get_args, get_type_hints

from registry.domain.dates import PartialDate
from registry.domain.fields import FieldSpec, LongText, RecordId, Term
from registry.domain.names import PersonName
from registry.domain.places import Place
from registry.domain.structures import Toll
from registry.domain.untrusted import PART_TERMS
from registry.domain.vocabulary import field_label
from ui.language import spoken
from ui.widgets.date_editor import DateEditor
from ui.widgets.list_editor import ListEditor, PartsEditor
from ui.widgets.name_editor import NameEditor
from ui.widgets.place_editor import PlaceEditor
from ui.widgets.reference_editor import ReferenceEditor
from ui.widgets.terms_editor import TermsEditor
from ui.widgets.tolls_editor import TollsEditor
from ui.widgets.value_editor import (
    CheckEditor,
    LongTextEditor,
    NumberEditor,
    TermEditor,
    TextEditor,
    ValueEditor,
)

_BY_TYPE: Final[dict[Any, Callable[[str], ValueEditor]]] = {
    str: TextEditor,
    int: NumberEditor,
    bool: CheckEditor,
    LongText: LongTextEditor,
    PartialDate: DateEditor,
    Place: PlaceEditor,
    PersonName: NameEditor,
}


def editor_for(spec: FieldSpec) -> ValueEditor:
    """Return an empty editor for the field ``spec``, with its label as its accessible name."""
    name = field_label(spec.key, spoken())
    if spec.many and spec.value_type is Term:
        return TermsEditor(name, spec.marks.vocabulary)
    if spec.many and spec.value_type is Toll:
        return TollsEditor(name)
    make = partial(_one, spec, name)
    return ListEditor(name, make) if spec.many else make()


def _one(spec: FieldSpec, name: str) -> ValueEditor:
    if spec.value_type is Term:
        return TermEditor(name, spec.marks.vocabulary)
    if spec.value_type is RecordId:
        return ReferenceEditor(name, spec.marks.target)
    return _of_type(spec.value_type, name)


def _of_type(annotation: Any, name: str) -> ValueEditor:  # noqa: ANN401 - a declared type
    if (make := _BY_TYPE.get(annotation)) is not None:
        return make(name)
    if options := [option for option in get_args(annotation) if option is not type(None)]:
        if getattr(annotation, "__origin__", None) is tuple:
            return ListEditor(name, partial(_of_type, options[0], name))
        return _of_type(options[0], name)
    return PartsEditor(name, _parts(annotation))


def _parts(structure: type) -> dict[str, tuple[str, ValueEditor]]:
    """The parts of a structure such as ``Toll``, each with its label and its editor."""
    vocabularies = PART_TERMS.get(structure.__name__, {})
    found = {}
    for part, annotation in get_type_hints(structure).items():
        label = field_label(f"{snake(structure.__name__)}.{part}", spoken())
        vocabulary = vocabularies.get(part)
        editor = TermEditor(label, vocabulary) if vocabulary else _of_type(annotation, label)
        found[part] = (label, editor)
    return found


def snake(name: str) -> str:
    """Return ``place_precision`` for ``PlacePrecision``: how labels name a structure."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()

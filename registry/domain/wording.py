# SPDX-License-Identifier: Apache-2.0
"""The words and the exit code of every expected failure, in Arabic and English.

An error carries data, never prose; its words are data too: ``resources/messages/<part>.json``,
``{"<ErrorCode>": {"ar": ..., "en": ..., "exit": N}}``. A class without words of its own speaks
with those of its nearest ancestor, so that no failure is ever silent.
"""

from __future__ import annotations

from typing import Any, Final, cast

from registry.domain.entities import all_entities
from registry.domain.resources import read_folder
from registry.domain.vocabulary import LANGUAGES, field_label, term_label
from registry.errors import FieldProblem, RecordRefused, RegistryError

MARK: Final = {"ar": "؛ ", "en": "; "}
LIST_MARK: Final = {"ar": "، ", "en": ", "}
# Data that are codes of a vocabulary, several with spaces between: shown in its words.
TERMS: Final = {"roles": "member_role"}


class _Known(dict[str, object]):
    """Data of an error; a placeholder without data shows as an ellipsis, never as a crash."""

    def __missing__(self, key: str) -> str:
        return "…"


def error_words(error: RegistryError) -> dict[str, str]:
    """Return ``{"ar", "en"}``: what happened, that nothing changed, what to do."""
    entry = _entry(error)
    words = {lang: _filled(entry[lang], _in_words(error.data, lang)) for lang in LANGUAGES}
    if not isinstance(error, RecordRefused):
        return words
    return {lang: " ".join((words[lang], _problems(error, lang))).strip() for lang in LANGUAGES}


def exit_code(error: RegistryError) -> int:
    """Return the exit code of the command line for ``error``: 1 to 5."""
    own = _messages().get(error.code, {})
    return int(own.get("exit", error.exit_code))


def problem_words(problem: FieldProblem) -> dict[str, str]:
    """Return ``{"ar", "en"}`` for one problem of one field, shown beside that field."""
    entry = _messages().get(f"problem.{problem.code}") or _messages()["problem.other"]
    return {lang: str(entry[lang]) for lang in LANGUAGES}


def _problems(error: RecordRefused, language: str) -> str:
    return MARK[language].join(
        f"{_name(problem.field, language)}: {problem_words(problem)[language]}"
        for problem in error.problems
    )


def _name(field: str, language: str) -> str:
    """Return the label of ``field``: a key with its kind, or a bare name that some kind declares.

    What is declared nowhere came from a file and is shown as it was written, never looked up.
    """
    keys = (field, *(f"{spec.kind}.{field}" for spec in all_entities()))
    declared = {found.key for spec in all_entities() for found in spec.fields.values()}
    return next((field_label(key, language) for key in keys if key in declared), field)


def _entry(error: RegistryError) -> dict[str, Any]:
    names = [kind.__name__ for kind in type(error).__mro__]
    return cast("dict[str, Any]", next(_messages()[name] for name in names if name in _messages()))


def _messages() -> dict[str, Any]:
    return read_folder("messages")


def _in_words(data: dict[str, str | int], language: str) -> dict[str, str | int]:
    said = {
        name: LIST_MARK[language].join(
            term_label(vocabulary, code, language) for code in str(data[name]).split()
        )
        for name, vocabulary in TERMS.items()
        if name in data
    }
    return {**data, **said}


def _filled(words: str, data: dict[str, str | int]) -> str:
    return words.format_map(_Known(data))

# SPDX-License-Identifier: Apache-2.0
"""Every failure in words, in the language of the window, and nowhere else.

A refused record is shown beside its fields (``beside``); any other expected failure is one calm
sentence (``sentence``). The words are data of the registry: ``resources/messages``.
"""

from __future__ import annotations

from registry.domain.wording import error_words, problem_words
from registry.errors import FieldProblem, RecordRefused, RegistryError
from ui.language import spoken


def sentence(error: RegistryError) -> str:
    """Return what happened, that nothing was changed, and what to do."""
    return error_words(error)[spoken()]


def beside(error: RegistryError) -> dict[str, list[str]]:
    """Return the words of each problem by the name of its field; empty if it is no refusal.

    A problem without a field stands under the empty name.
    """
    found: dict[str, list[str]] = {}
    for problem in error.problems if isinstance(error, RecordRefused) else ():
        found.setdefault(problem.field, []).append(problem_of(problem))
    return found


def problem_of(problem: FieldProblem) -> str:
    """Return the words of one problem of one field."""
    return problem_words(problem)[spoken()]

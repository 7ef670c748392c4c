# SPDX-License-Identifier: Apache-2.0
"""Every case of bad input, met by a stranger at the terminal."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from tests.bad_input import table
from tests.bad_input.stranger import Stranger, finding, refusal


@pytest.mark.parametrize("name", table.CASES)
def test_it_is_said_by_name_in_both_languages_and_changes_nothing(
    stranger: Stranger, name: str
) -> None:
    case = table.CASES[name]
    with ExitStack() as held:
        context = case.done_to(stranger)
        if context is not None:
            held.enter_context(context)
        words = stranger.words(case.words)
        if case.found:
            exits, codes = finding(stranger, words)
            assert (exits, case.code in codes) == (case.exits, True), codes
        else:
            assert refusal(stranger, words) == (case.exits, case.code)

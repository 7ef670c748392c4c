# SPDX-License-Identifier: Apache-2.0
"""Roles: every one has words, keys and powers, and only a keeper reads the protected file."""

from __future__ import annotations

import pytest

from registry.domain import vocabulary
from registry.domain.roles import ALL, KINDS_OF, POWERS, PROTECTED, REGISTRY, Role, kinds_of, may


def test_every_role_has_words_and_keys() -> None:
    assert {str(term) for term in vocabulary.terms("member_role")} == set(Role)
    assert set(KINDS_OF) == ALL
    assert all(REGISTRY in kinds for kinds in KINDS_OF.values())


def test_only_a_keeper_is_entitled_to_the_protected_key() -> None:
    assert [role for role in Role if PROTECTED in KINDS_OF[role]] == [Role.KEEPER]
    assert PROTECTED not in kinds_of(ALL - {Role.KEEPER})


def test_an_auditor_changes_nothing() -> None:
    allowed = {one for one in POWERS if may(frozenset({Role.AUDITOR}), one)}
    assert allowed == {"fixity check", "quarantine", "backup"}


def test_an_operation_that_is_not_declared_is_a_bug() -> None:
    with pytest.raises(KeyError):
        may(ALL, "something else")

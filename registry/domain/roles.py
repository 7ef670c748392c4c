# SPDX-License-Identifier: Apache-2.0
"""Who may do what: the roles of members, the keys they hold and the operations they may sign.

Which tier somebody reads is decided by keys (``KINDS_OF``). What they may write inside a tier is
kept by the program (``POWERS``) and provable afterwards: every log entry names its operation
and is signed, and ``check`` holds it against the roles its signer had then.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What a member is here for; one may hold several. Words: vocabulary ``member_role``."""

    DOCUMENTER = "documenter"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    KEEPER = "keeper"
    COORDINATOR = "coordinator"
    AUDITOR = "auditor"


ALL: Final = frozenset(Role)
REGISTRY, PROTECTED, ORGANISATION = "registry", "protected", "organisation"
KINDS_OF: Final[dict[Role, frozenset[str]]] = {
    Role.DOCUMENTER: frozenset({REGISTRY}),
    Role.EDITOR: frozenset({REGISTRY}),
    Role.REVIEWER: frozenset({REGISTRY}),
    Role.KEEPER: frozenset({REGISTRY, PROTECTED, ORGANISATION}),
    Role.COORDINATOR: frozenset({REGISTRY, ORGANISATION}),
    Role.AUDITOR: frozenset({REGISTRY}),
}
_D, _E, _R, _K, _C, _A = Role
_MANAGE = frozenset({_K, _C})
POWERS: Final[dict[str, frozenset[Role]]] = {
    "capture": frozenset({_D, _K}),
    "ingestion": frozenset({_D, _K}),
    "message digest calculation": frozenset({_D, _K}),
    "modification": frozenset({_D, _E, _R, _K}),
    "import": frozenset({_R, _K}),
    "undo": frozenset({_R, _K}),
    "consent change": frozenset({_D, _K}),
    "grade": frozenset({_R, _K}),
    "redaction": frozenset({_K}),
    "sealing": frozenset({_K}),
    "ingestion of sealed": frozenset({_K}),
    "view-protected": frozenset({_K}),
    "candidate": frozenset({_E, _R, _K}),
    "dissemination": frozenset({_K, _C}),
    "recipient": frozenset({_R, _K, _C}),
    "deaccession": frozenset({_K}),
    "quarantine": frozenset({_K, _A}),
    "fixity check": frozenset({_K, _A, _C}),
    "member": _MANAGE,
    "rotate": _MANAGE,
    "recovery": frozenset({_K}),
    "backup": ALL,
    "travel": _MANAGE,
}
"""Every operation of the log, and the roles of which its signer must hold one."""

_FORMS = frozenset({_D, _E, _K})
_GRADES = frozenset({_R, _K})
WRITERS: Final[dict[str, frozenset[Role]]] = {
    "victim.names": _FORMS,
    "victim.memorial_name": _FORMS,
    "victim.memorial_text_ar": _FORMS,
    "victim.memorial_text_en": _FORMS,
    "victim.memorial_word": _FORMS,
    "victim.death_grade": _GRADES,
    "victim.attribution_grade": _GRADES,
    "victim.standard_of_proof": _GRADES,
    "involvement.attribution_grade": _GRADES,
    "statement.released": frozenset({_K}),
    "match_pair": _GRADES,
    "recipient": frozenset({_R, _K, _C}),
}
"""Who writes a field, or a kind of record, where the operation alone does not say it."""
_RECORDS = frozenset({_D, _K})  # who writes every other field


def kinds_of(roles: frozenset[Role]) -> frozenset[str]:
    """Return the keys that holders of ``roles`` are entitled to."""
    return frozenset().union(*(KINDS_OF[role] for role in roles))


def may(roles: frozenset[Role], operation: str) -> bool:
    """Whether one of ``roles`` may sign ``operation``; KeyError for a word not in the table."""
    return bool(roles & POWERS[operation])


def may_write(roles: frozenset[Role], kind: str, field: str) -> bool:
    """Whether one of ``roles`` may give a value to ``field`` of a record of ``kind``."""
    own = WRITERS.get(f"{kind}.{field}") or WRITERS.get(kind, _RECORDS)
    return bool(roles & own)

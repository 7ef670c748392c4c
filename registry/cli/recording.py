# SPDX-License-Identifier: Apache-2.0
"""Commands that record, find and change what a vault holds."""

from __future__ import annotations

from typing import Any

from registry.cli.frame import Call
from registry.domain.resources import read_json
from registry.services import (
    consents,
    grades,
    imports,
    recipients,
    record_files,
    records,
    statements,
    views,
)
from registry.services import search as finding


def fields(_call: Call) -> dict[str, Any]:
    """Every declared field."""
    return {"fields": views.declared()}


def record(call: Call) -> dict[str, Any]:
    """Write one or many records, all or nothing."""
    drafts = record_files.read_drafts(call.path("file"))
    with call.vault() as vault:
        return {"refs": records.record(vault, drafts)}


def show(call: Call) -> dict[str, Any]:
    """One record with its claims and consents."""
    with call.vault() as vault:
        return views.show(vault, call.text("ref"))


def history(call: Call) -> dict[str, Any]:
    """The revisions of one record."""
    with call.vault() as vault:
        return views.history(vault, call.text("ref"))


def search(call: Call) -> dict[str, Any]:
    """Ranked hits, Arabic and Latin."""
    with call.vault() as vault:
        hits = finding.find(vault, " ".join(call.given["words"]), int(call.given["limit"]))
    known = read_json("cli/words.json")
    results = [
        {
            "ref": hit.ref,
            "kind": hit.kind,
            "title": hit.title,
            "score": hit.score,
            "why": known[f"cli.why.{hit.why}"][call.language],
        }
        for hit in hits
    ]
    return {"results": results}


def import_list(call: Call) -> dict[str, Any]:
    """A whole list as one batch, or a dry run of it."""
    mapping = record_files.read_object(call.path("mapping")) if call.given["mapping"] else None
    with call.vault() as vault:
        report = imports.run(
            vault,
            call.path("list_file"),
            mapping=mapping,
            incident=call.text("incident"),
            source=call.text("source"),
            day_first=not call.given["month_first"],
            dry_run=bool(call.given["dry_run"]),
            progress=call.progress,
        )
    return imports.as_answer(report)


def undo_import(call: Call) -> dict[str, Any]:
    """One whole import taken back."""
    with call.vault() as vault:
        removed = imports.undo(vault, call.text("batch"))
    return {"batch": call.text("batch"), "removed": removed}


def consent(call: Call) -> dict[str, Any]:
    """A consent, as it was given."""
    untrusted = record_files.read_json(call.path("file"))
    with call.vault() as vault:
        return {"refs": consents.record_all(vault, untrusted)}


def withdraw(call: Call) -> dict[str, Any]:
    """A consent taken back, and the list of who must be told."""
    with call.vault() as vault:
        recall = consents.withdraw(vault, call.text("consent"), tuple(call.given["purposes"]))
    return consents.as_answer(recall)


def recipient(call: Call) -> dict[str, Any]:
    """A named party with its key and conditions."""
    untrusted = record_files.read_object(call.path("file"))
    with call.vault() as vault:
        return {"ref": recipients.record(vault, untrusted)}


def release(call: Call) -> dict[str, Any]:
    """A reviewed text of a statement, for one audience."""
    text = record_files.read_text(call.path("file"))
    ref = call.text("statement")
    with call.vault() as vault:
        statements.release(vault, ref, call.text("profile"), text, call.text("language"))
    return {"ref": ref, "profile": call.text("profile")}


def grade(call: Call) -> dict[str, Any]:
    """A grade with its reason."""
    ref, axis = call.text("ref"), call.text("axis")
    with call.vault() as vault:
        grades.set_grade(vault, ref, call.text("grade"), call.text("reason"), axis)
    return {"ref": ref, "grade": call.text("grade"), "axis": axis}

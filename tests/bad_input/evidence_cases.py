# SPDX-License-Identifier: Apache-2.0
"""Originals that are missing, changed, exchanged, or that are asked for wrongly."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from registry.services import evidence_check
from tests.bad_input.case import CHECK, Case, Harm, both, finds
from tests.bad_input.stranger import Stranger
from tests.crypto.conftest import flipped

EXTRACT = "extract {vault} {photo} --to {out} --reason given"
FULL = CHECK + " --full"


def sealed(alter: Callable[[bytes], bytes]) -> Harm:
    """Alter the sealed file of the first original."""

    def harm(stranger: Stranger) -> None:
        file = stranger.sealed_file("photo")
        file.write_bytes(alter(file.read_bytes()))

    return harm


def gone(stranger: Stranger) -> None:
    stranger.sealed_file("photo").unlink()


def swapped(stranger: Stranger) -> None:
    shutil.copyfile(stranger.sealed_file("second"), stranger.sealed_file("photo"))


def quarantined(stranger: Stranger) -> None:
    with stranger.opened() as vault:
        evidence_check.verify(vault)


def a_name_from_nowhere(stranger: Stranger) -> None:
    Path(stranger.path("out")).write_bytes(b"a letter")


CASES: dict[str, Case] = {
    "evidence missing": Case(code="EvidenceMissing", exits=4, words=EXTRACT, harm=gone),
    "evidence missing, found by the check": finds("evidence_missing", gone, FULL),
    "evidence cut": Case(
        code="EvidenceCut", exits=4, words=EXTRACT, harm=sealed(lambda b: b[:-9])
    ),
    "evidence cut, found by the check": finds("evidence_cut", sealed(lambda b: b[:-9]), FULL),
    "evidence flipped": Case(
        code="EvidenceFlipped", exits=4, words=EXTRACT, harm=sealed(lambda b: flipped(b, 900))
    ),
    "evidence flipped, found by the check": finds(
        "evidence_flipped", sealed(lambda b: flipped(b, 900)), FULL
    ),
    "evidence swapped": Case(code="EvidenceFlipped", exits=4, words=EXTRACT, harm=swapped),
    "evidence swapped, found by the check": finds("evidence_swapped", swapped, FULL),
    "evidence in quarantine": Case(
        code="EvidenceQuarantined", exits=4, words=EXTRACT,
        harm=both(sealed(lambda b: flipped(b, 900)), quarantined),
    ),
    "extract without a reason": Case(
        code="ExtractReasonMissing", exits=1, words="extract {vault} {photo} --to {out}"
    ),
    "extract over something": Case(
        code="ExtractTargetTaken", exits=1, words=EXTRACT, harm=a_name_from_nowhere
    ),
    "extract what is no evidence": Case(
        code="NotEvidence", exits=2, words=EXTRACT.replace("{photo}", "{witness}")
    ),
    "attach what is not there": Case(
        code="OriginalUnreadable", exits=1, words="attach {vault} {victim} {absent}"
    ),
}  # fmt: skip

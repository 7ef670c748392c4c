# SPDX-License-Identifier: Apache-2.0
"""A sheet goes to the printer through a pipe, for a reason, and leaves no file of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.services import printing
from registry.services.printing import PrinterRefused, PrintReasonMissing
from registry.services.vaults import Vault
from tests.services.log_lines import log_of

SHEET = b"%PDF-1.4 invented words of a sheet"


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A printing system that keeps what it was given and how it was called."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "lp"
    program.write_text(f'#!/bin/sh\necho "$@" > {folder}/called\n/bin/cat > {folder}/got\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(folder))
    return folder


def test_a_sheet_reaches_the_printer_whole_and_the_log_says_why(
    vault: Vault, printer: Path
) -> None:
    assert printing.is_possible()
    printing.print_sheet(vault, SHEET, "for the three keepers, both of us stand by", "4711")
    assert (printer / "got").read_bytes() == SHEET
    assert (printer / "called").read_text().split() == ["-s", "-t", "sheet", "-"]
    newest = log_of(vault, 1)[0]
    assert (newest.operation, newest.about) == ("recovery", "4711")
    assert "both of us" in newest.reason


def test_without_a_reason_nothing_reaches_the_printer(vault: Vault, printer: Path) -> None:
    with pytest.raises(PrintReasonMissing):
        printing.print_sheet(vault, SHEET, "  ", "4711")
    assert not (printer / "got").exists()


def test_a_printer_that_refuses_is_told(vault: Vault, printer: Path) -> None:
    (printer / "lp").write_text("#!/bin/sh\nexit 1\n")
    with pytest.raises(PrinterRefused):
        printing.print_sheet(vault, SHEET, "for the keepers", "4711")


def test_without_a_printing_system_nothing_is_offered(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not printing.is_possible()
    with pytest.raises(PrinterRefused):
        printing.print_sheet(vault, SHEET, "for the keepers", "4711")

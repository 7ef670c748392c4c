# SPDX-License-Identifier: Apache-2.0
"""Originals from a terminal: attached, listed, verified, extracted with a reason."""

from __future__ import annotations

from pathlib import Path

from tests.cli.terminal import Terminal

DATA = b"invented original canary-terminal\n" * 400


def recorded(terminal: Terminal) -> str:
    draft = {"kind": "victim", "fields": {"names": "سنابل المتخيَّلة"}}
    told = terminal.answer("record", terminal.vault, terminal.file("one.json", draft))
    return str(next(iter(told["refs"].values())))


def attached(terminal: Terminal, *more: str) -> str:
    file = terminal.file("original.txt", DATA)
    told = terminal.answer("attach", terminal.vault, recorded(terminal), file, *more)
    assert told["state"] == "sound"
    return str(told["ref"])


def sealed_file(terminal: Terminal) -> Path:
    (found,) = Path(terminal.vault, "evidence").rglob("*.age")
    return found


def test_an_original_is_attached_listed_verified_and_extracted(terminal: Terminal) -> None:
    ref = attached(terminal, "--kind", "photo", "--how", "from her telephone", "--graphic")
    shown = terminal.answer("show", terminal.vault, ref)
    assert "from her telephone" in str(shown)
    told = terminal.answer("evidence", terminal.vault, "--verify")
    assert (told["ok"], told["findings"]) == (True, [])
    assert [(one["ref"], one["held_in"]) for one in told["evidence"]] == [(ref, "protected")]
    out = terminal.path("out.txt")
    given = ("extract", terminal.vault, ref, "--to", out, "--reason", "for the court")
    told = terminal.answer(*given)
    assert Path(out).read_bytes() == DATA
    assert told["size"] == len(DATA)
    assert "outside the vault" in told["warning"]["en"]


def test_what_is_altered_is_told_with_an_exit_code_and_then_quarantined(terminal: Terminal) -> None:
    ref = attached(terminal)
    path = sealed_file(terminal)
    path.write_bytes(path.read_bytes()[:-1])
    said = terminal.say("evidence", terminal.vault, "--verify")
    assert said.code == 4
    assert ref in said.out
    out = terminal.path("out.txt")
    given = ("extract", terminal.vault, ref, "--to", out, "--reason", "for the court")
    assert terminal.refusal(*given) == (4, "EvidenceQuarantined")
    assert not Path(out).exists()


def test_each_refusal_has_its_words_and_leaves_everything_as_it_was(terminal: Terminal) -> None:
    ref = attached(terminal)
    taken = terminal.file("taken.txt", b"mine")
    victim = recorded(terminal)
    absent, out = terminal.path("absent"), terminal.path("out")
    before = terminal.state()
    for words, expected in (
        (("attach", terminal.vault, victim, absent), (1, "OriginalUnreadable")),
        (("attach", terminal.vault, victim, terminal.folder), (1, "OriginalUnreadable")),
        (("attach", terminal.vault, "V-AAAAAAAA", taken), (1, "RecordRefused")),
        (("attach", terminal.vault, victim, taken, "--kind", "no"), (1, "RecordRefused")),
        (("extract", terminal.vault, ref, "--to", out), (1, "ExtractReasonMissing")),
        (
            ("extract", terminal.vault, ref, "--to", taken, "--reason", "r"),
            (1, "ExtractTargetTaken"),
        ),
        (("extract", terminal.vault, victim, "--to", out, "--reason", "r"), (2, "NotEvidence")),
    ):
        assert terminal.refusal(*map(str, words)) == expected
    assert terminal.state() == before


def test_missing_and_flipped_originals_are_named(terminal: Terminal) -> None:
    ref = attached(terminal)
    path, out = sealed_file(terminal), terminal.path("out")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    given = ("extract", terminal.vault, ref, "--to", out, "--reason", "for the court")
    path.write_bytes(data)
    assert terminal.refusal(*given) == (4, "EvidenceFlipped")
    path.unlink()
    assert terminal.refusal(*given) == (4, "EvidenceMissing")
    assert not Path(out).exists()

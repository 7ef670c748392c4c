# SPDX-License-Identifier: Apache-2.0
"""A person is sealed and erased from the terminal; two people decide where there are two."""

from __future__ import annotations

from tests.cli.terminal import PHRASE, Terminal

NAME = "canaryterminal"
OTHER = "five other invented words here"
WHY = ("--reason", "طلب الأسرة", "--grounds", "وُزنت قيمته")


def victim(terminal: Terminal, **fields: str) -> str:
    content = [{"kind": "victim", "id": "a", "fields": {"names": NAME, **fields}}]
    refs = terminal.answer("record", terminal.vault, terminal.file("v.json", content))["refs"]
    return str(refs["a"])


def test_a_record_is_sealed_and_the_seal_is_lifted(terminal: Terminal) -> None:
    ref = victim(terminal)
    sealed = ("seal", terminal.vault, ref)
    assert terminal.refusal(*sealed) == (1, "SealReasonMissing")
    assert terminal.answer(*sealed, "--reason", "تعيش هنا") == {"ref": ref, "sealed": True}
    assert terminal.refusal(*sealed, "--reason", "x") == (1, "SealedAlready")
    assert terminal.answer("search", terminal.vault, NAME)["results"][0]["title"] == ref
    lifted = terminal.answer("unseal", terminal.vault, ref, "--reason", "خطأ")
    assert lifted == {"ref": ref, "sealed": False}
    assert terminal.answer("seal-due", terminal.vault) == {"sealed": 0}
    survivor = victim(terminal, fate="found_alive")
    told = terminal.refusal("unseal", terminal.vault, survivor, "--reason", "خطأ")
    assert told == (1, "MustStaySealed")


def test_a_person_is_erased_after_a_look_at_what_goes(terminal: Terminal) -> None:
    ref = victim(terminal)
    erase = ("erase", terminal.vault, ref)
    assert terminal.answer(*erase, "--dry-run")["records"] == 1
    assert terminal.refusal(*erase, "--reason", "x") == (1, "ErasureUngrounded")
    assert terminal.answer("search", terminal.vault, NAME)["results"] != []
    done = terminal.answer(*erase, *WHY)
    assert (done["ref"], done["records"], done["recalls"]) == (ref, 1, [])
    assert terminal.answer("search", terminal.vault, NAME)["results"] == []
    assert terminal.answer("check", terminal.vault, "--full")["ok"]
    assert terminal.refusal(*erase, *WHY) == (2, "UnknownReference")


def test_the_second_person_types_their_own_passphrase(terminal: Terminal) -> None:
    ref = victim(terminal)
    own = terminal.file("second.phrase", f"{OTHER}\n")
    new = ("--new-passphrase-file", own)
    terminal.answer("member", "admit", terminal.vault, "--role", "coordinator", *new)
    erase = ("erase", terminal.vault, ref, *WHY)
    assert terminal.refusal(*erase) == (3, "PassphraseNeeded")
    same = terminal.file("same.phrase", PHRASE)
    told = terminal.refusal(*erase, "--second-passphrase-file", same)
    assert told == (1, "SecondPersonUnfit")
    assert terminal.answer(*erase, "--second-passphrase-file", own)["records"] == 1


def test_what_belongs_to_no_person_is_not_erased(terminal: Terminal) -> None:
    content = [{"kind": "incident", "id": "a", "fields": {"title_ar": "حادثة"}}]
    path = terminal.file("i.json", content)
    ref = terminal.answer("record", terminal.vault, path)["refs"]["a"]
    assert terminal.refusal("erase", terminal.vault, ref, *WHY) == (2, "NotErasable")
    assert terminal.refusal("seal", terminal.vault, ref, "--reason", "x") == (2, "NotSealable")

# SPDX-License-Identifier: Apache-2.0
"""The cost of a guess has a floor when a vault is made and a ceiling when one is opened."""

from __future__ import annotations

from dataclasses import replace

import pytest

from registry.crypto import kdf, vaultkeys
from registry.crypto.kdf import (
    CEILING,
    FLOOR,
    FOR_TESTS,
    STANDARD,
    KdfCost,
    KdfRefused,
    derive,
    require_floor,
    stretch,
)
from registry.crypto.passphrase import Passphrase
from registry.crypto.vaultkeys import found

ABSURD = [
    replace(STANDARD, memory_kib=CEILING.memory_kib + 1),
    replace(STANDARD, memory_kib=2**32 - 1),
    replace(STANDARD, iterations=17),
    replace(STANDARD, iterations=2**32 - 1),
    replace(STANDARD, iterations=0),
    replace(STANDARD, lanes=0),
    replace(STANDARD, lanes=17),
    replace(STANDARD, memory_kib=0),
    KdfCost(memory_kib=31, iterations=1, lanes=4),
]


class MustNotRun:
    def __init__(self, **_: object) -> None:
        raise AssertionError("Argon2id was about to run")


@pytest.mark.parametrize("cost", ABSURD)
def test_an_absurd_cost_is_refused_before_anything_runs(
    passphrase: Passphrase, monkeypatch: pytest.MonkeyPatch, cost: KdfCost
) -> None:
    monkeypatch.setattr(kdf, "Argon2id", MustNotRun)
    with pytest.raises(KdfRefused):
        stretch(passphrase, bytes(16), cost)


def test_without_the_ceiling_an_absurd_cost_would_run(
    passphrase: Passphrase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kdf, "Argon2id", MustNotRun)
    monkeypatch.setattr(KdfCost, "is_above_ceiling", property(lambda _: False))
    with pytest.raises(AssertionError):
        stretch(passphrase, bytes(16), ABSURD[1])


def test_the_ceiling_itself_is_allowed() -> None:
    assert not CEILING.is_above_ceiling
    assert not STANDARD.is_above_ceiling


def test_a_machine_without_the_memory_says_so(
    passphrase: Passphrase, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoMemory:
        def __init__(self, **_: object) -> None: ...

        def derive(self, _: bytes) -> bytes:
            raise MemoryError

    monkeypatch.setattr(kdf, "Argon2id", NoMemory)
    with pytest.raises(KdfRefused) as refused:
        stretch(passphrase, bytes(16), STANDARD)
    assert refused.value.data == {"memory_mib": 256, "iterations": 4}


@pytest.mark.parametrize(
    "cost",
    [
        replace(FLOOR, memory_kib=FLOOR.memory_kib - 1),
        replace(FLOOR, iterations=2),
        KdfCost(memory_kib=8, iterations=1, lanes=1),
        *ABSURD,
    ],
)
def test_no_vault_is_founded_outside_floor_and_ceiling(
    passphrase: Passphrase, cost: KdfCost
) -> None:
    with pytest.raises(KdfRefused):
        found(passphrase, cost)


def test_without_the_floor_a_weak_vault_could_be_founded(
    passphrase: Passphrase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vaultkeys, "require_floor", lambda _: None)
    header, _ = found(passphrase, KdfCost(memory_kib=8, iterations=1, lanes=1))
    assert header.cost.is_below_floor


def test_the_standard_passes_the_floor_and_the_cost_of_tests_is_marked() -> None:
    require_floor(STANDARD)
    require_floor(FLOOR)
    assert not STANDARD.is_below_floor
    assert FOR_TESTS.is_below_floor


def test_the_same_passphrase_and_salt_give_the_same_key_for_ever() -> None:
    key = stretch(Passphrase.from_text("correct horse"), bytes(range(16)), FOR_TESTS)
    assert key.hex() == STRETCHED
    assert derive(key, "slot/3").hex() == DERIVED


def test_another_passphrase_salt_cost_or_purpose_gives_another_key(passphrase: Passphrase) -> None:
    keys = {
        stretch(passphrase, bytes(16), FOR_TESTS),
        stretch(passphrase, bytes(15) + b"\x01", FOR_TESTS),
        stretch(Passphrase.from_text("other"), bytes(16), FOR_TESTS),
        stretch(passphrase, bytes(16), replace(FOR_TESTS, iterations=2)),
        derive(bytes(32), "slot/1"),
        derive(bytes(32), "slot/2"),
    }
    assert len(keys) == 6


STRETCHED = "3bfa796a86260b73457e1290b51695931a17e266f601d0fb45563e282fb6865b"
DERIVED = "b40c8f003469feb75667ec7e612575d260bc2b7a24eed0aabd9074cbe9782308"

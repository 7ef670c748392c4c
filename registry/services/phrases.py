# SPDX-License-Identifier: Apache-2.0
"""Help with a passphrase: suggests one, judges one, and says in words what would be better."""

from __future__ import annotations

from registry.crypto.passphrase import Passphrase
from registry.domain import phrases
from registry.domain.phrases import LANGUAGES, WORDS, Strength
from registry.domain.resources import read_json

__all__ = ["LANGUAGES", "WORDS", "Strength", "advice", "generate", "judge"]

generate = phrases.generate


def judge(passphrase: Passphrase) -> Strength:
    """Return how hard ``passphrase`` is to guess.

    The only place where the secret becomes a ``str``, which cannot be wiped: zxcvbn takes no
    other. It stays local to this call, and goes with the process at lock.
    """
    return phrases.judge(passphrase.reveal().decode("utf-8", errors="replace"))


def advice(strength: Strength) -> dict[str, str]:
    """Return in ``ar`` and ``en`` what would make the passphrase better; empty for a good one."""
    known = read_json("words/advice.json")
    return {
        language: " ".join(known[code][language] for code in strength.advice)
        for language in LANGUAGES
    }

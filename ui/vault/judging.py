# SPDX-License-Identifier: Apache-2.0
"""What the services say of a new passphrase, in the words of the window."""

from __future__ import annotations

from registry.services import phrases
from registry.services.vaults import Passphrase
from ui.language import spoken
from ui.widgets.new_passphrase import EMPTY, Judged, NewPassphrase


def judged(untrusted_text: str) -> Judged:
    """Return whether ``untrusted_text`` may be used, and what would make it better."""
    if not untrusted_text.strip():
        return EMPTY
    with Passphrase.from_text(untrusted_text) as passphrase:
        strength = phrases.judge(passphrase)
    return Judged(may_be_used=strength.may_be_used, advice=phrases.advice(strength)[spoken()])


def suggested() -> str:
    """Return six words in the language of the window."""
    return phrases.generate(spoken())


def new_passphrase() -> NewPassphrase:
    """Return the lines for a new passphrase, judged and suggested by the services."""
    return NewPassphrase(judged, suggested)

# SPDX-License-Identifier: Apache-2.0
"""One spelling of JSON, and signatures that serve one purpose only."""

from __future__ import annotations

import json
import math

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from registry.crypto.signatures import canonical_json, is_signed, public_bytes, sign
from tests.crypto.conftest import flipped

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
PUBLIC = public_bytes(KEY)
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


@given(JSON)
def test_canonical_json_reads_back_and_spells_the_same_again(content: object) -> None:
    spelled = canonical_json(content)
    assert json.loads(spelled) == content
    assert canonical_json(json.loads(spelled)) == spelled


def test_order_and_spaces_do_not_change_the_spelling() -> None:
    expected = '{"a":true,"ب":[1,null]}'.encode()
    assert canonical_json({"a": True, "ب": [1, None]}) == expected
    assert canonical_json({"ب": [1, None], "a": True}) == expected


@pytest.mark.parametrize("content", [math.nan, math.inf, [-math.inf], "\ud800"])
def test_what_has_no_one_spelling_is_refused(content: object) -> None:
    with pytest.raises(ValueError, match=r"JSON|surrogates"):
        canonical_json(content)


@given(st.binary(max_size=50))
def test_a_signature_holds_for_its_key_context_and_message_only(message: bytes) -> None:
    signature = sign(KEY, "grant", message)
    assert is_signed(PUBLIC, "grant", message, signature)
    assert not is_signed(PUBLIC, "giver", message, signature)
    assert not is_signed(PUBLIC, "grant", message + b"x", signature)
    assert not is_signed(PUBLIC, "gran", b"t" + message, signature)
    assert not is_signed(flipped(PUBLIC, 3), "grant", message, signature)
    assert not is_signed(PUBLIC, "grant", message, signature[:-1])
    assert not is_signed(b"", "grant", message, signature)

# SPDX-License-Identifier: Apache-2.0
"""The root comes back from enough shares and from nothing less; the published vectors agree."""

from __future__ import annotations

import itertools
import json
import re
import secrets
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.crypto import recovery, share_words
from registry.crypto.recovery import (
    SCHEMES,
    SchemeUnknown,
    Share,
    ShareOfAnotherSet,
    SharesDisagree,
    SharesTooFew,
    SharesTooFewOfGroup,
    SharesTooMany,
    ShareTwice,
    join,
    split,
)
from registry.crypto.share_words import ShareRefused, read_share

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/slip39.json").read_text("utf-8"))
ROOT = bytearray(range(32))


def typed(texts: list[str]) -> list[Share]:
    return [read_share(text, number) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(("texts", "secret"), VECTORS["whole"])
def test_the_published_vectors_give_their_secret(texts: list[str], secret: str) -> None:
    sealed = recovery._recovered(recovery._by_group(typed(texts)))
    assert sealed.decrypt(b"TREZOR").hex() == secret
    assert len(join(typed(texts))) == 32  # ours is without the passphrase of the vectors


@pytest.mark.parametrize(("code", "texts"), VECTORS["refused"])
def test_the_published_vectors_that_are_wrong_are_refused(code: str, texts: list[str]) -> None:
    with pytest.raises(ShareRefused) as refused:
        join(typed(texts))
    assert refused.value.code == code


@pytest.mark.parametrize("name", SCHEMES)
def test_any_enough_of_the_shares_give_the_root_and_any_fewer_do_not(name: str) -> None:
    groups = split(ROOT, name)
    wanted = SCHEMES[name]
    assert [len(group) for group in groups] == [made for _, made in wanted.groups]
    choices = [
        list(itertools.combinations(group, needed))
        for group, (needed, _) in zip(groups, wanted.groups, strict=True)
    ]
    for picked in itertools.product(*choices):
        enough = [share for group in picked for share in group]
        assert join(enough) == ROOT
        with pytest.raises(SharesTooFew):
            join(enough[1:])


@given(root=st.binary(min_size=32, max_size=32), order=st.randoms(use_true_random=False))
def test_whatever_the_root_and_the_order_the_shares_give_it(root: bytes, order: Any) -> None:  # noqa: ANN401
    [shares] = split(bytearray(root))
    picked = order.sample(shares, order.randint(3, 5))
    assert join([read_share(" ".join(one.words), n) for n, one in enumerate(picked, 1)]) == root


def test_more_shares_than_needed_do_no_harm() -> None:
    [shares] = split(ROOT)
    assert join(shares) == ROOT
    assert join([*itertools.chain(*split(ROOT, "two_groups"))]) == ROOT


def test_shares_of_the_same_root_differ_in_every_set() -> None:
    [one], [other] = split(ROOT), split(ROOT)
    assert not {share.words for share in one} & {share.words for share in other}


def test_a_share_says_its_place_in_the_set() -> None:
    first, second = split(ROOT, "two_groups")
    assert [(s.group, s.member, s.needed) for s in (*first, *second)] == [
        (1, 1, 2), (1, 2, 2), (1, 3, 2), (2, 1, 2), (2, 2, 2), (2, 3, 2),
    ]  # fmt: skip
    assert len({share.set_mark for share in (*first, *second)}) == 1


def test_too_few_say_how_many_are_missing() -> None:
    [shares] = split(ROOT)
    for have in range(3):
        with pytest.raises(SharesTooFew) as few:
            join(shares[:have])
        assert few.value.data["have"] == have
    first, second = split(ROOT, "two_groups")
    for given_shares, group, have in (([*first], 2, 0), ([*first, second[0]], 2, 1)):
        with pytest.raises(SharesTooFewOfGroup) as of_group:
            join(given_shares)
        assert of_group.value.data == {"group": group, "have": have, "need": 2}


def test_the_odd_share_among_others_is_named_by_its_place() -> None:
    [shares], [foreign] = split(ROOT), split(ROOT)
    with pytest.raises(ShareOfAnotherSet) as odd:
        join([shares[0], foreign[1], shares[2]])
    assert odd.value.data == {"share": 2}


def test_a_share_given_twice_is_named_by_its_place() -> None:
    [shares] = split(ROOT)
    with pytest.raises(ShareTwice) as twice:
        join([shares[0], shares[1], shares[0]])
    assert twice.value.data == {"share": 3}


def test_more_than_any_set_has_is_refused() -> None:
    shares = [*itertools.chain(*split(ROOT, "two_groups")), *split(ROOT, "2of3")[0]]
    with pytest.raises(SharesTooMany) as many:
        join(shares)
    assert many.value.data == {"have": 9, "most": 6}


def forged_like(share: Share) -> Share:
    """A whole share of the same set that its maker never made."""
    return Share.of(replace(share.raw, value=secrets.token_bytes(32)))


def test_a_forged_share_gives_no_root() -> None:
    [shares] = split(ROOT)
    with pytest.raises(SharesDisagree):
        join([shares[0], shares[1], forged_like(shares[2])])


def test_a_forged_share_beyond_the_needed_is_not_overlooked() -> None:
    [shares] = split(ROOT)
    with pytest.raises(ShareOfAnotherSet) as odd:
        join([*shares[:3], forged_like(shares[3])])
    assert odd.value.data == {"share": 4}


def test_without_a_look_at_the_set_a_foreign_share_is_not_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    [shares], [foreign] = split(ROOT), split(ROOT)
    monkeypatch.setattr(recovery, "_require_one_set", lambda _shares: None)
    with pytest.raises(Exception) as met:  # noqa: PT011
        join([shares[0], foreign[1], shares[2]])
    assert not isinstance(met.value, ShareOfAnotherSet)


def test_an_unknown_scheme_is_refused() -> None:
    with pytest.raises(SchemeUnknown):
        split(ROOT, "1of1")


def test_nothing_of_a_share_is_shown_by_repr() -> None:
    [shares] = split(ROOT)
    assert " ".join(shares[0].words[4:7]) not in repr(shares[0])
    assert "words" not in re.sub("share_words", "", repr(shares[0]))
    assert len(shares[0].words) == share_words.WORDS

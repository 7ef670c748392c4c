# SPDX-License-Identifier: Apache-2.0
"""The recovery root as shares of SLIP-39: split, and joined again from what people typed.

No SLIP-39 passphrase: it would be a second secret that nobody remembers in ten years. The words
are text and cannot be wiped; they live as long as the ceremony, and go with the process at lock.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import shamir_mnemonic as slip39

from registry.crypto.share_words import Share, ShareRefused, read_share
from registry.errors import UsageRefused

__all__ = ["DEFAULT_SCHEME", "SCHEMES", "Scheme", "Share", "join", "read_share", "scheme", "split"]
MOST_SHARES: Final = 6  # of the largest scheme below


class ShareOfAnotherSet(ShareRefused):
    """Share ``share`` was made at another time than the others, or for another vault."""


class ShareTwice(ShareRefused):
    """Share ``share`` is one that was already given."""


class SharesTooFew(ShareRefused):
    """``have`` shares where ``need`` are needed."""


class SharesTooFewOfGroup(SharesTooFew):
    """``have`` shares of group ``group`` where ``need`` are needed."""


class SharesTooMany(ShareRefused):
    """More than any set of this program has: ``have`` where at most ``most`` exist."""


class SharesDisagree(ShareRefused):
    """Each share is whole and of the same set, and still together they give no secret."""


class SchemeUnknown(UsageRefused):
    """There is no such way to split; ``known`` lists those there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """How many groups are needed, and of each group how many shares of how many."""

    name: str
    groups_needed: int
    groups: tuple[tuple[int, int], ...]

    @property
    def count(self) -> int:
        """Return how many shares there are in all."""
        return sum(made for _, made in self.groups)


SCHEMES: Final = {
    one.name: one
    for one in (
        Scheme(name="3of5", groups_needed=1, groups=((3, 5),)),
        Scheme(name="2of3", groups_needed=1, groups=((2, 3),)),
        # Two circles of people, neither of which can recover alone: 2 of 3 of both.
        Scheme(name="two_groups", groups_needed=2, groups=((2, 3), (2, 3))),
    )
}
DEFAULT_SCHEME: Final = "3of5"


def scheme(name: str) -> Scheme:
    """Return a declared scheme; raise ``SchemeUnknown``."""
    if name not in SCHEMES:
        raise SchemeUnknown(known=", ".join(SCHEMES))
    return SCHEMES[name]


def split(root: bytearray, name: str = DEFAULT_SCHEME) -> tuple[tuple[Share, ...], ...]:
    """Return the shares of ``root`` (32 bytes), by group; the caller wipes the root."""
    wanted = scheme(name)
    identifier = slip39.shamir._random_identifier()  # noqa: SLF001 - as generate_mnemonics does
    sealed = slip39.EncryptedMasterSecret.from_master_secret(
        bytes(root), b"", identifier, extendable=True, iteration_exponent=1
    )
    groups = slip39.split_ems(wanted.groups_needed, wanted.groups, sealed)
    return tuple(tuple(Share.of(raw) for raw in group) for group in groups)


def join(shares: Sequence[Share]) -> bytearray:
    """Return the root (32 bytes) that ``shares`` give; more than needed must agree with it.

    Raises ``ShareTwice``, ``ShareOfAnotherSet``, ``SharesTooFew``, ``SharesTooMany``,
    ``SharesDisagree``; numbers in them are places in ``shares``, from 1.
    """
    if len(shares) > MOST_SHARES:
        raise SharesTooMany(have=len(shares), most=MOST_SHARES)
    _require_one_set(shares)
    groups = _by_group(shares)
    _require_enough(groups, shares)
    sealed = _recovered(groups)
    for number, share in enumerate(shares, 1):
        # One whom the set does not know may hide among those beyond the needed.
        others = [one for one in groups[share.group] if one is not share]
        if not _gives({**groups, share.group: [share, *others]}, sealed):
            raise ShareOfAnotherSet(share=number)
    return bytearray(sealed.decrypt(b""))


def _require_one_set(shares: Sequence[Share]) -> None:
    if not shares:
        raise SharesTooFew(have=0, need=2)
    usual = Counter(share.raw.common_parameters() for share in shares).most_common(1)[0][0]
    groups: dict[int, Any] = {}
    seen: dict[tuple[int, int], Share] = {}
    for number, share in enumerate(shares, 1):
        if share.raw.common_parameters() != usual:
            raise ShareOfAnotherSet(share=number)
        if groups.setdefault(share.group, share.raw.group_parameters()) != (
            share.raw.group_parameters()
        ):
            raise ShareOfAnotherSet(share=number)
        place = (share.group, share.member)
        if place in seen:
            twice = seen[place].words == share.words
            raise ShareTwice(share=number) if twice else ShareOfAnotherSet(share=number)
        seen[place] = share


def _by_group(shares: Sequence[Share]) -> dict[int, list[Share]]:
    groups: dict[int, list[Share]] = {}
    for share in shares:
        groups.setdefault(share.group, []).append(share)
    return groups


def _require_enough(groups: dict[int, list[Share]], shares: Sequence[Share]) -> None:
    needed = int(shares[0].raw.group_threshold)
    short = {group: held for group, held in groups.items() if len(held) < held[0].needed}
    if len(groups) - len(short) >= needed:
        return
    if needed == 1:
        raise SharesTooFew(have=len(shares), need=shares[0].needed)
    group = min(short) if short else min(set(range(1, needed + 1)) - set(groups))
    have = len(short.get(group, ()))
    raise SharesTooFewOfGroup(group=group, have=have, need=shares[0].needed)


def _recovered(groups: dict[int, list[Share]]) -> Any:  # noqa: ANN401 - the library's own
    enough = [held for held in groups.values() if len(held) >= held[0].needed]
    wanted = enough[: int(enough[0][0].raw.group_threshold)]
    picked: dict[int, Any] = {}
    for held in wanted:
        picked[held[0].raw.group_index] = group = slip39.shamir.ShareGroup()
        for share in held[: held[0].needed]:
            group.add(share.raw)
    try:
        return slip39.recover_ems(picked)
    except slip39.MnemonicError:
        pass
    raise SharesDisagree


def _gives(groups: dict[int, list[Share]], sealed: object) -> bool:
    try:
        return bool(_recovered(groups) == sealed)
    except SharesDisagree:
        return False

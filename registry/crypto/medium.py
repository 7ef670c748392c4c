# SPDX-License-Identifier: Apache-2.0
"""What the disk answers when it will not take our bytes, as failures of our own."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from registry.errors import VaultError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class DiskFull(VaultError):
    """No room for the whole file; what stood there before is untouched."""


class ReadOnlyMedium(VaultError):
    """The disk or folder does not allow writing."""


class MediumFailed(VaultError):
    """The disk refused for another reason: taken out, broken, folder gone."""


_ANSWERS: dict[int | None, type[VaultError]] = {
    errno.ENOSPC: DiskFull,
    # A quota and a file size limit mean the same to the person: not all of it fits.
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EROFS: ReadOnlyMedium,
    errno.EACCES: ReadOnlyMedium,
    errno.EPERM: ReadOnlyMedium,
}


@contextmanager
def medium_errors(path: Path) -> Iterator[None]:
    """Turn any ``OSError`` of the block into one of the three failures above.

    Only the last part of ``path`` is kept: folders may bear the names of people.
    """
    try:
        yield
    except OSError as error:
        raise _ANSWERS.get(error.errno, MediumFailed)(file=path.name) from error

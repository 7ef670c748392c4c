# SPDX-License-Identifier: Apache-2.0
"""One founded vault for all tests of the keys, and the hands of someone who alters it."""

from __future__ import annotations

import hashlib
import resource
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from registry.crypto.header import Header
from registry.crypto.kdf import FOR_TESTS
from registry.crypto.passphrase import Passphrase
from registry.crypto.vaultkeys import OpenKeys, found

CANARY = "زيتونة-canary-أربعون"

Founded = tuple[Header, OpenKeys]
FullDisk = Callable[[int], AbstractContextManager[None]]


@pytest.fixture
def passphrase() -> Passphrase:
    return Passphrase.from_text(CANARY)


@pytest.fixture
def founded(passphrase: Passphrase) -> Founded:
    return found(passphrase, FOR_TESTS)


@pytest.fixture
def full_disk() -> FullDisk:
    """Let no file of this process grow beyond so many bytes: the kernel refuses the write."""

    @contextmanager
    def limited(size: int) -> Iterator[None]:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    return limited


def flipped(data: bytes, position: int) -> bytes:
    """Flip the lowest bit of one byte."""
    return data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :]


def resealed(header_bytes: bytes) -> bytes:
    """Make the check value right again, as anyone who knows the format can."""
    body = header_bytes[:-32]
    return body + hashlib.sha256(body).digest()

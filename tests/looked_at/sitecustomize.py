# SPDX-License-Identifier: Apache-2.0
"""Lets a test look into the memory of a child of its own, as an ordinary user too.

The product forbids that to everybody (tested apart, in ``test_process``); here only the call that
forbids it does nothing. Python loads this file by its name from the child's PYTHONPATH, also in
the process that succeeds the child.
"""

from __future__ import annotations

import ctypes
from typing import Any

PR_SET_DUMPABLE = 4  # linux/prctl.h


class LookedAt(ctypes.CDLL):
    """The C library without the one call."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any function of the library
        found = super().__getattr__(name)
        if name != "prctl":
            return found
        return lambda option, *rest: 0 if option == PR_SET_DUMPABLE else found(option, *rest)


ctypes.CDLL = LookedAt  # type: ignore[misc]

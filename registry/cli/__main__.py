# SPDX-License-Identifier: Apache-2.0
"""The command line without the console script: ``python -m registry.cli COMMAND ...``.

For a checkout that is not installed, and for a machine without PySide6: the window is never
imported on this path. The words are those of ``sijill``:

    python -m registry.cli demo somewhere
    python -m registry.cli search somewhere/demonstration.sijill WORDS

Exit codes are those of every command:

    0   done
    1   refused, nothing changed
    2   wrong usage
    3   not unlocked
    4   damaged or tampered
    5   disclosure stopped; no package was left behind
    70  a bug
"""

import sys

from registry.cli.running import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())

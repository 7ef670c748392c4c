# SPDX-License-Identifier: Apache-2.0
"""Lists of names that come in: file, columns, dry run, import, and the way back."""

# SPDX-License-Identifier: Apache-2.0
"""What was done in this vault, and the check that all of it still stands."""

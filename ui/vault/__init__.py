# SPDX-License-Identifier: Apache-2.0
"""The vault itself: its members, recovery, backups, integrity, travel."""

# SPDX-License-Identifier: Apache-2.0
"""The window: screens that ask services and decide nothing."""

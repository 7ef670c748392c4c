# SPDX-License-Identifier: Apache-2.0
"""What may leave: consent, decision, transforms, text, scan; pure functions over tables."""

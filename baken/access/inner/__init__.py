"""The inner vault (binnenkluis) behind the walls: who has a key, what was sealed, and opening it.

The arithmetic is in `baken.vault.inner`; who may ask and answer is in `baken.access.oversight`.
"""

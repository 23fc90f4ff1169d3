"""The vault across apps: who can open what, what is written down, and what lies on disk."""

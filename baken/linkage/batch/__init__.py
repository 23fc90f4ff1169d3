"""A whole file at once: numbers instead of texts, blocks instead of all pairs. Needs numpy."""

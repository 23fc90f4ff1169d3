"""Names in one way of writing. Every rule runs on every name; no language is guessed or kept."""

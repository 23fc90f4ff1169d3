"""Pages of the hidden number."""

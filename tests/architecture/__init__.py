"""The habits of the house, kept by tests: sizes, texts, names and what is never done."""

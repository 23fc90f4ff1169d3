"""Demo: one fictional region with a fixed cast, and its stories (demonstratie).

Used by `make run`, by tests and by the screenshots in the docs. Every story is told through the
same actions that people use, as those people. No real person, number or address occurs in it.
"""

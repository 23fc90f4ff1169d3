"""Oversight: ways in that are out of the ordinary, ways that are shut, and switches (toezicht).

Openings (break-glass, complaints), declared conflicts of interest, and the decisions without which
a processing stays off. The walls and every app below the pages look here; the pages are
`governance`'s. Never decides whether a reason is good: people do.
"""

"""Core: what every app stands on (kern).

The clock, ids and human codes, refusals, the shape of an event, logs without content,
and the UI kit. Knows no organisation, no person and no dossier: those begin in `parties`
and `access`.
"""

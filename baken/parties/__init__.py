"""Parties: regions, organisations, people and the roles they hold (partijen).

Nouns only: it decides nothing. Who may see or change them is decided in `access`; the screens and
verbs of administration are in `accounts`.
"""

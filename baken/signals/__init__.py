"""Signals: from a report to a decision (signalen, "van signaal naar actie").

Registering, weighing by two people, deciding and feeding back. Weighing is structured reasoning:
no sum, no ranking, no decision by a score. Tracks that a decision opens are worked on elsewhere.
"""

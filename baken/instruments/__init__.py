"""Instruments: which law fits this place, today, and under what conditions (instrumenten).

Asks the dated knowledge and explains every line of its answer; a person decides. Keeps nothing:
no case, no person and no address passes through here. Measures and decisions are for enforcement.
"""

"""Desk: the first page of every role (werkplek).

Gathers from the apps below what the first ten seconds must answer: who is unsafe now, what waits
for me, what is due, what changed. Decides nothing and stores nothing.
"""

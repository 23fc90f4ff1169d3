"""Logbook: who looked at what, and what was done with whose data (logboek).

Two logs joined by the id of the operation: the access log (people, chained) and the processing log
(dossiers, no user). Only the keeper writes, before it opens anything; nobody changes a line.
Decides nothing about who may look.
"""

"""Ops: how the house is started, kept running and stopped (beheer).

It starts the database, makes the database roles, brings the tables up to date and runs web server
and worker under one supervisor. It is the top of the house: nothing imports it.
It knows no case, no person and no rule; it does not make backups yet.
"""

"""Vault: keeps what is said about people (kluis).

One class of field for every personal or narrative text and one door to read it. Content is plain
in the database for now; decision 0007 says how it becomes sealed without a page changing.
Decides nothing about who may read: that is `access`.
"""

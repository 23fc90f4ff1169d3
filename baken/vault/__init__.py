"""Vault: keeps what is said about people (kluis).

One class of field for every personal or narrative text, sealed for the row that it is in, and one
door to read it, which asks the keeper: a process that writes each look down before it opens
anything (decision 0009). Decides nothing about who may read: that is `access`.
"""

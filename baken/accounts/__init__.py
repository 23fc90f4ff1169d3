"""Accounts: getting in, staying in, and who holds which role (accounts).

Logging in, the idle lock that keeps a draft, and the screens and verbs with which an administrator
manages organisations, people and roles. Has no models of its own: those are in `parties`.
"""

"""Accounts: getting in, staying in, and who holds which role (accounts).

Logging in, the idle lock that keeps a draft, and the screens and verbs with which an administrator
manages organisations, people and roles. Getting in takes two steps, here or at the login service of
one's organisation (decision 0013). Has no people or roles of its own: those are in `parties`.
"""

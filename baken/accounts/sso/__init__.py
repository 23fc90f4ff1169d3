"""Logging in through the login service of one's own organisation (OpenID Connect).

Not django-allauth: why, is in docs/decisions/0013.
"""

"""Passwords as in the office, but at a cost that lets hundreds of tests log in."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """Argon2 with as little work as it allows."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1

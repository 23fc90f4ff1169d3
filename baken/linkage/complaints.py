"""What is wrong with what somebody gave us; the message says it in Dutch, and what to do."""


class BadInput(Exception):
    """Something that cannot be used."""


class BadFile(BadInput):
    """A file that cannot be read as mentions; the message names row and column."""


class BadModel(BadInput):
    """A model file that cannot be used."""

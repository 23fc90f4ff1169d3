"""Exchange: standards of the outside world, such as HTCDS (uitwisseling).

Registrations in the words of others, with what is lost on the way. It does not decide what may be
shared, and holds no content.
"""

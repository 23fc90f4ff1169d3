"""Exchange (uitwisseling): standards of the outside world, such as HTCDS.

Dutch: uitwisseling.
Does not: decide what may be shared (cases), or hold content.
"""

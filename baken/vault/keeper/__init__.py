"""The keeper: a process of its own that alone can open wrapped keys (bewaarder).

It checks who asks, writes the look down and commits, and only then unwraps. It runs without Django
and has no rights on dossiers. Decision 0009.
"""

"""Backups: made as a stream to an offline key, put back in an empty house, and proved by a drill.

Two files, because they live for different lengths of time: the data, and the wrapped keys without
which the data is noise. What was destroyed is gone when the last file with its key is.
"""

"""Look: how the public entry of a municipality looks (uiterlijk).

Two colours on which letters can be read, a name, a logo and a few opening words in Dutch and
English. The office chooses them; the portal only shows them. Nothing here runs in the portal's
process, and nothing that somebody sends in is shown before it was drawn again.
"""

"""Files in which nearly every row is a whole record, as in a register: its own weights per file.

Signals have gaps, and their addresses are houses where many stay. In a register nearly every row
has a whole name, birth date and address, and who shares an address is nearly always one person
written twice. Such a file says itself what an agreement is worth; it never changes the model.
"""

"""Governance: giving account of what is done with people's data (verantwoording).

Who looked at a dossier, the register of processing, the switches, exceptional access and declared
conflicts of interest. Shows facts and records what people decide; never scores a member of staff.
"""

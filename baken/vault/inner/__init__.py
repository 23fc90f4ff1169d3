"""The inner vault: texts that even the house cannot open without named people (binnenkluis).

A text is sealed to at least two people's own keys; a private key opens with a passphrase that Baken
never stores. Pure: knows no database and no keeper, and decides nothing about who may ask.
"""

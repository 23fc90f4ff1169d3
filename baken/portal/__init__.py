"""Portal: where anybody reports, without a name if they wish (meldportaal).

A process of its own: it seals what it is told to the municipality's public key and cannot read it
back. It knows no account, keeps no address, sets no cookie and reads nothing without a receipt.
"""

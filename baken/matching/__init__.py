"""Matching: may this signal be about somebody or something of another signal? (koppeling)

Stands on the library `baken.linkage`: statements, tokens, proposals, what people judge, hits across
municipalities and a drawing of what hangs together. It proposes; it never joins and never decides.
"""

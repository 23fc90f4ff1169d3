"""Cases: what is done about one person or situation, by whom and by when (casussen).

Opens a dossier of its own for each case, with its owner, stand-in, tasks, contacts, consents and
requests to partners. Care and enforcement never share a dossier: a guarded link is all there is
between them. Knows no trajectory and no shelter: those lie above.
"""

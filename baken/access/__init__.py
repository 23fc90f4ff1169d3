"""Access: who may see what, and what they did with it (toegang).

Compiles the matrix of `knowledge/access` into row-level security, so that the database decides
which rows exist for whom. Holds dossiers, grants, events and drafts. Never asks a view to
remember a rule.
"""

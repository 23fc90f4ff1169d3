"""Attachments: pictures, documents and recordings beside a row of a dossier (bijlagen).

A file is sealed while it comes in, checked for viruses, and shown as a copy without metadata; the
original stays as evidence. Both leave Baken only as a download without cookies (decision 0016).
Decides nothing about the row it lies beside: that is for the app above.
"""

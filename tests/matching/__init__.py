"""Attachments from the form to the download, through all apps."""

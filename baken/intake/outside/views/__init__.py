"""What a focal officer sees of reports from outside."""

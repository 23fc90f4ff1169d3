"""What a professional sees: reporting, their own reports, advice, talks and whom to call."""

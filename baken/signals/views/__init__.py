"""Pages about signals, by what somebody comes to do."""

"""What a reporter sees: the first screen, telling, and coming back."""

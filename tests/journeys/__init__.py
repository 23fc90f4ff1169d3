"""Journeys: people walk through the real product in a real browser, from the door to the end."""

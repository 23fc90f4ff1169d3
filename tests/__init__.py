"""What crosses apps: the world, the walls, the architecture, the journeys."""

"""The Dutch grid of maps (RD) and degrees of latitude and longitude (WGS84). No Django.

The series of Schreutelkamp and Strang van Hees (2001): right to about a metre within the country,
which is less than the width of a house.
"""

CENTRE = (155_000.0, 463_000.0, 52.155_174_40, 5.387_206_21)
"""The tower in Amersfoort from which the grid counts: x, y, latitude and longitude."""

WEST, EAST, SOUTH, NORTH = 0, 300_000, 300_000, 630_000

_LATITUDE = (
    (0, 1, 3235.65389), (2, 0, -32.58297), (0, 2, -0.24750), (2, 1, -0.84978), (0, 3, -0.06550),
    (2, 2, -0.01709), (1, 0, -0.00738), (4, 0, 0.00530), (2, 3, -0.00039), (4, 1, 0.00033),
    (1, 1, -0.00012),
)  # fmt: skip
_LONGITUDE = (
    (1, 0, 5260.52916), (1, 1, 105.94684), (1, 2, 2.45656), (3, 0, -0.81885), (1, 3, 0.05594),
    (3, 1, -0.05607), (0, 1, 0.01199), (3, 2, -0.00256), (1, 4, 0.00128), (0, 2, 0.00022),
    (2, 0, -0.00022), (5, 0, 0.00026),
)  # fmt: skip


def is_on_grid(x: float, y: float) -> bool:
    """Say whether a point lies within the country."""
    return WEST < x < EAST and SOUTH < y < NORTH


def degrees(x: float, y: float) -> tuple[float, float]:
    """Give the longitude and latitude of a point of the grid, in that order, as GeoJSON does."""
    from_x, from_y, latitude, longitude = CENTRE
    dx, dy = (x - from_x) / 100_000, (y - from_y) / 100_000

    def sum_of(series: tuple[tuple[int, int, float], ...]) -> float:
        return sum(value * dx**p * dy**q for p, q, value in series) / 3600

    return round(longitude + sum_of(_LONGITUDE), 6), round(latitude + sum_of(_LATITUDE), 6)

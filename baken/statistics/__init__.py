"""Statistics: counts about many people, never about one (statistiek).

`mse` estimates how many people no registration holds, and says when that cannot be done. It is a
library of its own: it knows neither the database nor Django. Nothing here names or ranks a person.
"""

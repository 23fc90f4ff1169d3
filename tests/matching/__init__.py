"""Links and hits through all apps, in a world where what people do is kept."""

"""The walls, tried from every side: catalogue, queries, attacks, pages and plans."""

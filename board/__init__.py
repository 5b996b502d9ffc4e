"""A live task board and visualization board for a municipal lean programme."""

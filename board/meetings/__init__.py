"""The weekly meeting of half an hour at a board: its schedule, its agenda, its clock, what came out of it."""

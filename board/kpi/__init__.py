"""Strategic goals, KPIs with their targets and values, and the walls on which they are seen."""

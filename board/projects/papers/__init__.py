"""Official documents of lean projects: what stands in them is read from a card, what they look like is pure."""

"""Wall screens as devices: how they come in, what they show, how they are."""

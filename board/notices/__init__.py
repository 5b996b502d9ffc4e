"""What somebody is told and reminded of: once for each occasion, by the ways they have chosen."""

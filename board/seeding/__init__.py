"""Filling a database: the decree's reference data, and a demonstration district."""

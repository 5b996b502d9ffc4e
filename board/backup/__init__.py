"""Backups: made under load, checked, and restored into either kind of database."""

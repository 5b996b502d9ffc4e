"""The event log, the rooms and the push; knows no feature."""

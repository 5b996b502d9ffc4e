"""Corrective decisions: what was wrong, what is done about it by whom until when, and whether it helped."""

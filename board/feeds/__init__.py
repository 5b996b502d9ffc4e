"""Calendars that other programs read: meetings, due dates and decisions by a secret address."""

"""Formats of files: pure functions from data to bytes and back."""

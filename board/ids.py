"""Identifiers: opaque, random, never reused."""

import secrets

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_id() -> str:
    """A new identifier of 80 random bits, 16 characters that read aloud without confusion."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(16))

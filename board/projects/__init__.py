"""Lean projects: the register, passports, ten stages, replication, and the documents that are made of them."""

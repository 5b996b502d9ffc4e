"""Boards, their columns and the tasks on them."""

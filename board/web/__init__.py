"""What every page and every API address has in common; knows no feature."""

"""Files that people take with them or bring."""

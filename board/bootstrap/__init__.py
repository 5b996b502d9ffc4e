"""The set-up from nothing: standard library only, because it runs before anything is installed."""

"""Bundled suites: what `pytest --govsite=URL` runs."""

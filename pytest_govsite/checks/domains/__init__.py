"""Checks of the domains of the site and its columns."""

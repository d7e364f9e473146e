"""Checks of name, logo, emblem and language of the site."""

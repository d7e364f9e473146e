"""Loopback listeners of the demo: HTTP, HTTPS and DNS."""

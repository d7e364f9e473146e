"""Bytes and markup turned into facts, and the ways to compare them."""

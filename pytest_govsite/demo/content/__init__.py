"""What the portal publishes: seeded, made on request, dated relative to the moment handed in."""

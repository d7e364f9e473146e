"""`python -m pytest_govsite.attest`: forms for what people have to decide, out of a record and back in."""

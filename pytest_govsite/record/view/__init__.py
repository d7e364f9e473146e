"""What the chapters of the record show, computed from the record; no layout."""

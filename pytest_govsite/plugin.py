"""The pytest shell: hooks only."""

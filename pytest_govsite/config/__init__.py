"""Configuration: govsite.toml and options, checked before anything is opened."""

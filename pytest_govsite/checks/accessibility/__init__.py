"""Barriers for people with disabilities (GB/T 37668-2019, WCAG 2.1): facts in, verdicts out."""

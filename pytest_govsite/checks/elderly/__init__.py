"""The elderly-friendly edition (工信部信管函〔2021〕67号, annex 1): facts in, verdicts out."""

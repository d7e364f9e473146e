"""pytest-govsite: acceptance testing of Chinese government websites."""

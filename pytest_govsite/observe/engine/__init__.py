"""Browsers of any make, used through one narrow window: Playwright, WebDriver."""

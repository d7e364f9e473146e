"""Reading documents: here, or in processes beside this one where reading is what a crawl waits for."""

from pytest_govsite.observe.reading.readers import Readers

__all__ = ["Readers"]

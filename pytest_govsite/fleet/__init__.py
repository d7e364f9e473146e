"""Many sites: each an ordinary run of its own, distributed by Dask; results in one data set, one overview for the office.

Installed with the extra `fleet`. Nothing else of the package imports it.
"""

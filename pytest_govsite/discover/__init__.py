"""Finding the pages of a site, their types, their templates and the sample.

Nothing here touches a network: the crawler is handed its `fetch` function.
"""

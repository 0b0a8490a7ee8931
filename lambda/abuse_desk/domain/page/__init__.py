"""The web page: access by signed links, and HTML made from cases, as pure functions."""

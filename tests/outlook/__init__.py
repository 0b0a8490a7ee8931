"""Outlook items (.msg) made by us, for there is nothing on a build machine that writes them."""

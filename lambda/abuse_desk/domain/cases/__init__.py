"""Entries, the fold, the rules, the view, and the change that one transaction writes."""

"""Mails wrapped as mail clients, rules, lists and gateways wrap them; every word is ours."""

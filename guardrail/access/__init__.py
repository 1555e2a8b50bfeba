"""The officers' door: who calls on the control plane, and whether they may.

Two ways in, both by bearer token: a provider's (OpenID Connect), and a log-in with password and one-time code for
sites without a provider. What stands in the store is keyed hashes, random ids, and secrets sealed under each
account's own data key.
"""

"""Vendored model weights and the scripts that made them."""

"""The control plane's API: what officers do, as one table of operations and its OpenAPI document."""

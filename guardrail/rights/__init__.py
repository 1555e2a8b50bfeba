"""The rights of people over their data: requests, erasure, copies, holds, and what proves them."""

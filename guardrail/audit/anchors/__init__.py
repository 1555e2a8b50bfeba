"""Second places for checkpoints, which the operator of the database cannot rewrite."""

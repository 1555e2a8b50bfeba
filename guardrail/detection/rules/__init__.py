"""The patterns, by family. Each module holds one table of rules and the reasons behind it."""

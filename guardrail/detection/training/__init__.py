"""How the shipped models were trained; never imported at run time."""

"""Where audit entries are shipped to, beside the log itself: files, syslog, HTTP."""

"""HTTP clients: the bot behind a route, and the API of a channel."""

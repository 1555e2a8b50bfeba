"""The shapes that channels have around a turn: answered in the response, whole or streamed, or by webhook."""

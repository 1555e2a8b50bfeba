"""A whole bot for Guardrail's web chat, on the standard library: it answers with what it received.

Run it with ``python examples/echo_bot.py 9000``. What it prints is everything it gets to know.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class EchoBot(BaseHTTPRequestHandler):
    """``POST /``: a message in, messages out."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        text = json.loads(body).get("text", "")
        print("the bot saw:", text, flush=True)
        answer = json.dumps({"messages": [{"text": f"You wrote: {text}"}]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:
        """No access log: the demonstration is the line above."""


if __name__ == "__main__":
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 9000
    ThreadingHTTPServer(("127.0.0.1", port), EchoBot).serve_forever()

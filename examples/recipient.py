"""A whole recipient of Guardrail's notices, on the standard library: it deletes what it has of the conversations named.

Run it with ``python examples/recipient.py whsec_… 9100``: the secret is the one of the configuration. Everything that
a recipient must do is here: check the signature over the exact bytes, refuse old messages, and do a message once,
however often it comes. Instead of deleting, it prints.
"""

import base64
import hmac
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOLERANCE = 300  # seconds; older messages may be recordings
MOST = 1_048_576  # bytes


def verified(secret: str, headers: dict[str, str], body: bytes, now: float) -> bool:
    """Whether this came from whoever shares the secret, just now (Standard Webhooks specification)."""
    key = base64.b64decode(secret.removeprefix("whsec_")) if secret.startswith("whsec_") else secret.encode()
    message, sent = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not message or not sent.isdecimal() or abs(now - int(sent)) > TOLERANCE:
        return False
    signed = hmac.digest(key, f"{message}.{sent}.".encode() + body, "sha256")
    wanted = "v1," + base64.b64encode(signed).decode()
    given = headers.get("webhook-signature", "").split(" ")
    return any(hmac.compare_digest(wanted.encode(), each.encode()) for each in given)


def handler(secret: str) -> type[BaseHTTPRequestHandler]:
    """Handles ``POST /``. What was done is remembered in memory; keep it in your database, with the deletion."""
    done: set[str] = set()

    class Recipient(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers.get("Content-Length", "0"))
            if not 0 < size <= MOST:
                return self._answer(413)
            body = self.rfile.read(size)
            headers = {name.lower(): value for name, value in self.headers.items()}
            if not verified(secret, headers, body, time.time()):
                return self._answer(401)
            if headers["webhook-id"] not in done:
                message = json.loads(body)
                for conversation in message["data"]["conversations"]:
                    print(message["type"], conversation, flush=True)
                done.add(headers["webhook-id"])
            return self._answer(204)  # only now: what is answered with 2xx does not come again

        def _answer(self, status: int) -> None:
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """No access log."""

    return Recipient


if __name__ == "__main__":
    port = int(sys.argv[2]) if len(sys.argv) > 2 else 9100
    server = ThreadingHTTPServer(("127.0.0.1", port), handler(sys.argv[1]))
    print("listening on", server.server_address[1], flush=True)
    server.serve_forever()

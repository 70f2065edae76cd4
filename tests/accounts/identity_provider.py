"""A small OpenID Connect provider on this machine: whoever comes is the person of ``claims``."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class IdentityProvider:
    def __init__(self):
        self.claims = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.host = f"http://127.0.0.1:{self.server.server_port}"
        self.url = f"{self.host}/.well-known/openid-configuration"

    def __enter__(self):
        self.thread = Thread(target=self.server.serve_forever)
        self.thread.start()
        return self

    def __exit__(self, *_error):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def answer(self, path):
        if path.startswith("/token"):
            return {"access_token": "token", "token_type": "Bearer", "expires_in": 60}
        if path.startswith("/userinfo"):
            return self.claims
        return {
            "issuer": self.host,
            "authorization_endpoint": f"{self.host}/authorize",
            "token_endpoint": f"{self.host}/token",
            "userinfo_endpoint": f"{self.host}/userinfo",
            "jwks_uri": f"{self.host}/keys",
        }

    def _handler(self):
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                length = int(self.headers.get("Content-Length", 0))
                self.rfile.read(length)
                body = json.dumps(provider.answer(self.path)).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_POST = do_GET

            def log_message(self, *_args):
                pass

        return Handler

"""``python -m portal.probe``: whether the web server beside us is well, for a container's health.

It asks as a visitor would, so the answer passes the same host check and the same database.
"""

from __future__ import annotations

import http.client
import sys

from core.env import env_list

PORT = 8000
PATIENCE = 4  # seconds


def main() -> int:
    """Returns 0 when ``/healthz`` answers 200 on port 8000, else 1."""
    host = (env_list("ALLOWED_HOSTS") or ["localhost"])[0].lstrip(".*") or "localhost"
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=PATIENCE)
    try:
        connection.request("GET", "/healthz", headers={"Host": host})
        return 0 if connection.getresponse().status == http.client.OK else 1
    except (OSError, http.client.HTTPException):
        return 1
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())

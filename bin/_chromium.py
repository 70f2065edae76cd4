"""Print the path of a Chromium for the browser tests, or nothing when there is none.

On PATH, else installed with apt where that asks nobody (root on Debian or Ubuntu). A missing one is
a line on the error stream, and with ``CI=true`` a failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-liberation")
ADVICE = "No Chromium on PATH ({}): on Debian, “apt install chromium fonts-liberation” as root."


def main() -> int:
    """Find or install it. Returns the exit code."""
    path = os.environ.get("PORTAL_CHROMIUM") or _found() or _installed()
    if path:
        print(path)
        return 0
    must = os.environ.get("CI", "").lower() == "true"
    print(ADVICE.format("CI needs it" if must else "browser tests skipped"), file=sys.stderr)
    return 1 if must else 0


def _found() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _installed() -> str | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    print("Installing Chromium for the browser tests…", file=sys.stderr)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *PACKAGES]
    for command in (["apt-get", "update", "--quiet"], install):
        ran = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
        if ran.returncode:
            print(f"{ran.stderr.strip()}", file=sys.stderr)
    return _found()


if __name__ == "__main__":
    sys.exit(main())

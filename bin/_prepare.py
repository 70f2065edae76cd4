"""Bring what a clone needs up to date: ``.venv``, assets, translations, static files.

Run by the commands of this folder with the system's Python, so only the standard library is at
hand. Each step leaves a stamp and is skipped while what it was made from is unchanged. One at a
time: two commands started together from one clone wait for each other.
"""

from __future__ import annotations

import argparse
import errno
import fcntl
import hashlib
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / ".portal-setup"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
RUN = ["requirements.txt"]
DEVELOP = ["requirements.txt", "requirements-dev.txt"]


class SetupError(Exception):
    """The set-up cannot go on; the message is for the person at the terminal."""


def main() -> int:
    """Do what is missing. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--dev", action="store_true", help="what tests and checks need, too")
    options = parser.parse_args()
    try:
        with _alone():
            _virtual_environment()
            _requirements(develop=options.dev)
            _assets()
            _translations()
            _static_files()
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        print(_in_words(error), file=sys.stderr)
        return 1
    return 0


@contextmanager
def _alone() -> Iterator[None]:
    STATE.mkdir(exist_ok=True)
    with (STATE / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _say("Waiting for another set-up of this folder…")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _virtual_environment() -> None:
    if PYTHON.exists() and _succeeds(
        [PYTHON, "-c", "import sys; sys.exit(sys.prefix == sys.base_prefix)"]
    ):
        return
    if find_spec("ensurepip") is None or find_spec("venv") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise SetupError(
            f"This Python cannot make virtual environments: install its venv package (on Debian "
            f"and Ubuntu: apt install python{version}-venv), then run this again."
        )
    _say("Making .venv…")
    _run([sys.executable, "-m", "venv", "--clear", VENV])


def _requirements(*, develop: bool) -> None:
    """Install exactly what is pinned. What tests need, once there, stays."""
    stamp = VENV / "requirements.stamp"
    installed = stamp.read_text() if stamp.exists() else ""
    complete = _digest_of_files(["requirements-setup.txt", *DEVELOP])
    enough = (
        {complete} if develop else {complete, _digest_of_files(["requirements-setup.txt", *RUN])}
    )
    if installed in enough:
        return
    started = time.monotonic()
    _say("Installing the pinned requirements…")
    stamp.unlink(missing_ok=True)
    files = DEVELOP if develop or "pytest" in _packages() else RUN
    _install(files)
    stamp.write_text(_digest_of_files(["requirements-setup.txt", *files]))
    _say(f"Installed in {time.monotonic() - started:.0f} s.")


def _install(files: list[str]) -> None:
    pip: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]
    chosen = [word for file in files for word in ("-r", ROOT / file)]
    _run([*pip, "--require-hashes", "-r", ROOT / "requirements-setup.txt"])
    uv: list[str | Path] = [
        PYTHON,
        "-m",
        "uv",
        "--no-config",
        "pip",
        "sync",
        "--quiet",
        "--python",
        PYTHON,
    ]
    if _succeeds([*uv, "--require-hashes", *(ROOT / file for file in files)]):
        return
    # pip knows the mirrors that a machine is configured for, where uv does not.
    _say("Installing with pip, which takes longer…")
    _run([*pip, "--require-hashes", *chosen])


def _packages() -> set[str]:
    return {path.name for path in VENV.glob("lib/python*/site-packages/*")}


def _assets() -> None:
    build = ROOT / "assets" / "build.py"
    if not (ROOT / ".assets" / "portal").exists():
        _say("Building style sheet, scripts, icons and fonts…")
    if build.exists():
        _run([PYTHON, build])


def _translations() -> None:
    catalogues = ROOT.glob("locale/*/LC_MESSAGES/*.po")
    if all(_is_newer(source.with_suffix(".mo"), source) for source in catalogues):
        return
    _run([PYTHON, ROOT / "manage.py", "messages", "--compile"])


def _static_files() -> None:
    """Collect, compress and name by content what the browser gets."""
    stamp = STATE / "static.stamp"
    sources = [*_files(ROOT / "static"), *_files(ROOT / ".assets")]
    facts = [
        f"{path.relative_to(ROOT)} {path.stat().st_size} {path.stat().st_mtime_ns}"
        for path in sources
    ]
    now = _digest([(VENV / "requirements.stamp").read_text(), *sorted(facts)])
    collected = (ROOT / "staticfiles" / "staticfiles.json").exists()
    if collected and stamp.exists() and stamp.read_text() == now:
        return
    _say("Collecting static files…")
    _run([PYTHON, ROOT / "manage.py", "collectstatic", "--noinput", "--verbosity=0"])
    stamp.write_text(now)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.name != ".lock"]


def _is_newer(made: Path, source: Path) -> bool:
    return made.exists() and made.stat().st_mtime >= source.stat().st_mtime


def _digest_of_files(names: Iterable[str]) -> str:
    return _digest((ROOT / name).read_text() for name in names)


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def _succeeds(command: Sequence[str | Path]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _run(command: Sequence[str | Path]) -> None:
    """Run quietly; what the command said is shown only when it fails."""
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        line = " ".join(str(word) for word in command)
        raise SetupError(f"{ran.stdout}{ran.stderr}\nThe set-up stopped at: {line}")


def _in_words(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"The disk that holds {ROOT} is full: free some space there, then try again."
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"{error.filename} cannot be written: run this as the owner of {ROOT}."
    return f"The set-up failed: {error}."


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())

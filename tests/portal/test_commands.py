"""manage.py and the programs in bin/, as far as they decide something."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest

from portal.embedded import paths
from portal.embedded import postgres as pg

BIN = paths.PROJECT / "bin"


def run(*command, **environment):
    return subprocess.run(
        [str(word) for word in command],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        cwd=paths.PROJECT,
        check=False,
    )


@pytest.fixture
def bare_path(tmp_path):
    """A PATH with what a shell script needs, and no Python."""
    for name in ("sh", "dirname", "readlink"):
        (tmp_path / name).symlink_to(shutil.which(name))
    return tmp_path


# --- manage.py ------------------------------------------------------------------------------------


def test_manage_py_tells_in_one_sentence_why_the_services_do_not_start(tmp_path):
    (tmp_path / "thesis.odt").write_text("years of work")

    ran = run(sys.executable, "manage.py", "showmigrations", PORTAL_DATA_DIR=str(tmp_path))

    assert ran.returncode == 1
    assert ran.stderr.startswith(f"{tmp_path} is not empty and is not a data folder of Bussola")
    assert "Traceback" not in ran.stderr


def test_manage_py_stops_the_services_when_it_is_terminated(tmp_path):
    command = [sys.executable, "manage.py", "shell", "-c", "import time; time.sleep(60)"]
    environment = {**os.environ, "PORTAL_DATA_DIR": str(tmp_path / "data")}
    with subprocess.Popen(command, cwd=paths.PROJECT, env=environment) as process:
        deadline = time.monotonic() + 60
        while not pg.answers(tmp_path / "data") and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.2)  # from the services' start to the end of the with statement's first line

        process.send_signal(signal.SIGTERM)

    assert process.returncode == 128 + signal.SIGTERM
    assert not pg.is_running(tmp_path / "data")


def test_manage_py_starts_nothing_for_what_needs_no_services(tmp_path):
    ran = run(sys.executable, "manage.py", "version", PORTAL_DATA_DIR=str(tmp_path / "data"))

    assert ran.returncode == 0
    assert not (tmp_path / "data").exists()


# --- what a public site must set ------------------------------------------------------------------

COMPLETE = {
    "PORTAL_ENV": "production",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz",
    "SITE_URL": "https://portal.example",
    "ALLOWED_HOSTS": "portal.example",
    "DATABASE_URL": "postgres://portal:secret@db.example/portal",
    "REDIS_URL": "redis://:secret@redis.example/0",
    "EMAIL_URL": "smtp+tls://portal:secret@mail.example:587",
}


@pytest.mark.parametrize("missing", sorted(set(COMPLETE) - {"PORTAL_ENV"}))
def test_a_production_start_says_in_one_sentence_what_is_missing(tmp_path, missing):
    environment = {**COMPLETE, missing: "", "PORTAL_DATA_DIR": str(tmp_path / "data")}

    ran = run(sys.executable, "manage.py", "migrate", **environment)

    assert ran.returncode == 1
    assert ran.stderr.startswith(f"{missing} ")
    assert ran.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "program",
    [
        ("manage.py", "check"),
        ("-c", "import portal.wsgi"),
        ("-m", "celery", "--app=portal", "worker"),
        ("-m", "celery", "--app=portal", "beat"),
    ],
    ids=["manage", "web", "worker", "beat"],
)
def test_every_program_refuses_alike(program):
    ran = run(sys.executable, *program, **{**COMPLETE, "SECRET_KEY": ""})

    assert ran.returncode == 1
    assert ran.stderr.startswith("SECRET_KEY must be set")
    assert ran.stderr.count("\n") == 1


def test_a_complete_environment_is_accepted():
    ran = run(sys.executable, "manage.py", "check", **COMPLETE)

    assert (ran.returncode, ran.stderr) == (0, "")


# --- bin/ -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["demo", "test", "check"])
def test_without_a_python_new_enough_a_sentence_says_what_to_install(bare_path, name):
    old = bare_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)

    ran = run(BIN / name, PATH=str(bare_path))

    assert ran.returncode == 1
    assert ran.stderr.startswith("Bussola needs Python 3.11 or newer")
    assert ran.stderr.count("\n") == 1


def test_no_setting_of_the_persons_own_shell_reaches_the_tests():
    handbook = (paths.PROJECT / "docs" / "operations.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.+?`) \|", handbook, re.MULTILINE)
    names = set(re.findall(r"`(\w+)`", " ".join(rows)))
    foreign = dict.fromkeys(names, "foreign") | {f"{name}_FILE": "foreign" for name in names}

    ran = run("sh", "-c", ". bin/_prepare; forget_settings; env", BIN / "test", **foreign)

    left = {line.partition("=")[0] for line in ran.stdout.splitlines() if line.endswith("=foreign")}
    assert ran.returncode == 0
    assert left == {"PORTAL_DATA_DIR", "PORTAL_DATA_DIR_FILE"}


def test_a_missing_browser_is_a_line_and_no_failure(bare_path):
    ran = run(sys.executable, BIN / "_chromium.py", PATH=str(bare_path), PORTAL_CHROMIUM="", CI="")

    assert (ran.returncode, ran.stdout) == (0, "")
    assert "apt install chromium" in ran.stderr


def test_a_missing_browser_fails_in_ci(bare_path):
    ran = run(
        sys.executable, BIN / "_chromium.py", PATH=str(bare_path), PORTAL_CHROMIUM="", CI="true"
    )

    assert (ran.returncode, ran.stdout) == (1, "")
    assert "CI needs it" in ran.stderr


def test_a_browser_on_path_is_found(bare_path):
    browser = bare_path / "chromium-browser"
    browser.write_text("")
    browser.chmod(0o755)

    ran = run(sys.executable, BIN / "_chromium.py", PATH=str(bare_path), PORTAL_CHROMIUM="")

    assert ran.stdout.strip() == str(browser)

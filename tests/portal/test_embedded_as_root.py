"""What only root can arrange: other users, full disks, a machine without namespaces."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from portal.embedded import ServiceError, binaries, paths, running
from portal.embedded import postgres as pg

NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
RUN = """
import sys, psycopg
from pathlib import Path
from portal.embedded import ServiceError, database_url, running
folder = Path(sys.argv[1])
try:
    with running(folder), psycopg.connect(database_url(folder)) as connection:
        print(connection.execute("SELECT 'hello'").fetchone()[0])
except ServiceError as error:
    sys.exit(str(error))
"""

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can arrange this")


def as_nobody(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*NOBODY, *command], capture_output=True, text=True, cwd=paths.PROJECT, check=False
    )


@pytest.fixture
def _reachable():
    """An ordinary user must be able to read this tree and its Python at all."""
    if as_nobody(sys.executable, "-c", "import portal, psycopg").returncode:
        pytest.skip("the tree or its Python lies where only root can read")


@pytest.fixture
def shared(tmp_path_factory):
    """A folder that everybody can reach."""
    folder = paths.TEMPORARY / f"bussola-test-{os.getpid()}"
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.usefixtures("_reachable")
def test_an_ordinary_user_runs_the_servers(shared):
    ran = as_nobody(sys.executable, "-c", RUN, str(shared / "data"))

    assert (ran.stdout, ran.returncode) == ("hello\n", 0)


@pytest.mark.usefixtures("_reachable")
def test_an_ordinary_user_is_told_that_a_folder_is_somebody_else_s(shared):
    paths.prepare(shared / "data")

    ran = as_nobody(sys.executable, "-c", RUN, str(shared / "data"))

    assert ran.returncode == 1
    assert "belongs to another user" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_root_is_told_that_a_folder_is_somebody_else_s(shared):
    paths.prepare(shared / "data")
    os.chown(shared / "data", 65534, 65534)

    with pytest.raises(ServiceError, match="belongs to another user"):
        running(shared / "data").__enter__()


def test_root_runs_the_servers_where_namespaces_are_forbidden(tmp_path, monkeypatch):
    monkeypatch.setattr(binaries, "AS_NOBODY_IN_A_NAMESPACE", ["false"])
    binaries.unprivileged.cache_clear()
    try:
        with running(tmp_path / "data"):
            assert pg.answers(tmp_path / "data")
            assert paths.postgres_data(tmp_path / "data").stat().st_uid == binaries.NOBODY
    finally:
        binaries.unprivileged.cache_clear()


def test_a_cluster_changes_hands_when_the_way_of_running_it_does(tmp_path, monkeypatch):
    folder = tmp_path / "data"
    with running(folder):
        pass
    monkeypatch.setattr(binaries, "AS_NOBODY_IN_A_NAMESPACE", ["false"])
    binaries.unprivileged.cache_clear()
    try:
        with running(folder):
            assert pg.answers(folder)
    finally:
        binaries.unprivileged.cache_clear()


def test_a_full_disk_is_one_sentence(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        with pytest.raises(ServiceError, match="is full: free some space"):
            running(disk / "data").__enter__()
    finally:
        subprocess.run(["umount", str(disk)], check=True)

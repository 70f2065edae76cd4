"""The embedded servers, with real processes in folders of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from portal.embedded import (
    ServiceError,
    broker_url,
    database_url,
    paths,
    redis_url,
    running,
    valkey,
)
from portal.embedded import postgres as pg
from portal.embedded.services import start_what_died

USE_FOR_A_MOMENT = """
import sys, time, psycopg
from pathlib import Path
from portal.embedded import database_url, running
folder = Path(sys.argv[1])
with running(folder):
    with psycopg.connect(database_url(folder)) as connection:
        connection.execute("SELECT 1")
    print("up", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def _nothing_real(monkeypatch):
    for name in ("DATABASE_URL", "REDIS_URL", "DATABASE_URL_FILE", "REDIS_URL_FILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


def another_command(folder: Path) -> subprocess.Popen[str]:
    """A process that uses the servers until its input is closed."""
    return subprocess.Popen(
        [sys.executable, "-c", USE_FOR_A_MOMENT, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=paths.PROJECT,
    )


def query(folder: Path, sql: str) -> object:
    with psycopg.connect(database_url(folder)) as connection:
        row = connection.execute(sql).fetchone()
        return row[0] if row else None


def test_running_starts_both_servers_and_stops_them(folder):
    with running(folder):
        assert query(folder, "SELECT 1") == 1
        assert valkey.answers(folder)

    assert not pg.is_running(folder)
    assert not valkey.is_running(folder)


def test_running_serves_utf8_sorted_by_code_point(folder):
    with running(folder):
        assert query(folder, "SHOW server_encoding") == "UTF8"
        assert query(folder, "SELECT upper('perché')") == "PERCHÉ"


def test_running_inside_running_leaves_the_servers_to_the_outer_one(folder):
    with running(folder):
        with running(folder):
            pass

        assert query(folder, "SELECT 1") == 1


def test_the_last_command_stops_the_servers_even_when_another_started_them(folder):
    with running(folder), another_command(folder) as other:
        assert other.stdout.readline() == "up\n"
        pid = pg.server_pid(folder)
        started_elsewhere = running(folder)
        started_elsewhere.__enter__()
        started_elsewhere.__exit__(None, None, None)
        assert pg.server_pid(folder) == pid

    assert not pg.is_running(folder)


def test_a_killed_command_leaves_servers_that_the_next_one_uses_and_stops(folder):
    with another_command(folder) as other:
        other.stdout.readline()
        other.kill()
    left_running = pg.server_pid(folder)

    with running(folder):
        assert pg.server_pid(folder) == left_running

    assert not pg.is_running(folder)
    assert not valkey.is_running(folder)


def test_eight_starters_at_once_share_one_server(folder):
    def start_and_ask(_):
        with running(folder):
            return query(folder, "SELECT pg_postmaster_start_time()"), pg.server_pid(folder)

    with running(folder), ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(start_and_ask, range(8)))

    assert len(answers) == 1


def test_two_processes_at_once_make_one_new_cluster(folder):
    commands = [another_command(folder) for _ in range(2)]

    said = [command.stdout.readline() for command in commands]
    for command in commands:
        command.communicate()

    assert said == ["up\n", "up\n"]
    assert [command.returncode for command in commands] == [0, 0]
    assert not pg.is_running(folder)


def test_servers_start_again_after_kill_9_and_nothing_committed_is_lost(folder):
    with running(folder):
        with psycopg.connect(database_url(folder)) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
        os.kill(pg.server_pid(folder), signal.SIGKILL)
        os.kill(valkey.server_pid(folder), signal.SIGKILL)

        start_what_died(folder)

        assert query(folder, "SELECT answer FROM kept") == 42
        assert valkey.answers(folder)


def test_a_new_command_starts_after_kill_9_while_an_orphan_still_works(folder):
    with running(folder):
        busy = psycopg.connect(database_url(folder), autocommit=True)
        with ThreadPoolExecutor(1) as pool:
            slow = pool.submit(busy.execute, "SELECT pg_sleep(60)")
            while (
                query(
                    folder, "SELECT count(*) FROM pg_stat_activity WHERE query ~ '^SELECT pg_sleep'"
                )
                == 0
            ):
                pass
            os.kill(pg.server_pid(folder), signal.SIGKILL)
            with running(folder):
                answer = query(folder, "SELECT 1")
            assert isinstance(slow.exception(), psycopg.OperationalError)
        busy.close()

    assert answer == 1


def test_a_cluster_half_made_is_made_again(folder):
    paths.prepare(folder)
    (folder / "postgres.new").mkdir()
    (folder / "postgres.new" / "PG_VERSION").write_text("18\n")

    with running(folder):
        assert query(folder, "SELECT 1") == 1


def test_a_cluster_of_another_version_is_refused_in_one_sentence(folder):
    with running(folder):
        pass
    (paths.postgres_data(folder) / "PG_VERSION").write_text("12\n")

    with pytest.raises(ServiceError, match="made by PostgreSQL 12 and this machine has"):
        running(folder).__enter__()

    assert not valkey.is_running(folder)


def test_a_folder_with_other_things_is_refused_and_left_alone(folder):
    folder.mkdir()
    (folder / "thesis.odt").write_text("years of work")

    with pytest.raises(ServiceError, match="is not empty and is not a data folder of Bussola"):
        running(folder).__enter__()

    assert [path.name for path in folder.iterdir()] == ["thesis.odt"]


def test_a_folder_of_another_layout_is_refused_in_one_sentence(folder):
    paths.prepare(folder)
    (folder / paths.MARKER).write_text("7\n")

    with pytest.raises(ServiceError, match="another version of Bussola"):
        running(folder).__enter__()


def test_a_long_path_gets_short_sockets_that_leave_nothing_behind(tmp_path):
    folder = tmp_path / ("long" * 30) / "data"

    with running(folder):
        assert paths.socket_dir(folder).parent == paths.TEMPORARY
        assert query(folder, "SELECT 1") == 1
        assert valkey.answers(folder)

    assert not paths.socket_dir(folder).exists()


def test_a_socket_folder_that_is_not_ours_is_refused(tmp_path):
    folder = tmp_path / ("long" * 30) / "data"
    taken = paths.socket_dir(folder)
    taken.symlink_to(tmp_path)

    with pytest.raises(ServiceError, match="belongs to another user"):
        running(folder).__enter__()

    taken.unlink()


def test_with_real_servers_named_nothing_starts(folder, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere/else")
    monkeypatch.setenv("REDIS_URL_FILE", "/run/secrets/redis")

    with running(folder):
        assert not folder.exists()


def test_the_database_listens_on_no_port_and_asks_for_its_password(folder):
    with running(folder):
        assert query(folder, "SHOW listen_addresses") == ""
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(
                host=str(paths.socket_dir(folder)), user="bussola", passfile="/dev/null"
            )


def test_secrets_are_readable_by_their_owner_alone(folder):
    with running(folder):
        assert paths.password_file(folder).stat().st_mode & 0o777 == 0o600
        assert folder.stat().st_mode & 0o777 == 0o700
        assert paths.socket_dir(folder).stat().st_mode & 0o777 == 0o700


def test_addresses_follow_from_the_folder_alone(folder):
    assert database_url(folder) == database_url(folder)
    assert redis_url(folder) == f"unix://{paths.valkey_socket(folder)}?db=0"
    assert broker_url(folder) == f"redis+socket://{paths.valkey_socket(folder)}?virtual_host=1"


def test_data_dir_is_the_environment_s_and_absolute(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PORTAL_DATA_DIR", "mine")

    assert paths.data_dir() == tmp_path / "mine"


def test_data_dir_is_beside_manage_py_otherwise(monkeypatch):
    monkeypatch.delenv("PORTAL_DATA_DIR")

    assert paths.data_dir() == paths.PROJECT / ".portal"

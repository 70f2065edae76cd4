"""The production files, as far as they can be tested without a container engine."""

from __future__ import annotations

import json
import re

import pytest
import yaml

from portal.demo import processes
from portal.embedded.paths import PROJECT

OURS = ("migrate", "web", "worker", "beat")
BIND = "--bind=0.0.0.0:8000"
DOCKERFILE = (PROJECT / "Dockerfile").read_text()
REQUIRED = {"SECRET_KEY", "SITE_URL", "ALLOWED_HOSTS", "DATABASE_URL", "REDIS_URL", "EMAIL_URL"}
READS_ENVIRONMENT = re.compile(r"""\benv_(?:str|int|bool|list|secret)\(\s*"([A-Z_]+)\"""")


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((PROJECT / "docker-compose.yml").read_text())


@pytest.fixture(scope="module")
def variables_of_the_settings():
    return set(READS_ENVIRONMENT.findall((PROJECT / "portal" / "settings.py").read_text()))


def test_the_commands_are_those_that_the_demo_runs(compose):
    commands = {name: tuple(compose["services"][name]["command"]) for name in OURS}

    assert commands == {
        "migrate": ("python", "manage.py", "migrate"),
        "web": (*processes.WEB, BIND),
        "worker": processes.WORKER,
        "beat": processes.BEAT,
    }


def test_the_image_serves_the_same_web_command():
    command = re.search(r"^CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)

    assert tuple(json.loads(command.group(1))) == (*processes.WEB, BIND)


@pytest.mark.parametrize("name", OURS)
def test_every_variable_is_one_that_the_settings_read(compose, variables_of_the_settings, name):
    given = {key.removesuffix("_FILE") for key in compose["services"][name]["environment"]}

    assert given - variables_of_the_settings == set()


def test_the_variables_are_enough_for_a_production_start(compose):
    given = {key.removesuffix("_FILE") for key in compose["services"]["web"]["environment"]}

    assert given >= REQUIRED


def test_database_and_redis_are_reachable_from_inside_alone(compose):
    assert compose["networks"]["internal"] == {"internal": True}
    for name in ("db", "redis"):
        assert compose["services"][name]["networks"] == ["internal"]
        assert "ports" not in compose["services"][name]


def test_no_password_stands_in_the_file_and_none_may_be_empty(compose):
    assert compose["services"]["db"]["environment"]["POSTGRES_PASSWORD"] == "${DATABASE_PASSWORD:?}"
    assert compose["services"]["redis"]["environment"]["REDISCLI_AUTH"] == "${REDIS_PASSWORD:?}"
    assert "$$REDISCLI_AUTH" in compose["services"]["redis"]["command"][-1]


def test_what_serves_has_a_health_check(compose):
    checked = {
        name
        for name in compose["services"]
        if "test" in compose["services"][name].get("healthcheck", {})
    }

    assert checked == {"worker", "db", "redis"}
    assert "HEALTHCHECK" in DOCKERFILE  # web


def test_the_image_runs_as_an_ordinary_user():
    last_stage = DOCKERFILE.rpartition("FROM ")[2]

    assert re.findall(r"^USER (\S+)$", last_stage, re.MULTILINE) == ["portal"]


def test_the_image_copies_files_that_exist():
    named = re.findall(
        r"\b(?:requirements[\w-]*\.txt|assets/build\.py|bin/_\w+\.py|manage\.py)", DOCKERFILE
    )

    assert [name for name in named if not (PROJECT / name).exists()] == []

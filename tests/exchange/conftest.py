from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from exchange import kinds
from tests.desk import coordinator_of, enter_desk
from tests.exchange.phases import GOOD, register
from tests.factories.programmes import ProgrammeFactory


@pytest.fixture(autouse=True)
def _sheets(monkeypatch):
    """The sheet of these tests, for the time of one."""
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    monkeypatch.setattr(kinds, "_programmes_of", list(kinds._programmes_of))
    register()


@pytest.fixture
def programme(db):
    return ProgrammeFactory(title="Di casa")


@pytest.fixture
def coordinator(programme):
    return coordinator_of(programme)


@pytest.fixture
def desk(client, settings, coordinator, in_english):
    # The desk speaks the portal's language.
    settings.LANGUAGE_CODE = "en"
    return enter_desk(client, settings, coordinator)


@pytest.fixture
def hand_in(desk, programme):
    """Hand a sheet of phases in, as its form does."""

    def _hand_in(content=GOOD, *, name="fasi.csv", into=programme, **follow):
        content = content.encode() if isinstance(content, str) else content
        data = {"file": SimpleUploadedFile(name, content), "programme": into.pk}
        return desk.post(reverse("exchange:sheet", args=["phases"]), data, **follow)

    return _hand_in

"""What every address has in common."""

from __future__ import annotations

import pytest

from tests.factories.schools import TeacherFactory


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "/school/%00/hours/",
        "/scuola/%00/ore/",
        "/scuola/%00/",
        "/scuola/AB%00/prenotazioni/",
        "/certificati/%00/",
        "/%00/",
        "/admin/schools/school/%00/change/",
    ],
)
def test_an_address_with_a_nul_is_not_there(client, path):
    client.force_login(TeacherFactory().user)

    assert client.get(path).status_code == 404

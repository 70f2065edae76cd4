"""A student takes her certificate on a phone, and somebody checks the code that stands on it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.factories.attendance import AttendanceFactory, CertificateRuleFactory
from tests.factories.events import SessionFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def registration():
    start = timezone.now().replace(minute=0, second=0, microsecond=0) - timedelta(days=3)
    session = SessionFactory(event__title="Il mare in una vasca", starts_at=start)
    CertificateRuleFactory(event=session.event, percent=70)
    registration = AttendanceFactory(registration__session=session).registration
    user = registration.participant.user
    user.language = "en"
    user.save()
    return registration


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_she_takes_it_and_somebody_checks_it(enter, new_page, axe_finds, registration, scripts):
    page = enter(registration.participant.user, scripts=scripts)
    page.goto(f"/en/tickets/{registration.key}/")
    page.get_by_role("button", name="Make the certificate").click()
    expect(page.get_by_role("heading", name="Certificate of attendance")).to_be_visible()
    with page.expect_download() as waited:
        page.get_by_role("link", name="Download the certificate (PDF)").click()
    assert Path(waited.value.path()).read_bytes().startswith(b"%PDF")
    assert not scripts or axe_finds(page) == []
    code = registration.certificates.get().code

    other = new_page(scripts=scripts)
    other.goto("/en/certificates/")
    other.get_by_label("Code of the certificate").fill(code.replace("-", "").lower())
    other.get_by_role("button", name="Check").click()

    expect(other.get_by_text("This certificate is valid.")).to_be_visible()
    expect(other.get_by_text(code)).to_be_visible()
    assert other.context.cookies() == []
    assert not scripts or axe_finds(other) == []

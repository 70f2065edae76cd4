"""The page of a class's certificates, for its teachers, and the file that they take from it."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from attendance.models import Certificate, NamedPresence
from jobs.models import ExportLog, Job
from jobs.runner import run_here
from participants.services import erase_participants
from tests.attendance.classes import NAMES, a_visit, came, certified, issue, pupils
from tests.factories.schools import TeacherFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]


@pytest.fixture
def visit():
    return a_visit()


@pytest.fixture
def teacher(visit):
    return TeacherFactory(school=visit.school_class.school).user


def page_url(visit):
    return reverse("certificates:of_class", args=[visit.key])


def made(client, visit, teacher):
    client.force_login(teacher)
    client.post(reverse("certificates:make_of_class", args=[visit.key]))
    job = Job.objects.get()
    run_here(job)
    return job


def test_a_teacher_ticks_and_reads_who_has_none(client, visit, teacher):
    came(visit, 25)
    client.force_login(teacher)
    date = visit.session.occurrences.get().key

    answer = client.post(
        page_url(visit), {"date": date, "there": pupils(visit, "Amal")}, follow=True
    ).content.decode()

    assert "has a right to one" in answer
    assert answer.count("Nobody wrote down that this pupil was there.") == 2
    assert NamedPresence.objects.get().recorded_by == teacher


def test_without_certificates_she_says_who_was_there_for_the_hours(client, visit, teacher):
    visit.session.event.certificate_rule.delete()
    came(visit, 25)
    client.force_login(teacher)
    school_class = visit.school_class

    hours = reverse(
        "attendance:class_hours", args=[school_class.school.ministerial_code, school_class.pk]
    )

    assert page_url(visit) in client.get(hours).content.decode()
    assert "Tick who was there." in client.get(page_url(visit)).content.decode()


@pytest.mark.parametrize("there", ["²", "9" * 30, "x"])
def test_what_a_script_sends_is_passed_over(client, visit, teacher, there):
    came(visit, 25)
    client.force_login(teacher)
    date = visit.session.occurrences.get().key

    assert client.post(page_url(visit), {"date": date, "there": there}).status_code == 302


def test_the_file_is_one_tagged_paper_with_a_page_each(client, visit, teacher):
    came(visit, 26)
    job = made(client, visit, teacher)

    answer = client.get(reverse("certificates:download_of_class", args=[visit.key]))

    assert job.status == "succeeded", job.refusal
    paper = PdfReader(BytesIO(answer.content))
    assert [name in page.extract_text() for name, page in zip(NAMES, paper.pages, strict=True)] == [
        True,
        True,
        True,
    ]
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert [entry.title for entry in _leaves(paper.outline)] == [f"{name} Neri" for name in NAMES]
    assert "no-store" in answer["Cache-Control"]
    log = ExportLog.objects.get()
    assert (log.user, log.rows) == (teacher, 3)


def _leaves(outline):
    return [one for part in outline if isinstance(part, list) for one in part]


def test_without_a_right_there_is_no_file_and_it_says_so(client, visit, teacher):
    came(visit, 25)
    made(client, visit, teacher)

    page = client.get(page_url(visit)).content.decode()

    assert "No pupil of the class has a certificate." in page
    assert (
        client.get(reverse("certificates:download_of_class", args=[visit.key])).status_code == 404
    )


def test_a_colleague_does_not_get_the_file_that_another_made(client, visit, teacher):
    came(visit, 26)
    made(client, visit, teacher)
    client.force_login(TeacherFactory(school=visit.school_class.school).user)

    assert (
        client.get(reverse("certificates:download_of_class", args=[visit.key])).status_code == 404
    )


def test_a_teacher_of_another_school_sees_nothing(client, visit):
    client.force_login(TeacherFactory().user)

    assert client.get(page_url(visit)).status_code == 404


def test_l9_erasing_a_pupil_blanks_her_certificate_and_takes_the_file(client, visit, teacher):
    came(visit, 26)
    made(client, visit, teacher)
    code = Certificate.objects.get(full_name="Bea Neri").code

    erase_participants(participants=pupils(visit, "Bea"))

    assert certified() == ["", "Amal Neri", "Carla Neri"]
    assert not Job.objects.exists()
    assert client.get(reverse("certificates:show", args=[code])).status_code == 404


def test_a_pupils_certificate_is_nobodys_own(client, visit, teacher):
    """The page of a ticket gives a person hers; a class's are in the file."""
    came(visit, 26)
    issue(visit)
    client.force_login(teacher)

    assert client.get(reverse("certificates:download", args=[visit.key])).status_code == 404

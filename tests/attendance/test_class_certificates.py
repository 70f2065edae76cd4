"""Certificates of pupils who are named in a class: where all of it was there, or who is ticked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from attendance.certificates.entitlement import Lack
from attendance.crediting import credited_people
from attendance.models import Attendance, Certificate, NamedPresence
from attendance.services import (
    NotEntitled,
    NotTicked,
    issue_certificate,
    issue_certificates,
    reissue_certificate,
    revoke_certificate,
    tick_pupils,
)
from communications.delivery import deliver_due
from communications.models import Email
from jobs.progress import Unseen
from tests.attendance.classes import NAMES, a_visit, came, certified, issue, pupils
from tests.factories.accounts import UserFactory
from tests.factories.events import NOW
from tests.factories.registrations import RosterEntryFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]


@pytest.fixture
def visit():
    return a_visit()


def tick(visit, *names):
    tick_pupils(
        registration=visit,
        occurrence=visit.session.occurrences.get(),
        pupils=pupils(visit, *names),
        by=UserFactory(),
        now=NOW,
    )


def test_where_the_class_was_whole_all_who_are_named_have_one(visit):
    came(visit, 26)

    assert issue(visit).new == 3
    assert certified() == ["Amal Neri", "Bea Neri", "Carla Neri"]


def test_where_somebody_was_missing_nobody_has_one_before_she_is_ticked(visit):
    came(visit, 25)

    assert dict(issue(visit).lacks) == {Lack.NOT_THERE: 3}
    tick(visit, "Amal")

    assert issue(visit).new == 1
    assert certified() == ["Amal Neri"]


def test_who_is_unticked_of_a_whole_class_has_none(visit):
    came(visit, 26)
    tick(visit, "Amal", "Bea")

    issue(visit)

    assert certified() == ["Amal Neri", "Bea Neri"]


def test_nobody_has_one_where_fewer_came_than_are_ticked(visit):
    """The door's number was corrected after the teacher had ticked."""
    came(visit, 26)
    tick(visit, *NAMES)
    Attendance.objects.update(present=2)

    assert issue(visit).new == 0


def test_more_names_than_came_are_refused(visit):
    came(visit, 2)

    with pytest.raises(NotTicked, match="they were 2"):
        tick(visit, *NAMES)
    assert not NamedPresence.objects.exists()


def test_nobody_is_ticked_where_no_door_saw_the_class(visit):
    with pytest.raises(NotTicked, match="Nobody wrote down"):
        tick(visit, "Amal")


def test_who_is_not_in_the_list_is_not_ticked(visit):
    came(visit, 25)
    stranger = RosterEntryFactory().participant_id

    tick_pupils(
        registration=visit,
        occurrence=visit.session.occurrences.get(),
        pupils=[stranger],
        by=UserFactory(),
        now=NOW,
    )

    assert not NamedPresence.objects.exists()


def test_who_has_a_certificate_is_not_unticked(visit):
    came(visit, 25)
    tick(visit, "Amal", "Bea")
    issue(visit)

    with pytest.raises(NotTicked, match="Bea Neri"):
        tick(visit, "Amal")
    assert NamedPresence.objects.count() == 2


def test_l19_the_hours_of_who_is_ticked_count_and_of_the_others_nobody_guesses(visit):
    came(visit, 25)
    tick(visit, "Amal")

    people = [entry.participant for entry in visit.roster.order_by("number")]
    credited = credited_people(people)

    assert [credited[one.pk].statement.attended for one in people] == [180, 0, 0]
    assert [len(credited[one.pk].unknown) for one in people] == [0, 0, 0]


def test_a_class_itself_has_none(visit):
    came(visit, 26)

    with pytest.raises(NotEntitled):
        issue_certificate(registration=visit, now=NOW)


def test_the_organisers_button_writes_those_of_classes_and_tells_the_teacher_once(visit):
    came(visit, 26)
    rule = visit.session.event.certificate_rule

    issued = issue_certificates(rule=rule, now=NOW, progress=Unseen())
    again = issue_certificates(rule=rule, now=NOW, progress=Unseen())

    assert (issued.new, issued.told, again.new, again.told) == (3, 1, 0, 0)
    assert Email.objects.get().recipient == visit.booked_by


def test_the_mail_leads_to_the_page_of_the_class_and_names_no_pupil(visit, smtp_sink):
    came(visit, 26)
    visit.booked_by.language = "en"
    visit.booked_by.save()
    rule = visit.session.event.certificate_rule
    issue_certificates(rule=rule, now=NOW, progress=Unseen())

    deliver_due(time_limit=timedelta(seconds=20))

    (message,) = smtp_sink.messages
    text = message.get_body(["plain"]).get_content()
    assert reverse("certificates:of_class", args=[visit.key]) in text
    assert "Neri" not in message.as_string()


def test_one_that_was_revoked_is_written_again_for_the_same_pupil_only(visit):
    came(visit, 26)
    issue(visit)
    old = Certificate.objects.get(full_name="Bea Neri")
    revoke_certificate(certificate=old, reason="Non c’era.", now=NOW)

    assert issue(visit).new == 0
    new = reissue_certificate(certificate=old, reason="", now=NOW)

    assert (new.replaces, new.full_name) == (old, "Bea Neri")


def test_l9_who_limited_the_use_of_her_data_is_left_out(visit):
    came(visit, 26)
    visit.roster.first().participant.__class__.objects.filter(
        pk=visit.roster.first().participant_id
    ).update(restricted_at=NOW)

    assert issue(visit).new == 2


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_do_not_grow_with_the_pupils(visit, number, django_assert_num_queries):
    came(visit, 26)
    visit.roster.filter(number__gt=number + visit.roster.first().number - 1).delete()

    with django_assert_num_queries(15):
        issue(visit)

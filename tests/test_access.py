"""Every address × every role × somebody else's object.

An address that this table does not know fails the test: whoever adds one says here who may open it.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from attendance.feedback import host_token
from attendance.models import Attendance
from careerdays.models import Choice, Encounter
from events.models import Session
from participants.models import Consent, ConsentRequest, Guardianship, Participant
from participants.tokens import consent_token
from partners.services import invite_to_conduct
from partners.tokens import conduct_token
from registrations.models import Registration
from registrations.tokens import authorisation_token, offer_token
from tests.cast import GUARDIAN, ROLES, make_cast
from tests.factories.accounts import UserFactory
from tests.factories.attendance import (
    AttendanceFactory,
    CertificateFactory,
    HostAskedFactory,
)
from tests.factories.partners import ProfessionalFactory
from tests.factories.registrations import AuthorisationFactory

# What each role gets, in the order of ROLES:
#   visitor, student (whose object it is), stranger, teacher, partner, coordinator, outsider, admin
# "in" is "sign in first", "404" that for this person it does not exist, "go" a way somewhere else.
PUBLIC = "200 200 200 200 200 200 200 200"
SIGNED_IN = "in 200 200 200 200 200 200 200"
HERS = "in 200 404 404 404 404 404 404"
DRAFT = "404 404 404 404 404 200 404 200"
OF_NOBODY_HERE = "in 404 404 404 404 404 404 404"
OF_THE_SCHOOL = "in 404 404 200 404 404 404 404"
NOBODY = "404 404 404 404 404 404 404 404"
POST_ONLY = "in 405 405 405 405 405 405 405"
# The page says to whoever is signed in with another address that it is for somebody else.
ONE_ADDRESS = "200 200 200 200 200 200 200 200"
IN_ALREADY = "200 go go go go go go go"
TO_SIGN_IN = "in in in in in in in in"
ELSEWHERE = "in go go go go go go go"
# Pages of the desk that belong to no table; the work is the coordinator's.
DESK = "in in in in in 200 200 200"
DESK_POST = "in in in in in 405 405 405"
DESK_NOBODY = "in in in in in 404 404 404"
OWN_WORK = "in in in in in 200 404 200"
OWN_DOOR = "in in in in in 200 404 200"
AT_THE_DOOR = "in 404 404 404 404 200 404 200"
AT_THE_DOOR_POST = "in 405 405 405 405 405 405 405"
OWN_FILE = "in in in in in 200 404 404"

# What a guardian opens and a stranger does not: she sees until 18 and acts until 14 (L1, L9).
IN_HER_CARE = {
    ("portal:ticket", "registration.key"): "200",
    ("portal:ticket", "waiting.key"): "200",
    ("portal:ticket", "child_registration.key"): "200",
    ("participants:my_data_of", "child.pk"): "200",
    ("participants:child_change", "child.pk"): "200",
    ("participants:child_end", "child.pk"): "200",
    ("participants:child_end", "participant.pk"): "200",
    ("attendance:feedback", "child_registration.key"): "200",
    ("attendance:hours_of", "participant.pk"): "200",
    ("attendance:hours_of", "child.pk"): "200",
    ("attendance:hours_pdf", "participant.pk"): "200",
    ("attendance:hours_csv", "participant.pk"): "200",
    ("registrations:register", "session.key"): "go",
    ("registrations:family", "session.key"): "200",
    ("registrations:cancel", "child_registration.key"): "200",
    ("registrations:renew", "child_registration.key"): "200",
    ("registrations:calendar", "registration.key"): "200",
    ("registrations:calendar", "child_registration.key"): "200",
    ("certificates:download", "registration.key"): "200",
    ("careerdays:choices", "met.child_registration.key"): "200",
    ("careerdays:timetable", "met.registration.key"): "200",
    ("careerdays:timetable", "met.child_registration.key"): "200",
    ("careerdays:calendar", "met.registration.key"): "200",
    ("careerdays:calendar", "met.child_registration.key"): "200",
}

NO_KEY = "00000000-0000-0000-0000-000000000000"

# An address, what to ask for, and how each role is answered. Several rows for one address are
# several objects.
ADDRESSES = [
    ("portal:home", (), PUBLIC),
    ("portal:accessibility", (), PUBLIC),
    ("portal:contacts", (), PUBLIC),
    ("portal:legal", (), PUBLIC),
    ("portal:privacy", (), PUBLIC),
    ("portal:report_problem", (), PUBLIC),
    ("portal:site_map", (), PUBLIC),
    ("portal:rate", (), PUBLIC),
    ("portal:rate_reason", ("made-up",), NOBODY),
    ("portal:rate_thanks", (), PUBLIC),
    ("portal:me", (), SIGNED_IN),
    ("portal:ticket", ("registration.key",), HERS),
    ("portal:ticket", ("waiting.key",), HERS),
    ("portal:ticket", ("child_registration.key",), OF_NOBODY_HERE),
    ("participants:profile", (), SIGNED_IN),
    ("participants:children", (), SIGNED_IN),
    ("participants:child_add", (), SIGNED_IN),
    ("participants:child_change", ("child.pk",), OF_NOBODY_HERE),
    ("participants:child_change", ("participant.pk",), OF_NOBODY_HERE),
    ("participants:child_access", ("child.pk",), OF_NOBODY_HERE),
    ("participants:own_access", ("made-up",), OF_NOBODY_HERE),
    ("participants:child_end", ("child.pk",), OF_NOBODY_HERE),
    ("participants:child_end", ("participant.pk",), OF_NOBODY_HERE),
    ("schools:find", (), SIGNED_IN),
    ("schools:ask", ("school.ministerial_code",), "in 200 200 go 200 200 200 200"),
    ("schools:ask", ("XXXX00000X",), OF_NOBODY_HERE),
    ("schools:workspace", ("school.ministerial_code",), OF_THE_SCHOOL),
    ("schools:workspace", ("XXXX00000X",), OF_NOBODY_HERE),
    ("schools:leave", ("school.ministerial_code",), "in 200 404 200 404 404 404 404"),
    ("schools:colleagues", ("school.ministerial_code",), OF_THE_SCHOOL),
    ("schools:invite", ("school.ministerial_code",), OF_THE_SCHOOL),
    (
        "schools:withdraw",
        ("school.ministerial_code", "invitation.key"),
        "in 405 405 405 405 405 405 405",
    ),
    ("schools:accept", ("invitation.key",), "in 404 404 go 404 404 404 404"),
    ("schools:accept", (NO_KEY,), OF_NOBODY_HERE),
    ("schools:classes", ("school.ministerial_code",), OF_THE_SCHOOL),
    ("schools:add_class", ("school.ministerial_code",), OF_THE_SCHOOL),
    ("schools:repeat_classes", ("school.ministerial_code",), "in 405 405 405 405 405 405 405"),
    ("school_programmes:list", ("school.ministerial_code",), OF_THE_SCHOOL),
    (
        "school_programmes:declare",
        ("school.ministerial_code", "programme.slug"),
        "in 405 405 405 405 405 405 405",
    ),
    (
        "school_programmes:withdraw",
        ("school.ministerial_code", "programme.slug"),
        "in 405 405 405 405 405 405 405",
    ),
    ("schools:class", ("school.ministerial_code", "school_class.pk"), OF_THE_SCHOOL),
    ("schools:class", ("school.ministerial_code", "other_class.pk"), OF_NOBODY_HERE),
    ("schools:remove_class", ("school.ministerial_code", "school_class.pk"), OF_THE_SCHOOL),
    ("schools:remove_class", ("school.ministerial_code", "other_class.pk"), OF_NOBODY_HERE),
    ("participants:my_data", (), SIGNED_IN),
    ("participants:my_data_of", ("participant.pk",), HERS),
    ("participants:my_data_of", ("child.pk",), OF_NOBODY_HERE),
    ("participants:take_out_json", ("participant.pk",), HERS),
    ("participants:take_out_csv", ("participant.pk",), HERS),
    ("participants:restrict", ("participant.pk",), HERS),
    ("participants:lift", ("participant.pk",), "in 405 405 405 405 405 405 405"),
    ("participants:consents", (), SIGNED_IN),
    ("participants:consent_give", (), POST_ONLY),
    ("participants:consent_withdraw", (), POST_ONLY),
    ("participants:consent_birth_date", (), POST_ONLY),
    ("participants:consent_ask", (), POST_ONLY),
    ("participants:consent_sole", (), POST_ONLY),
    ("participants:consent_answer", ("consent_token",), ONE_ADDRESS),
    ("participants:consent_answer", ("made-up",), NOBODY),
    ("retention:calendar", (), DESK),
    ("retention:dry_run", (), DESK),
    ("retention:stop", (), DESK_POST),
    ("programmes:list", (), PUBLIC),
    ("programmes:detail", ("programme.slug",), PUBLIC),
    ("programmes:detail", ("draft_programme.slug",), DRAFT),
    ("events:list", (), PUBLIC),
    ("events:past", (), PUBLIC),
    ("events:calendar", ("event.slug",), PUBLIC),
    ("events:calendar", ("draft.slug",), NOBODY),
    ("registrations:event", ("event.slug",), PUBLIC),
    ("registrations:event", ("draft.slug",), DRAFT),
    ("registrations:register", ("session.key",), "in go 200 200 200 200 200 200"),
    ("registrations:family", ("session.key",), ELSEWHERE),
    ("registrations:family", ("draft_session.key",), OF_NOBODY_HERE),
    ("registrations:register", ("draft_session.key",), "in 404 404 404 404 404 404 404"),
    ("registrations:cancel", ("registration.key",), HERS),
    ("registrations:cancel", ("child_registration.key",), OF_NOBODY_HERE),
    ("registrations:renew", ("registration.key",), HERS),
    ("registrations:renew", ("child_registration.key",), OF_NOBODY_HERE),
    ("registrations:renew", ("booking.key",), OF_THE_SCHOOL),
    ("registrations:calendar", ("child_registration.key",), OF_NOBODY_HERE),
    ("registrations:choose", ("registration.key",), "in go 404 404 404 404 404 404"),
    ("registrations:calendar", ("registration.key",), HERS),
    ("registrations:calendar", ("waiting.key",), OF_NOBODY_HERE),
    ("registrations:erase", ("participant.pk",), HERS),
    ("registrations:erased", (), PUBLIC),
    ("certificates:look_up", (), PUBLIC),
    ("certificates:show", ("certificate.code",), PUBLIC),
    ("certificates:show", ("made-up",), NOBODY),
    ("certificates:take", ("registration.key",), POST_ONLY),
    ("certificates:download", ("registration.key",), HERS),
    ("certificates:download", ("child_registration.key",), OF_NOBODY_HERE),
    ("certificates:of_class", ("booking.key",), OF_THE_SCHOOL),
    ("certificates:of_class", ("registration.key",), OF_NOBODY_HERE),
    ("certificates:make_of_class", ("booking.key",), POST_ONLY),
    ("certificates:download_of_class", ("booking.key",), OF_NOBODY_HERE),
    ("careerdays:choices", ("met.registration.key",), HERS),
    ("careerdays:choices", ("met.child_registration.key",), OF_NOBODY_HERE),
    ("careerdays:choices", ("met.booking.key",), OF_NOBODY_HERE),
    ("careerdays:choices", ("registration.key",), OF_NOBODY_HERE),
    ("careerdays:timetable", ("met.registration.key",), HERS),
    ("careerdays:timetable", ("met.child_registration.key",), OF_NOBODY_HERE),
    ("careerdays:timetable", ("registration.key",), OF_NOBODY_HERE),
    ("careerdays:calendar", ("met.registration.key",), HERS),
    ("careerdays:calendar", ("met.child_registration.key",), OF_NOBODY_HERE),
    ("careerdays:calendar", ("registration.key",), OF_NOBODY_HERE),
    ("careerdays:slips", ("met.booking.key",), OF_THE_SCHOOL),
    ("careerdays:slips", ("met.registration.key",), OF_NOBODY_HERE),
    ("careerdays:slips", ("booking.key",), OF_NOBODY_HERE),
    ("careerdays:class_timetables", ("met.booking.key",), OF_THE_SCHOOL),
    ("careerdays:class_timetables", ("met.registration.key",), OF_NOBODY_HERE),
    ("careerdays:class_timetables", ("booking.key",), OF_NOBODY_HERE),
    ("careerdays:proof", ("met.event.slug",), PUBLIC),
    ("careerdays:proof", ("event.slug",), NOBODY),
    ("careerdays:code", (), PUBLIC),
    ("careerdays:pupil", ("met.slip.pk",), "go go go go go go go go"),
    ("registrations:ask_again", ("registration.key",), "in 405 405 405 405 405 405 405"),
    (
        "registrations:correct_guardian",
        ("registration.key", "authorisation.pk"),
        "in go 404 404 404 404 404 404",
    ),
    ("registrations:authorise", ("authorisation_token",), PUBLIC),
    ("registrations:authorise", ("made-up",), NOBODY),
    ("registrations:book_class", ("event.slug",), OF_NOBODY_HERE),
    ("registrations:book_class", ("for_classes.slug",), "in go go 200 go go go go"),
    ("registrations:bookings", ("school.ministerial_code",), OF_THE_SCHOOL),
    ("registrations:bookings", ("XXXX00000X",), OF_NOBODY_HERE),
    ("registrations:booking", ("booking.key",), OF_THE_SCHOOL),
    ("registrations:booking", ("registration.key",), OF_NOBODY_HERE),
    ("portal:ticket", ("booking.key",), OF_THE_SCHOOL),
    ("registrations:cancel", ("booking.key",), OF_THE_SCHOOL),
    ("registrations:numbers", ("booking.key",), OF_THE_SCHOOL),
    ("registrations:roster", ("booking.key",), OF_THE_SCHOOL),
    ("registrations:proof", ("booking.key",), OF_THE_SCHOOL),
    ("registrations:who_goes_where", ("parallel.key",), OF_THE_SCHOOL),
    ("registrations:who_goes_where", ("booking.key",), OF_NOBODY_HERE),
    ("registrations:who_goes_where", ("registration.key",), OF_NOBODY_HERE),
    ("registrations:answer", ("booking.key",), "in 405 405 405 405 405 405 405"),
    ("registrations:offer", ("offer_token",), PUBLIC),
    ("registrations:offer", ("made-up",), NOBODY),
    ("partners:conduct", ("conduct_token",), PUBLIC),
    ("partners:conduct", ("made-up",), NOBODY),
    ("emblems:picture", ("emblem.digest",), PUBLIC),
    ("emblems:picture", ("made-up",), NOBODY),
    ("jobs:health", (), PUBLIC),
    ("jobs:show", ("job.key",), OWN_WORK),
    ("jobs:cancel", ("job.key",), DESK_POST),
    ("jobs:again", ("job.key",), DESK_POST),
    ("jobs:download", ("job.key", "job_file.pk"), OWN_FILE),
    ("affected:list", (), DESK),
    ("doors:list", (), SIGNED_IN),
    ("doors:worker", (), PUBLIC),
    ("doors:entrance", ("door",), AT_THE_DOOR),
    ("doors:people", ("door",), AT_THE_DOOR),
    ("doors:last", ("door",), AT_THE_DOOR),
    ("doors:paper", ("door",), AT_THE_DOOR),
    ("doors:name", ("door",), AT_THE_DOOR_POST),
    ("doors:undo", ("door", "attendance_pk"), AT_THE_DOOR),
    ("doors:scans", ("door",), AT_THE_DOOR_POST),
    ("doors:number", ("door", "attendance_pk"), AT_THE_DOOR),
    ("presence:lists", (), DESK),
    ("presence:list", ("door",), OWN_DOOR),
    ("presence:log", ("door",), OWN_DOOR),
    ("presence:save_log", ("door",), DESK_POST),
    ("presence:answers", ("session.key",), OWN_DOOR),
    ("presence:course", ("session.key",), OWN_DOOR),
    ("attendance:feedback", ("registration.key",), HERS),
    ("attendance:feedback", ("booking.key",), OF_THE_SCHOOL),
    ("attendance:feedback", ("child_registration.key",), OF_NOBODY_HERE),
    ("attendance:host_feedback", ("feedback_token",), PUBLIC),
    ("attendance:host_feedback", ("made-up",), NOBODY),
    ("attendance:my_hours", (), SIGNED_IN),
    ("attendance:hours_of", ("participant.pk",), HERS),
    ("attendance:hours_of", ("child.pk",), OF_NOBODY_HERE),
    ("attendance:hours_pdf", ("participant.pk",), HERS),
    ("attendance:hours_csv", ("participant.pk",), HERS),
    ("attendance:school_hours", ("school.ministerial_code",), OF_THE_SCHOOL),
    ("attendance:school_hours", ("XXXX00000X",), OF_NOBODY_HERE),
    ("attendance:class_hours", ("school.ministerial_code", "school_class.pk"), OF_THE_SCHOOL),
    ("attendance:class_hours", ("school.ministerial_code", "other_class.pk"), OF_NOBODY_HERE),
    (
        "attendance:class_hours_pdf",
        ("school.ministerial_code", "school_class.pk"),
        OF_THE_SCHOOL,
    ),
    (
        "attendance:class_hours_csv",
        ("school.ministerial_code", "school_class.pk"),
        OF_THE_SCHOOL,
    ),
    ("privacy_desk:register", (), DESK),
    ("privacy_desk:register_file", ("csv",), DESK),
    ("privacy_desk:register_file", ("xlsx",), DESK),
    ("privacy_desk:register_file", ("pdf",), DESK_NOBODY),
    ("privacy_desk:dpia", (), DESK),
    ("privacy_desk:dpia_file", (), DESK),
    ("exchange:index", (), DESK),
    ("exchange:sheet", ("none",), DESK_NOBODY),
    ("exchange:template", ("none",), DESK_NOBODY),
    ("exchange:import", ("job.key",), DESK_NOBODY),
    ("exchange:faults", ("job.key",), DESK_NOBODY),
    ("exchange:save", ("job.key",), DESK_POST),
    ("account_login", (), IN_ALREADY),
    ("account_signup", (), TO_SIGN_IN),
    ("account_enter_code", (), TO_SIGN_IN),
    ("account_resend_code", (), "405 405 405 405 405 405 405 405"),
    ("account_logout", (), "go 200 200 200 200 200 200 200"),
    ("account_inactive", (), PUBLIC),
    ("account_email", (), SIGNED_IN),
    ("account_reauthenticate", (), ELSEWHERE),
    ("account_email_verification_sent", (), ELSEWHERE),
    ("mfa_index", (), SIGNED_IN),
    ("mfa_authenticate", (), ELSEWHERE),
    ("mfa_activate_totp", (), SIGNED_IN),
    ("mfa_add_webauthn", (), SIGNED_IN),
    ("mfa_deactivate_totp", (), "in 404 404 404 404 404 404 404"),
    ("mfa_download_recovery_codes", (), "in 404 404 404 404 404 404 404"),
    ("mfa_edit_webauthn", ("authenticator.pk",), OF_NOBODY_HERE),
    ("mfa_generate_recovery_codes", (), SIGNED_IN),
    ("mfa_list_webauthn", (), ELSEWHERE),
    ("mfa_login_webauthn", (), ELSEWHERE),
    ("mfa_reauthenticate", (), "in 403 403 403 403 403 403 403"),
    ("mfa_reauthenticate_webauthn", (), "in 403 403 403 403 403 403 403"),
    ("mfa_remove_webauthn", ("authenticator.pk",), OF_NOBODY_HERE),
    ("mfa_view_recovery_codes", (), OF_NOBODY_HERE),
    ("openid_connect_callback", ("none",), NOBODY),
    ("openid_connect_login", ("none",), NOBODY),
    ("saml_acs", ("none",), "go go go go go go go go"),
    ("saml_finish_acs", ("none",), NOBODY),
    ("saml_login", ("none",), NOBODY),
    ("saml_metadata", ("none",), NOBODY),
    ("saml_sls", ("none",), NOBODY),
    ("socialaccount_connections", (), SIGNED_IN),
    ("socialaccount_login_cancelled", (), PUBLIC),
    ("socialaccount_login_error", (), "401 401 401 401 401 401 401 401"),
    ("socialaccount_signup", (), TO_SIGN_IN),
]


def names(patterns=None, namespace=""):
    """The names of all addresses, but the desk's (``tests/registrations/test_desk_access.py``)."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            if inner != "admin:":
                yield from names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            assert pattern.name, f"{pattern.pattern} has no name: nothing here can walk it."
            yield f"{namespace}{pattern.name}"


def test_every_address_is_known():
    assert sorted(set(names())) == sorted({name for name, _arguments, _answers in ADDRESSES})


@pytest.mark.django_db
@pytest.mark.usefixtures("now")
def test_who_may_open_what():
    """One cast for the whole walk: it only reads."""
    cast = make_cast()
    found = {}
    for role in ROLES:
        client = cast.client(role)
        for name, arguments, _answers in ADDRESSES:
            path = reverse(name, args=[value_of(cast, argument) for argument in arguments])
            found.setdefault((name, *arguments), []).append(answer(client.get(path)))

    expected = {(name, *arguments): answers for name, arguments, answers in ADDRESSES}
    got = {row: " ".join(answers) for row, answers in found.items()}
    assert [(row, got[row]) for row in got if got[row] != expected[row]] == []


@pytest.mark.django_db
@pytest.mark.usefixtures("now")
def test_l9_a_guardian_opens_what_is_of_those_in_her_care():
    cast = make_cast()
    client = cast.client(GUARDIAN)
    different = []
    for name, arguments, answers in ADDRESSES:
        path = reverse(name, args=[value_of(cast, argument) for argument in arguments])
        expected = IN_HER_CARE.get((name, *arguments), answers.split()[ROLES.index("stranger")])
        if (got := answer(client.get(path))) != expected:
            different.append((name, arguments, got))

    assert different == []


@pytest.mark.django_db
@pytest.mark.usefixtures("now")
def test_a_head_is_answered_like_a_get():
    """Link checkers and previews ask with HEAD: a page that exists must not deny it."""
    cast = make_cast()
    client = cast.client("student")
    different = []
    for name, arguments, _answers in ADDRESSES:
        path = reverse(name, args=[value_of(cast, argument) for argument in arguments])
        if answer(client.head(path)) != answer(client.get(path)):
            different.append(path)

    assert different == []


NUMBERS = {"pupils": "1", "companions": "1", "accompanied_by": "Chiunque"}
# What somebody else posts at Giulia's objects: (address, argument, what the form would send).
POSTS = [
    ("registrations:cancel", "registration.key", {}),
    ("registrations:cancel", "waiting.key", {}),
    ("registrations:renew", "registration.key", {}),
    ("registrations:choose", "registration.key", {"keep": "this"}),
    ("registrations:choose", "registration.key", {"keep": "others"}),
    ("registrations:calendar", "registration.key", {}),
    ("registrations:register", "draft_session.key", {"is_14": "on", "seats": "1"}),
    ("registrations:ask_again", "registration.key", {}),
    ("careerdays:choices", "registration.key", {"add": "1"}),
    ("careerdays:choices", "met.registration.key", {"give_back": "met.encounter.pk"}),
    ("careerdays:choices", "met.registration.key", {"add": "met.encounter.host_id"}),
    ("registrations:authorise", "made-up", {"answer": "given"}),
    ("registrations:offer", "made-up", {"answer": "accept"}),
    ("partners:conduct", "made-up", {}),
    ("registrations:erase", "participant.pk", {"sure": "on"}),
    ("participants:restrict", "participant.pk", {}),
    ("participants:lift", "participant.pk", {}),
    ("participants:my_data_of", "participant.pk", {}),
    ("participants:take_out_json", "participant.pk", {}),
    ("portal:ticket", "registration.key", {}),
    ("portal:ticket", "waiting.key", {}),
    ("registrations:booking", "registration.key", {}),
    ("registrations:numbers", "registration.key", NUMBERS),
    ("registrations:answer", "registration.key", {"answer": "accept"}),
    ("registrations:who_goes_where", "registration.key", {"wish_1_1": "1"}),
    ("participants:child_change", "participant.pk", {"first_name": "Rosa"}),
    *(
        (f"participants:consent_{act}", "", {"person": "participant.pk", "text": "consent.text_id"})
        for act in ("give", "withdraw", "ask", "sole")
    ),
]
HERS_TO_CHANGE = {
    "",
    "registration.key",
    "waiting.key",
    "participant.pk",
    "met.registration.key",
}
# What strangers post at a child of somebody else.
CHILD_POSTS = [
    ("participants:child_change", "child.pk", {"first_name": "Rosa"}),
    ("participants:child_end", "child.pk", {}),
    ("participants:child_access", "child.pk", {}),
    ("participants:child_end", "participant.pk", {}),
    ("registrations:cancel", "child_registration.key", {}),
    ("registrations:renew", "child_registration.key", {}),
    ("careerdays:choices", "met.child_registration.key", {"take": "met.encounter.meeting_id"}),
]


@pytest.mark.django_db
@pytest.mark.usefixtures("now")
def test_a_post_at_what_is_somebody_elses_changes_nothing():
    cast = make_cast()
    Registration.objects.filter(pk=cast.registration.pk).update(
        choose_by=cast.session.starts_at - timedelta(hours=1)
    )
    before = everything()
    accepted = []
    for role in [*ROLES, GUARDIAN]:
        client = cast.client(role)
        for name, argument, data in POSTS if role == GUARDIAN else [*POSTS, *CHILD_POSTS]:
            if role == "student" and argument in HERS_TO_CHANGE:
                continue
            # A parent answers about pictures of who is under 18 (L5).
            if role == GUARDIAN and not argument:
                continue
            path = reverse(name, args=[value_of(cast, argument)] if argument else [])
            sent = {key: value_of(cast, value) for key, value in data.items()}
            # A guardian may ask the other parent: a form without an address is sent back.
            refused = {"404", "405", "in"} | ({"422"} if role == GUARDIAN else set())
            if (got := answer(client.post(path, sent))) not in refused:
                accepted.append((role, name, argument, got))

    assert accepted == []
    assert everything() == before


# What only the school's verified teachers may post: Giulia has asked to be one, and waits.
CLASS = {"school_year": "202627", "year": "3", "section": "Z", "pupils": "20"}
SCHOOL_POSTS = [
    ("schools:workspace", (), {}),
    ("schools:colleagues", (), {}),
    ("schools:invite", (), {"email": "chi@example.org"}),
    ("schools:withdraw", ("invitation.key",), {}),
    ("schools:classes", (), {}),
    ("schools:add_class", (), CLASS),
    ("schools:class", ("school_class.pk",), CLASS),
    ("schools:remove_class", ("school_class.pk",), {}),
    ("school_programmes:list", (), {}),
    ("school_programmes:declare", ("programme.slug",), {}),
    ("school_programmes:withdraw", ("programme.slug",), {}),
    ("schools:repeat_classes", (), {"school_year": "202627"}),
]


@pytest.mark.django_db
@pytest.mark.usefixtures("now")
def test_a_post_at_a_school_of_whoever_is_not_its_verified_teacher_changes_nothing():
    cast = make_cast()
    before = of_the_school(cast.school)
    accepted = []
    for role in set(ROLES) - {"teacher"}:
        client = cast.client(role)
        for name, arguments, data in SCHOOL_POSTS:
            rest = [value_of(cast, argument) for argument in arguments]
            path = reverse(name, args=[cast.school.ministerial_code, *rest])
            if answer(client.post(path, data)) not in {"404", "405", "in"}:
                accepted.append((role, name))

    assert accepted == []
    assert of_the_school(cast.school) == before


# The same for what a class of the school has booked, and for booking.
BOOKING_POSTS = [
    ("registrations:booking", ("booking.key",), {}),
    ("registrations:numbers", ("booking.key",), NUMBERS),
    ("registrations:answer", ("booking.key",), {"answer": "accept"}),
    ("registrations:roster", ("booking.key",), {"text": "Nome;Cognome\nAda;Rossi"}),
    ("registrations:cancel", ("booking.key",), {}),
    ("registrations:renew", ("booking.key",), {}),
    ("portal:ticket", ("booking.key",), {}),
    ("careerdays:slips", ("met.booking.key",), {"together": "yes"}),
    ("careerdays:slips", ("met.booking.key",), {"same": "met.booking.key"}),
    ("careerdays:slips", ("met.booking.key",), {"different": "met.booking.key"}),
]


@pytest.mark.django_db
@pytest.mark.usefixtures("now")
def test_a_post_at_a_booking_of_whoever_is_not_a_teacher_of_its_school_changes_nothing():
    cast = make_cast()
    page = reverse("registrations:book_class", args=[cast.for_classes.slug])
    before = everything()
    accepted = []
    for role in set(ROLES) - {"teacher"}:
        client = cast.client(role)
        for name, arguments, data in BOOKING_POSTS:
            path = reverse(name, args=[value_of(cast, argument) for argument in arguments])
            if answer(client.post(path, data)) not in {"404", "405", "in"}:
                accepted.append((role, name))
        client.post(f"{page}?school_class={cast.school_class.pk}", NUMBERS)

    assert accepted == []
    assert everything() == before


def of_the_school(school):
    """Whatever belongs to ``school``, as it is in the database."""
    parts = (school.teachers, school.classes, school.invitations, school.pre_registrations)
    return [list(rows.order_by("pk").values()) for rows in parts]


def everything():
    """Claims, consents, counts of sessions, encounters, people with who answers for them."""
    return (
        list(Consent.objects.order_by("pk").values()),
        list(ConsentRequest.objects.order_by("pk").values()),
        list(Registration.objects.order_by("pk").values()),
        list(Session.objects.order_by("pk").values()),
        list(Guardianship.objects.order_by("pk").values()),
        list(Participant.objects.order_by("pk").values()),
        list(Encounter.objects.order_by("pk").values()),
        list(Choice.objects.order_by("pk").values()),
    )


def value_of(cast, argument):
    """``"event.slug"`` is the slug of the cast's event; a word without a dot is itself."""
    if argument.startswith("authorisation"):
        asked = cast.registration.authorisations.first()
        asked = asked or AuthorisationFactory(registration=cast.registration)
        return asked.pk if argument == "authorisation.pk" else authorisation_token(asked)
    if argument == "certificate.code":
        there = cast.registration.certificates.first()
        return (there or CertificateFactory(registration=cast.registration)).code
    if argument == "door":
        return cast.session.occurrences.get().key
    if argument == "attendance_pk":
        came = Attendance.objects.filter(registration=cast.registration).first()
        return (came or AttendanceFactory(registration=cast.registration)).pk
    if argument == "feedback_token":
        return host_token(HostAskedFactory(session=cast.session))
    if argument == "offer_token":
        return offer_token(cast.registration)
    if argument == "conduct_token":
        person = ProfessionalFactory(email="p@example.org")
        return conduct_token(invite_to_conduct(person=person, by=UserFactory(staff=True)))
    if argument == "consent_token":
        return consent_token(cast.consent_request)
    value = cast
    for part in argument.split(".") if "." in argument else ():
        value = getattr(value, part)
    return argument if value is cast else value


def answer(response):
    """A response as the table writes it."""
    if response.status_code != 302:
        return str(response.status_code)
    return "in" if "/login/" in response["Location"] or "/entra" in response["Location"] else "go"

"""The mails about teaching at a school, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communications.kinds import Content, MessageKind, register
from communications.letters import TEMPLATE, Fact, Letter, Link
from communications.models import Email
from communications.text import clean_line, unlinked
from core.dates import day_words
from core.site import absolute, site_facts
from schools.enums import TeacherStatus
from schools.models import Invitation, Teacher
from schools.notifications import Kind

Write = Callable[[Teacher], Letter]


def register_kinds() -> None:
    """Make the messages of this app known to the outbox; called when the apps are ready."""
    for kind, write, status, title in (
        (Kind.VERIFIED, _verified, TeacherStatus.VERIFIED, gettext_lazy("Teacher verified")),
        (Kind.REFUSED, _refused, TeacherStatus.REFUSED, gettext_lazy("Teacher refused")),
        (Kind.REMOVED, _removed, TeacherStatus.REMOVED, gettext_lazy("Teacher removed")),
    ):
        register(MessageKind(kind, TEMPLATE, _build(write, status), title))
    title = gettext_lazy("Invitation of a colleague")
    register(MessageKind(Kind.INVITED, TEMPLATE, _invitations, title, keeps_address=True))


def _build(write: Write, status: TeacherStatus) -> Callable[[Sequence[Email]], dict[int, Content]]:
    """What the messages of a kind say, where it is still so."""

    def build(emails: Sequence[Email]) -> dict[int, Content]:
        rows = Teacher.objects.filter(status=status).select_related("user", "school__organisation")
        teachers = rows.in_bulk({email.context["teacher"] for email in emails})
        found = [(email, teachers.get(email.context["teacher"])) for email in emails]
        return {
            email.pk: write(teacher).content()
            for email, teacher in found
            if teacher and _moment(teacher) == email.context["version"]
        }

    return build


def _invitations(emails: Sequence[Email]) -> dict[int, Content]:
    """What invitations say that may still be accepted."""
    rows = Invitation.objects.open(timezone.now()).select_related(
        "invited_by__user", "school__organisation"
    )
    found = rows.in_bulk({email.context["invitation"] for email in emails})
    return {
        email.pk: _invited(found[email.context["invitation"]]).content()
        for email in emails
        if email.context["invitation"] in found
    }


def _moment(teacher: Teacher) -> str:
    """Since when she is what she is."""
    moment = teacher.verified_at if teacher.is_verified else teacher.turned_down_at
    return moment.isoformat() if moment else ""


def _verified(teacher: Teacher) -> Letter:
    words = {"school": _school(teacher)}
    page = reverse("schools:workspace", args=[teacher.school.ministerial_code])
    return Letter(
        subject=_("You are among the teachers of your school"),
        title=_("You are among the teachers of your school"),
        greeting=_greeting(teacher),
        paragraphs=(
            _("You can now act for %(school)s: keep its classes and invite colleagues.") % words,
        ),
        action=Link(_("Open your school's pages"), absolute(page)),
        reason=_reason(),
        contact=_contact(),
    )


def _refused(teacher: Teacher) -> Letter:
    words = {"school": _school(teacher)}
    page = reverse("schools:ask", args=[teacher.school.ministerial_code])
    return Letter(
        subject=_("We could not verify that you teach there"),
        title=_("We could not verify that you teach there"),
        greeting=_greeting(teacher),
        paragraphs=(
            _("You asked to act for %(school)s. The coordinators answered:") % words,
            clean_line(teacher.reason, 300),
        ),
        afterwards=(_("You can ask again after a week."),),
        links=(Link(_("Your request"), absolute(page)),),
        reason=_reason(),
        contact=_contact(),
    )


def _removed(teacher: Teacher) -> Letter:
    words = {"school": _school(teacher)}
    return Letter(
        subject=_("You are no longer among the teachers of the school"),
        title=_("You are no longer among the teachers of the school"),
        greeting=_greeting(teacher),
        paragraphs=(
            _("You can no longer act for %(school)s. The coordinators give this reason:") % words,
            clean_line(teacher.reason, 300),
        ),
        reason=_reason(),
        contact=_contact(),
    )


def _invited(invitation: Invitation) -> Letter:
    host = invitation.invited_by.user
    name = unlinked(host.get_full_name())
    school = clean_line(invitation.school.organisation.name)
    words = {"name": name or unlinked(host.email), "school": school}
    return Letter(
        subject=_("A colleague invites you to act for your school"),
        title=_("A colleague invites you to act for your school"),
        paragraphs=(_("%(name)s invites you to act for %(school)s too.") % words,),
        facts=(
            Fact(_("School"), (school, invitation.school.ministerial_code)),
            Fact(_("Who invites you"), tuple(filter(None, (name, unlinked(host.email))))),
            Fact(_("Until"), (day_words(invitation.expires_at),)),
        ),
        action=Link(
            _("See the invitation"), absolute(reverse("schools:accept", args=[invitation.key]))
        ),
        afterwards=(_("It works once, and only if you sign in with this address."),),
        reason=_(
            "Somebody who teaches at this school gave us your address. If you do not teach there, "
            "do nothing: we delete it."
        ),
        contact=_contact(),
    )


def _school(teacher: Teacher) -> str:
    return clean_line(teacher.school.organisation.name)


def _greeting(teacher: Teacher) -> str:
    name = unlinked(teacher.user.first_name)
    return _("Hello %(name)s,") % {"name": name} if name else ""


def _reason() -> str:
    words = _("You get this message because you asked to act for a school on %(site)s.")
    return words % {"site": site_facts()["name"]}


def _contact() -> tuple[str, ...]:
    address = site_facts()["contact_email"]
    return (_("Questions? Write to us:"), address) if address else ()

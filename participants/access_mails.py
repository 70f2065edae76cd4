"""Letters at the 14th and 18th birthday, and the link to a child's own access (L1, L9)."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communications.kinds import Content, MessageKind, register
from communications.letters import TEMPLATE, Letter, Link
from communications.models import Email
from communications.slots import secret_slot
from communications.text import clean_line, unlinked
from core.site import absolute
from participants.ages import ADULT_AGE
from participants.models import Guardianship, Participant
from participants.notifications import ACCESS_OFFERED, BIRTHDAY
from participants.tokens import access_token


def register_kinds() -> None:
    """Make these mails known to the outbox. The link acts for whoever holds it: it is secret."""
    title = gettext_lazy("Link to a child’s own access")
    register(MessageKind(ACCESS_OFFERED, TEMPLATE, offered, title, keeps_address=True))
    register(MessageKind(BIRTHDAY, TEMPLATE, birthday, gettext_lazy("Birthday of a child")))


def offered(emails: Sequence[Email]) -> dict[int, Content]:
    """The links of a batch; who has her access meanwhile is sent none."""
    children = Participant.objects.filter(user=None, erased_at=None).in_bulk(
        {email.context["participant"] for email in emails}
    )
    return {
        email.pk: _offered(child, email.to)
        for email in emails
        if (child := children.get(email.context["participant"]))
    }


def birthday(emails: Sequence[Email]) -> dict[int, Content]:
    """What a guardian reads; one that ended meanwhile is told nothing."""
    rows = Guardianship.objects.open().select_related("guardian", "participant")
    found = rows.in_bulk({email.context["guardianship"] for email in emails})
    return {
        email.pk: (_of_age if email.context["age"] >= ADULT_AGE else _old_enough)(row).content()
        for email in emails
        if (row := found.get(email.context["guardianship"]))
    }


def _offered(child: Participant, email: str) -> Content:
    values = {"name": unlinked(child.first_name), "site": clean_line(settings.SITE_NAME)}
    path = reverse("participants:own_access", args=[access_token(child, email)])
    letter = Letter(
        subject=_("Your own access to %(site)s") % values,
        title=_("Your own access"),
        greeting=_("Hello %(name)s,") % values,
        paragraphs=(
            _(
                "at home you were signed up on %(site)s until now. You are old enough to do it "
                "yourself: from now on your tickets and your data are yours to decide about."
            )
            % values,
        ),
        action=Link(_("Take over my page"), secret_slot("access")),
        afterwards=(
            _("Sign in with this address, then press the button: before that nothing changes."),
            _("The link works once, for 14 days, and for you alone: do not pass it on."),
        ),
        reason=_("Your parent or guardian wrote your address on %(site)s.") % values,
    )
    return letter.content(personal={"access": absolute(path)})


def _old_enough(row: Guardianship) -> Letter:
    values = _values(row)
    return Letter(
        subject=_("%(child)s can have her own access now") % values,
        title=_("%(child)s can have her own access now") % values,
        greeting=_("Hello %(name)s,") % values,
        paragraphs=(
            _(
                "from this birthday on %(child)s decides about what concerns her on %(site)s. You "
                "go on seeing what she is signed up for until she is 18."
            )
            % values,
        ),
        action=Link(_("Give own access"), absolute(reverse("participants:children"))),
        reason=_reason(values),
    )


def _of_age(row: Guardianship) -> Letter:
    values = _values(row)
    return Letter(
        subject=_("%(child)s is of age") % values,
        title=_("%(child)s is of age") % values,
        greeting=_("Hello %(name)s,") % values,
        paragraphs=(
            _("from today on you no longer see what %(child)s is signed up for on %(site)s.")
            % values,
        ),
        reason=_reason(values),
    )


def _values(row: Guardianship) -> dict[str, str]:
    return {
        "child": unlinked(row.participant.first_name),
        "name": unlinked(row.guardian.first_name if row.guardian else row.name),
        "site": clean_line(settings.SITE_NAME),
    }


def _reason(values: dict[str, str]) -> str:
    return _("You get this message because you answer for %(child)s on %(site)s.") % values

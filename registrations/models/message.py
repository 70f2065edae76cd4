"""What a coordinator writes to many people at once."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.constraints import one_of
from core.history import tracked
from core.models import TimeStampedModel
from events.models import Event, Session
from programmes.models import Programme
from registrations.enums import MessageStatus, Recipients
from schools.models import School


class MessageQuerySet(models.QuerySet["Message"]):
    def coordinated_by(self, user: User | AnonymousUser) -> MessageQuerySet:
        """Those of the programmes that ``user`` coordinates: what the desk shows her."""
        return self.filter(programme__in=Programme.objects.coordinated_by(user).values("pk"))


@tracked()
class Message(TimeStampedModel):
    """A letter to a segment: people of a programme, or of an event, a session, a school of it.

    Who is in the segment is found when it goes (``registrations/segments.py``), so the row says
    whom it is for and not who they are. Subject and text have placeholders from a fixed list
    (``registrations/placeholders.py``). Once it went it stays as it is.
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="messages", verbose_name=_("programme")
    )
    recipients = models.CharField(
        _("recipients"), max_length=9, choices=Recipients, default=Recipients.CONFIRMED
    )
    event = models.ForeignKey(
        Event,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="messages",
        verbose_name=_("event"),
    )
    # Only a session that nobody ever registered for is deleted: nothing went to its people.
    session = models.ForeignKey(
        Session,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="messages",
        verbose_name=_("session"),
    )
    school = models.ForeignKey(
        School,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="messages",
        verbose_name=_("school"),
    )
    subject = models.CharField(_("subject"), max_length=120)
    body = models.TextField(_("text"), max_length=5000)
    subject_en = models.CharField(_("subject in English"), max_length=120, blank=True)
    body_en = models.TextField(_("text in English"), max_length=5000, blank=True)
    status = models.CharField(
        _("status"), max_length=6, choices=MessageStatus, default=MessageStatus.DRAFT
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("written by"),
    )
    people = models.PositiveIntegerField(_("people written to"), default=0)
    without_address = models.PositiveIntegerField(_("people without an address"), default=0)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message to people")
        verbose_name_plural = _("messages to people")
        ordering = ["-pk"]
        constraints = [
            one_of("status", MessageStatus, name="message_status_valid"),
            one_of("recipients", Recipients, name="message_recipients_valid"),
            models.CheckConstraint(
                name="message_one_event_or_session",
                condition=Q(event=None) | Q(session=None),
                violation_error_message=_("Choose an event or a session, not both."),
            ),
            models.CheckConstraint(
                name="message_english_whole_or_none",
                condition=Q(subject_en="", body_en="") | (~Q(subject_en="") & ~Q(body_en="")),
                violation_error_message=_(
                    "Write both the subject and the text in English, or none."
                ),
            ),
            models.CheckConstraint(
                name="message_sent_at_when_sent",
                condition=Q(status=MessageStatus.DRAFT, sent_at=None, people=0)
                | Q(status=MessageStatus.SENT, sent_at__isnull=False, people__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("admin:registrations_message_change", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.status == MessageStatus.DRAFT

    @property
    def is_about_one_event(self) -> bool:
        """Whether all its readers have the same event in mind."""
        return self.event_id is not None or self.session_id is not None

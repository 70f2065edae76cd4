from __future__ import annotations

import datetime
import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import registrations.codes


class Migration(migrations.Migration):
    replaces = [
        ("registrations", "0001_initial"),
        ("registrations", "0003_lead_of_a_reminder_within_a_year"),
        ("registrations", "0004_history"),
        ("registrations", "0005_promotion_reason"),
        ("registrations", "0006_messages_to_people"),
        ("registrations", "0007_when_registrations_came"),
        ("registrations", "0008_guardians_classes_and_parties"),
        ("registrations", "0009_authorisation_asked_at"),
        ("registrations", "0010_ticket_token"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
        ("core", "0001_postgresql"),
        ("events", "0001_tables"),
        ("participants", "0001_tables"),
        ("programmes", "0001_tables"),
        ("schools", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Party",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="key"
                    ),
                ),
            ],
            options={
                "verbose_name": "party",
                "verbose_name_plural": "parties",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Authorisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="key"
                    ),
                ),
                (
                    "words_version",
                    models.CharField(
                        help_text="Of the text that she answered to.",
                        max_length=20,
                        verbose_name="version of the words",
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        help_text="When the last message with the link was written.",
                        verbose_name="asked at",
                    ),
                ),
                ("expires_at", models.DateTimeField(verbose_name="expires at")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not answered"),
                            ("given", "Authorised"),
                            ("refused", "Refused"),
                        ],
                        default="",
                        max_length=7,
                        verbose_name="answer",
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered at"),
                ),
                (
                    "guardianship",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="authorisations",
                        to="participants.guardianship",
                        verbose_name="guardianship",
                    ),
                ),
            ],
            options={
                "verbose_name": "authorisation",
                "verbose_name_plural": "authorisations",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "recipients",
                    models.CharField(
                        choices=[
                            ("confirmed", "Everyone with a place"),
                            ("waiting", "Everyone waiting for a place"),
                            ("all", "Everyone, with a place or waiting"),
                        ],
                        default="confirmed",
                        max_length=9,
                        verbose_name="recipients",
                    ),
                ),
                ("subject", models.CharField(max_length=120, verbose_name="subject")),
                ("body", models.TextField(max_length=5000, verbose_name="text")),
                (
                    "subject_en",
                    models.CharField(blank=True, max_length=120, verbose_name="subject in English"),
                ),
                (
                    "body_en",
                    models.TextField(blank=True, max_length=5000, verbose_name="text in English"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("sent", "Sent")],
                        default="draft",
                        max_length=6,
                        verbose_name="status",
                    ),
                ),
                (
                    "people",
                    models.PositiveIntegerField(default=0, verbose_name="people written to"),
                ),
                (
                    "without_address",
                    models.PositiveIntegerField(
                        default=0, verbose_name="people without an address"
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="schools.school",
                        verbose_name="school",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="events.session",
                        verbose_name="session",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "message to people",
                "verbose_name_plural": "messages to people",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["draft", "sent"])),
                        name="message_status_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recipients__in", ["all", "confirmed", "waiting"])),
                        name="message_recipients_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("event", None), ("session", None), _connector="OR"),
                        name="message_one_event_or_session",
                        violation_error_message="Choose an event or a session, not both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("body_en", ""), ("subject_en", "")),
                            models.Q(
                                models.Q(("subject_en", ""), _negated=True),
                                models.Q(("body_en", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="message_english_whole_or_none",
                        violation_error_message="Write both the subject and the text in English, or none.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("people", 0), ("sent_at", None), ("status", "draft")),
                            models.Q(
                                ("people__gt", 0), ("sent_at__isnull", False), ("status", "sent")
                            ),
                            _connector="OR",
                        ),
                        name="message_sent_at_when_sent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MessageHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "recipients",
                    models.CharField(
                        choices=[
                            ("confirmed", "Everyone with a place"),
                            ("waiting", "Everyone waiting for a place"),
                            ("all", "Everyone, with a place or waiting"),
                        ],
                        default="confirmed",
                        max_length=9,
                        verbose_name="recipients",
                    ),
                ),
                ("subject", models.CharField(max_length=120, verbose_name="subject")),
                ("body", models.TextField(max_length=5000, verbose_name="text")),
                (
                    "subject_en",
                    models.CharField(blank=True, max_length=120, verbose_name="subject in English"),
                ),
                (
                    "body_en",
                    models.TextField(blank=True, max_length=5000, verbose_name="text in English"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("sent", "Sent")],
                        default="draft",
                        max_length=6,
                        verbose_name="status",
                    ),
                ),
                (
                    "people",
                    models.PositiveIntegerField(default=0, verbose_name="people written to"),
                ),
                (
                    "without_address",
                    models.PositiveIntegerField(
                        default=0, verbose_name="people without an address"
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="registrations.message",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="schools.school",
                        verbose_name="school",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.session",
                        verbose_name="session",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "message to people",
                "verbose_name_plural": "messages to people",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="key"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        default=registrations.codes.new_code,
                        editable=False,
                        max_length=7,
                        verbose_name="ticket code",
                    ),
                ),
                (
                    "token",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        default=uuid.uuid4,
                        editable=False,
                        unique=True,
                        verbose_name="ticket token",
                    ),
                ),
                (
                    "pupils",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="pupils"),
                ),
                (
                    "accompanied_by",
                    models.CharField(
                        blank=True,
                        db_default="",
                        help_text="Who stays with the class all the time (L15).",
                        max_length=150,
                        verbose_name="adult of the school",
                    ),
                ),
                (
                    "pool_seats",
                    models.PositiveSmallIntegerField(
                        db_default=0, default=0, verbose_name="seats of those kept"
                    ),
                ),
                (
                    "guardian_policy",
                    models.CharField(
                        choices=[
                            ("none", "Nothing"),
                            ("inform", "To be told"),
                            ("authorise", "To authorise it"),
                        ],
                        db_default="none",
                        default="none",
                        max_length=9,
                        verbose_name="asked of a guardian",
                    ),
                ),
                (
                    "authorised_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="authorised at"),
                ),
                (
                    "pending_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="to be authorised by"),
                ),
                (
                    "seats",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="The participant's and those of who comes with her.",
                        verbose_name="seats",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "On the waiting list"),
                            ("offered", "Seat offered"),
                            ("pending", "To be authorised by a guardian"),
                            ("confirmed", "Confirmed"),
                            ("cancelled", "Cancelled"),
                            ("expired", "Expired"),
                        ],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "queued_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="in line since"
                    ),
                ),
                (
                    "times_passed",
                    models.PositiveSmallIntegerField(default=0, verbose_name="times passed"),
                ),
                (
                    "confirmed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="confirmed at"),
                ),
                (
                    "offer_expires_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="offer expires at"),
                ),
                (
                    "choose_by",
                    models.DateTimeField(
                        blank=True,
                        help_text="A moved session clashes with another: the seat is kept until then.",
                        null=True,
                        verbose_name="to choose by",
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("by_person", "Cancelled by the person"),
                            ("by_staff", "Cancelled by the organisers"),
                            ("offer_refused", "Offer refused"),
                            ("offer_expired", "Offer expired"),
                            ("not_authorised", "A guardian did not authorise it"),
                            ("auth_expired", "No guardian authorised it in time"),
                            ("not_chosen", "Another event at the same time was kept"),
                            ("session_cancelled", "The session was cancelled"),
                            ("session_over", "The session took place without a free seat"),
                        ],
                        max_length=17,
                        verbose_name="why it ended",
                    ),
                ),
                (
                    "promotion_reason",
                    models.CharField(
                        blank=True,
                        db_default="",
                        help_text="Written by the organiser who gave it to her.",
                        max_length=300,
                        verbose_name="why she got her seat out of turn",
                    ),
                ),
                (
                    "booked_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="The guardian or the teacher who did it, and is written to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="booked by",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="participants.participant",
                        verbose_name="participant",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="registrations.party",
                        verbose_name="party",
                    ),
                ),
                (
                    "pool",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="events.seatpool",
                        verbose_name="seats kept",
                    ),
                ),
                (
                    "school_class",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="schools.schoolclass",
                        verbose_name="school class",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to="events.session",
                        verbose_name="session",
                    ),
                ),
            ],
            options={
                "verbose_name": "registration",
                "verbose_name_plural": "registrations",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["created_at"], name="registration_created"),
                    models.Index(
                        condition=models.Q(("status", "waiting")),
                        fields=["session", "queued_at", "id"],
                        name="registration_in_line",
                    ),
                    models.Index(
                        condition=models.Q(("status", "offered")),
                        fields=["offer_expires_at"],
                        name="registration_offers",
                    ),
                    models.Index(
                        condition=models.Q(("status", "pending")),
                        fields=["pending_until"],
                        name="registration_pending",
                    ),
                    models.Index(
                        condition=models.Q(("choose_by__isnull", False)),
                        fields=["choose_by"],
                        name="registration_to_choose",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "cancelled",
                                    "confirmed",
                                    "expired",
                                    "offered",
                                    "pending",
                                    "waiting",
                                ],
                            )
                        ),
                        name="registration_status_valid",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("status__in", ["waiting", "offered", "pending", "confirmed"])
                        ),
                        fields=("session", "participant"),
                        name="registration_one_active_per_participant",
                        violation_error_message="This person is already registered.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("status__in", ["waiting", "offered", "pending", "confirmed"])
                        ),
                        fields=("session", "school_class"),
                        name="registration_one_active_per_class",
                        violation_error_message="This class is already registered.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("accompanied_by", ""),
                                ("participant__isnull", False),
                                ("pupils", None),
                                ("school_class", None),
                            ),
                            models.Q(
                                ("booked_by__isnull", False),
                                ("participant", None),
                                ("pupils__gte", 1),
                                ("pupils__lte", models.F("seats")),
                                ("school_class__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="registration_of_a_person_or_a_class",
                        violation_error_message="A registration is of a person or of a class.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("pool", None), ("pool_seats", 0)),
                            models.Q(
                                ("pool__isnull", False),
                                ("pool_seats__gt", 0),
                                ("pool_seats__lte", models.F("seats")),
                            ),
                            _connector="OR",
                        ),
                        name="registration_pool_has_seats",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("guardian_policy__in", ["authorise", "inform", "none"])
                        ),
                        name="registration_policy_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("authorised_at", None),
                                ("guardian_policy", "authorise"),
                                ("pending_until__isnull", False),
                                ("status", "pending"),
                            ),
                            models.Q(
                                models.Q(("status", "pending"), _negated=True),
                                ("pending_until", None),
                            ),
                            _connector="OR",
                        ),
                        name="registration_pending_has_a_deadline",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "confirmed"), _negated=True),
                            models.Q(("guardian_policy", "authorise"), _negated=True),
                            ("authorised_at__isnull", False),
                            _connector="OR",
                        ),
                        name="registration_confirmed_is_authorised",
                    ),
                    models.UniqueConstraint(
                        fields=("session", "code"), name="registration_code_unique"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seats__range", (1, 100))),
                        name="registration_seats_positive",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("offer_expires_at__isnull", False), ("status", "offered")),
                            models.Q(
                                models.Q(("status", "offered"), _negated=True),
                                ("offer_expires_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="registration_offer_has_a_deadline",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "confirmed"), _negated=True),
                            ("confirmed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="registration_confirmed_at_when_confirmed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", False),
                                ("status__in", ["cancelled", "expired"]),
                                models.Q(("end_reason", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status__in", ["cancelled", "expired"]), _negated=True),
                                ("end_reason", ""),
                                ("ended_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="registration_ended_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("promotion_reason", ""),
                            ("confirmed_at__isnull", False),
                            ("guardian_policy", "authorise"),
                            _connector="OR",
                        ),
                        name="registration_promoted_has_had_a_seat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("choose_by", None), ("status", "confirmed"), _connector="OR"
                        ),
                        name="registration_chooses_while_confirmed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Engagement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "during",
                    django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name="during"),
                ),
                (
                    "occurrence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="engagements",
                        to="events.occurrence",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="engagements",
                        to="participants.participant",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="engagements",
                        to="registrations.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "engagement",
                "verbose_name_plural": "engagements",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("registration", "occurrence", "participant"),
                        name="engagement_unique",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[(models.F("participant"), "="), (models.F("during"), "&&")],
                        name="engagement_no_two_at_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AuthorisationHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="key")),
                (
                    "words_version",
                    models.CharField(
                        help_text="Of the text that she answered to.",
                        max_length=20,
                        verbose_name="version of the words",
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        help_text="When the last message with the link was written.",
                        verbose_name="asked at",
                    ),
                ),
                ("expires_at", models.DateTimeField(verbose_name="expires at")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not answered"),
                            ("given", "Authorised"),
                            ("refused", "Refused"),
                        ],
                        default="",
                        max_length=7,
                        verbose_name="answer",
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered at"),
                ),
                (
                    "guardianship",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="participants.guardianship",
                        verbose_name="guardianship",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="registrations.authorisation",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registrations.registration",
                        verbose_name="registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "authorisation",
                "verbose_name_plural": "authorisations",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="authorisation",
            name="registration",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="authorisations",
                to="registrations.registration",
                verbose_name="registration",
            ),
        ),
        migrations.CreateModel(
            name="AccommodationNeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "text",
                    models.TextField(
                        help_text="For example a ramp, a seat in front, an interpreter. Never a diagnosis.",
                        max_length=500,
                        verbose_name="what is needed",
                    ),
                ),
                (
                    "registration",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="need",
                        to="registrations.registration",
                        verbose_name="registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "accommodation needed",
                "verbose_name_plural": "accommodations needed",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="accommodation_need_not_empty",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RegistrationHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="key")),
                (
                    "code",
                    models.CharField(
                        default=registrations.codes.new_code,
                        editable=False,
                        max_length=7,
                        verbose_name="ticket code",
                    ),
                ),
                (
                    "pupils",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="pupils"),
                ),
                (
                    "accompanied_by",
                    models.CharField(
                        blank=True,
                        db_default="",
                        help_text="Who stays with the class all the time (L15).",
                        max_length=150,
                        verbose_name="adult of the school",
                    ),
                ),
                (
                    "pool_seats",
                    models.PositiveSmallIntegerField(
                        db_default=0, default=0, verbose_name="seats of those kept"
                    ),
                ),
                (
                    "guardian_policy",
                    models.CharField(
                        choices=[
                            ("none", "Nothing"),
                            ("inform", "To be told"),
                            ("authorise", "To authorise it"),
                        ],
                        db_default="none",
                        default="none",
                        max_length=9,
                        verbose_name="asked of a guardian",
                    ),
                ),
                (
                    "authorised_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="authorised at"),
                ),
                (
                    "pending_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="to be authorised by"),
                ),
                (
                    "seats",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="The participant's and those of who comes with her.",
                        verbose_name="seats",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "On the waiting list"),
                            ("offered", "Seat offered"),
                            ("pending", "To be authorised by a guardian"),
                            ("confirmed", "Confirmed"),
                            ("cancelled", "Cancelled"),
                            ("expired", "Expired"),
                        ],
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "queued_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="in line since"
                    ),
                ),
                (
                    "times_passed",
                    models.PositiveSmallIntegerField(default=0, verbose_name="times passed"),
                ),
                (
                    "confirmed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="confirmed at"),
                ),
                (
                    "offer_expires_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="offer expires at"),
                ),
                (
                    "choose_by",
                    models.DateTimeField(
                        blank=True,
                        help_text="A moved session clashes with another: the seat is kept until then.",
                        null=True,
                        verbose_name="to choose by",
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("by_person", "Cancelled by the person"),
                            ("by_staff", "Cancelled by the organisers"),
                            ("offer_refused", "Offer refused"),
                            ("offer_expired", "Offer expired"),
                            ("not_authorised", "A guardian did not authorise it"),
                            ("auth_expired", "No guardian authorised it in time"),
                            ("not_chosen", "Another event at the same time was kept"),
                            ("session_cancelled", "The session was cancelled"),
                            ("session_over", "The session took place without a free seat"),
                        ],
                        max_length=17,
                        verbose_name="why it ended",
                    ),
                ),
                (
                    "promotion_reason",
                    models.CharField(
                        blank=True,
                        db_default="",
                        help_text="Written by the organiser who gave it to her.",
                        max_length=300,
                        verbose_name="why she got her seat out of turn",
                    ),
                ),
                (
                    "booked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The guardian or the teacher who did it, and is written to.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="booked by",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="participants.participant",
                        verbose_name="participant",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registrations.party",
                        verbose_name="party",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="registrations.registration",
                    ),
                ),
                (
                    "pool",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.seatpool",
                        verbose_name="seats kept",
                    ),
                ),
                (
                    "school_class",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="schools.schoolclass",
                        verbose_name="school class",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.session",
                        verbose_name="session",
                    ),
                ),
            ],
            options={
                "verbose_name": "registration",
                "verbose_name_plural": "registrations",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "anchor",
                    models.CharField(
                        choices=[
                            ("before_start", "before the start"),
                            ("after_end", "after the end"),
                        ],
                        max_length=12,
                        verbose_name="counted",
                    ),
                ),
                (
                    "lead",
                    models.DurationField(verbose_name="how long"),
                ),
                ("subject", models.CharField(max_length=120, verbose_name="subject")),
                ("body", models.TextField(verbose_name="text")),
                (
                    "subject_en",
                    models.CharField(blank=True, max_length=120, verbose_name="subject in English"),
                ),
                ("body_en", models.TextField(blank=True, verbose_name="text in English")),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        help_text="Leave empty when it holds for every event.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder",
                "verbose_name_plural": "reminders",
                "ordering": ["anchor", "-lead", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("anchor__in", ["after_end", "before_start"])),
                        name="reminder_anchor_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lead__gt", datetime.timedelta(0))),
                        name="reminder_lead_positive",
                        violation_error_message="Write a time longer than zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lead__lte", datetime.timedelta(days=366))),
                        name="reminder_lead_within_a_year",
                        violation_error_message="Write a time of no more than 366 days.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReminderHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "anchor",
                    models.CharField(
                        choices=[
                            ("before_start", "before the start"),
                            ("after_end", "after the end"),
                        ],
                        max_length=12,
                        verbose_name="counted",
                    ),
                ),
                (
                    "lead",
                    models.DurationField(verbose_name="how long"),
                ),
                ("subject", models.CharField(max_length=120, verbose_name="subject")),
                ("body", models.TextField(verbose_name="text")),
                (
                    "subject_en",
                    models.CharField(blank=True, max_length=120, verbose_name="subject in English"),
                ),
                ("body_en", models.TextField(blank=True, verbose_name="text in English")),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Leave empty when it holds for every event.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="registrations.reminder",
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder",
                "verbose_name_plural": "reminders",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RosterEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number in the list")),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roster_entries",
                        to="participants.participant",
                        verbose_name="participant",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roster",
                        to="registrations.registration",
                        verbose_name="registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "pupil of a class",
                "verbose_name_plural": "pupils of a class",
                "ordering": ["registration", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("registration", "participant"), name="roster_entry_unique"
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("registration", "number"),
                        name="roster_number_unique",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RosterEntryHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number in the list")),
                (
                    "participant",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="participants.participant",
                        verbose_name="participant",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="registrations.rosterentry",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registrations.registration",
                        verbose_name="registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "pupil of a class",
                "verbose_name_plural": "pupils of a class",
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer__in", ["", "given", "refused"])),
                name="authorisation_answer_valid",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.UniqueConstraint(
                fields=("registration", "guardianship"), name="authorisation_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at", None)),
                    models.Q(
                        models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="authorisation_answered_at_when_answered",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="message",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registrations_messagehistory" ("body", "body_en", "created_at", "event_id", "id", "people", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "recipients", "school_id", "sent_at", "session_id", "status", "subject", "subject_en", "without_address", "written_by_id") VALUES (NEW."body", NEW."body_en", NEW."created_at", NEW."event_id", NEW."id", NEW."people", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."recipients", NEW."school_id", NEW."sent_at", NEW."session_id", NEW."status", NEW."subject", NEW."subject_en", NEW."without_address", NEW."written_by_id"); RETURN NULL;',
                    hash="374a12c427ca13e240abe1e9d3513b97fb40eec1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_80f3b",
                    table="registrations_message",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="message",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."body" IS DISTINCT FROM (NEW."body") OR OLD."body_en" IS DISTINCT FROM (NEW."body_en") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."people" IS DISTINCT FROM (NEW."people") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id") OR OLD."recipients" IS DISTINCT FROM (NEW."recipients") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."session_id" IS DISTINCT FROM (NEW."session_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."subject_en" IS DISTINCT FROM (NEW."subject_en") OR OLD."without_address" IS DISTINCT FROM (NEW."without_address") OR OLD."written_by_id" IS DISTINCT FROM (NEW."written_by_id"))',
                    func='INSERT INTO "registrations_messagehistory" ("body", "body_en", "created_at", "event_id", "id", "people", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "recipients", "school_id", "sent_at", "session_id", "status", "subject", "subject_en", "without_address", "written_by_id") VALUES (NEW."body", NEW."body_en", NEW."created_at", NEW."event_id", NEW."id", NEW."people", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."programme_id", NEW."recipients", NEW."school_id", NEW."sent_at", NEW."session_id", NEW."status", NEW."subject", NEW."subject_en", NEW."without_address", NEW."written_by_id"); RETURN NULL;',
                    hash="3e387c2651786b37faae12e66f85a0a0faab12a7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d0e95",
                    table="registrations_message",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="message",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registrations_messagehistory" ("body", "body_en", "created_at", "event_id", "id", "people", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "recipients", "school_id", "sent_at", "session_id", "status", "subject", "subject_en", "without_address", "written_by_id") VALUES (OLD."body", OLD."body_en", OLD."created_at", OLD."event_id", OLD."id", OLD."people", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."recipients", OLD."school_id", OLD."sent_at", OLD."session_id", OLD."status", OLD."subject", OLD."subject_en", OLD."without_address", OLD."written_by_id"); RETURN NULL;',
                    hash="52d50780b6b45ab1d9cdf3592b58b7f82592658a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cb547",
                    table="registrations_message",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registration",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registrations_registrationhistory" ("accompanied_by", "authorised_at", "booked_by_id", "choose_by", "code", "confirmed_at", "created_at", "end_reason", "ended_at", "guardian_policy", "id", "key", "offer_expires_at", "participant_id", "party_id", "pending_until", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool_id", "pool_seats", "promotion_reason", "pupils", "queued_at", "school_class_id", "seats", "session_id", "status", "times_passed") VALUES (NEW."accompanied_by", NEW."authorised_at", NEW."booked_by_id", NEW."choose_by", NEW."code", NEW."confirmed_at", NEW."created_at", NEW."end_reason", NEW."ended_at", NEW."guardian_policy", NEW."id", NEW."key", NEW."offer_expires_at", NEW."participant_id", NEW."party_id", NEW."pending_until", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."pool_id", NEW."pool_seats", NEW."promotion_reason", NEW."pupils", NEW."queued_at", NEW."school_class_id", NEW."seats", NEW."session_id", NEW."status", NEW."times_passed"); RETURN NULL;',
                    hash="79bca502dcc65019fea2e89dc7640cab9a79b309",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b1473",
                    table="registrations_registration",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registration",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."accompanied_by" IS DISTINCT FROM (NEW."accompanied_by") OR OLD."authorised_at" IS DISTINCT FROM (NEW."authorised_at") OR OLD."booked_by_id" IS DISTINCT FROM (NEW."booked_by_id") OR OLD."choose_by" IS DISTINCT FROM (NEW."choose_by") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."end_reason" IS DISTINCT FROM (NEW."end_reason") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."guardian_policy" IS DISTINCT FROM (NEW."guardian_policy") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."offer_expires_at" IS DISTINCT FROM (NEW."offer_expires_at") OR OLD."participant_id" IS DISTINCT FROM (NEW."participant_id") OR OLD."party_id" IS DISTINCT FROM (NEW."party_id") OR OLD."pending_until" IS DISTINCT FROM (NEW."pending_until") OR OLD."pool_id" IS DISTINCT FROM (NEW."pool_id") OR OLD."pool_seats" IS DISTINCT FROM (NEW."pool_seats") OR OLD."promotion_reason" IS DISTINCT FROM (NEW."promotion_reason") OR OLD."pupils" IS DISTINCT FROM (NEW."pupils") OR OLD."queued_at" IS DISTINCT FROM (NEW."queued_at") OR OLD."school_class_id" IS DISTINCT FROM (NEW."school_class_id") OR OLD."seats" IS DISTINCT FROM (NEW."seats") OR OLD."session_id" IS DISTINCT FROM (NEW."session_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."times_passed" IS DISTINCT FROM (NEW."times_passed"))',
                    func='INSERT INTO "registrations_registrationhistory" ("accompanied_by", "authorised_at", "booked_by_id", "choose_by", "code", "confirmed_at", "created_at", "end_reason", "ended_at", "guardian_policy", "id", "key", "offer_expires_at", "participant_id", "party_id", "pending_until", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool_id", "pool_seats", "promotion_reason", "pupils", "queued_at", "school_class_id", "seats", "session_id", "status", "times_passed") VALUES (NEW."accompanied_by", NEW."authorised_at", NEW."booked_by_id", NEW."choose_by", NEW."code", NEW."confirmed_at", NEW."created_at", NEW."end_reason", NEW."ended_at", NEW."guardian_policy", NEW."id", NEW."key", NEW."offer_expires_at", NEW."participant_id", NEW."party_id", NEW."pending_until", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."pool_id", NEW."pool_seats", NEW."promotion_reason", NEW."pupils", NEW."queued_at", NEW."school_class_id", NEW."seats", NEW."session_id", NEW."status", NEW."times_passed"); RETURN NULL;',
                    hash="73c5b1469faac4bd31ab6ca508521c7e61088d37",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_12872",
                    table="registrations_registration",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registration",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registrations_registrationhistory" ("accompanied_by", "authorised_at", "booked_by_id", "choose_by", "code", "confirmed_at", "created_at", "end_reason", "ended_at", "guardian_policy", "id", "key", "offer_expires_at", "participant_id", "party_id", "pending_until", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool_id", "pool_seats", "promotion_reason", "pupils", "queued_at", "school_class_id", "seats", "session_id", "status", "times_passed") VALUES (OLD."accompanied_by", OLD."authorised_at", OLD."booked_by_id", OLD."choose_by", OLD."code", OLD."confirmed_at", OLD."created_at", OLD."end_reason", OLD."ended_at", OLD."guardian_policy", OLD."id", OLD."key", OLD."offer_expires_at", OLD."participant_id", OLD."party_id", OLD."pending_until", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."pool_id", OLD."pool_seats", OLD."promotion_reason", OLD."pupils", OLD."queued_at", OLD."school_class_id", OLD."seats", OLD."session_id", OLD."status", OLD."times_passed"); RETURN NULL;',
                    hash="29b228791c094b6dd883529022ed1804d9d1fd14",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_77f4c",
                    table="registrations_registration",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="authorisation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registrations_authorisationhistory" ("answer", "answered_at", "asked_at", "created_at", "expires_at", "guardianship_id", "id", "key", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_id", "words_version") VALUES (NEW."answer", NEW."answered_at", NEW."asked_at", NEW."created_at", NEW."expires_at", NEW."guardianship_id", NEW."id", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."registration_id", NEW."words_version"); RETURN NULL;',
                    hash="62c55c82e9bdf5900f73808f326682fdf393a11f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_99ac2",
                    table="registrations_authorisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="authorisation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."guardianship_id" IS DISTINCT FROM (NEW."guardianship_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."registration_id" IS DISTINCT FROM (NEW."registration_id") OR OLD."words_version" IS DISTINCT FROM (NEW."words_version"))',
                    func='INSERT INTO "registrations_authorisationhistory" ("answer", "answered_at", "asked_at", "created_at", "expires_at", "guardianship_id", "id", "key", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_id", "words_version") VALUES (NEW."answer", NEW."answered_at", NEW."asked_at", NEW."created_at", NEW."expires_at", NEW."guardianship_id", NEW."id", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."registration_id", NEW."words_version"); RETURN NULL;',
                    hash="a07d41f01a9d422f8f588b6761a8836090b2b305",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0b5ef",
                    table="registrations_authorisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="authorisation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registrations_authorisationhistory" ("answer", "answered_at", "asked_at", "created_at", "expires_at", "guardianship_id", "id", "key", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_id", "words_version") VALUES (OLD."answer", OLD."answered_at", OLD."asked_at", OLD."created_at", OLD."expires_at", OLD."guardianship_id", OLD."id", OLD."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."registration_id", OLD."words_version"); RETURN NULL;',
                    hash="cb4a61e4a21c41c7ad160ebf5d091ed9cdcfca38",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e82a1",
                    table="registrations_authorisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminder",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registrations_reminderhistory" ("anchor", "body", "body_en", "created_at", "event_id", "id", "is_active", "lead", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject", "subject_en") VALUES (NEW."anchor", NEW."body", NEW."body_en", NEW."created_at", NEW."event_id", NEW."id", NEW."is_active", NEW."lead", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."subject", NEW."subject_en"); RETURN NULL;',
                    hash="6177762d01f85813675906bde90496076dcaf96a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c9878",
                    table="registrations_reminder",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminder",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."anchor" IS DISTINCT FROM (NEW."anchor") OR OLD."body" IS DISTINCT FROM (NEW."body") OR OLD."body_en" IS DISTINCT FROM (NEW."body_en") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."lead" IS DISTINCT FROM (NEW."lead") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."subject_en" IS DISTINCT FROM (NEW."subject_en"))',
                    func='INSERT INTO "registrations_reminderhistory" ("anchor", "body", "body_en", "created_at", "event_id", "id", "is_active", "lead", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject", "subject_en") VALUES (NEW."anchor", NEW."body", NEW."body_en", NEW."created_at", NEW."event_id", NEW."id", NEW."is_active", NEW."lead", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."subject", NEW."subject_en"); RETURN NULL;',
                    hash="b16e3baf8c89bf781b1a48ebeb3fd54f1f2e9d13",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_25dc2",
                    table="registrations_reminder",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminder",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registrations_reminderhistory" ("anchor", "body", "body_en", "created_at", "event_id", "id", "is_active", "lead", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject", "subject_en") VALUES (OLD."anchor", OLD."body", OLD."body_en", OLD."created_at", OLD."event_id", OLD."id", OLD."is_active", OLD."lead", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."subject", OLD."subject_en"); RETURN NULL;',
                    hash="e25ba1a0671ac8849a1e19b7326ebb4dde1ffa6d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_16529",
                    table="registrations_reminder",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rosterentry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registrations_rosterentryhistory" ("created_at", "id", "number", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_id") VALUES (NEW."created_at", NEW."id", NEW."number", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."registration_id"); RETURN NULL;',
                    hash="3620b4b20d83ba981b4085692a5e87840872bd4f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d5156",
                    table="registrations_rosterentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rosterentry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."participant_id" IS DISTINCT FROM (NEW."participant_id") OR OLD."registration_id" IS DISTINCT FROM (NEW."registration_id"))',
                    func='INSERT INTO "registrations_rosterentryhistory" ("created_at", "id", "number", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_id") VALUES (NEW."created_at", NEW."id", NEW."number", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."registration_id"); RETURN NULL;',
                    hash="a26a2e89c27c1b2da44ef7ada9892dfb03386b43",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1eadc",
                    table="registrations_rosterentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rosterentry",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registrations_rosterentryhistory" ("created_at", "id", "number", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_id") VALUES (OLD."created_at", OLD."id", OLD."number", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."registration_id"); RETURN NULL;',
                    hash="095606676410295cbfe028b9a53f0b995df25546",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fa6d1",
                    table="registrations_rosterentry",
                    when="AFTER",
                ),
            ),
        ),
    ]

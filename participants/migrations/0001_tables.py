from __future__ import annotations

import uuid

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("participants", "0001_initial"),
        ("participants", "0002_history"),
        ("participants", "0003_source_codes"),
        ("participants", "0004_people_by_name"),
        ("participants", "0005_guardianships"),
        ("participants", "0006_purposes"),
        ("participants", "0008_consents"),
        ("participants", "0010_erasing_and_privacy_requests"),
        ("participants", "0011_published_images"),
        ("participants", "0012_retention_runs"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
        ("places", "0001_tables"),
        ("programmes", "0001_tables"),
        ("schools", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="ConsentUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40, verbose_name="code")),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=100, verbose_name="position"),
                ),
                ("name_it", models.CharField(max_length=120, verbose_name="name, in Italian")),
                ("name_en", models.CharField(max_length=120, verbose_name="name, in English")),
                ("is_in_use", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "verbose_name": "use",
                "verbose_name_plural": "uses",
                "ordering": ["purpose", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Guardianship",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("name", models.CharField(blank=True, max_length=150, verbose_name="name")),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("parent", "Parent"),
                            (
                                "other",
                                "Guardian appointed by a court, or who stands in for the parents",
                            ),
                        ],
                        default="parent",
                        max_length=8,
                        verbose_name="relation",
                    ),
                ),
                (
                    "is_sole",
                    models.BooleanField(
                        default=False,
                        verbose_name="declared the only holder of parental responsibility",
                    ),
                ),
                (
                    "confirmed_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="When the guardian first answered from this address or account.",
                        null=True,
                        verbose_name="address confirmed at",
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "guardian",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guardianships",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account of the guardian",
                    ),
                ),
            ],
            options={
                "verbose_name": "guardianship",
                "verbose_name_plural": "guardianships",
                "ordering": ["participant", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("first_name", models.CharField(max_length=150, verbose_name="first name")),
                ("last_name", models.CharField(max_length=150, verbose_name="last name")),
                (
                    "declared_14_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="declared to be 14 or older on"
                    ),
                ),
                (
                    "birth_date",
                    models.DateField(blank=True, null=True, verbose_name="date of birth"),
                ),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("female", "Girl or woman"),
                            ("male", "Boy or man"),
                            ("other", "Other"),
                            ("not_said", "I prefer not to say"),
                        ],
                        db_default="",
                        default="",
                        max_length=8,
                        verbose_name="gender",
                    ),
                ),
                (
                    "occupation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("student", "I study"),
                            ("working", "I work"),
                            ("unemployed", "I am looking for work"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                        verbose_name="occupation",
                    ),
                ),
                (
                    "school_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="class year"
                    ),
                ),
                (
                    "restricted_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Her data are only kept: no list, export or message has her (art. 18).",
                        null=True,
                        verbose_name="use limited since",
                    ),
                ),
                (
                    "restricted_because",
                    models.CharField(
                        blank=True,
                        db_default="",
                        max_length=300,
                        verbose_name="why their use is limited",
                    ),
                ),
                (
                    "erased_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="erased at"),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participants",
                        to="places.municipality",
                        verbose_name="municipality of residence",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participants",
                        to="schools.school",
                        verbose_name="school",
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participant",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
            ],
            options={
                "verbose_name": "participant",
                "verbose_name_plural": "participants",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        fields=["last_name", "first_name", "id"], name="participant_by_name"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("occupation", ""),
                            ("occupation__in", ["other", "student", "unemployed", "working"]),
                            _connector="OR",
                        ),
                        name="participant_occupation_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gender", ""),
                            ("gender__in", ["female", "male", "not_said", "other"]),
                            _connector="OR",
                        ),
                        name="participant_gender_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("school_year", None), ("school_year__range", (1, 5)), _connector="OR"
                        ),
                        name="participant_school_year_valid",
                        violation_error_message="A class year goes from 1 to 5.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("user", None), ("declared_14_on__isnull", False), _connector="OR"
                        ),
                        name="participant_with_account_declared_14",
                        violation_error_message="Who has an account declares to be 14 or older.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("erased_at", None),
                            models.Q(
                                ("first_name", ""),
                                ("last_name", ""),
                                ("restricted_at", None),
                                ("user", None),
                            ),
                            _connector="OR",
                        ),
                        name="participant_erased_is_nobody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("restricted_because", ""),
                            ("restricted_at__isnull", False),
                            _connector="OR",
                        ),
                        name="participant_restricted_because",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImagePerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="participants.participant",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "person in an image",
                "verbose_name_plural": "people in images",
                "ordering": ["image", "pk"],
            },
        ),
        migrations.CreateModel(
            name="GuardianshipHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("name", models.CharField(blank=True, max_length=150, verbose_name="name")),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("parent", "Parent"),
                            (
                                "other",
                                "Guardian appointed by a court, or who stands in for the parents",
                            ),
                        ],
                        default="parent",
                        max_length=8,
                        verbose_name="relation",
                    ),
                ),
                (
                    "is_sole",
                    models.BooleanField(
                        default=False,
                        verbose_name="declared the only holder of parental responsibility",
                    ),
                ),
                (
                    "confirmed_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="When the guardian first answered from this address or account.",
                        null=True,
                        verbose_name="address confirmed at",
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "guardian",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account of the guardian",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="participants.guardianship",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "guardianship",
                "verbose_name_plural": "guardianships",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="guardianship",
            name="participant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="guardianships",
                to="participants.participant",
                verbose_name="participant",
            ),
        ),
        migrations.CreateModel(
            name="ParticipantHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("first_name", models.CharField(max_length=150, verbose_name="first name")),
                ("last_name", models.CharField(max_length=150, verbose_name="last name")),
                (
                    "declared_14_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="declared to be 14 or older on"
                    ),
                ),
                (
                    "birth_date",
                    models.DateField(blank=True, null=True, verbose_name="date of birth"),
                ),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("female", "Girl or woman"),
                            ("male", "Boy or man"),
                            ("other", "Other"),
                            ("not_said", "I prefer not to say"),
                        ],
                        db_default="",
                        default="",
                        max_length=8,
                        verbose_name="gender",
                    ),
                ),
                (
                    "occupation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("student", "I study"),
                            ("working", "I work"),
                            ("unemployed", "I am looking for work"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                        verbose_name="occupation",
                    ),
                ),
                (
                    "school_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="class year"
                    ),
                ),
                (
                    "restricted_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Her data are only kept: no list, export or message has her (art. 18).",
                        null=True,
                        verbose_name="use limited since",
                    ),
                ),
                (
                    "restricted_because",
                    models.CharField(
                        blank=True,
                        db_default="",
                        max_length=300,
                        verbose_name="why their use is limited",
                    ),
                ),
                (
                    "erased_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="erased at"),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="places.municipality",
                        verbose_name="municipality of residence",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="participants.participant",
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
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
            ],
            options={
                "verbose_name": "participant",
                "verbose_name_plural": "participants",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PrivacyRequest",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("access", "To see the data"),
                            ("correction", "To correct them"),
                            ("export", "To take them along"),
                            ("erasure", "To erase them"),
                            ("restriction", "To limit their use"),
                            ("objection", "To stop their use"),
                        ],
                        max_length=11,
                        verbose_name="what is asked",
                    ),
                ),
                (
                    "asked_by",
                    models.CharField(
                        blank=True,
                        help_text="Name and role, for example: the mother, by letter.",
                        max_length=200,
                        verbose_name="who asks",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                ("due_on", models.DateField(verbose_name="answer due on")),
                (
                    "extended_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it takes longer"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "Done"),
                            ("partly", "Done in part"),
                            ("refused", "Refused"),
                        ],
                        default="",
                        max_length=8,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "answer",
                    models.TextField(blank=True, max_length=2000, verbose_name="what was answered"),
                ),
                (
                    "done_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered at"),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        help_text="Leave empty where the portal does not know the person.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="privacy_requests",
                        to="participants.participant",
                        verbose_name="of whom",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written down by",
                    ),
                ),
            ],
            options={
                "verbose_name": "privacy request",
                "verbose_name_plural": "privacy requests",
                "ordering": ["due_on", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("outcome", "")),
                        fields=["due_on"],
                        name="privacy_request_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "access",
                                    "correction",
                                    "erasure",
                                    "export",
                                    "objection",
                                    "restriction",
                                ],
                            )
                        ),
                        name="privacy_request_kind_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", ""),
                            ("outcome__in", ["done", "partly", "refused"]),
                            _connector="OR",
                        ),
                        name="privacy_request_outcome_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at", None), ("outcome", "")),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True), ("done_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="privacy_request_done_with_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gt", models.F("received_on"))),
                        name="privacy_request_due_after_received",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "refused"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="privacy_request_refused_with_reason",
                        violation_error_message="Who is refused is told why.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PrivacyRequestHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("access", "To see the data"),
                            ("correction", "To correct them"),
                            ("export", "To take them along"),
                            ("erasure", "To erase them"),
                            ("restriction", "To limit their use"),
                            ("objection", "To stop their use"),
                        ],
                        max_length=11,
                        verbose_name="what is asked",
                    ),
                ),
                (
                    "asked_by",
                    models.CharField(
                        blank=True,
                        help_text="Name and role, for example: the mother, by letter.",
                        max_length=200,
                        verbose_name="who asks",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                ("due_on", models.DateField(verbose_name="answer due on")),
                (
                    "extended_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it takes longer"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "Done"),
                            ("partly", "Done in part"),
                            ("refused", "Refused"),
                        ],
                        default="",
                        max_length=8,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "answer",
                    models.TextField(blank=True, max_length=2000, verbose_name="what was answered"),
                ),
                (
                    "done_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered at"),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Leave empty where the portal does not know the person.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="participants.participant",
                        verbose_name="of whom",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="participants.privacyrequest",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written down by",
                    ),
                ),
            ],
            options={
                "verbose_name": "privacy request",
                "verbose_name_plural": "privacy requests",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PublishedImage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("title", models.CharField(max_length=200, verbose_name="what it shows")),
                (
                    "url",
                    models.URLField(blank=True, max_length=500, verbose_name="address of the page"),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        help_text="Where it has no address: a newspaper and its date, a poster, a disk.",
                        max_length=200,
                        verbose_name="or where it is",
                    ),
                ),
                (
                    "taken_down_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="taken down at"
                    ),
                ),
                (
                    "people",
                    models.ManyToManyField(
                        related_name="images",
                        through="participants.ImagePerson",
                        to="participants.participant",
                        verbose_name="who is in it",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="images",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "taken_down_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="taken down by",
                    ),
                ),
                (
                    "use",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="images",
                        to="participants.consentuse",
                        verbose_name="use",
                    ),
                ),
            ],
            options={
                "verbose_name": "published image",
                "verbose_name_plural": "published images",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("url", ""), _negated=True),
                            models.Q(("place", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="published_image_is_somewhere",
                        violation_error_message="Write the address of the page, or where it is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_down_at", None), ("taken_down_by", None)),
                            models.Q(
                                ("taken_down_at__gte", models.F("created_at")),
                                ("taken_down_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="published_image_taken_down_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImagePersonHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="participants.imageperson",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="participants.participant",
                        verbose_name="person",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="participants.publishedimage",
                        verbose_name="image",
                    ),
                ),
            ],
            options={
                "verbose_name": "person in an image",
                "verbose_name_plural": "people in images",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="imageperson",
            name="image",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="shown",
                to="participants.publishedimage",
                verbose_name="image",
            ),
        ),
        migrations.CreateModel(
            name="PublishedImageHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("title", models.CharField(max_length=200, verbose_name="what it shows")),
                (
                    "url",
                    models.URLField(blank=True, max_length=500, verbose_name="address of the page"),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        help_text="Where it has no address: a newspaper and its date, a poster, a disk.",
                        max_length=200,
                        verbose_name="or where it is",
                    ),
                ),
                (
                    "taken_down_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="taken down at"
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="participants.publishedimage",
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
                    "taken_down_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="taken down by",
                    ),
                ),
                (
                    "use",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="participants.consentuse",
                        verbose_name="use",
                    ),
                ),
            ],
            options={
                "verbose_name": "published image",
                "verbose_name_plural": "published images",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Purpose",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=100, verbose_name="position"),
                ),
                ("name_it", models.CharField(max_length=120, verbose_name="name, in Italian")),
                ("name_en", models.CharField(max_length=120, verbose_name="name, in English")),
                (
                    "legal_basis",
                    models.CharField(
                        choices=[
                            ("public_interest", "Task in the public interest (GDPR, art. 6(1)(e))"),
                            ("consent", "Consent (GDPR, art. 6(1)(a))"),
                            ("obligation", "Legal obligation (GDPR, art. 6(1)(c))"),
                            ("contract", "Contract (GDPR, art. 6(1)(b))"),
                        ],
                        max_length=15,
                        verbose_name="legal basis",
                    ),
                ),
                (
                    "special_basis",
                    models.CharField(
                        blank=True,
                        help_text="Where data are of those that GDPR, art. 9 and 10, protect more.",
                        max_length=120,
                        verbose_name="basis for special data",
                    ),
                ),
                ("data_it", models.CharField(max_length=400, verbose_name="data, in Italian")),
                ("data_en", models.CharField(max_length=400, verbose_name="data, in English")),
                ("people_it", models.CharField(max_length=200, verbose_name="people, in Italian")),
                ("people_en", models.CharField(max_length=200, verbose_name="people, in English")),
                (
                    "recipients_it",
                    models.CharField(max_length=400, verbose_name="recipients, in Italian"),
                ),
                (
                    "recipients_en",
                    models.CharField(max_length=400, verbose_name="recipients, in English"),
                ),
                ("keep_for", models.PositiveSmallIntegerField(default=0, verbose_name="kept for")),
                (
                    "keep_unit",
                    models.CharField(
                        choices=[("days", "days"), ("months", "months"), ("years", "years")],
                        default="days",
                        max_length=6,
                        verbose_name="unit",
                    ),
                ),
                (
                    "keep_from",
                    models.CharField(
                        choices=[
                            ("edition_end", "the end of the edition of the programme"),
                            ("event_end", "the end of the event"),
                            ("session_end", "the end of the session"),
                            ("recorded", "the day on which they were written"),
                            ("withdrawal", "the withdrawal of the consent"),
                            ("request", "the request of the person"),
                            ("with_minor", "the deletion of the child’s data"),
                            ("never", "never: they are not deleted"),
                        ],
                        max_length=11,
                        verbose_name="counted from",
                    ),
                ),
                (
                    "minimum_age",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Nobody younger is asked, and nobody answers for her (L13).",
                        verbose_name="asked from the age of",
                    ),
                ),
                (
                    "needs_both_holders",
                    models.BooleanField(
                        default=False,
                        help_text="Or one who declares to be the only one; from 14 the minor herself too (L5).",
                        verbose_name="both parents must agree for a minor",
                    ),
                ),
                (
                    "is_in_use",
                    models.BooleanField(
                        default=True,
                        help_text="What is no longer used is asked of nobody.",
                        verbose_name="in use",
                    ),
                ),
            ],
            options={
                "verbose_name": "purpose",
                "verbose_name_plural": "purposes",
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "legal_basis__in",
                                ["consent", "contract", "obligation", "public_interest"],
                            )
                        ),
                        name="purpose_legal_basis_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("keep_unit__in", ["days", "months", "years"])),
                        name="purpose_keep_unit_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "keep_from__in",
                                [
                                    "edition_end",
                                    "event_end",
                                    "never",
                                    "recorded",
                                    "request",
                                    "session_end",
                                    "with_minor",
                                    "withdrawal",
                                ],
                            )
                        ),
                        name="purpose_keep_from_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("keep_from", "never"), _negated=True),
                            ("keep_for", 0),
                            _connector="OR",
                        ),
                        name="purpose_kept_for_ever_has_no_length",
                        violation_error_message="What is never deleted has no length.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("legal_basis", "consent"), _negated=True),
                            ("keep_from", "withdrawal"),
                            _connector="OR",
                        ),
                        name="purpose_consent_is_kept_until_withdrawn",
                        violation_error_message="What consent allows is kept until the consent is withdrawn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minimum_age__lte", 18)),
                        name="purpose_asked_of_the_young_or_adults",
                        violation_error_message="An adult may be asked anything.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsentUseHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("code", models.SlugField(db_index=False, max_length=40, verbose_name="code")),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=100, verbose_name="position"),
                ),
                ("name_it", models.CharField(max_length=120, verbose_name="name, in Italian")),
                ("name_en", models.CharField(max_length=120, verbose_name="name, in English")),
                ("is_in_use", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="participants.consentuse",
                    ),
                ),
                (
                    "purpose",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="participants.purpose",
                        verbose_name="purpose",
                    ),
                ),
            ],
            options={
                "verbose_name": "use",
                "verbose_name_plural": "uses",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="consentuse",
            name="purpose",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="uses",
                to="participants.purpose",
                verbose_name="purpose",
            ),
        ),
        migrations.CreateModel(
            name="Consent",
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
                    "given_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="given at"
                    ),
                ),
                (
                    "effective_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="counts from"),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at"),
                ),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("withdrawn", "Withdrawn"),
                            ("refused", "Somebody who must agree said no"),
                            ("replaced", "Asked again with other words"),
                        ],
                        default="",
                        max_length=9,
                        verbose_name="why it is over",
                    ),
                ),
                (
                    "use",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="participants.consentuse",
                        verbose_name="use",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="participants.participant",
                        verbose_name="participant",
                    ),
                ),
                (
                    "purpose",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="participants.purpose",
                        verbose_name="purpose",
                    ),
                ),
            ],
            options={
                "verbose_name": "consent",
                "verbose_name_plural": "consents",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="PurposeHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("code", models.SlugField(db_index=False, max_length=40, verbose_name="code")),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=100, verbose_name="position"),
                ),
                ("name_it", models.CharField(max_length=120, verbose_name="name, in Italian")),
                ("name_en", models.CharField(max_length=120, verbose_name="name, in English")),
                (
                    "legal_basis",
                    models.CharField(
                        choices=[
                            ("public_interest", "Task in the public interest (GDPR, art. 6(1)(e))"),
                            ("consent", "Consent (GDPR, art. 6(1)(a))"),
                            ("obligation", "Legal obligation (GDPR, art. 6(1)(c))"),
                            ("contract", "Contract (GDPR, art. 6(1)(b))"),
                        ],
                        max_length=15,
                        verbose_name="legal basis",
                    ),
                ),
                (
                    "special_basis",
                    models.CharField(
                        blank=True,
                        help_text="Where data are of those that GDPR, art. 9 and 10, protect more.",
                        max_length=120,
                        verbose_name="basis for special data",
                    ),
                ),
                ("data_it", models.CharField(max_length=400, verbose_name="data, in Italian")),
                ("data_en", models.CharField(max_length=400, verbose_name="data, in English")),
                ("people_it", models.CharField(max_length=200, verbose_name="people, in Italian")),
                ("people_en", models.CharField(max_length=200, verbose_name="people, in English")),
                (
                    "recipients_it",
                    models.CharField(max_length=400, verbose_name="recipients, in Italian"),
                ),
                (
                    "recipients_en",
                    models.CharField(max_length=400, verbose_name="recipients, in English"),
                ),
                ("keep_for", models.PositiveSmallIntegerField(default=0, verbose_name="kept for")),
                (
                    "keep_unit",
                    models.CharField(
                        choices=[("days", "days"), ("months", "months"), ("years", "years")],
                        default="days",
                        max_length=6,
                        verbose_name="unit",
                    ),
                ),
                (
                    "keep_from",
                    models.CharField(
                        choices=[
                            ("edition_end", "the end of the edition of the programme"),
                            ("event_end", "the end of the event"),
                            ("session_end", "the end of the session"),
                            ("recorded", "the day on which they were written"),
                            ("withdrawal", "the withdrawal of the consent"),
                            ("request", "the request of the person"),
                            ("with_minor", "the deletion of the child’s data"),
                            ("never", "never: they are not deleted"),
                        ],
                        max_length=11,
                        verbose_name="counted from",
                    ),
                ),
                (
                    "minimum_age",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Nobody younger is asked, and nobody answers for her (L13).",
                        verbose_name="asked from the age of",
                    ),
                ),
                (
                    "needs_both_holders",
                    models.BooleanField(
                        default=False,
                        help_text="Or one who declares to be the only one; from 14 the minor herself too (L5).",
                        verbose_name="both parents must agree for a minor",
                    ),
                ),
                (
                    "is_in_use",
                    models.BooleanField(
                        default=True,
                        help_text="What is no longer used is asked of nobody.",
                        verbose_name="in use",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="participants.purpose",
                    ),
                ),
            ],
            options={
                "verbose_name": "purpose",
                "verbose_name_plural": "purposes",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PurposeText",
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
                    "version",
                    models.PositiveSmallIntegerField(editable=False, verbose_name="version"),
                ),
                ("short_it", models.CharField(max_length=300, verbose_name="in short, in Italian")),
                ("short_en", models.CharField(max_length=300, verbose_name="in short, in English")),
                ("full_it", models.TextField(max_length=4000, verbose_name="in full, in Italian")),
                ("full_en", models.TextField(max_length=4000, verbose_name="in full, in English")),
                (
                    "published_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="published at"
                    ),
                ),
                (
                    "purpose",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="participants.purpose",
                        verbose_name="purpose",
                    ),
                ),
            ],
            options={
                "verbose_name": "text of a purpose",
                "verbose_name_plural": "texts of purposes",
                "ordering": ["purpose", "-version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("purpose", "version"), name="purpose_text_version"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("published_at", None)),
                        fields=("purpose",),
                        name="purpose_text_one_draft",
                        violation_error_message="There is a draft of this purpose already: change that one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("version__gt", 0)), name="purpose_text_from_version_1"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsentRequest",
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
                ("expires_at", models.DateTimeField(verbose_name="expires at")),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered at"),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("withdrawn", "Withdrawn")],
                        max_length=9,
                        verbose_name="answer",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "guardianship",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consent_requests",
                        to="participants.guardianship",
                        verbose_name="guardian",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="participants.purposetext",
                        verbose_name="words to read",
                    ),
                ),
            ],
            options={
                "verbose_name": "request of consent",
                "verbose_name_plural": "requests of consent",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None)),
                            models.Q(
                                ("answer__in", ["no", "withdrawn", "yes"]),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="consent_request_answered_with_an_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gte", models.F("created_at"))),
                        name="consent_request_expires_after_it_was_made",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsentHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "given_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="given at"
                    ),
                ),
                (
                    "effective_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="counts from"),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at"),
                ),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("withdrawn", "Withdrawn"),
                            ("refused", "Somebody who must agree said no"),
                            ("replaced", "Asked again with other words"),
                        ],
                        default="",
                        max_length=9,
                        verbose_name="why it is over",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="participants.consent",
                    ),
                ),
                (
                    "use",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="participants.consentuse",
                        verbose_name="use",
                    ),
                ),
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
                    "purpose",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="participants.purpose",
                        verbose_name="purpose",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="participants.purposetext",
                        verbose_name="words that were read",
                    ),
                ),
            ],
            options={
                "verbose_name": "consent",
                "verbose_name_plural": "consents",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="consent",
            name="text",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consents",
                to="participants.purposetext",
                verbose_name="words that were read",
            ),
        ),
        migrations.CreateModel(
            name="PurposeTextHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "version",
                    models.PositiveSmallIntegerField(editable=False, verbose_name="version"),
                ),
                ("short_it", models.CharField(max_length=300, verbose_name="in short, in Italian")),
                ("short_en", models.CharField(max_length=300, verbose_name="in short, in English")),
                ("full_it", models.TextField(max_length=4000, verbose_name="in full, in Italian")),
                ("full_en", models.TextField(max_length=4000, verbose_name="in full, in English")),
                (
                    "published_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="published at"
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="participants.purposetext",
                    ),
                ),
                (
                    "purpose",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="participants.purpose",
                        verbose_name="purpose",
                    ),
                ),
            ],
            options={
                "verbose_name": "text of a purpose",
                "verbose_name_plural": "texts of purposes",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RetentionRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                (
                    "started_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="started at"
                    ),
                ),
                (
                    "stop_asked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="asked to stop at"),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                ("forgotten", models.JSONField(blank=True, default=dict, verbose_name="forgotten")),
            ],
            options={
                "verbose_name": "night of retention",
                "verbose_name_plural": "nights of retention",
                "ordering": ["-started_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None),
                            ("ended_at__gte", models.F("started_at")),
                            _connector="OR",
                        ),
                        name="retention_run_ends_after_it_started",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="code of the source")),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="source_codes",
                        to="participants.participant",
                        verbose_name="participant",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "code of the source",
                "verbose_name_plural": "codes of the source",
                "ordering": ["programme", "code"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "code"),
                        name="source_code_unique",
                        violation_error_message="Somebody of this programme already has that code.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        name="source_code_not_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceCodeHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(max_length=40, verbose_name="code of the source")),
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
                        to="participants.sourcecode",
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
            ],
            options={
                "verbose_name": "code of the source",
                "verbose_name_plural": "codes of the source",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConsentAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("withdrawn", "Withdrawn")],
                        max_length=9,
                        verbose_name="answer",
                    ),
                ),
                (
                    "by",
                    models.CharField(
                        choices=[
                            ("herself", "The person herself"),
                            ("guardian", "Who is responsible for her"),
                        ],
                        max_length=8,
                        verbose_name="answered by",
                    ),
                ),
                (
                    "through",
                    models.CharField(
                        choices=[
                            ("page", "The page of consents, signed in"),
                            ("link", "A link sent by email"),
                        ],
                        max_length=4,
                        verbose_name="through",
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="answered at"
                    ),
                ),
                (
                    "consent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="participants.consent",
                        verbose_name="consent",
                    ),
                ),
                (
                    "guardianship",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="participants.guardianship",
                        verbose_name="guardian",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer about a consent",
                "verbose_name_plural": "answers about consents",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["no", "withdrawn", "yes"])),
                        name="consent_answer_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by__in", ["guardian", "herself"])),
                        name="consent_answer_by_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("through__in", ["link", "page"])),
                        name="consent_answer_through_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("by", "guardian"), ("guardianship", None), _connector="OR"
                        ),
                        name="consent_answer_of_herself_has_no_guardian",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="guardianship",
            constraint=models.CheckConstraint(
                condition=models.Q(("relation__in", ["other", "parent"])),
                name="guardianship_relation_valid",
            ),
        ),
        migrations.AddConstraint(
            model_name="guardianship",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("email", ""), ("guardian__isnull", False)),
                    models.Q(
                        ("guardian", None),
                        models.Q(("email", ""), _negated=True),
                        models.Q(("name", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="guardianship_account_or_address",
                violation_error_message="A guardian has an account, or else a name and an email address.",
            ),
        ),
        migrations.AddConstraint(
            model_name="guardianship",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("participant", "guardian"),
                name="guardianship_one_per_account",
                violation_error_message="This person already answers for her.",
            ),
        ),
        migrations.AddConstraint(
            model_name="guardianship",
            constraint=models.UniqueConstraint(
                models.F("participant"),
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(("ended_at", None), models.Q(("email", ""), _negated=True)),
                name="guardianship_one_per_address",
                violation_error_message="This person already answers for her.",
            ),
        ),
        migrations.AddConstraint(
            model_name="imageperson",
            constraint=models.UniqueConstraint(
                fields=("image", "participant"),
                name="image_person_once",
                violation_error_message="This person is in the image already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consentuse",
            constraint=models.UniqueConstraint(
                fields=("purpose", "code"),
                name="consent_use_unique",
                violation_error_message="This purpose already has that use.",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)),
                fields=("participant", "purpose", "use"),
                name="consent_one_active",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("effective_at", None),
                    ("effective_at__gte", models.F("given_at")),
                    _connector="OR",
                ),
                name="consent_counts_after_it_was_given",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("end", ""), ("withdrawn_at", None)),
                    models.Q(
                        ("end__in", ["refused", "replaced", "withdrawn"]),
                        ("withdrawn_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="consent_over_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at", None),
                    ("withdrawn_at__gte", models.F("given_at")),
                    _connector="OR",
                ),
                name="consent_withdrawn_after_it_was_given",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="purpose",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participants_purposehistory" ("code", "created_at", "data_en", "data_it", "id", "is_in_use", "keep_for", "keep_from", "keep_unit", "legal_basis", "minimum_age", "name_en", "name_it", "needs_both_holders", "people_en", "people_it", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "recipients_en", "recipients_it", "special_basis") VALUES (NEW."code", NEW."created_at", NEW."data_en", NEW."data_it", NEW."id", NEW."is_in_use", NEW."keep_for", NEW."keep_from", NEW."keep_unit", NEW."legal_basis", NEW."minimum_age", NEW."name_en", NEW."name_it", NEW."needs_both_holders", NEW."people_en", NEW."people_it", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."position", NEW."recipients_en", NEW."recipients_it", NEW."special_basis"); RETURN NULL;',
                    hash="8ccade0f72bbf889f4a8a3f10d5164a3d09a5ffe",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4a769",
                    table="participants_purpose",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="purpose",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."data_en" IS DISTINCT FROM (NEW."data_en") OR OLD."data_it" IS DISTINCT FROM (NEW."data_it") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_in_use" IS DISTINCT FROM (NEW."is_in_use") OR OLD."keep_for" IS DISTINCT FROM (NEW."keep_for") OR OLD."keep_from" IS DISTINCT FROM (NEW."keep_from") OR OLD."keep_unit" IS DISTINCT FROM (NEW."keep_unit") OR OLD."legal_basis" IS DISTINCT FROM (NEW."legal_basis") OR OLD."minimum_age" IS DISTINCT FROM (NEW."minimum_age") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_it" IS DISTINCT FROM (NEW."name_it") OR OLD."needs_both_holders" IS DISTINCT FROM (NEW."needs_both_holders") OR OLD."people_en" IS DISTINCT FROM (NEW."people_en") OR OLD."people_it" IS DISTINCT FROM (NEW."people_it") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."recipients_en" IS DISTINCT FROM (NEW."recipients_en") OR OLD."recipients_it" IS DISTINCT FROM (NEW."recipients_it") OR OLD."special_basis" IS DISTINCT FROM (NEW."special_basis"))',
                    func='INSERT INTO "participants_purposehistory" ("code", "created_at", "data_en", "data_it", "id", "is_in_use", "keep_for", "keep_from", "keep_unit", "legal_basis", "minimum_age", "name_en", "name_it", "needs_both_holders", "people_en", "people_it", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "recipients_en", "recipients_it", "special_basis") VALUES (NEW."code", NEW."created_at", NEW."data_en", NEW."data_it", NEW."id", NEW."is_in_use", NEW."keep_for", NEW."keep_from", NEW."keep_unit", NEW."legal_basis", NEW."minimum_age", NEW."name_en", NEW."name_it", NEW."needs_both_holders", NEW."people_en", NEW."people_it", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."position", NEW."recipients_en", NEW."recipients_it", NEW."special_basis"); RETURN NULL;',
                    hash="01687cd5664cf8166fcca87fabed1bafe0541fed",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4feab",
                    table="participants_purpose",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="purpose",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participants_purposehistory" ("code", "created_at", "data_en", "data_it", "id", "is_in_use", "keep_for", "keep_from", "keep_unit", "legal_basis", "minimum_age", "name_en", "name_it", "needs_both_holders", "people_en", "people_it", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "recipients_en", "recipients_it", "special_basis") VALUES (OLD."code", OLD."created_at", OLD."data_en", OLD."data_it", OLD."id", OLD."is_in_use", OLD."keep_for", OLD."keep_from", OLD."keep_unit", OLD."legal_basis", OLD."minimum_age", OLD."name_en", OLD."name_it", OLD."needs_both_holders", OLD."people_en", OLD."people_it", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."position", OLD."recipients_en", OLD."recipients_it", OLD."special_basis"); RETURN NULL;',
                    hash="e732ce7f68f7f31f6aee9e86cc9abe1a89437a69",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bd9d5",
                    table="participants_purpose",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participant",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participants_participanthistory" ("birth_date", "created_at", "declared_14_on", "erased_at", "first_name", "gender", "id", "last_name", "municipality_id", "occupation", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "restricted_at", "restricted_because", "school_id", "school_year", "user_id") VALUES (NEW."birth_date", NEW."created_at", NEW."declared_14_on", NEW."erased_at", NEW."first_name", NEW."gender", NEW."id", NEW."last_name", NEW."municipality_id", NEW."occupation", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."restricted_at", NEW."restricted_because", NEW."school_id", NEW."school_year", NEW."user_id"); RETURN NULL;',
                    hash="854e4fbe2bf757cf66343f13761693b9b6d5afe6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_068a6",
                    table="participants_participant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participant",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."birth_date" IS DISTINCT FROM (NEW."birth_date") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."declared_14_on" IS DISTINCT FROM (NEW."declared_14_on") OR OLD."erased_at" IS DISTINCT FROM (NEW."erased_at") OR OLD."first_name" IS DISTINCT FROM (NEW."first_name") OR OLD."gender" IS DISTINCT FROM (NEW."gender") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."last_name" IS DISTINCT FROM (NEW."last_name") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."occupation" IS DISTINCT FROM (NEW."occupation") OR OLD."restricted_at" IS DISTINCT FROM (NEW."restricted_at") OR OLD."restricted_because" IS DISTINCT FROM (NEW."restricted_because") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."school_year" IS DISTINCT FROM (NEW."school_year") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                    func='INSERT INTO "participants_participanthistory" ("birth_date", "created_at", "declared_14_on", "erased_at", "first_name", "gender", "id", "last_name", "municipality_id", "occupation", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "restricted_at", "restricted_because", "school_id", "school_year", "user_id") VALUES (NEW."birth_date", NEW."created_at", NEW."declared_14_on", NEW."erased_at", NEW."first_name", NEW."gender", NEW."id", NEW."last_name", NEW."municipality_id", NEW."occupation", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."restricted_at", NEW."restricted_because", NEW."school_id", NEW."school_year", NEW."user_id"); RETURN NULL;',
                    hash="0a83bdaba4d58b7a02ccec341f76141820957c4c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c9656",
                    table="participants_participant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participant",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participants_participanthistory" ("birth_date", "created_at", "declared_14_on", "erased_at", "first_name", "gender", "id", "last_name", "municipality_id", "occupation", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "restricted_at", "restricted_because", "school_id", "school_year", "user_id") VALUES (OLD."birth_date", OLD."created_at", OLD."declared_14_on", OLD."erased_at", OLD."first_name", OLD."gender", OLD."id", OLD."last_name", OLD."municipality_id", OLD."occupation", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."restricted_at", OLD."restricted_because", OLD."school_id", OLD."school_year", OLD."user_id"); RETURN NULL;',
                    hash="fdbd8c3f87edef52b0cade781ce8a86720062f94",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9322e",
                    table="participants_participant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="guardianship",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participants_guardianshiphistory" ("confirmed_at", "created_at", "email", "ended_at", "guardian_id", "id", "is_sole", "name", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation") VALUES (NEW."confirmed_at", NEW."created_at", NEW."email", NEW."ended_at", NEW."guardian_id", NEW."id", NEW."is_sole", NEW."name", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."relation"); RETURN NULL;',
                    hash="4446c1f37f6dd137e94a384fd649f3af8c3203ed",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4e92a",
                    table="participants_guardianship",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="guardianship",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."guardian_id" IS DISTINCT FROM (NEW."guardian_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_sole" IS DISTINCT FROM (NEW."is_sole") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."participant_id" IS DISTINCT FROM (NEW."participant_id") OR OLD."relation" IS DISTINCT FROM (NEW."relation"))',
                    func='INSERT INTO "participants_guardianshiphistory" ("confirmed_at", "created_at", "email", "ended_at", "guardian_id", "id", "is_sole", "name", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation") VALUES (NEW."confirmed_at", NEW."created_at", NEW."email", NEW."ended_at", NEW."guardian_id", NEW."id", NEW."is_sole", NEW."name", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."relation"); RETURN NULL;',
                    hash="71ff73091cb0ab8fe4a9a2aa0581eb9dca654723",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_38f4d",
                    table="participants_guardianship",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="guardianship",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participants_guardianshiphistory" ("confirmed_at", "created_at", "email", "ended_at", "guardian_id", "id", "is_sole", "name", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation") VALUES (OLD."confirmed_at", OLD."created_at", OLD."email", OLD."ended_at", OLD."guardian_id", OLD."id", OLD."is_sole", OLD."name", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."relation"); RETURN NULL;',
                    hash="909255895f2775e8fb557a0f4859f1ae3c67d404",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_188eb",
                    table="participants_guardianship",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="privacyrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participants_privacyrequesthistory" ("answer", "asked_by", "created_at", "done_at", "due_on", "extended_because", "id", "kind", "outcome", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "recorded_by_id") VALUES (NEW."answer", NEW."asked_by", NEW."created_at", NEW."done_at", NEW."due_on", NEW."extended_because", NEW."id", NEW."kind", NEW."outcome", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."received_on", NEW."recorded_by_id"); RETURN NULL;',
                    hash="91582768b7ffee87595990bdd1835279f7d5f3d3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_adfe3",
                    table="participants_privacyrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="privacyrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."asked_by" IS DISTINCT FROM (NEW."asked_by") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."done_at" IS DISTINCT FROM (NEW."done_at") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."extended_because" IS DISTINCT FROM (NEW."extended_because") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."participant_id" IS DISTINCT FROM (NEW."participant_id") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))',
                    func='INSERT INTO "participants_privacyrequesthistory" ("answer", "asked_by", "created_at", "done_at", "due_on", "extended_because", "id", "kind", "outcome", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "recorded_by_id") VALUES (NEW."answer", NEW."asked_by", NEW."created_at", NEW."done_at", NEW."due_on", NEW."extended_because", NEW."id", NEW."kind", NEW."outcome", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."received_on", NEW."recorded_by_id"); RETURN NULL;',
                    hash="febf6bdb64c473de2d4f5b46a9b5814e9b160540",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ab703",
                    table="participants_privacyrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="privacyrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participants_privacyrequesthistory" ("answer", "asked_by", "created_at", "done_at", "due_on", "extended_because", "id", "kind", "outcome", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_on", "recorded_by_id") VALUES (OLD."answer", OLD."asked_by", OLD."created_at", OLD."done_at", OLD."due_on", OLD."extended_because", OLD."id", OLD."kind", OLD."outcome", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."received_on", OLD."recorded_by_id"); RETURN NULL;',
                    hash="0a0706b76ea20a1fe2ceef46bfaf918da9b6d9b4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ce242",
                    table="participants_privacyrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publishedimage",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participants_publishedimagehistory" ("created_at", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "programme_id", "taken_down_at", "taken_down_by_id", "title", "url", "use_id") VALUES (NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."place", NEW."programme_id", NEW."taken_down_at", NEW."taken_down_by_id", NEW."title", NEW."url", NEW."use_id"); RETURN NULL;',
                    hash="ae07ecd5b8566f783f4bb6ba929d2302b76115eb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6376c",
                    table="participants_publishedimage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publishedimage",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id") OR OLD."taken_down_at" IS DISTINCT FROM (NEW."taken_down_at") OR OLD."taken_down_by_id" IS DISTINCT FROM (NEW."taken_down_by_id") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."use_id" IS DISTINCT FROM (NEW."use_id"))',
                    func='INSERT INTO "participants_publishedimagehistory" ("created_at", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "programme_id", "taken_down_at", "taken_down_by_id", "title", "url", "use_id") VALUES (NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."place", NEW."programme_id", NEW."taken_down_at", NEW."taken_down_by_id", NEW."title", NEW."url", NEW."use_id"); RETURN NULL;',
                    hash="bc9c03dedbc7f1d7f8a3af150aa35162704ae5d7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bf341",
                    table="participants_publishedimage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publishedimage",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participants_publishedimagehistory" ("created_at", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "programme_id", "taken_down_at", "taken_down_by_id", "title", "url", "use_id") VALUES (OLD."created_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."place", OLD."programme_id", OLD."taken_down_at", OLD."taken_down_by_id", OLD."title", OLD."url", OLD."use_id"); RETURN NULL;',
                    hash="d724d0829fd414796b66309985412fda5453915b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b072e",
                    table="participants_publishedimage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="imageperson",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participants_imagepersonhistory" ("id", "image_id", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."image_id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="54e0fd8d0cfa63bfc599539d2447028e929b988f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b8644",
                    table="participants_imageperson",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="imageperson",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "participants_imagepersonhistory" ("id", "image_id", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."image_id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="5110e5b34e2fde98afd02b9c13385383537baab4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3a56e",
                    table="participants_imageperson",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="imageperson",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participants_imagepersonhistory" ("id", "image_id", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."image_id", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="39a81ab924c40c54f516d535661cae847a42658c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_83370",
                    table="participants_imageperson",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consentuse",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participants_consentusehistory" ("code", "id", "is_in_use", "name_en", "name_it", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "purpose_id") VALUES (NEW."code", NEW."id", NEW."is_in_use", NEW."name_en", NEW."name_it", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."position", NEW."purpose_id"); RETURN NULL;',
                    hash="2a5cd237f57ed09d77b9dfb2406872755b5750c3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2cae7",
                    table="participants_consentuse",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consentuse",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "participants_consentusehistory" ("code", "id", "is_in_use", "name_en", "name_it", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "purpose_id") VALUES (NEW."code", NEW."id", NEW."is_in_use", NEW."name_en", NEW."name_it", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."position", NEW."purpose_id"); RETURN NULL;',
                    hash="948d06938210bac0aa33d9fd52f9ddbea318d11b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4d3df",
                    table="participants_consentuse",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consentuse",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participants_consentusehistory" ("code", "id", "is_in_use", "name_en", "name_it", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "purpose_id") VALUES (OLD."code", OLD."id", OLD."is_in_use", OLD."name_en", OLD."name_it", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."position", OLD."purpose_id"); RETURN NULL;',
                    hash="7878e764b81cf223b03397fccf305e8c276d017b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3a8ac",
                    table="participants_consentuse",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="purposetext",
            trigger=pgtrigger.compiler.Trigger(
                name="published_text_never_changes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."published_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8924b8d42e68f449d55ef075ccddd26adb53174e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_published_text_never_changes_b6fd3",
                    table="participants_purposetext",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="purposetext",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participants_purposetexthistory" ("created_at", "full_en", "full_it", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "purpose_id", "short_en", "short_it", "version") VALUES (NEW."created_at", NEW."full_en", NEW."full_it", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."published_at", NEW."purpose_id", NEW."short_en", NEW."short_it", NEW."version"); RETURN NULL;',
                    hash="3fc8cc63b34c8f276b371fe460066b2801f4c2b4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1d21a",
                    table="participants_purposetext",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="purposetext",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."full_en" IS DISTINCT FROM (NEW."full_en") OR OLD."full_it" IS DISTINCT FROM (NEW."full_it") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."purpose_id" IS DISTINCT FROM (NEW."purpose_id") OR OLD."short_en" IS DISTINCT FROM (NEW."short_en") OR OLD."short_it" IS DISTINCT FROM (NEW."short_it") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "participants_purposetexthistory" ("created_at", "full_en", "full_it", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "purpose_id", "short_en", "short_it", "version") VALUES (NEW."created_at", NEW."full_en", NEW."full_it", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."published_at", NEW."purpose_id", NEW."short_en", NEW."short_it", NEW."version"); RETURN NULL;',
                    hash="6676f67c47074bd814bd79af9e188d1bc98a8247",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0ed92",
                    table="participants_purposetext",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="purposetext",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participants_purposetexthistory" ("created_at", "full_en", "full_it", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "purpose_id", "short_en", "short_it", "version") VALUES (OLD."created_at", OLD."full_en", OLD."full_it", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."published_at", OLD."purpose_id", OLD."short_en", OLD."short_it", OLD."version"); RETURN NULL;',
                    hash="0ff5edab438375b07709b75bf3b0f695395fca06",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e853f",
                    table="participants_purposetext",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participants_consenthistory" ("created_at", "effective_at", "end", "given_at", "id", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_id", "text_id", "use_id", "withdrawn_at") VALUES (NEW."created_at", NEW."effective_at", NEW."end", NEW."given_at", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."purpose_id", NEW."text_id", NEW."use_id", NEW."withdrawn_at"); RETURN NULL;',
                    hash="60d910e471c16232b9540cdf39ac52eddd08f68b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e441e",
                    table="participants_consent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."effective_at" IS DISTINCT FROM (NEW."effective_at") OR OLD."end" IS DISTINCT FROM (NEW."end") OR OLD."given_at" IS DISTINCT FROM (NEW."given_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."participant_id" IS DISTINCT FROM (NEW."participant_id") OR OLD."purpose_id" IS DISTINCT FROM (NEW."purpose_id") OR OLD."text_id" IS DISTINCT FROM (NEW."text_id") OR OLD."use_id" IS DISTINCT FROM (NEW."use_id") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at"))',
                    func='INSERT INTO "participants_consenthistory" ("created_at", "effective_at", "end", "given_at", "id", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_id", "text_id", "use_id", "withdrawn_at") VALUES (NEW."created_at", NEW."effective_at", NEW."end", NEW."given_at", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."purpose_id", NEW."text_id", NEW."use_id", NEW."withdrawn_at"); RETURN NULL;',
                    hash="2c76c400fd5d23ce367c5a4f5369adb5edd4d906",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4bbfa",
                    table="participants_consent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participants_consenthistory" ("created_at", "effective_at", "end", "given_at", "id", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_id", "text_id", "use_id", "withdrawn_at") VALUES (OLD."created_at", OLD."effective_at", OLD."end", OLD."given_at", OLD."id", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."purpose_id", OLD."text_id", OLD."use_id", OLD."withdrawn_at"); RETURN NULL;',
                    hash="3d8d0c2201910dd9eaa3e7b8bd43c72800038a48",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b13c8",
                    table="participants_consent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcecode",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participants_sourcecodehistory" ("code", "id", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id") VALUES (NEW."code", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."programme_id"); RETURN NULL;',
                    hash="f91d82ee474631780d11ea77ce195ce621ef41d0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1ee4b",
                    table="participants_sourcecode",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcecode",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "participants_sourcecodehistory" ("code", "id", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id") VALUES (NEW."code", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."programme_id"); RETURN NULL;',
                    hash="ea349689e6d70d55692514cd6a23f8af4eb3fa6e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f8d7d",
                    table="participants_sourcecode",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcecode",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "participants_sourcecodehistory" ("code", "id", "participant_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id") VALUES (OLD."code", OLD."id", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."programme_id"); RETURN NULL;',
                    hash="83c23ee0d07c2b45632c10e917c554f151041912",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_95cdd",
                    table="participants_sourcecode",
                    when="AFTER",
                ),
            ),
        ),
    ]

from __future__ import annotations

import datetime
import uuid

import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import core.db


class Migration(migrations.Migration):
    replaces = [
        ("partners", "0001_initial"),
        ("partners", "0002_history"),
        ("partners", "0003_professional_source_code_and_gender"),
        ("partners", "0004_safeguarding_checks"),
        ("partners", "0005_no_history_of_gender"),
        ("partners", "0006_code_of_conduct"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
        ("places", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Department",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
            ],
            options={
                "verbose_name": "department",
                "verbose_name_plural": "departments",
                "ordering": [core.db.Plain("name"), "pk"],
            },
        ),
        migrations.CreateModel(
            name="Room",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "step_free",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="step-free access",
                    ),
                ),
                (
                    "accessible_toilet",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="accessible toilet",
                    ),
                ),
                (
                    "lift",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="lift",
                    ),
                ),
                (
                    "hearing_loop",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="hearing loop",
                    ),
                ),
                (
                    "quiet_space",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="quiet space",
                    ),
                ),
                (
                    "accessibility_notes",
                    models.TextField(blank=True, verbose_name="accessibility notes"),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("floor", models.CharField(blank=True, max_length=40, verbose_name="floor")),
            ],
            options={
                "verbose_name": "room",
                "verbose_name_plural": "rooms",
                "ordering": [core.db.Plain("name"), "pk"],
            },
        ),
        migrations.CreateModel(
            name="CodeOfConduct",
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
                    models.PositiveSmallIntegerField(
                        editable=False, unique=True, verbose_name="version"
                    ),
                ),
                (
                    "text_it",
                    models.TextField(help_text="One rule a line.", verbose_name="text (Italian)"),
                ),
                (
                    "text_en",
                    models.TextField(help_text="One rule a line.", verbose_name="text (English)"),
                ),
                (
                    "asks_again",
                    models.BooleanField(
                        default=True,
                        help_text="No where only words became clearer: who accepted the one before still has.",
                        verbose_name="everybody accepts anew",
                    ),
                ),
            ],
            options={
                "verbose_name": "code of conduct",
                "verbose_name_plural": "codes of conduct",
                "ordering": ["-version"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text_it", ""), _negated=True),
                            models.Q(("text_en", ""), _negated=True),
                        ),
                        name="conduct_has_its_words",
                        violation_error_message="Write the code in both languages.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CodeOfConductHistory",
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
                (
                    "text_it",
                    models.TextField(help_text="One rule a line.", verbose_name="text (Italian)"),
                ),
                (
                    "text_en",
                    models.TextField(help_text="One rule a line.", verbose_name="text (English)"),
                ),
                (
                    "asks_again",
                    models.BooleanField(
                        default=True,
                        help_text="No where only words became clearer: who accepted the one before still has.",
                        verbose_name="everybody accepts anew",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="partners.codeofconduct",
                    ),
                ),
            ],
            options={
                "verbose_name": "code of conduct",
                "verbose_name_plural": "codes of conduct",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConductAcceptance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "accepted_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="accepted at"
                    ),
                ),
                (
                    "code",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acceptances",
                        to="partners.codeofconduct",
                        verbose_name="code of conduct",
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
                "verbose_name": "acceptance of the code of conduct",
                "verbose_name_plural": "acceptances of the code of conduct",
                "ordering": ["-accepted_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                    "role",
                    models.CharField(
                        choices=[("manager", "Manager"), ("member", "Member")],
                        max_length=7,
                        verbose_name="role",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
            ],
            options={
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
                "ordering": ["organisation", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
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
                            ("public_body", "Public body"),
                            ("school", "School"),
                            ("training", "Vocational training centre"),
                            ("adult_edu", "Adult education centre (CPIA)"),
                            ("university", "University"),
                            ("research", "Research body"),
                            ("company", "Company"),
                            ("association", "Association"),
                            ("foundation", "Foundation"),
                            ("employers", "Employers' association"),
                            ("chamber", "Chamber of commerce"),
                            ("museum", "Museum or library"),
                            ("fund", "Fund"),
                        ],
                        max_length=11,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "short_name",
                    models.CharField(blank=True, max_length=60, verbose_name="short name"),
                ),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="address name")),
                ("website", models.URLField(blank=True, verbose_name="website")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="public email address"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="places.municipality",
                        verbose_name="municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": [core.db.Plain("name"), "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "adult_edu",
                                    "association",
                                    "chamber",
                                    "company",
                                    "employers",
                                    "foundation",
                                    "fund",
                                    "museum",
                                    "public_body",
                                    "research",
                                    "school",
                                    "training",
                                    "university",
                                ],
                            )
                        ),
                        name="organisation_kind_valid",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MembershipHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "role",
                    models.CharField(
                        choices=[("manager", "Manager"), ("member", "Member")],
                        max_length=7,
                        verbose_name="role",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="partners.membership",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="membership",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="memberships",
                to="partners.organisation",
                verbose_name="organisation",
            ),
        ),
        migrations.CreateModel(
            name="DepartmentHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="partners.department",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "department",
                "verbose_name_plural": "departments",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="department",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="departments",
                to="partners.organisation",
                verbose_name="organisation",
            ),
        ),
        migrations.CreateModel(
            name="OrganisationHistory",
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
                            ("public_body", "Public body"),
                            ("school", "School"),
                            ("training", "Vocational training centre"),
                            ("adult_edu", "Adult education centre (CPIA)"),
                            ("university", "University"),
                            ("research", "Research body"),
                            ("company", "Company"),
                            ("association", "Association"),
                            ("foundation", "Foundation"),
                            ("employers", "Employers' association"),
                            ("chamber", "Chamber of commerce"),
                            ("museum", "Museum or library"),
                            ("fund", "Fund"),
                        ],
                        max_length=11,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "short_name",
                    models.CharField(blank=True, max_length=60, verbose_name="short name"),
                ),
                (
                    "slug",
                    models.SlugField(db_index=False, max_length=80, verbose_name="address name"),
                ),
                ("website", models.URLField(blank=True, verbose_name="website")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="public email address"
                    ),
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
                        verbose_name="municipality",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="partners.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Professional",
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
                ("job_title", models.CharField(max_length=150, verbose_name="job title")),
                ("biography", models.TextField(blank=True, verbose_name="biography")),
                ("is_role_model", models.BooleanField(default=False, verbose_name="role model")),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("woman", "Woman"),
                            ("man", "Man"),
                            ("other", "Other"),
                            ("not_said", "Prefers not to say"),
                        ],
                        help_text="Only for the count of women and men among speakers: never shown.",
                        max_length=8,
                        verbose_name="gender",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True,
                        help_text="To send her the code of conduct: shown to nobody who cannot change this.",
                        max_length=254,
                        verbose_name="email address",
                    ),
                ),
                (
                    "source_code",
                    models.CharField(
                        blank=True,
                        help_text="What a sheet calls this person, so that importing it again changes her row.",
                        max_length=40,
                        verbose_name="code of the source",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="professionals",
                        to="partners.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="professionals",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "professional",
                "verbose_name_plural": "professionals",
                "ordering": [core.db.Plain("last_name"), core.db.Plain("first_name"), "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gender", ""),
                            ("gender__in", ["man", "not_said", "other", "woman"]),
                            _connector="OR",
                        ),
                        name="professional_gender_valid",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("source_code", ""), _negated=True),
                        fields=("organisation", "source_code"),
                        name="professional_source_code_unique",
                        violation_error_message="This organisation already has somebody of that code.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConductInvitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="key"
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="email address")),
                (
                    "sent_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="sent at"),
                ),
                ("expires_at", models.DateTimeField(verbose_name="ends")),
                ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="used at")),
                (
                    "code",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.codeofconduct",
                        verbose_name="code of conduct",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent by",
                    ),
                ),
                (
                    "professional",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="partners.professional",
                        verbose_name="professional",
                    ),
                ),
            ],
            options={
                "verbose_name": "link to the code of conduct",
                "verbose_name_plural": "links to the code of conduct",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("sent_at"))),
                        name="conduct_link_ends_after_it_was_sent",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConductAcceptanceHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "accepted_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="accepted at"
                    ),
                ),
                (
                    "code",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.codeofconduct",
                        verbose_name="code of conduct",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="partners.conductacceptance",
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
                (
                    "professional",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.professional",
                        verbose_name="professional",
                    ),
                ),
            ],
            options={
                "verbose_name": "acceptance of the code of conduct",
                "verbose_name_plural": "acceptances of the code of conduct",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="conductacceptance",
            name="professional",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="acceptances",
                to="partners.professional",
                verbose_name="professional",
            ),
        ),
        migrations.CreateModel(
            name="ProfessionalHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("first_name", models.CharField(max_length=150, verbose_name="first name")),
                ("last_name", models.CharField(max_length=150, verbose_name="last name")),
                ("job_title", models.CharField(max_length=150, verbose_name="job title")),
                ("biography", models.TextField(blank=True, verbose_name="biography")),
                ("is_role_model", models.BooleanField(default=False, verbose_name="role model")),
                (
                    "source_code",
                    models.CharField(
                        blank=True,
                        help_text="What a sheet calls this person, so that importing it again changes her row.",
                        max_length=40,
                        verbose_name="code of the source",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="partners.professional",
                    ),
                ),
            ],
            options={
                "verbose_name": "professional",
                "verbose_name_plural": "professionals",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SafeguardingCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("checked_on", models.DateField(verbose_name="checked on")),
                (
                    "valid_until",
                    models.DateField(
                        help_text="Six months after the day of the certificate, at most.",
                        verbose_name="valid until",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("clear", "May work with minors"),
                            ("not_clear", "May not work with minors"),
                        ],
                        max_length=9,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="checked by",
                    ),
                ),
                (
                    "professional",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="partners.professional",
                        verbose_name="professional",
                    ),
                ),
            ],
            options={
                "verbose_name": "safeguarding check",
                "verbose_name_plural": "safeguarding checks",
                "ordering": ["-checked_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["clear", "not_clear"])),
                        name="check_outcome_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("valid_until__gte", models.F("checked_on"))),
                        name="check_valid_until_after_it_was_made",
                        violation_error_message="A check cannot end before it was made.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "valid_until__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("checked_on"),
                                    "+",
                                    models.Value(datetime.timedelta(days=184)),
                                ),
                            )
                        ),
                        name="check_valid_for_six_months",
                        violation_error_message="A check holds for six months at most.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SafeguardingCheckHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("checked_on", models.DateField(verbose_name="checked on")),
                (
                    "valid_until",
                    models.DateField(
                        help_text="Six months after the day of the certificate, at most.",
                        verbose_name="valid until",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("clear", "May work with minors"),
                            ("not_clear", "May not work with minors"),
                        ],
                        max_length=9,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="checked by",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="partners.safeguardingcheck",
                    ),
                ),
                (
                    "professional",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.professional",
                        verbose_name="professional",
                    ),
                ),
            ],
            options={
                "verbose_name": "safeguarding check",
                "verbose_name_plural": "safeguarding checks",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Site",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "step_free",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="step-free access",
                    ),
                ),
                (
                    "accessible_toilet",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="accessible toilet",
                    ),
                ),
                (
                    "lift",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="lift",
                    ),
                ),
                (
                    "hearing_loop",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="hearing loop",
                    ),
                ),
                (
                    "quiet_space",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="quiet space",
                    ),
                ),
                (
                    "accessibility_notes",
                    models.TextField(blank=True, verbose_name="accessibility notes"),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("address", models.CharField(max_length=200, verbose_name="address")),
                (
                    "postal_code",
                    models.CharField(blank=True, max_length=5, verbose_name="postal code"),
                ),
                ("directions", models.TextField(blank=True, verbose_name="how to get there")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sites",
                        to="places.municipality",
                        verbose_name="municipality",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sites",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "site",
                "verbose_name_plural": "sites",
                "ordering": [core.db.Plain("name"), "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "name"),
                        name="site_name_unique",
                        violation_error_message="This organisation already has a site of that name.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoomHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "step_free",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="step-free access",
                    ),
                ),
                (
                    "accessible_toilet",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="accessible toilet",
                    ),
                ),
                (
                    "lift",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="lift",
                    ),
                ),
                (
                    "hearing_loop",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="hearing loop",
                    ),
                ),
                (
                    "quiet_space",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="quiet space",
                    ),
                ),
                (
                    "accessibility_notes",
                    models.TextField(blank=True, verbose_name="accessibility notes"),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("floor", models.CharField(blank=True, max_length=40, verbose_name="floor")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="partners.room",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "room",
                "verbose_name_plural": "rooms",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="room",
            name="site",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="rooms",
                to="partners.site",
                verbose_name="site",
            ),
        ),
        migrations.CreateModel(
            name="SiteHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "step_free",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="step-free access",
                    ),
                ),
                (
                    "accessible_toilet",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="accessible toilet",
                    ),
                ),
                (
                    "lift",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="lift",
                    ),
                ),
                (
                    "hearing_loop",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="hearing loop",
                    ),
                ),
                (
                    "quiet_space",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        default="unknown",
                        max_length=7,
                        verbose_name="quiet space",
                    ),
                ),
                (
                    "accessibility_notes",
                    models.TextField(blank=True, verbose_name="accessibility notes"),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("address", models.CharField(max_length=200, verbose_name="address")),
                (
                    "postal_code",
                    models.CharField(blank=True, max_length=5, verbose_name="postal code"),
                ),
                ("directions", models.TextField(blank=True, verbose_name="how to get there")),
                (
                    "municipality",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="places.municipality",
                        verbose_name="municipality",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="partners.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "site",
                "verbose_name_plural": "sites",
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["manager", "member"])),
                name="membership_role_valid",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                fields=("organisation", "user"),
                name="membership_unique",
                violation_error_message="This person is already a member.",
            ),
        ),
        migrations.AddConstraint(
            model_name="department",
            constraint=models.UniqueConstraint(
                fields=("organisation", "name"),
                name="department_name_unique",
                violation_error_message="This organisation already has that department.",
            ),
        ),
        migrations.AddConstraint(
            model_name="conductacceptance",
            constraint=models.UniqueConstraint(
                fields=("professional", "code"),
                name="conduct_accepted_once",
                violation_error_message="This version was accepted already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.UniqueConstraint(
                fields=("site", "name"),
                name="room_name_unique",
                violation_error_message="This site already has a room of that name.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="codeofconduct",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_codeofconducthistory" ("asks_again", "created_at", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "text_en", "text_it", "version") VALUES (NEW."asks_again", NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."text_en", NEW."text_it", NEW."version"); RETURN NULL;',
                    hash="e6219e5859204c876fdc085d7295ff7c960ef9ad",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8abe5",
                    table="partners_codeofconduct",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="codeofconduct",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."asks_again" IS DISTINCT FROM (NEW."asks_again") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."text_en" IS DISTINCT FROM (NEW."text_en") OR OLD."text_it" IS DISTINCT FROM (NEW."text_it") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "partners_codeofconducthistory" ("asks_again", "created_at", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "text_en", "text_it", "version") VALUES (NEW."asks_again", NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."text_en", NEW."text_it", NEW."version"); RETURN NULL;',
                    hash="13695b4ae4ce7efcce3d314ff5fe453e56000c29",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b22ac",
                    table="partners_codeofconduct",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="codeofconduct",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_codeofconducthistory" ("asks_again", "created_at", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "text_en", "text_it", "version") VALUES (OLD."asks_again", OLD."created_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."text_en", OLD."text_it", OLD."version"); RETURN NULL;',
                    hash="db8ff79a7bb8bad1ed9d9fd4aaa691a91d6a42fc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_65b40",
                    table="partners_codeofconduct",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "partners_organisationhistory" ("created_at", "email", "id", "kind", "municipality_id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "slug", "website") SELECT new_values."created_at", new_values."email", new_values."id", new_values."kind", new_values."municipality_id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."short_name", new_values."slug", new_values."website" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="c4b91e5b35b5fadde00ddab92281c05bd8044819",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ce7ac",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="partners_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "partners_organisationhistory" ("created_at", "email", "id", "kind", "municipality_id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "slug", "website") SELECT new_values."created_at", new_values."email", new_values."id", new_values."kind", new_values."municipality_id", new_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."short_name", new_values."slug", new_values."website" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."email" IS DISTINCT FROM (new_values."email") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."municipality_id" IS DISTINCT FROM (new_values."municipality_id") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."short_name" IS DISTINCT FROM (new_values."short_name") OR old_values."slug" IS DISTINCT FROM (new_values."slug") OR old_values."website" IS DISTINCT FROM (new_values."website")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="9b46a71d212680a2971fd835f1dda63378f1b840",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8fb0e",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="partners_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "partners_organisationhistory" ("created_at", "email", "id", "kind", "municipality_id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "slug", "website") SELECT old_values."created_at", old_values."email", old_values."id", old_values."kind", old_values."municipality_id", old_values."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."short_name", old_values."slug", old_values."website" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="a2770fff6ce99c78a22a88e5e29237d9cf382c6e",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7d3a7",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="partners_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_membershiphistory" ("created_at", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id") VALUES (NEW."created_at", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."role", NEW."user_id"); RETURN NULL;',
                    hash="17e9b42a0a6de4b614c61a03e217924db54b1b8a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_81abf",
                    table="partners_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                    func='INSERT INTO "partners_membershiphistory" ("created_at", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id") VALUES (NEW."created_at", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."role", NEW."user_id"); RETURN NULL;',
                    hash="38f08bc396f2edbed7fa9b84322f7ea85231cf78",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_668ed",
                    table="partners_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_membershiphistory" ("created_at", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id") VALUES (OLD."created_at", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."role", OLD."user_id"); RETURN NULL;',
                    hash="6c2e53cbf68b86ad7c0c4f657f76a58a2ae1781e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_25b49",
                    table="partners_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="department",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_departmenthistory" ("id", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="899a2bd2fd223460277613eec67cf6868b8bbc4b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dd0f4",
                    table="partners_department",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="department",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partners_departmenthistory" ("id", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="36adae6e176096da413dcd62f7b8cc58004e0994",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9b7ac",
                    table="partners_department",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="department",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_departmenthistory" ("id", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."name", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="aa85e7eff9fb748dd14da64483a6c5434af4abb1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_dc615",
                    table="partners_department",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="professional",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_professionalhistory" ("biography", "created_at", "department_id", "first_name", "id", "is_role_model", "job_title", "last_name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_code") VALUES (NEW."biography", NEW."created_at", NEW."department_id", NEW."first_name", NEW."id", NEW."is_role_model", NEW."job_title", NEW."last_name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."source_code"); RETURN NULL;',
                    hash="1b9473ab15c79502e3f365fb1d914d79ed8e021a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_21597",
                    table="partners_professional",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="professional",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."biography" IS DISTINCT FROM (NEW."biography") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."department_id" IS DISTINCT FROM (NEW."department_id") OR OLD."first_name" IS DISTINCT FROM (NEW."first_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_role_model" IS DISTINCT FROM (NEW."is_role_model") OR OLD."job_title" IS DISTINCT FROM (NEW."job_title") OR OLD."last_name" IS DISTINCT FROM (NEW."last_name") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."source_code" IS DISTINCT FROM (NEW."source_code"))',
                    func='INSERT INTO "partners_professionalhistory" ("biography", "created_at", "department_id", "first_name", "id", "is_role_model", "job_title", "last_name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_code") VALUES (NEW."biography", NEW."created_at", NEW."department_id", NEW."first_name", NEW."id", NEW."is_role_model", NEW."job_title", NEW."last_name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."source_code"); RETURN NULL;',
                    hash="fb740178035df75f0211cdbed4d6e96adb51b195",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fc942",
                    table="partners_professional",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="professional",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_professionalhistory" ("biography", "created_at", "department_id", "first_name", "id", "is_role_model", "job_title", "last_name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_code") VALUES (OLD."biography", OLD."created_at", OLD."department_id", OLD."first_name", OLD."id", OLD."is_role_model", OLD."job_title", OLD."last_name", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."source_code"); RETURN NULL;',
                    hash="4c181f050fd290da508d104adb7a7717573a06fa",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d6251",
                    table="partners_professional",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conductacceptance",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_conductacceptancehistory" ("accepted_at", "code_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "professional_id", "recorded_by_id") VALUES (NEW."accepted_at", NEW."code_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."professional_id", NEW."recorded_by_id"); RETURN NULL;',
                    hash="45f878e9e6e7ad65c8c0b5619488e7fe85bfcad5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_96058",
                    table="partners_conductacceptance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conductacceptance",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partners_conductacceptancehistory" ("accepted_at", "code_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "professional_id", "recorded_by_id") VALUES (NEW."accepted_at", NEW."code_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."professional_id", NEW."recorded_by_id"); RETURN NULL;',
                    hash="eed107e5933b3626d00699040a18dcedc638d81f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_86766",
                    table="partners_conductacceptance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="conductacceptance",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_conductacceptancehistory" ("accepted_at", "code_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "professional_id", "recorded_by_id") VALUES (OLD."accepted_at", OLD."code_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."professional_id", OLD."recorded_by_id"); RETURN NULL;',
                    hash="905416154c2a40eefe54a72656fb9e63ef6c550f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c717b",
                    table="partners_conductacceptance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safeguardingcheck",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_safeguardingcheckhistory" ("checked_by_id", "checked_on", "created_at", "id", "outcome", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "professional_id", "valid_until") VALUES (NEW."checked_by_id", NEW."checked_on", NEW."created_at", NEW."id", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."professional_id", NEW."valid_until"); RETURN NULL;',
                    hash="e48d857223de56957778119e6f6a9a7c359bb9b5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d5c9c",
                    table="partners_safeguardingcheck",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safeguardingcheck",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."checked_by_id" IS DISTINCT FROM (NEW."checked_by_id") OR OLD."checked_on" IS DISTINCT FROM (NEW."checked_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."professional_id" IS DISTINCT FROM (NEW."professional_id") OR OLD."valid_until" IS DISTINCT FROM (NEW."valid_until"))',
                    func='INSERT INTO "partners_safeguardingcheckhistory" ("checked_by_id", "checked_on", "created_at", "id", "outcome", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "professional_id", "valid_until") VALUES (NEW."checked_by_id", NEW."checked_on", NEW."created_at", NEW."id", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."professional_id", NEW."valid_until"); RETURN NULL;',
                    hash="51c1b48484723f25a2a1ea741fbc21c1226bc8f3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3256a",
                    table="partners_safeguardingcheck",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="safeguardingcheck",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_safeguardingcheckhistory" ("checked_by_id", "checked_on", "created_at", "id", "outcome", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "professional_id", "valid_until") VALUES (OLD."checked_by_id", OLD."checked_on", OLD."created_at", OLD."id", OLD."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."professional_id", OLD."valid_until"); RETURN NULL;',
                    hash="bd69c806044fe46b4d39d95974415d09a6afa161",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6269d",
                    table="partners_safeguardingcheck",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="site",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_sitehistory" ("accessibility_notes", "accessible_toilet", "address", "directions", "hearing_loop", "id", "lift", "municipality_id", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "postal_code", "quiet_space", "step_free") VALUES (NEW."accessibility_notes", NEW."accessible_toilet", NEW."address", NEW."directions", NEW."hearing_loop", NEW."id", NEW."lift", NEW."municipality_id", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."postal_code", NEW."quiet_space", NEW."step_free"); RETURN NULL;',
                    hash="9a46cd2e480b015be9dfc4214517b9b75ec704ca",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_049c2",
                    table="partners_site",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="site",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partners_sitehistory" ("accessibility_notes", "accessible_toilet", "address", "directions", "hearing_loop", "id", "lift", "municipality_id", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "postal_code", "quiet_space", "step_free") VALUES (NEW."accessibility_notes", NEW."accessible_toilet", NEW."address", NEW."directions", NEW."hearing_loop", NEW."id", NEW."lift", NEW."municipality_id", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."postal_code", NEW."quiet_space", NEW."step_free"); RETURN NULL;',
                    hash="98d4b703a93b7d59366f173443e2488bfa9ca1b5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5a2f3",
                    table="partners_site",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="site",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_sitehistory" ("accessibility_notes", "accessible_toilet", "address", "directions", "hearing_loop", "id", "lift", "municipality_id", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "postal_code", "quiet_space", "step_free") VALUES (OLD."accessibility_notes", OLD."accessible_toilet", OLD."address", OLD."directions", OLD."hearing_loop", OLD."id", OLD."lift", OLD."municipality_id", OLD."name", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."postal_code", OLD."quiet_space", OLD."step_free"); RETURN NULL;',
                    hash="fb83738c094ed6f100b57be36a20466f9bb53fa9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_06643",
                    table="partners_site",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="room",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_roomhistory" ("accessibility_notes", "accessible_toilet", "floor", "hearing_loop", "id", "lift", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quiet_space", "site_id", "step_free") VALUES (NEW."accessibility_notes", NEW."accessible_toilet", NEW."floor", NEW."hearing_loop", NEW."id", NEW."lift", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."quiet_space", NEW."site_id", NEW."step_free"); RETURN NULL;',
                    hash="f16187be74810f0e7ed8613d147beafb023e5d1a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7e635",
                    table="partners_room",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="room",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partners_roomhistory" ("accessibility_notes", "accessible_toilet", "floor", "hearing_loop", "id", "lift", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quiet_space", "site_id", "step_free") VALUES (NEW."accessibility_notes", NEW."accessible_toilet", NEW."floor", NEW."hearing_loop", NEW."id", NEW."lift", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."quiet_space", NEW."site_id", NEW."step_free"); RETURN NULL;',
                    hash="354bf00218959de605cb6a909ba40027bed8e103",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8af3a",
                    table="partners_room",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="room",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_roomhistory" ("accessibility_notes", "accessible_toilet", "floor", "hearing_loop", "id", "lift", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "quiet_space", "site_id", "step_free") VALUES (OLD."accessibility_notes", OLD."accessible_toilet", OLD."floor", OLD."hearing_loop", OLD."id", OLD."lift", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."quiet_space", OLD."site_id", OLD."step_free"); RETURN NULL;',
                    hash="6b33b23176e0f883df2e3e4470b911a93eeebf33",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b8b6e",
                    table="partners_room",
                    when="AFTER",
                ),
            ),
        ),
    ]

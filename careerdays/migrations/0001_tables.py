from __future__ import annotations

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.constraints
import django.db.models.deletion
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import careerdays.models.day
import core.db


class Migration(migrations.Migration):
    replaces = [
        ("careerdays", "0001_initial"),
        ("careerdays", "0002_class_ballots"),
        ("careerdays", "0003_history_of_runs"),
        ("careerdays", "0004_places"),
        ("careerdays", "0005_fairness_reports"),
        ("careerdays", "0006_decisions_by_hand"),
        ("careerdays", "0007_publishing_basis"),
        ("careerdays", "0008_stay_together"),
        ("careerdays", "0009_kept_seats"),
        ("careerdays", "0010_decisions_after_publication"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
        ("core", "0001_postgresql"),
        ("events", "0001_tables"),
        ("participants", "0001_tables"),
        ("partners", "0001_tables"),
        ("registrations", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="CareerDay",
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
                    "rounds_each",
                    models.PositiveSmallIntegerField(
                        default=6, verbose_name="encounters for each student"
                    ),
                ),
                (
                    "most_choices",
                    models.PositiveSmallIntegerField(
                        default=10,
                        help_text="How many hosts a student puts in order; more than she meets is better.",
                        verbose_name="choices for each student",
                    ),
                ),
                (
                    "first_choices",
                    models.PositiveSmallIntegerField(
                        default=3,
                        help_text="Everybody gets one of her first so many choices where it can be had.",
                        verbose_name="one among the first",
                    ),
                ),
                (
                    "most_of_one_school",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Leave empty for no limit.",
                        null=True,
                        verbose_name="most students of one school with a host at once",
                    ),
                ),
                ("choices_open_at", models.DateTimeField(verbose_name="choices open at")),
                ("choices_close_at", models.DateTimeField(verbose_name="choices close at")),
                (
                    "seed",
                    models.CharField(
                        default=careerdays.models.day.new_seed,
                        help_text="Published with the timetable: it decides between equal answers.",
                        max_length=40,
                        verbose_name="seed of the draw",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="published at"
                    ),
                ),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="career_day",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
            ],
            options={
                "verbose_name": "career day",
                "verbose_name_plural": "career days",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("rounds_each__range", (1, 30))),
                        name="career_day_rounds_positive",
                        violation_error_message="Write 1 to 30 encounters.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_choices__lte", models.F("most_choices")),
                            ("most_choices__range", (1, 30)),
                        ),
                        name="career_day_choices_positive",
                        violation_error_message="Write 1 to 30 choices, and no more first choices than choices.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("most_of_one_school", None),
                            ("most_of_one_school__gt", 0),
                            _connector="OR",
                        ),
                        name="career_day_school_positive",
                        violation_error_message="Write at least 1, or leave it empty for no limit.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("choices_close_at__gt", models.F("choices_open_at"))),
                        name="career_day_choices_close_later",
                        violation_error_message="Choices close after they open.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ballot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="number"),
                ),
                (
                    "code",
                    models.CharField(
                        blank=True, max_length=11, null=True, unique=True, verbose_name="code"
                    ),
                ),
                (
                    "changed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="changed at"),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ballots",
                        to="participants.participant",
                        verbose_name="participant",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ballots",
                        to="registrations.registration",
                        verbose_name="booking of a class",
                    ),
                ),
                (
                    "career_day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ballots",
                        to="careerdays.careerday",
                        verbose_name="career day",
                    ),
                ),
            ],
            options={
                "verbose_name": "ballot",
                "verbose_name_plural": "ballots",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("career_day", "participant"), name="ballot_unique"
                    ),
                    models.UniqueConstraint(
                        fields=("registration", "number"), name="ballot_of_pupil_unique"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("code", None),
                                ("number", None),
                                ("participant__isnull", False),
                                ("registration", None),
                            ),
                            models.Q(
                                ("code__isnull", False),
                                ("number__gt", 0),
                                ("participant", None),
                                ("registration__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="ballot_of_person_or_pupil",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CareerDayHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "rounds_each",
                    models.PositiveSmallIntegerField(
                        default=6, verbose_name="encounters for each student"
                    ),
                ),
                (
                    "most_choices",
                    models.PositiveSmallIntegerField(
                        default=10,
                        help_text="How many hosts a student puts in order; more than she meets is better.",
                        verbose_name="choices for each student",
                    ),
                ),
                (
                    "first_choices",
                    models.PositiveSmallIntegerField(
                        default=3,
                        help_text="Everybody gets one of her first so many choices where it can be had.",
                        verbose_name="one among the first",
                    ),
                ),
                (
                    "most_of_one_school",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Leave empty for no limit.",
                        null=True,
                        verbose_name="most students of one school with a host at once",
                    ),
                ),
                ("choices_open_at", models.DateTimeField(verbose_name="choices open at")),
                ("choices_close_at", models.DateTimeField(verbose_name="choices close at")),
                (
                    "seed",
                    models.CharField(
                        default=careerdays.models.day.new_seed,
                        help_text="Published with the timetable: it decides between equal answers.",
                        max_length=40,
                        verbose_name="seed of the draw",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="published at"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
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
                        to="careerdays.careerday",
                    ),
                ),
            ],
            options={
                "verbose_name": "career day",
                "verbose_name_plural": "career days",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Host",
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
                    "name",
                    models.CharField(
                        help_text="As students read it: a person, or a desk.",
                        max_length=120,
                        verbose_name="name",
                    ),
                ),
                (
                    "story",
                    models.TextField(
                        help_text="In a few lines: what she does all day, and how she came to it.",
                        max_length=600,
                        verbose_name="story",
                    ),
                ),
                (
                    "competences",
                    models.CharField(
                        blank=True,
                        help_text="What she needs in her work, separated by commas.",
                        max_length=200,
                        verbose_name="topics and competences",
                    ),
                ),
                (
                    "seats",
                    models.PositiveSmallIntegerField(default=8, verbose_name="seats in a round"),
                ),
                (
                    "kept",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Of the seats in a round, those that only a group may have.",
                        verbose_name="seats kept",
                    ),
                ),
                (
                    "kept_for",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("network", "Schools of the programme's network"),
                            ("classes", "Whole classes"),
                            ("individuals", "People who come on their own"),
                            ("gender", "A gender"),
                            ("school_year", "Class years"),
                        ],
                        max_length=11,
                        verbose_name="kept for",
                    ),
                ),
                (
                    "kept_gender",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("female", "Girl or woman"),
                            ("male", "Boy or man"),
                            ("other", "Other"),
                            ("not_said", "I prefer not to say"),
                        ],
                        max_length=8,
                        verbose_name="gender",
                    ),
                ),
                (
                    "kept_from_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="kept from class year"
                    ),
                ),
                (
                    "kept_to_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="kept to class year"
                    ),
                ),
                (
                    "from_year",
                    models.PositiveSmallIntegerField(default=1, verbose_name="from class year"),
                ),
                (
                    "to_year",
                    models.PositiveSmallIntegerField(default=5, verbose_name="to class year"),
                ),
                (
                    "career_day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hosts",
                        to="careerdays.careerday",
                        verbose_name="career day",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="career_day_hosts",
                        to="partners.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="career_day_hosts",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "professionals",
                    models.ManyToManyField(
                        blank=True,
                        related_name="career_day_hosts",
                        to="partners.professional",
                        verbose_name="professionals",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="career_day_hosts",
                        to="partners.room",
                        verbose_name="room",
                    ),
                ),
            ],
            options={
                "verbose_name": "host",
                "verbose_name_plural": "hosts",
                "ordering": [core.db.Plain("name"), "pk"],
            },
        ),
        migrations.CreateModel(
            name="Choice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(verbose_name="rank")),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="choices",
                        to="careerdays.ballot",
                        verbose_name="ballot",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="choices",
                        to="careerdays.host",
                        verbose_name="host",
                    ),
                ),
            ],
            options={
                "verbose_name": "choice",
                "verbose_name_plural": "choices",
                "ordering": ["ballot", "rank"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("rank__gt", 0)), name="choice_rank_positive"
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("ballot", "rank"),
                        name="choice_rank_unique",
                    ),
                    models.UniqueConstraint(fields=("ballot", "host"), name="choice_host_unique"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HostHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "name",
                    models.CharField(
                        help_text="As students read it: a person, or a desk.",
                        max_length=120,
                        verbose_name="name",
                    ),
                ),
                (
                    "story",
                    models.TextField(
                        help_text="In a few lines: what she does all day, and how she came to it.",
                        max_length=600,
                        verbose_name="story",
                    ),
                ),
                (
                    "competences",
                    models.CharField(
                        blank=True,
                        help_text="What she needs in her work, separated by commas.",
                        max_length=200,
                        verbose_name="topics and competences",
                    ),
                ),
                (
                    "seats",
                    models.PositiveSmallIntegerField(default=8, verbose_name="seats in a round"),
                ),
                (
                    "kept",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Of the seats in a round, those that only a group may have.",
                        verbose_name="seats kept",
                    ),
                ),
                (
                    "kept_for",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("network", "Schools of the programme's network"),
                            ("classes", "Whole classes"),
                            ("individuals", "People who come on their own"),
                            ("gender", "A gender"),
                            ("school_year", "Class years"),
                        ],
                        max_length=11,
                        verbose_name="kept for",
                    ),
                ),
                (
                    "kept_gender",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("female", "Girl or woman"),
                            ("male", "Boy or man"),
                            ("other", "Other"),
                            ("not_said", "I prefer not to say"),
                        ],
                        max_length=8,
                        verbose_name="gender",
                    ),
                ),
                (
                    "kept_from_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="kept from class year"
                    ),
                ),
                (
                    "kept_to_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="kept to class year"
                    ),
                ),
                (
                    "from_year",
                    models.PositiveSmallIntegerField(default=1, verbose_name="from class year"),
                ),
                (
                    "to_year",
                    models.PositiveSmallIntegerField(default=5, verbose_name="to class year"),
                ),
                (
                    "career_day",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="careerdays.careerday",
                        verbose_name="career day",
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
                        to="careerdays.host",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.room",
                        verbose_name="room",
                    ),
                ),
            ],
            options={
                "verbose_name": "host",
                "verbose_name_plural": "hosts",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HostProfessionalHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "host",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="careerdays.host",
                    ),
                ),
                (
                    "professional",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.professional",
                    ),
                ),
            ],
            options={
                "verbose_name": "professional of a host",
                "verbose_name_plural": "professionals of hosts",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seats", models.PositiveSmallIntegerField(verbose_name="seats")),
                (
                    "during",
                    django.contrib.postgres.fields.ranges.DateTimeRangeField(verbose_name="time"),
                ),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meetings",
                        to="careerdays.host",
                        verbose_name="host",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="partners.room",
                        verbose_name="room",
                    ),
                ),
            ],
            options={
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ["round", "host"],
            },
        ),
        migrations.CreateModel(
            name="Pin",
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
                    "is_met",
                    models.BooleanField(
                        db_default=True,
                        default=True,
                        help_text="No: not any more.",
                        verbose_name="meets",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        help_text="For whoever reads it later; nothing of health.",
                        max_length=200,
                        verbose_name="reason",
                    ),
                ),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pins",
                        to="careerdays.ballot",
                        verbose_name="ballot",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pins",
                        to="careerdays.host",
                        verbose_name="host",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pins",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision by hand",
                "verbose_name_plural": "decisions by hand",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="PlaceOffer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Not answered yet"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("expired", "Expired"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "offered_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="offered at"
                    ),
                ),
                ("expires_at", models.DateTimeField(verbose_name="expires at")),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offers",
                        to="careerdays.ballot",
                        verbose_name="ballot",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offers",
                        to="careerdays.meeting",
                        verbose_name="meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "offer of a place",
                "verbose_name_plural": "offers of places",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "open")),
                        fields=["expires_at"],
                        name="place_offer_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["accepted", "declined", "expired", "open"])
                        ),
                        name="place_offer_status_valid",
                    ),
                    models.UniqueConstraint(fields=("meeting", "ballot"), name="place_offer_once"),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("offered_at"))),
                        name="place_offer_expires_later",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("starts_at", models.DateTimeField(verbose_name="starts at")),
                ("ends_at", models.DateTimeField(verbose_name="ends at")),
                (
                    "career_day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rounds",
                        to="careerdays.careerday",
                        verbose_name="career day",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="events.session",
                        verbose_name="day",
                    ),
                ),
            ],
            options={
                "verbose_name": "round",
                "verbose_name_plural": "rounds",
                "ordering": ["starts_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("session", "number"),
                        name="round_number_unique",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="round_ends_later",
                        violation_error_message="A round ends after it begins.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("session", "="),
                            (
                                models.Func(
                                    models.F("starts_at"), models.F("ends_at"), function="tstzrange"
                                ),
                                "&&",
                            ),
                        ],
                        name="round_one_at_a_time",
                        violation_error_message="Two rounds of a day are at the same time.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PinHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "is_met",
                    models.BooleanField(
                        db_default=True,
                        default=True,
                        help_text="No: not any more.",
                        verbose_name="meets",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        help_text="For whoever reads it later; nothing of health.",
                        max_length=200,
                        verbose_name="reason",
                    ),
                ),
                (
                    "ballot",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="careerdays.ballot",
                        verbose_name="ballot",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="careerdays.host",
                        verbose_name="host",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="careerdays.pin",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Leave empty where any round will do.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="careerdays.round",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision by hand",
                "verbose_name_plural": "decisions by hand",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="pin",
            name="round",
            field=models.ForeignKey(
                blank=True,
                help_text="Leave empty where any round will do.",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="pins",
                to="careerdays.round",
                verbose_name="round",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="meetings",
                to="careerdays.round",
                verbose_name="round",
            ),
        ),
        migrations.AddField(
            model_name="host",
            name="away",
            field=models.ManyToManyField(
                blank=True,
                related_name="hosts_away",
                to="careerdays.round",
                verbose_name="rounds without this host",
            ),
        ),
        migrations.CreateModel(
            name="Encounter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(verbose_name="rank")),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="encounters",
                        to="careerdays.ballot",
                        verbose_name="ballot",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="encounters",
                        to="careerdays.host",
                        verbose_name="host",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="encounters",
                        to="careerdays.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="encounters",
                        to="careerdays.round",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "encounter",
                "verbose_name_plural": "encounters",
                "ordering": ["round", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("ballot", "round"), name="encounter_one_at_a_time"
                    ),
                    models.UniqueConstraint(
                        fields=("ballot", "host"), name="encounter_no_host_twice"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AwayRoundHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "host",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="careerdays.host",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="careerdays.round",
                    ),
                ),
            ],
            options={
                "verbose_name": "round without a host",
                "verbose_name_plural": "rounds without a host",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RoundHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("starts_at", models.DateTimeField(verbose_name="starts at")),
                ("ends_at", models.DateTimeField(verbose_name="ends at")),
                (
                    "career_day",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="careerdays.careerday",
                        verbose_name="career day",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="careerdays.round",
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
                        verbose_name="day",
                    ),
                ),
            ],
            options={
                "verbose_name": "round",
                "verbose_name_plural": "rounds",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "made_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="made at"
                    ),
                ),
                ("seed", models.CharField(max_length=40, verbose_name="seed of the draw")),
                ("digest", models.CharField(max_length=64, verbose_name="digest of the input")),
                (
                    "basis",
                    models.CharField(
                        db_default="",
                        default="",
                        editable=False,
                        max_length=64,
                        verbose_name="digest of rules, hosts and decisions",
                    ),
                ),
                ("students", models.PositiveIntegerField(verbose_name="students")),
                ("steps", models.JSONField(editable=False, verbose_name="proof")),
                (
                    "apart",
                    models.JSONField(
                        default=list, editable=False, verbose_name="could not stay together"
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="published at"),
                ),
                (
                    "career_day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="runs",
                        to="careerdays.careerday",
                        verbose_name="career day",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="allocation_runs",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
            ],
            options={
                "verbose_name": "run of the allocation",
                "verbose_name_plural": "runs of the allocation",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("published_at__isnull", False)),
                        fields=("career_day",),
                        name="run_published_once",
                        violation_error_message="Another run of this career day is published.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(verbose_name="rank")),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placements",
                        to="careerdays.ballot",
                        verbose_name="ballot",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placements",
                        to="careerdays.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placements",
                        to="careerdays.run",
                        verbose_name="run",
                    ),
                ),
            ],
            options={
                "verbose_name": "placement",
                "verbose_name_plural": "placements",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("run", "ballot", "meeting"), name="placement_unique"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Outlook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now=True, verbose_name="made at")),
                ("answers", models.JSONField(verbose_name="answers")),
                (
                    "run",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outlook",
                        to="careerdays.run",
                        verbose_name="run",
                    ),
                ),
            ],
            options={
                "verbose_name": "outlook",
                "verbose_name_plural": "outlooks",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="FairnessReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
                ("figures", models.JSONField(verbose_name="figures")),
                (
                    "run",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fairness",
                        to="careerdays.run",
                        verbose_name="run",
                    ),
                ),
            ],
            options={
                "verbose_name": "fairness report",
                "verbose_name_plural": "fairness reports",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Explanation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("refusals", models.JSONField(verbose_name="choices that were not met")),
                (
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="explanations",
                        to="careerdays.ballot",
                        verbose_name="ballot",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="explanations",
                        to="careerdays.run",
                        verbose_name="run",
                    ),
                ),
            ],
            options={
                "verbose_name": "explanation",
                "verbose_name_plural": "explanations",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("run", "ballot"), name="explanation_unique")
                ],
            },
        ),
        migrations.CreateModel(
            name="RunHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "made_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="made at"
                    ),
                ),
                ("seed", models.CharField(max_length=40, verbose_name="seed of the draw")),
                ("digest", models.CharField(max_length=64, verbose_name="digest of the input")),
                (
                    "basis",
                    models.CharField(
                        db_default="",
                        default="",
                        editable=False,
                        max_length=64,
                        verbose_name="digest of rules, hosts and decisions",
                    ),
                ),
                ("students", models.PositiveIntegerField(verbose_name="students")),
                ("steps", models.JSONField(editable=False, verbose_name="proof")),
                (
                    "apart",
                    models.JSONField(
                        default=list, editable=False, verbose_name="could not stay together"
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="published at"),
                ),
                (
                    "career_day",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="careerdays.careerday",
                        verbose_name="career day",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="careerdays.run",
                    ),
                ),
            ],
            options={
                "verbose_name": "run of the allocation",
                "verbose_name_plural": "runs of the allocation",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Together",
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
                    "career_day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="together",
                        to="careerdays.careerday",
                        verbose_name="career day",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="together",
                        to="registrations.party",
                        verbose_name="party",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="together",
                        to="registrations.registration",
                        verbose_name="booking of a class",
                    ),
                ),
            ],
            options={
                "verbose_name": "people who stay together",
                "verbose_name_plural": "people who stay together",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("career_day", "party"),
                        name="together_party_once",
                        violation_error_message="They stay together already.",
                    ),
                    models.UniqueConstraint(
                        fields=("career_day", "registration"),
                        name="together_class_once",
                        violation_error_message="They stay together already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("party__isnull", False), ("registration", None)),
                            models.Q(("party", None), ("registration__isnull", False)),
                            _connector="OR",
                        ),
                        name="together_party_or_class",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TogetherHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "career_day",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="careerdays.careerday",
                        verbose_name="career day",
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
                        to="careerdays.together",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registrations.registration",
                        verbose_name="booking of a class",
                    ),
                ),
            ],
            options={
                "verbose_name": "people who stay together",
                "verbose_name_plural": "people who stay together",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WrongCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("network", models.CharField(max_length=64, verbose_name="network")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="at")),
            ],
            options={
                "verbose_name": "wrong code",
                "verbose_name_plural": "wrong codes",
                "indexes": [models.Index(fields=["network", "at"], name="wrong_code_network")],
            },
        ),
        migrations.CreateModel(
            name="HostProfessional",
            fields=[],
            options={
                "verbose_name": "professional of a host",
                "verbose_name_plural": "professionals of hosts",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("careerdays.host_professionals",),
        ),
        migrations.AddConstraint(
            model_name="pin",
            constraint=models.UniqueConstraint(
                fields=("ballot", "host"),
                name="pin_once",
                violation_error_message="This is decided already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pin",
            constraint=models.UniqueConstraint(
                condition=models.Q(("round__isnull", False)),
                fields=("ballot", "round"),
                name="pin_one_at_a_time",
                violation_error_message="In this round somebody else is decided for this student.",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(fields=("host", "round"), name="meeting_unique"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("seats__gt", 0)), name="meeting_has_seats"
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("room", "="), ("during", "&&")],
                name="meeting_one_for_a_room",
                violation_error_message="Somebody else is in this room at the same time.",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("host", "="), ("during", "&&")],
                name="meeting_one_for_a_host",
                violation_error_message="This host has another round at the same time.",
            ),
        ),
        migrations.AddConstraint(
            model_name="host",
            constraint=models.UniqueConstraint(
                fields=("career_day", "name"),
                name="host_name_unique",
                violation_error_message="This career day already has a host of that name.",
            ),
        ),
        migrations.AddConstraint(
            model_name="host",
            constraint=models.CheckConstraint(
                condition=models.Q(("seats__range", (1, 500))),
                name="host_has_seats",
                violation_error_message="Write 1 to 500 seats.",
            ),
        ),
        migrations.AddConstraint(
            model_name="host",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_year__gte", 1),
                    ("from_year__lte", models.F("to_year")),
                    ("to_year__lte", 5),
                ),
                name="host_years_in_order",
                violation_error_message="Class years go from 1 to 5, the lower first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="host",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kept", 0), ("kept_for", "")),
                    models.Q(
                        ("kept__gt", 0),
                        (
                            "kept_for__in",
                            ["network", "classes", "individuals", "gender", "school_year"],
                        ),
                    ),
                    _connector="OR",
                ),
                name="host_keeps_for_somebody",
                violation_error_message="Say how many seats are kept, and for whom.",
            ),
        ),
        migrations.AddConstraint(
            model_name="host",
            constraint=models.CheckConstraint(
                condition=models.Q(("kept__lte", models.F("seats"))),
                name="host_keeps_seats_it_has",
                violation_error_message="No more seats can be kept than there are in a round.",
            ),
        ),
        migrations.AddConstraint(
            model_name="host",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kept_for", "gender"),
                        ("kept_from_year", None),
                        ("kept_to_year", None),
                        models.Q(("kept_gender", ""), _negated=True),
                    ),
                    models.Q(
                        ("kept_for", "school_year"),
                        ("kept_from_year__isnull", False),
                        ("kept_gender", ""),
                    ),
                    models.Q(
                        ("kept_for", "school_year"),
                        ("kept_gender", ""),
                        ("kept_to_year__isnull", False),
                    ),
                    models.Q(
                        models.Q(("kept_for__in", ["gender", "school_year"]), _negated=True),
                        ("kept_from_year", None),
                        ("kept_gender", ""),
                        ("kept_to_year", None),
                    ),
                    _connector="OR",
                ),
                name="host_kept_has_what_its_kind_needs",
                violation_error_message="Say for which gender or class years, and only where it is kept for them.",
            ),
        ),
        migrations.AddConstraint(
            model_name="host",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kept_from_year", None),
                    ("kept_to_year", None),
                    ("kept_from_year__lte", models.F("kept_to_year")),
                    _connector="OR",
                ),
                name="host_kept_years_in_order",
                violation_error_message="The first bound cannot be higher than the second.",
            ),
        ),
        migrations.CreateModel(
            name="AwayRound",
            fields=[],
            options={
                "verbose_name": "round without a host",
                "verbose_name_plural": "rounds without a host",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("careerdays.host_away",),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="careerday",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "careerdays_careerdayhistory" ("choices_close_at", "choices_open_at", "created_at", "event_id", "first_choices", "id", "most_choices", "most_of_one_school", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "rounds_each", "seed") VALUES (NEW."choices_close_at", NEW."choices_open_at", NEW."created_at", NEW."event_id", NEW."first_choices", NEW."id", NEW."most_choices", NEW."most_of_one_school", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."published_at", NEW."rounds_each", NEW."seed"); RETURN NULL;',
                    hash="df40eee46cd346529a8d9afc55f3a5742e5b7304",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6d42e",
                    table="careerdays_careerday",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="careerday",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."choices_close_at" IS DISTINCT FROM (NEW."choices_close_at") OR OLD."choices_open_at" IS DISTINCT FROM (NEW."choices_open_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."first_choices" IS DISTINCT FROM (NEW."first_choices") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."most_choices" IS DISTINCT FROM (NEW."most_choices") OR OLD."most_of_one_school" IS DISTINCT FROM (NEW."most_of_one_school") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."rounds_each" IS DISTINCT FROM (NEW."rounds_each") OR OLD."seed" IS DISTINCT FROM (NEW."seed"))',
                    func='INSERT INTO "careerdays_careerdayhistory" ("choices_close_at", "choices_open_at", "created_at", "event_id", "first_choices", "id", "most_choices", "most_of_one_school", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "rounds_each", "seed") VALUES (NEW."choices_close_at", NEW."choices_open_at", NEW."created_at", NEW."event_id", NEW."first_choices", NEW."id", NEW."most_choices", NEW."most_of_one_school", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."published_at", NEW."rounds_each", NEW."seed"); RETURN NULL;',
                    hash="32f8723d173d1097ae3658103572c1c73b095b79",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0a72a",
                    table="careerdays_careerday",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="careerday",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "careerdays_careerdayhistory" ("choices_close_at", "choices_open_at", "created_at", "event_id", "first_choices", "id", "most_choices", "most_of_one_school", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "rounds_each", "seed") VALUES (OLD."choices_close_at", OLD."choices_open_at", OLD."created_at", OLD."event_id", OLD."first_choices", OLD."id", OLD."most_choices", OLD."most_of_one_school", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."published_at", OLD."rounds_each", OLD."seed"); RETURN NULL;',
                    hash="eba10b6f4080d3563a0af777dc3e85d1932010ff",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_005f9",
                    table="careerdays_careerday",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="round",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "careerdays_roundhistory" ("career_day_id", "ends_at", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "starts_at") VALUES (NEW."career_day_id", NEW."ends_at", NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."session_id", NEW."starts_at"); RETURN NULL;',
                    hash="b9ddbe20b677d44b8372d5284820fdebbfa57271",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f1576",
                    table="careerdays_round",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="round",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "careerdays_roundhistory" ("career_day_id", "ends_at", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "starts_at") VALUES (NEW."career_day_id", NEW."ends_at", NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."session_id", NEW."starts_at"); RETURN NULL;',
                    hash="13a5b1db7e9adddf95112ce35ca7b8ad68c61808",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e2ab6",
                    table="careerdays_round",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="round",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "careerdays_roundhistory" ("career_day_id", "ends_at", "id", "number", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "starts_at") VALUES (OLD."career_day_id", OLD."ends_at", OLD."id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."session_id", OLD."starts_at"); RETURN NULL;',
                    hash="680d7f7c465f2db6675fd9f3fdba47ddc497c72b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_12c1e",
                    table="careerdays_round",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pin",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "careerdays_pinhistory" ("ballot_id", "created_at", "host_id", "id", "is_met", "made_by_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "round_id") VALUES (NEW."ballot_id", NEW."created_at", NEW."host_id", NEW."id", NEW."is_met", NEW."made_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."reason", NEW."round_id"); RETURN NULL;',
                    hash="9746a90863c1af1b3c4120bd3e694f489691a498",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3ff8f",
                    table="careerdays_pin",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pin",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."ballot_id" IS DISTINCT FROM (NEW."ballot_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."host_id" IS DISTINCT FROM (NEW."host_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_met" IS DISTINCT FROM (NEW."is_met") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id"))',
                    func='INSERT INTO "careerdays_pinhistory" ("ballot_id", "created_at", "host_id", "id", "is_met", "made_by_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "round_id") VALUES (NEW."ballot_id", NEW."created_at", NEW."host_id", NEW."id", NEW."is_met", NEW."made_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."reason", NEW."round_id"); RETURN NULL;',
                    hash="4d54323ab00398d3a37159c9147684aba051d4d8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_40b93",
                    table="careerdays_pin",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pin",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "careerdays_pinhistory" ("ballot_id", "created_at", "host_id", "id", "is_met", "made_by_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "round_id") VALUES (OLD."ballot_id", OLD."created_at", OLD."host_id", OLD."id", OLD."is_met", OLD."made_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."reason", OLD."round_id"); RETURN NULL;',
                    hash="ae5416be8135d5850d8245ae1714435afe5d1b65",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_372b5",
                    table="careerdays_pin",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="host",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "careerdays_hosthistory" ("career_day_id", "competences", "created_at", "department_id", "from_year", "id", "kept", "kept_for", "kept_from_year", "kept_gender", "kept_to_year", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "room_id", "seats", "story", "to_year") VALUES (NEW."career_day_id", NEW."competences", NEW."created_at", NEW."department_id", NEW."from_year", NEW."id", NEW."kept", NEW."kept_for", NEW."kept_from_year", NEW."kept_gender", NEW."kept_to_year", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."room_id", NEW."seats", NEW."story", NEW."to_year"); RETURN NULL;',
                    hash="3477bc37d105e814cd6b5d6ba060fa66cb742fa7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9f2d5",
                    table="careerdays_host",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="host",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."career_day_id" IS DISTINCT FROM (NEW."career_day_id") OR OLD."competences" IS DISTINCT FROM (NEW."competences") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."department_id" IS DISTINCT FROM (NEW."department_id") OR OLD."from_year" IS DISTINCT FROM (NEW."from_year") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kept" IS DISTINCT FROM (NEW."kept") OR OLD."kept_for" IS DISTINCT FROM (NEW."kept_for") OR OLD."kept_from_year" IS DISTINCT FROM (NEW."kept_from_year") OR OLD."kept_gender" IS DISTINCT FROM (NEW."kept_gender") OR OLD."kept_to_year" IS DISTINCT FROM (NEW."kept_to_year") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."room_id" IS DISTINCT FROM (NEW."room_id") OR OLD."seats" IS DISTINCT FROM (NEW."seats") OR OLD."story" IS DISTINCT FROM (NEW."story") OR OLD."to_year" IS DISTINCT FROM (NEW."to_year"))',
                    func='INSERT INTO "careerdays_hosthistory" ("career_day_id", "competences", "created_at", "department_id", "from_year", "id", "kept", "kept_for", "kept_from_year", "kept_gender", "kept_to_year", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "room_id", "seats", "story", "to_year") VALUES (NEW."career_day_id", NEW."competences", NEW."created_at", NEW."department_id", NEW."from_year", NEW."id", NEW."kept", NEW."kept_for", NEW."kept_from_year", NEW."kept_gender", NEW."kept_to_year", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."room_id", NEW."seats", NEW."story", NEW."to_year"); RETURN NULL;',
                    hash="747c077a74d1752481137d7ed3b2d92c85350a8c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bcc07",
                    table="careerdays_host",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="host",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "careerdays_hosthistory" ("career_day_id", "competences", "created_at", "department_id", "from_year", "id", "kept", "kept_for", "kept_from_year", "kept_gender", "kept_to_year", "name", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "room_id", "seats", "story", "to_year") VALUES (OLD."career_day_id", OLD."competences", OLD."created_at", OLD."department_id", OLD."from_year", OLD."id", OLD."kept", OLD."kept_for", OLD."kept_from_year", OLD."kept_gender", OLD."kept_to_year", OLD."name", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."room_id", OLD."seats", OLD."story", OLD."to_year"); RETURN NULL;',
                    hash="14135a123e8a046eadadd41dc46162b1b8975b42",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_295c2",
                    table="careerdays_host",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="run",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "careerdays_runhistory" ("apart", "basis", "career_day_id", "digest", "id", "made_at", "made_by_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "seed", "steps", "students") VALUES (NEW."apart", NEW."basis", NEW."career_day_id", NEW."digest", NEW."id", NEW."made_at", NEW."made_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."published_at", NEW."seed", NEW."steps", NEW."students"); RETURN NULL;',
                    hash="1b79ac0dab1e66bc23d93b7c1f707f01c63d379a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_59f70",
                    table="careerdays_run",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="run",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "careerdays_runhistory" ("apart", "basis", "career_day_id", "digest", "id", "made_at", "made_by_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "seed", "steps", "students") VALUES (NEW."apart", NEW."basis", NEW."career_day_id", NEW."digest", NEW."id", NEW."made_at", NEW."made_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."published_at", NEW."seed", NEW."steps", NEW."students"); RETURN NULL;',
                    hash="be081dd21b72ca7e9fe15a14113d17c26240095f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e3343",
                    table="careerdays_run",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="run",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "careerdays_runhistory" ("apart", "basis", "career_day_id", "digest", "id", "made_at", "made_by_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "seed", "steps", "students") VALUES (OLD."apart", OLD."basis", OLD."career_day_id", OLD."digest", OLD."id", OLD."made_at", OLD."made_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."published_at", OLD."seed", OLD."steps", OLD."students"); RETURN NULL;',
                    hash="4a03260915b649faddea5eeef6673c8c2f580ef4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ffa26",
                    table="careerdays_run",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="together",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "careerdays_togetherhistory" ("career_day_id", "created_at", "id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_id") VALUES (NEW."career_day_id", NEW."created_at", NEW."id", NEW."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."registration_id"); RETURN NULL;',
                    hash="3eeb2d6e8781628e6e6f3d80b174aadc963c53e2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_24299",
                    table="careerdays_together",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="together",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."career_day_id" IS DISTINCT FROM (NEW."career_day_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."party_id" IS DISTINCT FROM (NEW."party_id") OR OLD."registration_id" IS DISTINCT FROM (NEW."registration_id"))',
                    func='INSERT INTO "careerdays_togetherhistory" ("career_day_id", "created_at", "id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_id") VALUES (NEW."career_day_id", NEW."created_at", NEW."id", NEW."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."registration_id"); RETURN NULL;',
                    hash="3b7dac91635040f77723d074553c9f6af0d5e92e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a806f",
                    table="careerdays_together",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="together",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "careerdays_togetherhistory" ("career_day_id", "created_at", "id", "party_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_id") VALUES (OLD."career_day_id", OLD."created_at", OLD."id", OLD."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."registration_id"); RETURN NULL;',
                    hash="fb239580181755233ec66191f54312b86d8c8cbb",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9ad6d",
                    table="careerdays_together",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hostprofessional",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "careerdays_hostprofessionalhistory" ("host_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "professional_id") VALUES (NEW."host_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."professional_id"); RETURN NULL;',
                    hash="16bc2e04961f69ce8bfcbd0c0164836f72eeb32a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c1868",
                    table="careerdays_host_professionals",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hostprofessional",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "careerdays_hostprofessionalhistory" ("host_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "professional_id") VALUES (NEW."host_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."professional_id"); RETURN NULL;',
                    hash="9a8136f8b0dafe14f636ceb4dfd52ac48de37070",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ced17",
                    table="careerdays_host_professionals",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hostprofessional",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "careerdays_hostprofessionalhistory" ("host_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "professional_id") VALUES (OLD."host_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."professional_id"); RETURN NULL;',
                    hash="7d9d65dfe1f7cc01a31e0fc4fdde4f1cebb0d215",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_87e0d",
                    table="careerdays_host_professionals",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awayround",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "careerdays_awayroundhistory" ("host_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "round_id") VALUES (NEW."host_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."round_id"); RETURN NULL;',
                    hash="4296ece400dd535fac25db0f540cdd6654afeffa",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_57924",
                    table="careerdays_host_away",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awayround",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "careerdays_awayroundhistory" ("host_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "round_id") VALUES (NEW."host_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."round_id"); RETURN NULL;',
                    hash="ebf09b87e27764c675bbe4b525251efe87949eea",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f7690",
                    table="careerdays_host_away",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="awayround",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "careerdays_awayroundhistory" ("host_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "round_id") VALUES (OLD."host_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."round_id"); RETURN NULL;',
                    hash="2ca9310743368027bb8e7a87931b8f54e228d5e9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_70762",
                    table="careerdays_host_away",
                    when="AFTER",
                ),
            ),
        ),
    ]

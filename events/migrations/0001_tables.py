from __future__ import annotations

import datetime
import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.text
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import core.db


class Migration(migrations.Migration):
    replaces = [
        ("events", "0001_initial"),
        ("events", "0002_history"),
        ("events", "0003_proposal_states"),
        ("events", "0004_regular_contact"),
        ("events", "0005_guardians_classes_and_pools"),
    ]

    initial = True

    dependencies = [
        ("core", "0001_postgresql"),
        ("partners", "0001_tables"),
        ("places", "0001_tables"),
        ("programmes", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Occurrence",
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
                ("starts_at", models.DateTimeField(verbose_name="starts")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
            ],
            options={
                "verbose_name": "occurrence",
                "verbose_name_plural": "occurrences",
                "ordering": ["starts_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SeatPool",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
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
                ("seats", models.PositiveSmallIntegerField(verbose_name="seats")),
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
                        max_length=8,
                        verbose_name="gender",
                    ),
                ),
                (
                    "minimum",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="from class year"
                    ),
                ),
                (
                    "maximum",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="to class year"
                    ),
                ),
                (
                    "lapses_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Seats that nobody took by then are free for all. Leave empty for never.",
                        null=True,
                        verbose_name="everybody's from",
                    ),
                ),
                (
                    "taken",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="seats taken"
                    ),
                ),
            ],
            options={
                "verbose_name": "seats kept",
                "verbose_name_plural": "seats kept",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Event",
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
                            ("career_day", "Career day"),
                            ("webinar", "Webinar"),
                            ("workshop", "Workshop"),
                            ("talk", "Talk"),
                            ("visit", "Visit"),
                            ("course", "Course"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                (
                    "slug",
                    models.SlugField(max_length=100, unique=True, verbose_name="address name"),
                ),
                ("summary", models.CharField(max_length=160, verbose_name="summary")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("robotics", "Robotics"),
                            ("coding", "Coding"),
                            ("ai", "Artificial intelligence"),
                            ("data", "Data"),
                            ("mathematics", "Mathematics"),
                            ("electronics", "Electronics"),
                            ("space", "Space"),
                            ("chemistry", "Chemistry"),
                            ("biology", "Biology"),
                            ("medicine", "Medicine"),
                            ("climate", "Climate and environment"),
                            ("energy", "Energy"),
                            ("mobility", "Mobility"),
                            ("sea", "Sea and water"),
                            ("food", "Food"),
                            ("architecture", "Architecture"),
                            ("girls_in_labs", "Girls and science"),
                            ("teaching", "Teaching"),
                            ("careers", "Careers"),
                            ("ideas", "Ideas and enterprise"),
                        ],
                        max_length=20,
                        verbose_name="topic",
                    ),
                ),
                (
                    "audiences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        default=list,
                        size=None,
                        verbose_name="audiences",
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("in_person", "In person"),
                            ("online", "Online"),
                            ("hybrid", "In person and online"),
                        ],
                        default="in_person",
                        max_length=9,
                        verbose_name="format",
                    ),
                ),
                (
                    "regular_contact",
                    models.BooleanField(
                        default=False,
                        help_text="Yes where the same adults work with the same minors several times, or closely: mentoring, a lab, a course. No for a single talk or visit. Its professionals then need a safeguarding check that holds on each of its dates.",
                        verbose_name="direct and regular contact with minors",
                    ),
                ),
                (
                    "booking",
                    models.CharField(
                        choices=[
                            ("none", "No booking: just come"),
                            ("registration", "By registering for a session"),
                        ],
                        default="registration",
                        max_length=12,
                        verbose_name="booking",
                    ),
                ),
                (
                    "max_companions",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="How many people somebody may bring along; each takes a seat.",
                        verbose_name="companions allowed",
                    ),
                ),
                (
                    "bookable_by",
                    models.CharField(
                        choices=[
                            ("individuals", "People, one by one"),
                            ("classes", "Whole classes"),
                            ("both", "People and whole classes"),
                        ],
                        default="individuals",
                        max_length=11,
                        verbose_name="who books",
                    ),
                ),
                (
                    "needs_roster",
                    models.BooleanField(
                        default=False,
                        help_text="Only where the event cannot do without: numbers are enough otherwise.",
                        verbose_name="classes give the names of their pupils",
                    ),
                ),
                (
                    "max_seats_per_school",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="In the classes that are booked, all sessions together.",
                        null=True,
                        verbose_name="most seats of one school",
                    ),
                ),
                (
                    "child_policy",
                    models.CharField(
                        choices=[
                            ("none", "Nothing"),
                            ("inform", "To be told"),
                            ("authorise", "To authorise it"),
                        ],
                        default="authorise",
                        max_length=9,
                        verbose_name="what a guardian does for who is under 14",
                    ),
                ),
                (
                    "minor_policy",
                    models.CharField(
                        choices=[
                            ("none", "Nothing"),
                            ("inform", "To be told"),
                            ("authorise", "To authorise it"),
                        ],
                        default="inform",
                        max_length=9,
                        verbose_name="what a guardian does for who is 14 to 17",
                    ),
                ),
                (
                    "authorisation_duration",
                    models.DurationField(
                        default=datetime.timedelta(days=3),
                        verbose_name="how long a seat is kept for a guardian to authorise",
                    ),
                ),
                (
                    "cost_note",
                    models.CharField(
                        blank=True,
                        help_text="Leave empty when it is free.",
                        max_length=200,
                        verbose_name="cost",
                    ),
                ),
                ("what_to_bring", models.TextField(blank=True, verbose_name="what to bring")),
                ("more_information", models.TextField(blank=True, verbose_name="more information")),
                (
                    "contact_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="contact email address"
                    ),
                ),
                (
                    "offer_duration",
                    models.DurationField(
                        default=datetime.timedelta(days=2),
                        verbose_name="how long an offered seat is kept",
                    ),
                ),
                (
                    "offer_cutoff",
                    models.DurationField(
                        default=datetime.timedelta(seconds=10800),
                        help_text="After that a freed seat is confirmed at once to the first in line.",
                        verbose_name="offers end this long before the start",
                    ),
                ),
                (
                    "max_overtakes",
                    models.PositiveSmallIntegerField(
                        default=3,
                        help_text="Smaller groups may take seats that a larger one cannot use, this many times.",
                        verbose_name="how often a large group may be passed",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("changes", "Changes requested"),
                            ("approved", "Approved"),
                            ("published", "Published"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "submitted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="submitted at"),
                ),
                (
                    "review_note",
                    models.TextField(
                        blank=True,
                        help_text="What has to change, in words.",
                        verbose_name="changes requested",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="published at"),
                ),
                (
                    "cancelled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="cancelled at"),
                ),
                (
                    "cancel_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="reason of the cancellation"
                    ),
                ),
                (
                    "search_vector",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.CombinedSearchVector(
                            django.contrib.postgres.search.CombinedSearchVector(
                                django.contrib.postgres.search.SearchVector(
                                    "title", config="italian_unaccent", weight="A"
                                ),
                                "||",
                                django.contrib.postgres.search.SearchVector(
                                    "summary", config="italian_unaccent", weight="B"
                                ),
                                django.contrib.postgres.search.SearchConfig("italian_unaccent"),
                            ),
                            "||",
                            django.contrib.postgres.search.SearchVector(
                                "description", config="italian_unaccent", weight="C"
                            ),
                            django.contrib.postgres.search.SearchConfig("italian_unaccent"),
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "search_text",
                    models.GeneratedField(
                        db_persist=True,
                        expression=core.db.Plain(
                            django.db.models.functions.text.Concat(
                                "title", models.Value(" "), "summary"
                            )
                        ),
                        output_field=models.TextField(),
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="programmes.action",
                        verbose_name="action",
                    ),
                ),
                (
                    "hosts",
                    models.ManyToManyField(
                        blank=True,
                        related_name="hosted_events",
                        to="partners.organisation",
                        verbose_name="hosts",
                    ),
                ),
                (
                    "phase",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="programmes.phase",
                        verbose_name="phase",
                    ),
                ),
                (
                    "professionals",
                    models.ManyToManyField(
                        blank=True,
                        related_name="events",
                        to="partners.professional",
                        verbose_name="professionals",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="partners.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
                "ordering": ["-pk"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["search_vector"], name="event_search"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            models.F("search_text"), name="gin_trgm_ops"
                        ),
                        name="event_search_typos",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "approved",
                                    "cancelled",
                                    "changes",
                                    "draft",
                                    "published",
                                    "submitted",
                                ],
                            )
                        ),
                        name="event_status_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["career_day", "course", "talk", "visit", "webinar", "workshop"],
                            )
                        ),
                        name="event_kind_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("format__in", ["hybrid", "in_person", "online"])),
                        name="event_format_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("booking__in", ["none", "registration"])),
                        name="event_booking_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "topic__in",
                                [
                                    "ai",
                                    "architecture",
                                    "biology",
                                    "careers",
                                    "chemistry",
                                    "climate",
                                    "coding",
                                    "data",
                                    "electronics",
                                    "energy",
                                    "food",
                                    "girls_in_labs",
                                    "ideas",
                                    "mathematics",
                                    "medicine",
                                    "mobility",
                                    "robotics",
                                    "sea",
                                    "space",
                                    "teaching",
                                ],
                            )
                        ),
                        name="event_topic_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bookable_by__in", ["both", "classes", "individuals"])),
                        name="event_bookable_by_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("child_policy__in", ["authorise", "inform", "none"])),
                        name="event_child_policy_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minor_policy__in", ["authorise", "inform", "none"])),
                        name="event_minor_policy_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("authorisation_duration__gt", datetime.timedelta(0))),
                        name="event_authorisation_duration_positive",
                        violation_error_message="Give a guardian some time to authorise.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("max_seats_per_school", None),
                            ("max_seats_per_school__gt", 0),
                            _connector="OR",
                        ),
                        name="event_max_seats_per_school_positive",
                        violation_error_message="A school has at least one seat, or no limit.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "cancelled"),
                            models.Q(("published_at__isnull", False), ("status", "published")),
                            models.Q(
                                ("published_at", None),
                                ("status__in", ["draft", "submitted", "changes", "approved"]),
                            ),
                            _connector="OR",
                        ),
                        name="event_published_at_when_public",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ["submitted", "changes", "approved"]), _negated=True
                            ),
                            ("submitted_at__isnull", False),
                            _connector="OR",
                        ),
                        name="event_submitted_at_when_proposed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "changes"), _negated=True),
                            models.Q(("review_note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="event_changes_requested_in_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancelled_at__isnull", False), ("status", "cancelled")),
                            models.Q(
                                models.Q(("status", "cancelled"), _negated=True),
                                ("cancelled_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="event_cancelled_at_when_cancelled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("format", "online"), _negated=True),
                            ("site", None),
                            _connector="OR",
                        ),
                        name="event_online_has_no_site",
                        violation_error_message="An online event has no site.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("offer_duration__gt", datetime.timedelta(0)),
                            ("offer_cutoff__gte", datetime.timedelta(0)),
                        ),
                        name="event_offer_times_positive",
                        violation_error_message="Offer times cannot be negative.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EligibilityRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("age", "Age"),
                            ("school_year", "Class year"),
                            ("school_level", "School level"),
                            ("network", "School of the programme's network"),
                            ("residence", "Municipality of residence"),
                            ("occupation", "Occupation"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "minimum",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="from (included)"
                    ),
                ),
                (
                    "maximum",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="to (included)"
                    ),
                ),
                ("reference_date", models.DateField(blank=True, null=True, verbose_name="age on")),
                (
                    "levels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="school levels",
                    ),
                ),
                (
                    "occupations",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="occupations",
                    ),
                ),
                (
                    "municipalities",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="places.municipality",
                        verbose_name="municipalities",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rules",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
            ],
            options={
                "verbose_name": "eligibility rule",
                "verbose_name_plural": "eligibility rules",
                "ordering": ["kind", "pk"],
            },
        ),
        migrations.CreateModel(
            name="EventHistory",
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
                            ("career_day", "Career day"),
                            ("webinar", "Webinar"),
                            ("workshop", "Workshop"),
                            ("talk", "Talk"),
                            ("visit", "Visit"),
                            ("course", "Course"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                (
                    "slug",
                    models.SlugField(db_index=False, max_length=100, verbose_name="address name"),
                ),
                ("summary", models.CharField(max_length=160, verbose_name="summary")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("robotics", "Robotics"),
                            ("coding", "Coding"),
                            ("ai", "Artificial intelligence"),
                            ("data", "Data"),
                            ("mathematics", "Mathematics"),
                            ("electronics", "Electronics"),
                            ("space", "Space"),
                            ("chemistry", "Chemistry"),
                            ("biology", "Biology"),
                            ("medicine", "Medicine"),
                            ("climate", "Climate and environment"),
                            ("energy", "Energy"),
                            ("mobility", "Mobility"),
                            ("sea", "Sea and water"),
                            ("food", "Food"),
                            ("architecture", "Architecture"),
                            ("girls_in_labs", "Girls and science"),
                            ("teaching", "Teaching"),
                            ("careers", "Careers"),
                            ("ideas", "Ideas and enterprise"),
                        ],
                        max_length=20,
                        verbose_name="topic",
                    ),
                ),
                (
                    "audiences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        default=list,
                        size=None,
                        verbose_name="audiences",
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("in_person", "In person"),
                            ("online", "Online"),
                            ("hybrid", "In person and online"),
                        ],
                        default="in_person",
                        max_length=9,
                        verbose_name="format",
                    ),
                ),
                (
                    "regular_contact",
                    models.BooleanField(
                        default=False,
                        help_text="Yes where the same adults work with the same minors several times, or closely: mentoring, a lab, a course. No for a single talk or visit. Its professionals then need a safeguarding check that holds on each of its dates.",
                        verbose_name="direct and regular contact with minors",
                    ),
                ),
                (
                    "booking",
                    models.CharField(
                        choices=[
                            ("none", "No booking: just come"),
                            ("registration", "By registering for a session"),
                        ],
                        default="registration",
                        max_length=12,
                        verbose_name="booking",
                    ),
                ),
                (
                    "max_companions",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="How many people somebody may bring along; each takes a seat.",
                        verbose_name="companions allowed",
                    ),
                ),
                (
                    "bookable_by",
                    models.CharField(
                        choices=[
                            ("individuals", "People, one by one"),
                            ("classes", "Whole classes"),
                            ("both", "People and whole classes"),
                        ],
                        default="individuals",
                        max_length=11,
                        verbose_name="who books",
                    ),
                ),
                (
                    "needs_roster",
                    models.BooleanField(
                        default=False,
                        help_text="Only where the event cannot do without: numbers are enough otherwise.",
                        verbose_name="classes give the names of their pupils",
                    ),
                ),
                (
                    "max_seats_per_school",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="In the classes that are booked, all sessions together.",
                        null=True,
                        verbose_name="most seats of one school",
                    ),
                ),
                (
                    "child_policy",
                    models.CharField(
                        choices=[
                            ("none", "Nothing"),
                            ("inform", "To be told"),
                            ("authorise", "To authorise it"),
                        ],
                        default="authorise",
                        max_length=9,
                        verbose_name="what a guardian does for who is under 14",
                    ),
                ),
                (
                    "minor_policy",
                    models.CharField(
                        choices=[
                            ("none", "Nothing"),
                            ("inform", "To be told"),
                            ("authorise", "To authorise it"),
                        ],
                        default="inform",
                        max_length=9,
                        verbose_name="what a guardian does for who is 14 to 17",
                    ),
                ),
                (
                    "authorisation_duration",
                    models.DurationField(
                        default=datetime.timedelta(days=3),
                        verbose_name="how long a seat is kept for a guardian to authorise",
                    ),
                ),
                (
                    "cost_note",
                    models.CharField(
                        blank=True,
                        help_text="Leave empty when it is free.",
                        max_length=200,
                        verbose_name="cost",
                    ),
                ),
                ("what_to_bring", models.TextField(blank=True, verbose_name="what to bring")),
                ("more_information", models.TextField(blank=True, verbose_name="more information")),
                (
                    "contact_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="contact email address"
                    ),
                ),
                (
                    "offer_duration",
                    models.DurationField(
                        default=datetime.timedelta(days=2),
                        verbose_name="how long an offered seat is kept",
                    ),
                ),
                (
                    "offer_cutoff",
                    models.DurationField(
                        default=datetime.timedelta(seconds=10800),
                        help_text="After that a freed seat is confirmed at once to the first in line.",
                        verbose_name="offers end this long before the start",
                    ),
                ),
                (
                    "max_overtakes",
                    models.PositiveSmallIntegerField(
                        default=3,
                        help_text="Smaller groups may take seats that a larger one cannot use, this many times.",
                        verbose_name="how often a large group may be passed",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("changes", "Changes requested"),
                            ("approved", "Approved"),
                            ("published", "Published"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "submitted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="submitted at"),
                ),
                (
                    "review_note",
                    models.TextField(
                        blank=True,
                        help_text="What has to change, in words.",
                        verbose_name="changes requested",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="published at"),
                ),
                (
                    "cancelled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="cancelled at"),
                ),
                (
                    "cancel_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="reason of the cancellation"
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programmes.action",
                        verbose_name="action",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="events.event",
                    ),
                ),
                (
                    "phase",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programmes.phase",
                        verbose_name="phase",
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
                    "site",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EventHostHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.event",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "host of an event",
                "verbose_name_plural": "hosts of events",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EventProfessionalHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.event",
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
                "verbose_name": "professional of an event",
                "verbose_name_plural": "professionals of events",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RuleMunicipalityHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "eligibilityrule",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.eligibilityrule",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="places.municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "municipality of a rule",
                "verbose_name_plural": "municipalities of rules",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Session",
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
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="Where dates are not enough to choose.",
                        max_length=80,
                        verbose_name="label",
                    ),
                ),
                (
                    "join_url",
                    models.URLField(
                        blank=True,
                        help_text="Shown only to those registered, from one hour before.",
                        verbose_name="link to take part online",
                    ),
                ),
                (
                    "capacity",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Leave empty when there is no limit.",
                        null=True,
                        verbose_name="seats",
                    ),
                ),
                (
                    "waiting_limit",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Leave empty when there is no limit; 0 for no waiting list.",
                        null=True,
                        verbose_name="length of the waiting list",
                    ),
                ),
                (
                    "registration_opens_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="registration opens"),
                ),
                (
                    "priority_opens_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Teachers who pre-registered for the programme may book from then on.",
                        null=True,
                        verbose_name="registration opens for pre-registered teachers",
                    ),
                ),
                (
                    "registration_closes_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Leave empty when it closes at the start.",
                        null=True,
                        verbose_name="registration closes",
                    ),
                ),
                ("starts_at", models.DateTimeField(editable=False, verbose_name="starts")),
                ("ends_at", models.DateTimeField(editable=False, verbose_name="ends")),
                (
                    "taken",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="seats taken"
                    ),
                ),
                (
                    "waiting",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="people waiting"
                    ),
                ),
                (
                    "sequence",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="calendar sequence"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("scheduled", "Scheduled"), ("cancelled", "Cancelled")],
                        default="scheduled",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "cancelled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="cancelled at"),
                ),
                (
                    "cancel_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="reason of the cancellation"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="partners.room",
                        verbose_name="room",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        help_text="Leave empty when it is the event's.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="partners.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "ordering": ["starts_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "scheduled")),
                        fields=["ends_at", "starts_at", "event"],
                        name="session_upcoming",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["cancelled", "scheduled"])),
                        name="session_status_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("capacity", None),
                            ("taken__lte", models.F("capacity")),
                            _connector="OR",
                        ),
                        name="session_not_overbooked",
                        violation_error_message="There cannot be fewer seats than those taken.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("capacity", None), ("capacity__gt", 0), _connector="OR"
                        ),
                        name="session_capacity_positive",
                        violation_error_message="A session has at least one seat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="session_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("registration_opens_at", None),
                            ("registration_closes_at", None),
                            ("registration_closes_at__gt", models.F("registration_opens_at")),
                            _connector="OR",
                        ),
                        name="session_registration_closes_after_it_opens",
                        violation_error_message="Registration must close after it opens.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("priority_opens_at", None),
                            models.Q(
                                ("registration_opens_at__isnull", False),
                                ("priority_opens_at__lt", models.F("registration_opens_at")),
                            ),
                            _connector="OR",
                        ),
                        name="session_priority_before_it_opens",
                        violation_error_message="Pre-registered teachers book before all the others.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancelled_at__isnull", False), ("status", "cancelled")),
                            models.Q(
                                models.Q(("status", "cancelled"), _negated=True),
                                ("cancelled_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="session_cancelled_at_when_cancelled",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatPoolHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
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
                ("seats", models.PositiveSmallIntegerField(verbose_name="seats")),
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
                        max_length=8,
                        verbose_name="gender",
                    ),
                ),
                (
                    "minimum",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="from class year"
                    ),
                ),
                (
                    "maximum",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="to class year"
                    ),
                ),
                (
                    "lapses_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Seats that nobody took by then are free for all. Leave empty for never.",
                        null=True,
                        verbose_name="everybody's from",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="events.seatpool",
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
                "verbose_name": "seats kept",
                "verbose_name_plural": "seats kept",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="seatpool",
            name="session",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="pools",
                to="events.session",
                verbose_name="session",
            ),
        ),
        migrations.CreateModel(
            name="OccurrenceHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="key")),
                ("starts_at", models.DateTimeField(verbose_name="starts")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="events.occurrence",
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
                "verbose_name": "occurrence",
                "verbose_name_plural": "occurrences",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="occurrence",
            name="session",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="occurrences",
                to="events.session",
                verbose_name="session",
            ),
        ),
        migrations.CreateModel(
            name="EligibilityRuleHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("age", "Age"),
                            ("school_year", "Class year"),
                            ("school_level", "School level"),
                            ("network", "School of the programme's network"),
                            ("residence", "Municipality of residence"),
                            ("occupation", "Occupation"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "minimum",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="from (included)"
                    ),
                ),
                (
                    "maximum",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="to (included)"
                    ),
                ),
                ("reference_date", models.DateField(blank=True, null=True, verbose_name="age on")),
                (
                    "levels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="school levels",
                    ),
                ),
                (
                    "occupations",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="occupations",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="events.eligibilityrule",
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
                    "session",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Leave empty when it holds for every session of the event.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="events.session",
                        verbose_name="session",
                    ),
                ),
            ],
            options={
                "verbose_name": "eligibility rule",
                "verbose_name_plural": "eligibility rules",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="eligibilityrule",
            name="session",
            field=models.ForeignKey(
                blank=True,
                help_text="Leave empty when it holds for every session of the event.",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="rules",
                to="events.session",
                verbose_name="session",
            ),
        ),
        migrations.CreateModel(
            name="SessionHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, verbose_name="key")),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="Where dates are not enough to choose.",
                        max_length=80,
                        verbose_name="label",
                    ),
                ),
                (
                    "join_url",
                    models.URLField(
                        blank=True,
                        help_text="Shown only to those registered, from one hour before.",
                        verbose_name="link to take part online",
                    ),
                ),
                (
                    "capacity",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Leave empty when there is no limit.",
                        null=True,
                        verbose_name="seats",
                    ),
                ),
                (
                    "waiting_limit",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Leave empty when there is no limit; 0 for no waiting list.",
                        null=True,
                        verbose_name="length of the waiting list",
                    ),
                ),
                (
                    "registration_opens_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="registration opens"),
                ),
                (
                    "priority_opens_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Teachers who pre-registered for the programme may book from then on.",
                        null=True,
                        verbose_name="registration opens for pre-registered teachers",
                    ),
                ),
                (
                    "registration_closes_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Leave empty when it closes at the start.",
                        null=True,
                        verbose_name="registration closes",
                    ),
                ),
                ("starts_at", models.DateTimeField(editable=False, verbose_name="starts")),
                ("ends_at", models.DateTimeField(editable=False, verbose_name="ends")),
                (
                    "sequence",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="calendar sequence"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("scheduled", "Scheduled"), ("cancelled", "Cancelled")],
                        default="scheduled",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "cancelled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="cancelled at"),
                ),
                (
                    "cancel_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="reason of the cancellation"
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
                        to="events.session",
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
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Leave empty when it is the event's.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RuleMunicipality",
            fields=[],
            options={
                "verbose_name": "municipality of a rule",
                "verbose_name_plural": "municipalities of rules",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("events.eligibilityrule_municipalities",),
        ),
        migrations.CreateModel(
            name="EventHost",
            fields=[],
            options={
                "verbose_name": "host of an event",
                "verbose_name_plural": "hosts of events",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("events.event_hosts",),
        ),
        migrations.CreateModel(
            name="EventProfessional",
            fields=[],
            options={
                "verbose_name": "professional of an event",
                "verbose_name_plural": "professionals of events",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("events.event_professionals",),
        ),
        migrations.AddConstraint(
            model_name="seatpool",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["classes", "gender", "individuals", "network", "school_year"])
                ),
                name="pool_kind_valid",
            ),
        ),
        migrations.AddConstraint(
            model_name="seatpool",
            constraint=models.CheckConstraint(
                condition=models.Q(("seats__gt", 0)),
                name="pool_has_seats",
                violation_error_message="Keep at least one seat.",
            ),
        ),
        migrations.AddConstraint(
            model_name="seatpool",
            constraint=models.CheckConstraint(
                condition=models.Q(("taken__lte", models.F("seats"))),
                name="pool_not_overbooked",
                violation_error_message="There cannot be fewer seats than those taken.",
            ),
        ),
        migrations.AddConstraint(
            model_name="seatpool",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "gender"),
                        models.Q(("gender", ""), _negated=True),
                        ("maximum", None),
                        ("minimum", None),
                    ),
                    models.Q(
                        ("gender", ""),
                        ("kind", "school_year"),
                        models.Q(
                            ("minimum__isnull", False), ("maximum__isnull", False), _connector="OR"
                        ),
                    ),
                    models.Q(
                        ("gender", ""),
                        ("kind__in", ["network", "classes", "individuals"]),
                        ("maximum", None),
                        ("minimum", None),
                    ),
                    _connector="OR",
                ),
                name="pool_has_what_its_kind_needs",
                violation_error_message="Say for which gender or class years, and only where it is kept for them.",
            ),
        ),
        migrations.AddConstraint(
            model_name="seatpool",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("minimum", None),
                    ("maximum", None),
                    ("minimum__lte", models.F("maximum")),
                    _connector="OR",
                ),
                name="pool_years_in_order",
                violation_error_message="The first bound cannot be higher than the second.",
            ),
        ),
        migrations.AddIndex(
            model_name="occurrence",
            index=models.Index(fields=["starts_at"], name="occurrence_starts_at"),
        ),
        migrations.AddConstraint(
            model_name="occurrence",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                name="occurrence_ends_after_start",
                violation_error_message="It must end after it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="occurrence",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("session", "starts_at"),
                name="occurrence_start_unique",
                violation_error_message="This session already has a date at that time.",
            ),
        ),
        migrations.AddConstraint(
            model_name="eligibilityrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "age",
                            "network",
                            "occupation",
                            "residence",
                            "school_level",
                            "school_year",
                        ],
                    )
                ),
                name="rule_kind_valid",
            ),
        ),
        migrations.AddConstraint(
            model_name="eligibilityrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("minimum", None),
                    ("maximum", None),
                    ("minimum__lte", models.F("maximum")),
                    _connector="OR",
                ),
                name="rule_bounds_in_order",
                violation_error_message="The first bound cannot be higher than the second.",
            ),
        ),
        migrations.AddConstraint(
            model_name="eligibilityrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind__in", ["age", "school_year"]),
                        models.Q(
                            ("minimum__isnull", False), ("maximum__isnull", False), _connector="OR"
                        ),
                    ),
                    ("kind__in", ["network", "residence"]),
                    models.Q(("kind", "school_level"), ("levels__len__gt", 0)),
                    models.Q(("kind", "occupation"), ("occupations__len__gt", 0)),
                    _connector="OR",
                ),
                name="rule_has_what_its_kind_needs",
                violation_error_message="Fill in what this kind of rule compares with.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_eventhistory" ("action_id", "audiences", "authorisation_duration", "bookable_by", "booking", "cancel_reason", "cancelled_at", "child_policy", "contact_email", "cost_note", "created_at", "description", "format", "id", "kind", "max_companions", "max_overtakes", "max_seats_per_school", "minor_policy", "more_information", "needs_roster", "offer_cutoff", "offer_duration", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "programme_id", "published_at", "regular_contact", "review_note", "site_id", "slug", "status", "submitted_at", "summary", "title", "topic", "what_to_bring") VALUES (NEW."action_id", NEW."audiences", NEW."authorisation_duration", NEW."bookable_by", NEW."booking", NEW."cancel_reason", NEW."cancelled_at", NEW."child_policy", NEW."contact_email", NEW."cost_note", NEW."created_at", NEW."description", NEW."format", NEW."id", NEW."kind", NEW."max_companions", NEW."max_overtakes", NEW."max_seats_per_school", NEW."minor_policy", NEW."more_information", NEW."needs_roster", NEW."offer_cutoff", NEW."offer_duration", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."phase_id", NEW."programme_id", NEW."published_at", NEW."regular_contact", NEW."review_note", NEW."site_id", NEW."slug", NEW."status", NEW."submitted_at", NEW."summary", NEW."title", NEW."topic", NEW."what_to_bring"); RETURN NULL;',
                    hash="d46bdac20bd87dbc043244bdf57bf9ae81ab3831",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_82b94",
                    table="events_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."action_id" IS DISTINCT FROM (NEW."action_id") OR OLD."audiences" IS DISTINCT FROM (NEW."audiences") OR OLD."authorisation_duration" IS DISTINCT FROM (NEW."authorisation_duration") OR OLD."bookable_by" IS DISTINCT FROM (NEW."bookable_by") OR OLD."booking" IS DISTINCT FROM (NEW."booking") OR OLD."cancel_reason" IS DISTINCT FROM (NEW."cancel_reason") OR OLD."cancelled_at" IS DISTINCT FROM (NEW."cancelled_at") OR OLD."child_policy" IS DISTINCT FROM (NEW."child_policy") OR OLD."contact_email" IS DISTINCT FROM (NEW."contact_email") OR OLD."cost_note" IS DISTINCT FROM (NEW."cost_note") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."format" IS DISTINCT FROM (NEW."format") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."max_companions" IS DISTINCT FROM (NEW."max_companions") OR OLD."max_overtakes" IS DISTINCT FROM (NEW."max_overtakes") OR OLD."max_seats_per_school" IS DISTINCT FROM (NEW."max_seats_per_school") OR OLD."minor_policy" IS DISTINCT FROM (NEW."minor_policy") OR OLD."more_information" IS DISTINCT FROM (NEW."more_information") OR OLD."needs_roster" IS DISTINCT FROM (NEW."needs_roster") OR OLD."offer_cutoff" IS DISTINCT FROM (NEW."offer_cutoff") OR OLD."offer_duration" IS DISTINCT FROM (NEW."offer_duration") OR OLD."phase_id" IS DISTINCT FROM (NEW."phase_id") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."regular_contact" IS DISTINCT FROM (NEW."regular_contact") OR OLD."review_note" IS DISTINCT FROM (NEW."review_note") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."topic" IS DISTINCT FROM (NEW."topic") OR OLD."what_to_bring" IS DISTINCT FROM (NEW."what_to_bring"))',
                    func='INSERT INTO "events_eventhistory" ("action_id", "audiences", "authorisation_duration", "bookable_by", "booking", "cancel_reason", "cancelled_at", "child_policy", "contact_email", "cost_note", "created_at", "description", "format", "id", "kind", "max_companions", "max_overtakes", "max_seats_per_school", "minor_policy", "more_information", "needs_roster", "offer_cutoff", "offer_duration", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "programme_id", "published_at", "regular_contact", "review_note", "site_id", "slug", "status", "submitted_at", "summary", "title", "topic", "what_to_bring") VALUES (NEW."action_id", NEW."audiences", NEW."authorisation_duration", NEW."bookable_by", NEW."booking", NEW."cancel_reason", NEW."cancelled_at", NEW."child_policy", NEW."contact_email", NEW."cost_note", NEW."created_at", NEW."description", NEW."format", NEW."id", NEW."kind", NEW."max_companions", NEW."max_overtakes", NEW."max_seats_per_school", NEW."minor_policy", NEW."more_information", NEW."needs_roster", NEW."offer_cutoff", NEW."offer_duration", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."phase_id", NEW."programme_id", NEW."published_at", NEW."regular_contact", NEW."review_note", NEW."site_id", NEW."slug", NEW."status", NEW."submitted_at", NEW."summary", NEW."title", NEW."topic", NEW."what_to_bring"); RETURN NULL;',
                    hash="d456dc2cbefacf8c39639721aa26ec1f048f3bd5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_73f59",
                    table="events_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="event",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_eventhistory" ("action_id", "audiences", "authorisation_duration", "bookable_by", "booking", "cancel_reason", "cancelled_at", "child_policy", "contact_email", "cost_note", "created_at", "description", "format", "id", "kind", "max_companions", "max_overtakes", "max_seats_per_school", "minor_policy", "more_information", "needs_roster", "offer_cutoff", "offer_duration", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "programme_id", "published_at", "regular_contact", "review_note", "site_id", "slug", "status", "submitted_at", "summary", "title", "topic", "what_to_bring") VALUES (OLD."action_id", OLD."audiences", OLD."authorisation_duration", OLD."bookable_by", OLD."booking", OLD."cancel_reason", OLD."cancelled_at", OLD."child_policy", OLD."contact_email", OLD."cost_note", OLD."created_at", OLD."description", OLD."format", OLD."id", OLD."kind", OLD."max_companions", OLD."max_overtakes", OLD."max_seats_per_school", OLD."minor_policy", OLD."more_information", OLD."needs_roster", OLD."offer_cutoff", OLD."offer_duration", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."phase_id", OLD."programme_id", OLD."published_at", OLD."regular_contact", OLD."review_note", OLD."site_id", OLD."slug", OLD."status", OLD."submitted_at", OLD."summary", OLD."title", OLD."topic", OLD."what_to_bring"); RETURN NULL;',
                    hash="e8e620d8585c7e79041ec87d3dce6329d1200b07",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d74a6",
                    table="events_event",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_sessionhistory" ("cancel_reason", "cancelled_at", "capacity", "created_at", "ends_at", "event_id", "id", "join_url", "key", "label", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_opens_at", "registration_closes_at", "registration_opens_at", "room_id", "sequence", "site_id", "starts_at", "status", "waiting_limit") VALUES (NEW."cancel_reason", NEW."cancelled_at", NEW."capacity", NEW."created_at", NEW."ends_at", NEW."event_id", NEW."id", NEW."join_url", NEW."key", NEW."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."priority_opens_at", NEW."registration_closes_at", NEW."registration_opens_at", NEW."room_id", NEW."sequence", NEW."site_id", NEW."starts_at", NEW."status", NEW."waiting_limit"); RETURN NULL;',
                    hash="89f800fbcc1b28cc16031840c8bbe3efd8e65fa6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_033e9",
                    table="events_session",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."cancel_reason" IS DISTINCT FROM (NEW."cancel_reason") OR OLD."cancelled_at" IS DISTINCT FROM (NEW."cancelled_at") OR OLD."capacity" IS DISTINCT FROM (NEW."capacity") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."ends_at" IS DISTINCT FROM (NEW."ends_at") OR OLD."event_id" IS DISTINCT FROM (NEW."event_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."join_url" IS DISTINCT FROM (NEW."join_url") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."priority_opens_at" IS DISTINCT FROM (NEW."priority_opens_at") OR OLD."registration_closes_at" IS DISTINCT FROM (NEW."registration_closes_at") OR OLD."registration_opens_at" IS DISTINCT FROM (NEW."registration_opens_at") OR OLD."room_id" IS DISTINCT FROM (NEW."room_id") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence") OR OLD."site_id" IS DISTINCT FROM (NEW."site_id") OR OLD."starts_at" IS DISTINCT FROM (NEW."starts_at") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."waiting_limit" IS DISTINCT FROM (NEW."waiting_limit"))',
                    func='INSERT INTO "events_sessionhistory" ("cancel_reason", "cancelled_at", "capacity", "created_at", "ends_at", "event_id", "id", "join_url", "key", "label", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_opens_at", "registration_closes_at", "registration_opens_at", "room_id", "sequence", "site_id", "starts_at", "status", "waiting_limit") VALUES (NEW."cancel_reason", NEW."cancelled_at", NEW."capacity", NEW."created_at", NEW."ends_at", NEW."event_id", NEW."id", NEW."join_url", NEW."key", NEW."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."priority_opens_at", NEW."registration_closes_at", NEW."registration_opens_at", NEW."room_id", NEW."sequence", NEW."site_id", NEW."starts_at", NEW."status", NEW."waiting_limit"); RETURN NULL;',
                    hash="3ddd098a7645b7432f3448f23a52bad8968bab8e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4f2b4",
                    table="events_session",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_sessionhistory" ("cancel_reason", "cancelled_at", "capacity", "created_at", "ends_at", "event_id", "id", "join_url", "key", "label", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_opens_at", "registration_closes_at", "registration_opens_at", "room_id", "sequence", "site_id", "starts_at", "status", "waiting_limit") VALUES (OLD."cancel_reason", OLD."cancelled_at", OLD."capacity", OLD."created_at", OLD."ends_at", OLD."event_id", OLD."id", OLD."join_url", OLD."key", OLD."label", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."priority_opens_at", OLD."registration_closes_at", OLD."registration_opens_at", OLD."room_id", OLD."sequence", OLD."site_id", OLD."starts_at", OLD."status", OLD."waiting_limit"); RETURN NULL;',
                    hash="b97df637f159e439ed90b0791a1e1a498c98b93a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d1c63",
                    table="events_session",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="seatpool",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_seatpoolhistory" ("gender", "id", "kind", "lapses_at", "maximum", "minimum", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "seats", "session_id") VALUES (NEW."gender", NEW."id", NEW."kind", NEW."lapses_at", NEW."maximum", NEW."minimum", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."seats", NEW."session_id"); RETURN NULL;',
                    hash="d1a446f6dbb20f50a2ffe6cd51fc9278a9d70801",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a2c4f",
                    table="events_seatpool",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="seatpool",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."gender" IS DISTINCT FROM (NEW."gender") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."lapses_at" IS DISTINCT FROM (NEW."lapses_at") OR OLD."maximum" IS DISTINCT FROM (NEW."maximum") OR OLD."minimum" IS DISTINCT FROM (NEW."minimum") OR OLD."seats" IS DISTINCT FROM (NEW."seats") OR OLD."session_id" IS DISTINCT FROM (NEW."session_id"))',
                    func='INSERT INTO "events_seatpoolhistory" ("gender", "id", "kind", "lapses_at", "maximum", "minimum", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "seats", "session_id") VALUES (NEW."gender", NEW."id", NEW."kind", NEW."lapses_at", NEW."maximum", NEW."minimum", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."seats", NEW."session_id"); RETURN NULL;',
                    hash="eb756615f7b2380dd1359e749b7090160fce4d73",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1e916",
                    table="events_seatpool",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="seatpool",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_seatpoolhistory" ("gender", "id", "kind", "lapses_at", "maximum", "minimum", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "seats", "session_id") VALUES (OLD."gender", OLD."id", OLD."kind", OLD."lapses_at", OLD."maximum", OLD."minimum", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."seats", OLD."session_id"); RETURN NULL;',
                    hash="ffbe7b1d497f6fb6ca961b1f2dbdb1427dcaabf6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_50744",
                    table="events_seatpool",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="occurrence",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_occurrencehistory" ("ends_at", "id", "key", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "starts_at") VALUES (NEW."ends_at", NEW."id", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."session_id", NEW."starts_at"); RETURN NULL;',
                    hash="2487df59438770c24c6fa198969f9e011d41d0ec",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_18f24",
                    table="events_occurrence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="occurrence",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "events_occurrencehistory" ("ends_at", "id", "key", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "starts_at") VALUES (NEW."ends_at", NEW."id", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."session_id", NEW."starts_at"); RETURN NULL;',
                    hash="a61f6898ca5b0062fca63d15926790a9d6563499",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c3d15",
                    table="events_occurrence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="occurrence",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_occurrencehistory" ("ends_at", "id", "key", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "starts_at") VALUES (OLD."ends_at", OLD."id", OLD."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."session_id", OLD."starts_at"); RETURN NULL;',
                    hash="2f8dd43494066dbeb5e892a2bb586f053b365777",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_29b4f",
                    table="events_occurrence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eligibilityrule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_eligibilityrulehistory" ("event_id", "id", "kind", "levels", "maximum", "minimum", "occupations", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference_date", "session_id") VALUES (NEW."event_id", NEW."id", NEW."kind", NEW."levels", NEW."maximum", NEW."minimum", NEW."occupations", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."reference_date", NEW."session_id"); RETURN NULL;',
                    hash="01982b552ae5a7f755e4eb4d3218583089ff2680",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2053e",
                    table="events_eligibilityrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eligibilityrule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "events_eligibilityrulehistory" ("event_id", "id", "kind", "levels", "maximum", "minimum", "occupations", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference_date", "session_id") VALUES (NEW."event_id", NEW."id", NEW."kind", NEW."levels", NEW."maximum", NEW."minimum", NEW."occupations", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."reference_date", NEW."session_id"); RETURN NULL;',
                    hash="7af7147784bcfc3b0999d841a5f70fb2fa0e96cb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_dcf99",
                    table="events_eligibilityrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eligibilityrule",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_eligibilityrulehistory" ("event_id", "id", "kind", "levels", "maximum", "minimum", "occupations", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference_date", "session_id") VALUES (OLD."event_id", OLD."id", OLD."kind", OLD."levels", OLD."maximum", OLD."minimum", OLD."occupations", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."reference_date", OLD."session_id"); RETURN NULL;',
                    hash="39322ee2fe2e9f1493e0a3e4e82579fc53bbfc92",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_261fd",
                    table="events_eligibilityrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rulemunicipality",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_rulemunicipalityhistory" ("eligibilityrule_id", "id", "municipality_id", "pgh_context", "pgh_created_at", "pgh_label") VALUES (NEW."eligibilityrule_id", NEW."id", NEW."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\'); RETURN NULL;',
                    hash="d90b625ef9d58ddccbfca178ae987ab379d02899",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_97f69",
                    table="events_eligibilityrule_municipalities",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rulemunicipality",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "events_rulemunicipalityhistory" ("eligibilityrule_id", "id", "municipality_id", "pgh_context", "pgh_created_at", "pgh_label") VALUES (NEW."eligibilityrule_id", NEW."id", NEW."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\'); RETURN NULL;',
                    hash="3e3240b4eb9fb3fe40725c0c8ded80bc43660713",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_33746",
                    table="events_eligibilityrule_municipalities",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rulemunicipality",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_rulemunicipalityhistory" ("eligibilityrule_id", "id", "municipality_id", "pgh_context", "pgh_created_at", "pgh_label") VALUES (OLD."eligibilityrule_id", OLD."id", OLD."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\'); RETURN NULL;',
                    hash="45a54fc172d8bfd95e4be39d0bf5dddf7c1c3441",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_befdb",
                    table="events_eligibilityrule_municipalities",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventhost",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_eventhosthistory" ("event_id", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label") VALUES (NEW."event_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\'); RETURN NULL;',
                    hash="057b5fdc13518b7d724820f2d27c0f7fb20a4a19",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_10465",
                    table="events_event_hosts",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventhost",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "events_eventhosthistory" ("event_id", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label") VALUES (NEW."event_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\'); RETURN NULL;',
                    hash="d80403e19c3f429def180bb63f2ed1fc4e221ace",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_111be",
                    table="events_event_hosts",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventhost",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_eventhosthistory" ("event_id", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label") VALUES (OLD."event_id", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\'); RETURN NULL;',
                    hash="184bc18950f9e4b12029d95b0639bef6c559b999",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_12fd7",
                    table="events_event_hosts",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventprofessional",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_eventprofessionalhistory" ("event_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "professional_id") VALUES (NEW."event_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."professional_id"); RETURN NULL;',
                    hash="8e73076137d6110e7d4452fdddff67e433ebda02",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_590f7",
                    table="events_event_professionals",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventprofessional",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "events_eventprofessionalhistory" ("event_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "professional_id") VALUES (NEW."event_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."professional_id"); RETURN NULL;',
                    hash="ba946c55f54b4a9eda68b50827e826c210f5c912",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2cdc8",
                    table="events_event_professionals",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="eventprofessional",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "events_eventprofessionalhistory" ("event_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "professional_id") VALUES (OLD."event_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."professional_id"); RETURN NULL;',
                    hash="8ef87d934cfe51bb4954eeb15571f6c0233ae4fd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5a9e5",
                    table="events_event_professionals",
                    when="AFTER",
                ),
            ),
        ),
    ]

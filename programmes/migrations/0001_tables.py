from __future__ import annotations

import django.db.models.deletion
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import core.db


class Migration(migrations.Migration):
    replaces = [
        ("programmes", "0001_initial"),
        ("programmes", "0002_concluded_programmes"),
        ("programmes", "0003_history"),
        ("programmes", "0004_emblems_and_known_funds"),
        ("programmes", "0006_funding_emblem"),
        ("programmes", "0007_emblems_of_fundings"),
        ("programmes", "0008_no_emblem_files"),
        ("programmes", "0009_copies"),
        ("programmes", "0010_max_class_bookings"),
        ("programmes", "0011_data_agreements"),
        ("programmes", "0012_pre_registrations"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
        ("partners", "0001_tables"),
        ("schools", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="DataAgreement",
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
                            ("processor", "Processor (GDPR, art. 28)"),
                            ("joint", "Joint controller (GDPR, art. 26)"),
                        ],
                        max_length=9,
                        verbose_name="kind",
                    ),
                ),
                (
                    "allows",
                    models.CharField(
                        choices=[
                            ("nothing", "Nothing"),
                            ("numbers", "Numbers only"),
                            ("names", "First names with an initial"),
                        ],
                        default="nothing",
                        help_text="Of those who come to the events that it hosts; never how to reach them.",
                        max_length=7,
                        verbose_name="what it allows",
                    ),
                ),
                ("signed_on", models.DateField(verbose_name="signed on")),
                ("valid_until", models.DateField(verbose_name="valid until")),
            ],
            options={
                "verbose_name": "agreement on personal data",
                "verbose_name_plural": "agreements on personal data",
                "ordering": ["-signed_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Phase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("ends_on", models.DateField(verbose_name="ends on")),
            ],
            options={
                "verbose_name": "phase",
                "verbose_name_plural": "phases",
                "ordering": ["starts_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="address name")),
            ],
            options={
                "verbose_name": "series",
                "verbose_name_plural": "series",
                "ordering": [core.db.Plain("name"), "pk"],
            },
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="position")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="children",
                        to="programmes.action",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "action",
                "verbose_name_plural": "actions",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Coordinator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="coordinated",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
            ],
            options={
                "verbose_name": "coordinator",
                "verbose_name_plural": "coordinators",
                "ordering": ["programme", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Copy",
            fields=[
                ("key", models.UUIDField(primary_key=True, serialize=False, verbose_name="key")),
                (
                    "kind",
                    models.CharField(
                        choices=[("programme", "Programme"), ("event", "Event")],
                        max_length=9,
                        verbose_name="kind",
                    ),
                ),
                ("made", models.BigIntegerField(verbose_name="what it made")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
            ],
            options={
                "verbose_name": "copy",
                "verbose_name_plural": "copies",
            },
        ),
        migrations.CreateModel(
            name="Emblem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                ("image", models.BinaryField(verbose_name="picture")),
                (
                    "digest",
                    models.CharField(
                        editable=False,
                        error_messages={"unique": "This picture is here already."},
                        max_length=32,
                        unique=True,
                        verbose_name="content",
                    ),
                ),
                ("width", models.PositiveSmallIntegerField(editable=False, verbose_name="width")),
                ("height", models.PositiveSmallIntegerField(editable=False, verbose_name="height")),
            ],
            options={
                "verbose_name": "emblem",
                "verbose_name_plural": "emblems",
                "ordering": [core.db.Plain("name"), "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("width__gt", 0), ("height__gt", 0)),
                        name="emblem_has_a_size",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EmblemHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "digest",
                    models.CharField(
                        editable=False,
                        error_messages={"unique": "This picture is here already."},
                        max_length=32,
                        verbose_name="content",
                    ),
                ),
                ("width", models.PositiveSmallIntegerField(editable=False, verbose_name="width")),
                ("height", models.PositiveSmallIntegerField(editable=False, verbose_name="height")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="programmes.emblem",
                    ),
                ),
            ],
            options={
                "verbose_name": "emblem",
                "verbose_name_plural": "emblems",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Fund",
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
                ("name", models.CharField(max_length=160, unique=True, verbose_name="name")),
                ("statement", models.CharField(max_length=300, verbose_name="statement")),
                (
                    "basis",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="where the wording comes from"
                    ),
                ),
                (
                    "emblem",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="funds",
                        to="programmes.emblem",
                        verbose_name="emblem",
                    ),
                ),
            ],
            options={
                "verbose_name": "known fund",
                "verbose_name_plural": "known funds",
                "ordering": [core.db.Plain("name"), "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("statement", ""), _negated=True),
                        name="fund_has_a_statement",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FundHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("code", models.SlugField(db_index=False, max_length=40, verbose_name="code")),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("statement", models.CharField(max_length=300, verbose_name="statement")),
                (
                    "basis",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="where the wording comes from"
                    ),
                ),
                (
                    "emblem",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programmes.emblem",
                        verbose_name="emblem",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="programmes.fund",
                    ),
                ),
            ],
            options={
                "verbose_name": "known fund",
                "verbose_name_plural": "known funds",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Funding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("call", models.CharField(blank=True, max_length=200, verbose_name="call")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="amount (euro)",
                    ),
                ),
                (
                    "project_code",
                    models.CharField(
                        blank=True,
                        help_text="Shown where it is given.",
                        max_length=30,
                        verbose_name="project code (CUP)",
                    ),
                ),
                (
                    "statement",
                    models.CharField(
                        help_text="Shown word for word wherever it must stand.",
                        max_length=300,
                        verbose_name="statement",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="position")),
                (
                    "emblem",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fundings",
                        to="programmes.emblem",
                        verbose_name="emblem",
                    ),
                ),
                (
                    "fund",
                    models.ForeignKey(
                        blank=True,
                        help_text="Fills in the statement and the emblem where you leave them empty.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fundings",
                        to="programmes.fund",
                        verbose_name="known fund",
                    ),
                ),
                (
                    "funder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fundings",
                        to="partners.organisation",
                        verbose_name="funder",
                    ),
                ),
            ],
            options={
                "verbose_name": "funding",
                "verbose_name_plural": "fundings",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Partnership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("lead", "Lead body"),
                            ("partner", "Partner"),
                            ("host", "Host"),
                            ("supporter", "Supporter"),
                            ("funder", "Funder"),
                            ("patron", "Under the patronage of"),
                        ],
                        max_length=9,
                        verbose_name="role",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="position")),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partnerships",
                        to="partners.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partnerships",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "partnership",
                "verbose_name_plural": "partnerships",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DataAgreementHistory",
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
                            ("processor", "Processor (GDPR, art. 28)"),
                            ("joint", "Joint controller (GDPR, art. 26)"),
                        ],
                        max_length=9,
                        verbose_name="kind",
                    ),
                ),
                (
                    "allows",
                    models.CharField(
                        choices=[
                            ("nothing", "Nothing"),
                            ("numbers", "Numbers only"),
                            ("names", "First names with an initial"),
                        ],
                        default="nothing",
                        help_text="Of those who come to the events that it hosts; never how to reach them.",
                        max_length=7,
                        verbose_name="what it allows",
                    ),
                ),
                ("signed_on", models.DateField(verbose_name="signed on")),
                ("valid_until", models.DateField(verbose_name="valid until")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="programmes.dataagreement",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programmes.partnership",
                        verbose_name="partnership",
                    ),
                ),
            ],
            options={
                "verbose_name": "agreement on personal data",
                "verbose_name_plural": "agreements on personal data",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="dataagreement",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="agreements",
                to="programmes.partnership",
                verbose_name="partnership",
            ),
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="address name")),
                ("summary", models.CharField(max_length=200, verbose_name="summary")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("audience_note", models.TextField(blank=True, verbose_name="who it is for")),
                ("how_to_take_part", models.TextField(blank=True, verbose_name="how to take part")),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("ends_on", models.DateField(verbose_name="ends on")),
                (
                    "colour",
                    models.CharField(
                        choices=[
                            ("blu", "Blue"),
                            ("viola", "Purple"),
                            ("petrolio", "Teal"),
                            ("oliva", "Olive"),
                            ("terra", "Earth"),
                            ("magenta", "Magenta"),
                            ("indaco", "Indigo"),
                            ("ardesia", "Slate"),
                        ],
                        default="blu",
                        max_length=8,
                        verbose_name="colour",
                    ),
                ),
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
                        default="careers",
                        max_length=20,
                        verbose_name="topic",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("published", "Published"),
                            ("concluded", "Concluded"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "contact_name",
                    models.CharField(blank=True, max_length=120, verbose_name="contact"),
                ),
                (
                    "contact_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="contact email address"
                    ),
                ),
                (
                    "contact_phone",
                    models.CharField(blank=True, max_length=40, verbose_name="contact telephone"),
                ),
                (
                    "max_class_bookings",
                    models.PositiveSmallIntegerField(
                        default=10,
                        help_text="For classes, in all the sessions that are still to come.",
                        verbose_name="bookings that a teacher may hold",
                    ),
                ),
                (
                    "organisations",
                    models.ManyToManyField(
                        related_name="programmes",
                        through="programmes.Partnership",
                        to="partners.organisation",
                        verbose_name="organisations",
                    ),
                ),
                (
                    "schools",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Some events are only for these schools.",
                        related_name="programmes",
                        to="schools.school",
                        verbose_name="schools of the network",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="programmes.series",
                        verbose_name="series",
                    ),
                ),
            ],
            options={
                "verbose_name": "programme",
                "verbose_name_plural": "programmes",
                "ordering": ["-starts_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["concluded", "draft", "published"])),
                        name="programme_status_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "colour__in",
                                [
                                    "ardesia",
                                    "blu",
                                    "indaco",
                                    "magenta",
                                    "oliva",
                                    "petrolio",
                                    "terra",
                                    "viola",
                                ],
                            )
                        ),
                        name="programme_colour_valid",
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
                        name="programme_topic_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="programme_ends_after_start",
                        violation_error_message="The programme must end after it starts.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PreRegistration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="created at"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pre_registrations",
                        to="schools.school",
                        verbose_name="school",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pre_registrations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pre_registrations",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "declaration of interest",
                "verbose_name_plural": "declarations of interest",
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "school", "user"),
                        name="pre_registration_unique",
                        violation_error_message="This teacher has declared it already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PhaseHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("ends_on", models.DateField(verbose_name="ends on")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="programmes.phase",
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
                "verbose_name": "phase",
                "verbose_name_plural": "phases",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="phase",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="phases",
                to="programmes.programme",
                verbose_name="programme",
            ),
        ),
        migrations.CreateModel(
            name="PartnershipHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("lead", "Lead body"),
                            ("partner", "Partner"),
                            ("host", "Host"),
                            ("supporter", "Supporter"),
                            ("funder", "Funder"),
                            ("patron", "Under the patronage of"),
                        ],
                        max_length=9,
                        verbose_name="role",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="position")),
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
                        to="programmes.partnership",
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
                "verbose_name": "partnership",
                "verbose_name_plural": "partnerships",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="partnership",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="partnerships",
                to="programmes.programme",
                verbose_name="programme",
            ),
        ),
        migrations.CreateModel(
            name="FundingHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("call", models.CharField(blank=True, max_length=200, verbose_name="call")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="amount (euro)",
                    ),
                ),
                (
                    "project_code",
                    models.CharField(
                        blank=True,
                        help_text="Shown where it is given.",
                        max_length=30,
                        verbose_name="project code (CUP)",
                    ),
                ),
                (
                    "statement",
                    models.CharField(
                        help_text="Shown word for word wherever it must stand.",
                        max_length=300,
                        verbose_name="statement",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="position")),
                (
                    "emblem",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programmes.emblem",
                        verbose_name="emblem",
                    ),
                ),
                (
                    "fund",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Fills in the statement and the emblem where you leave them empty.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programmes.fund",
                        verbose_name="known fund",
                    ),
                ),
                (
                    "funder",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
                        verbose_name="funder",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="programmes.funding",
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
                "verbose_name": "funding",
                "verbose_name_plural": "fundings",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="funding",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="fundings",
                to="programmes.programme",
                verbose_name="programme",
            ),
        ),
        migrations.CreateModel(
            name="CoordinatorHistory",
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
                        to="programmes.coordinator",
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
                "verbose_name": "coordinator",
                "verbose_name_plural": "coordinators",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="coordinator",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="coordinators",
                to="programmes.programme",
                verbose_name="programme",
            ),
        ),
        migrations.CreateModel(
            name="ActionHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="position")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programmes.action",
                        verbose_name="part of",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="programmes.action",
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
                "verbose_name": "action",
                "verbose_name_plural": "actions",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="action",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="actions",
                to="programmes.programme",
                verbose_name="programme",
            ),
        ),
        migrations.CreateModel(
            name="ProgrammeSchoolHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "programme",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programmes.programme",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="schools.school",
                    ),
                ),
            ],
            options={
                "verbose_name": "school of a programme",
                "verbose_name_plural": "schools of programmes",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProgrammeHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                (
                    "slug",
                    models.SlugField(db_index=False, max_length=80, verbose_name="address name"),
                ),
                ("summary", models.CharField(max_length=200, verbose_name="summary")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                ("audience_note", models.TextField(blank=True, verbose_name="who it is for")),
                ("how_to_take_part", models.TextField(blank=True, verbose_name="how to take part")),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("ends_on", models.DateField(verbose_name="ends on")),
                (
                    "colour",
                    models.CharField(
                        choices=[
                            ("blu", "Blue"),
                            ("viola", "Purple"),
                            ("petrolio", "Teal"),
                            ("oliva", "Olive"),
                            ("terra", "Earth"),
                            ("magenta", "Magenta"),
                            ("indaco", "Indigo"),
                            ("ardesia", "Slate"),
                        ],
                        default="blu",
                        max_length=8,
                        verbose_name="colour",
                    ),
                ),
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
                        default="careers",
                        max_length=20,
                        verbose_name="topic",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("published", "Published"),
                            ("concluded", "Concluded"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "contact_name",
                    models.CharField(blank=True, max_length=120, verbose_name="contact"),
                ),
                (
                    "contact_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="contact email address"
                    ),
                ),
                (
                    "contact_phone",
                    models.CharField(blank=True, max_length=40, verbose_name="contact telephone"),
                ),
                (
                    "max_class_bookings",
                    models.PositiveSmallIntegerField(
                        default=10,
                        help_text="For classes, in all the sessions that are still to come.",
                        verbose_name="bookings that a teacher may hold",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="programmes.programme",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programmes.series",
                        verbose_name="series",
                    ),
                ),
            ],
            options={
                "verbose_name": "programme",
                "verbose_name_plural": "programmes",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SeriesHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "slug",
                    models.SlugField(db_index=False, max_length=80, verbose_name="address name"),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="programmes.series",
                    ),
                ),
            ],
            options={
                "verbose_name": "series",
                "verbose_name_plural": "series",
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="dataagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["joint", "processor"])),
                name="agreement_kind_valid",
            ),
        ),
        migrations.AddConstraint(
            model_name="dataagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("allows__in", ["names", "nothing", "numbers"])),
                name="agreement_allows_valid",
            ),
        ),
        migrations.AddConstraint(
            model_name="dataagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_until__gte", models.F("signed_on"))),
                name="agreement_ends_after_it_was_signed",
                violation_error_message="An agreement cannot end before it was signed.",
            ),
        ),
        migrations.CreateModel(
            name="ProgrammeSchool",
            fields=[],
            options={
                "verbose_name": "school of a programme",
                "verbose_name_plural": "schools of programmes",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("programmes.programme_schools",),
        ),
        migrations.AddConstraint(
            model_name="phase",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="phase_ends_after_start",
                violation_error_message="The phase must end after it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("role__in", ["funder", "host", "lead", "partner", "patron", "supporter"])
                ),
                name="partnership_role_valid",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnership",
            constraint=models.UniqueConstraint(
                fields=("programme", "organisation", "department", "role"),
                name="partnership_unique",
                nulls_distinct=False,
                violation_error_message="This organisation already has that role.",
            ),
        ),
        migrations.AddConstraint(
            model_name="funding",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount", None), ("amount__gt", 0), _connector="OR"),
                name="funding_amount_positive",
                violation_error_message="The amount must be more than zero.",
            ),
        ),
        migrations.AddConstraint(
            model_name="funding",
            constraint=models.CheckConstraint(
                condition=models.Q(("statement", ""), _negated=True),
                name="funding_has_a_statement",
                violation_error_message="Write the statement, or choose a known fund.",
            ),
        ),
        migrations.AddConstraint(
            model_name="coordinator",
            constraint=models.UniqueConstraint(
                fields=("programme", "user"),
                name="coordinator_unique",
                violation_error_message="This person already coordinates the programme.",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("parent", models.F("pk")), _negated=True),
                    ("parent", None),
                    _connector="OR",
                ),
                name="action_not_part_of_itself",
                violation_error_message="An action cannot be part of itself.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="emblem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_emblemhistory" ("created_at", "digest", "height", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "width") VALUES (NEW."created_at", NEW."digest", NEW."height", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."width"); RETURN NULL;',
                    hash="09613e59c64cab15b92ac2ac798806672804e065",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a3854",
                    table="programmes_emblem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="emblem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."height" IS DISTINCT FROM (NEW."height") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."width" IS DISTINCT FROM (NEW."width"))',
                    func='INSERT INTO "programmes_emblemhistory" ("created_at", "digest", "height", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "width") VALUES (NEW."created_at", NEW."digest", NEW."height", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."width"); RETURN NULL;',
                    hash="7bca7f27551d31fa69869287c127d4ca01545eaa",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8456c",
                    table="programmes_emblem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="emblem",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_emblemhistory" ("created_at", "digest", "height", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "width") VALUES (OLD."created_at", OLD."digest", OLD."height", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."width"); RETURN NULL;',
                    hash="4572b48a2b62d373d9eceecbb5a18bcf3d248354",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3f06e",
                    table="programmes_emblem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="series",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_serieshistory" ("id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."slug"); RETURN NULL;',
                    hash="80b458f6f62067a50fddb954474a861b1776bc42",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0f0a7",
                    table="programmes_series",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="series",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "programmes_serieshistory" ("id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."slug"); RETURN NULL;',
                    hash="7c5e72fc7b83e8c8ec88cba7dd8f0253b52c210c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_68ae1",
                    table="programmes_series",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="series",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_serieshistory" ("id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."slug"); RETURN NULL;',
                    hash="b4813c789c0847e3b0cc7d9b6b0bdd116bfcf6fd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c49ff",
                    table="programmes_series",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fund",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_fundhistory" ("basis", "code", "created_at", "emblem_id", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "statement") VALUES (NEW."basis", NEW."code", NEW."created_at", NEW."emblem_id", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."statement"); RETURN NULL;',
                    hash="c61a24fb4ad9cd9a3c668bc899ec7f66a970262d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_edf3a",
                    table="programmes_fund",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fund",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."emblem_id" IS DISTINCT FROM (NEW."emblem_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."statement" IS DISTINCT FROM (NEW."statement"))',
                    func='INSERT INTO "programmes_fundhistory" ("basis", "code", "created_at", "emblem_id", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "statement") VALUES (NEW."basis", NEW."code", NEW."created_at", NEW."emblem_id", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."statement"); RETURN NULL;',
                    hash="a2920b07edcf725ab28579b76f57c37ff5e4784a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_77496",
                    table="programmes_fund",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fund",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_fundhistory" ("basis", "code", "created_at", "emblem_id", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "statement") VALUES (OLD."basis", OLD."code", OLD."created_at", OLD."emblem_id", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."statement"); RETURN NULL;',
                    hash="d5343091d19c4ae2878131789e976099cc2f0642",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7b180",
                    table="programmes_fund",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dataagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_dataagreementhistory" ("allows", "created_at", "id", "kind", "partnership_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_on", "valid_until") VALUES (NEW."allows", NEW."created_at", NEW."id", NEW."kind", NEW."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."signed_on", NEW."valid_until"); RETURN NULL;',
                    hash="1d64deda0ab79b89faa7c2c97f8e73537347d750",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_aca55",
                    table="programmes_dataagreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dataagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."allows" IS DISTINCT FROM (NEW."allows") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."partnership_id" IS DISTINCT FROM (NEW."partnership_id") OR OLD."signed_on" IS DISTINCT FROM (NEW."signed_on") OR OLD."valid_until" IS DISTINCT FROM (NEW."valid_until"))',
                    func='INSERT INTO "programmes_dataagreementhistory" ("allows", "created_at", "id", "kind", "partnership_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_on", "valid_until") VALUES (NEW."allows", NEW."created_at", NEW."id", NEW."kind", NEW."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."signed_on", NEW."valid_until"); RETURN NULL;',
                    hash="ac798816b4bdd65caa2456422b9969c0599c9f26",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1307c",
                    table="programmes_dataagreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dataagreement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_dataagreementhistory" ("allows", "created_at", "id", "kind", "partnership_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_on", "valid_until") VALUES (OLD."allows", OLD."created_at", OLD."id", OLD."kind", OLD."partnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."signed_on", OLD."valid_until"); RETURN NULL;',
                    hash="63bda48e7a71b15defeaa79a33fb1a4eadabc9be",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_437b0",
                    table="programmes_dataagreement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="phase",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_phasehistory" ("description", "ends_on", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "starts_on") VALUES (NEW."description", NEW."ends_on", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."starts_on"); RETURN NULL;',
                    hash="8c943fc633c82cdee2660a273569dc9d09f4dcd2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d2092",
                    table="programmes_phase",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="phase",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "programmes_phasehistory" ("description", "ends_on", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "starts_on") VALUES (NEW."description", NEW."ends_on", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."programme_id", NEW."starts_on"); RETURN NULL;',
                    hash="8145c18685a2d1d4b03d8eda79f413dccb489d1e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_12ded",
                    table="programmes_phase",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="phase",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_phasehistory" ("description", "ends_on", "id", "name", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "starts_on") VALUES (OLD."description", OLD."ends_on", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."starts_on"); RETURN NULL;',
                    hash="516c8a9ef0d6db78b654c119095e56b851e228e0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9808d",
                    table="programmes_phase",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partnership",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_partnershiphistory" ("department_id", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "programme_id", "role") VALUES (NEW."department_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."position", NEW."programme_id", NEW."role"); RETURN NULL;',
                    hash="3939185316ba6e2730c0b89c72e0e290b0eabd41",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ae8de",
                    table="programmes_partnership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partnership",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "programmes_partnershiphistory" ("department_id", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "programme_id", "role") VALUES (NEW."department_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."position", NEW."programme_id", NEW."role"); RETURN NULL;',
                    hash="5faa7943fbcfbf941bbfd772d94f0182a5e77224",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c805c",
                    table="programmes_partnership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partnership",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_partnershiphistory" ("department_id", "id", "organisation_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "programme_id", "role") VALUES (OLD."department_id", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."position", OLD."programme_id", OLD."role"); RETURN NULL;',
                    hash="043d3ef2c9d299ffe851f94373df2accfd194681",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4d876",
                    table="programmes_partnership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="funding",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_fundinghistory" ("amount", "call", "emblem_id", "fund_id", "funder_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "programme_id", "project_code", "statement") VALUES (NEW."amount", NEW."call", NEW."emblem_id", NEW."fund_id", NEW."funder_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."position", NEW."programme_id", NEW."project_code", NEW."statement"); RETURN NULL;',
                    hash="1adfc6a452a2e5a5aa7a5e42b526bce4614e0bf6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ca075",
                    table="programmes_funding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="funding",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "programmes_fundinghistory" ("amount", "call", "emblem_id", "fund_id", "funder_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "programme_id", "project_code", "statement") VALUES (NEW."amount", NEW."call", NEW."emblem_id", NEW."fund_id", NEW."funder_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."position", NEW."programme_id", NEW."project_code", NEW."statement"); RETURN NULL;',
                    hash="4001be3b36e2dba066b71aade8b198225c31aa3e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b6a09",
                    table="programmes_funding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="funding",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_fundinghistory" ("amount", "call", "emblem_id", "fund_id", "funder_id", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "programme_id", "project_code", "statement") VALUES (OLD."amount", OLD."call", OLD."emblem_id", OLD."fund_id", OLD."funder_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."position", OLD."programme_id", OLD."project_code", OLD."statement"); RETURN NULL;',
                    hash="3eecfaced11eb3424ec4b28256d40bb02cdfdb34",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2ecbd",
                    table="programmes_funding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="coordinator",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_coordinatorhistory" ("id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "user_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."user_id"); RETURN NULL;',
                    hash="981909d4070178fa7bf846f7b8dbf9eba7b4b9a7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_df48b",
                    table="programmes_coordinator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="coordinator",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "programmes_coordinatorhistory" ("id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "user_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."programme_id", NEW."user_id"); RETURN NULL;',
                    hash="7d8b16ba964693fbb1839464d9fa00fdc167dadf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d471e",
                    table="programmes_coordinator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="coordinator",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_coordinatorhistory" ("id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "user_id") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."user_id"); RETURN NULL;',
                    hash="056bbaf5a58018f05eb00c01a0e7905f6dff74b7",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_720b7",
                    table="programmes_coordinator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_actionhistory" ("description", "id", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "programme_id", "title") VALUES (NEW."description", NEW."id", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."position", NEW."programme_id", NEW."title"); RETURN NULL;',
                    hash="b8616ece8b426e60c0a2b57ea2dc0b7132ffffff",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_35c73",
                    table="programmes_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "programmes_actionhistory" ("description", "id", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "programme_id", "title") VALUES (NEW."description", NEW."id", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."position", NEW."programme_id", NEW."title"); RETURN NULL;',
                    hash="c9d9e2a93e733d78085eb18b4f6c874a0d47af7b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1b836",
                    table="programmes_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_actionhistory" ("description", "id", "parent_id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "programme_id", "title") VALUES (OLD."description", OLD."id", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."position", OLD."programme_id", OLD."title"); RETURN NULL;',
                    hash="6d75ab9b9161acea5366087c34e0c9bed4b10ceb",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_81224",
                    table="programmes_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programme",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_programmehistory" ("audience_note", "colour", "contact_email", "contact_name", "contact_phone", "created_at", "description", "ends_on", "how_to_take_part", "id", "max_class_bookings", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "series_id", "slug", "starts_on", "status", "summary", "title", "topic") VALUES (NEW."audience_note", NEW."colour", NEW."contact_email", NEW."contact_name", NEW."contact_phone", NEW."created_at", NEW."description", NEW."ends_on", NEW."how_to_take_part", NEW."id", NEW."max_class_bookings", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."series_id", NEW."slug", NEW."starts_on", NEW."status", NEW."summary", NEW."title", NEW."topic"); RETURN NULL;',
                    hash="e8a6576d8f483191778ea5fe35d2aa96c4fba5d8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_56ab2",
                    table="programmes_programme",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programme",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."audience_note" IS DISTINCT FROM (NEW."audience_note") OR OLD."colour" IS DISTINCT FROM (NEW."colour") OR OLD."contact_email" IS DISTINCT FROM (NEW."contact_email") OR OLD."contact_name" IS DISTINCT FROM (NEW."contact_name") OR OLD."contact_phone" IS DISTINCT FROM (NEW."contact_phone") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."how_to_take_part" IS DISTINCT FROM (NEW."how_to_take_part") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."max_class_bookings" IS DISTINCT FROM (NEW."max_class_bookings") OR OLD."series_id" IS DISTINCT FROM (NEW."series_id") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."topic" IS DISTINCT FROM (NEW."topic"))',
                    func='INSERT INTO "programmes_programmehistory" ("audience_note", "colour", "contact_email", "contact_name", "contact_phone", "created_at", "description", "ends_on", "how_to_take_part", "id", "max_class_bookings", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "series_id", "slug", "starts_on", "status", "summary", "title", "topic") VALUES (NEW."audience_note", NEW."colour", NEW."contact_email", NEW."contact_name", NEW."contact_phone", NEW."created_at", NEW."description", NEW."ends_on", NEW."how_to_take_part", NEW."id", NEW."max_class_bookings", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."series_id", NEW."slug", NEW."starts_on", NEW."status", NEW."summary", NEW."title", NEW."topic"); RETURN NULL;',
                    hash="637955af2422257dc415ec31a4434a2ce95a50e1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_af864",
                    table="programmes_programme",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programme",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_programmehistory" ("audience_note", "colour", "contact_email", "contact_name", "contact_phone", "created_at", "description", "ends_on", "how_to_take_part", "id", "max_class_bookings", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "series_id", "slug", "starts_on", "status", "summary", "title", "topic") VALUES (OLD."audience_note", OLD."colour", OLD."contact_email", OLD."contact_name", OLD."contact_phone", OLD."created_at", OLD."description", OLD."ends_on", OLD."how_to_take_part", OLD."id", OLD."max_class_bookings", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."series_id", OLD."slug", OLD."starts_on", OLD."status", OLD."summary", OLD."title", OLD."topic"); RETURN NULL;',
                    hash="a0f5a7b9b828d00991773d834358c75475c3ffe3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f6c03",
                    table="programmes_programme",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programmeschool",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_programmeschoolhistory" ("id", "pgh_context", "pgh_created_at", "pgh_label", "programme_id", "school_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."programme_id", NEW."school_id"); RETURN NULL;',
                    hash="19de46ef4073cf41adb525e58d909f3f880b6acb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c8792",
                    table="programmes_programme_schools",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programmeschool",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "programmes_programmeschoolhistory" ("id", "pgh_context", "pgh_created_at", "pgh_label", "programme_id", "school_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."programme_id", NEW."school_id"); RETURN NULL;',
                    hash="39985f2b5196bf5d9e3d656f811d72b9db29220a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7f0b0",
                    table="programmes_programme_schools",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programmeschool",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programmes_programmeschoolhistory" ("id", "pgh_context", "pgh_created_at", "pgh_label", "programme_id", "school_id") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."programme_id", OLD."school_id"); RETURN NULL;',
                    hash="eb91885326e43beb8612c0db5c0be1d66645e891",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d9027",
                    table="programmes_programme_schools",
                    when="AFTER",
                ),
            ),
        ),
    ]

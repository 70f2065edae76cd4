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

import core.db
import schools.fields


class Migration(migrations.Migration):
    replaces = [
        ("schools", "0001_initial"),
        ("schools", "0002_history"),
        ("schools", "0003_what_the_registry_says"),
        ("schools", "0004_school_classes"),
        ("schools", "0005_teachers"),
        ("schools", "0006_invitations"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
        ("partners", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="School",
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
                    "ministerial_code",
                    models.CharField(max_length=10, unique=True, verbose_name="ministerial code"),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("infanzia", "Pre-primary school"),
                            ("primaria", "Primary school"),
                            ("medie", "Lower secondary school"),
                            ("superiori", "Upper secondary school"),
                            ("adulti", "Adult education"),
                            ("istituto", "Institute with several levels"),
                            ("", "Not known"),
                        ],
                        max_length=9,
                        verbose_name="level",
                    ),
                ),
                (
                    "track",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("liceo", "Academic (liceo)"),
                            ("tecnico", "Technical"),
                            ("professionale", "Vocational"),
                            ("", "Not known"),
                        ],
                        default="",
                        max_length=13,
                        verbose_name="track",
                    ),
                ),
                (
                    "registry",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("STAT", "State school"),
                            ("PAR", "Recognised school (paritaria)"),
                            ("AUTSTAT", "State school of Aosta, Trento or Bolzano"),
                            ("AUTPAR", "Recognised school of Aosta, Trento or Bolzano"),
                            ("", "Not from the registry"),
                        ],
                        db_default="",
                        default="",
                        max_length=7,
                        verbose_name="registry",
                    ),
                ),
                (
                    "registry_year",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="For example 202627.",
                        max_length=6,
                        verbose_name="last school year in the registry",
                    ),
                ),
                (
                    "registry_name",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=200,
                        verbose_name="name in the registry",
                    ),
                ),
                (
                    "gone_since",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The school year whose registry no longer has it, for example 202627.",
                        max_length=6,
                        verbose_name="not in the registry since",
                    ),
                ),
                (
                    "special_kind",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="What the registry says of one that is not ordinary, for example a hospital.",
                        max_length=60,
                        verbose_name="special kind",
                    ),
                ),
                (
                    "address",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=200,
                        verbose_name="address",
                    ),
                ),
                (
                    "postal_code",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=5,
                        verbose_name="postal code",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=254,
                        verbose_name="email address",
                    ),
                ),
                (
                    "pec",
                    models.EmailField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=254,
                        verbose_name="certified email (PEC)",
                    ),
                ),
                (
                    "website",
                    models.URLField(blank=True, db_default="", default="", verbose_name="website"),
                ),
                (
                    "trusts_addresses",
                    models.BooleanField(
                        db_default=True,
                        default=True,
                        help_text="Whoever signs in with an address of the school's domain is verified as a teacher at once. Take it off where pupils have such addresses too.",
                        verbose_name="an address of the school is proof",
                    ),
                ),
                (
                    "institute",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="branches",
                        to="schools.school",
                        verbose_name="institute",
                    ),
                ),
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="school",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "school",
                "verbose_name_plural": "schools",
                "ordering": [core.db.Plain("organisation__name"), "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "level__in",
                                [
                                    "",
                                    "adulti",
                                    "infanzia",
                                    "istituto",
                                    "medie",
                                    "primaria",
                                    "superiori",
                                ],
                            )
                        ),
                        name="school_level_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("track__in", ["", "liceo", "professionale", "tecnico"])
                        ),
                        name="school_track_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("registry__in", ["", "AUTPAR", "AUTSTAT", "PAR", "STAT"])
                        ),
                        name="school_registry_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level", "superiori"), ("track", ""), _connector="OR"),
                        name="school_track_only_upper_secondary",
                        violation_error_message="Only an upper secondary school has a track.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ministerial_code__regex", "^[A-Z]{2}[A-Z0-9]{8}$")),
                        name="school_ministerial_code_valid",
                        violation_error_message="A ministerial code has ten characters, the first two are letters.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("postal_code__regex", "^([0-9]{5})?$")),
                        name="school_postal_code_valid",
                        violation_error_message="A postal code has five digits.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("institute", None),
                            models.Q(("institute", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="school_not_its_own_institute",
                        violation_error_message="A school is not its own institute.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "registry_year__regex",
                                "^20(0001|0102|0203|0304|0405|0506|0607|0708|0809|0910|1011|1112|1213|1314|1415|1516|1617|1718|1819|1920|2021|2122|2223|2324|2425|2526|2627|2728|2829|2930|3031|3132|3233|3334|3435|3536|3637|3738|3839|3940|4041|4142|4243|4344|4445|4546|4647|4748|4849|4950|5051|5152|5253|5354|5455|5556|5657|5758|5859|5960|6061|6162|6263|6364|6465|6566|6667|6768|6869|6970|7071|7172|7273|7374|7475|7576|7677|7778|7879|7980|8081|8182|8283|8384|8485|8586|8687|8788|8889|8990|9091|9192|9293|9394|9495|9596|9697|9798|9899)$",
                            ),
                            ("registry_year", ""),
                            _connector="OR",
                        ),
                        name="school_registry_year_valid",
                        violation_error_message="A school year is written like 202627.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "gone_since__regex",
                                "^20(0001|0102|0203|0304|0405|0506|0607|0708|0809|0910|1011|1112|1213|1314|1415|1516|1617|1718|1819|1920|2021|2122|2223|2324|2425|2526|2627|2728|2829|2930|3031|3132|3233|3334|3435|3536|3637|3738|3839|3940|4041|4142|4243|4344|4445|4546|4647|4748|4849|4950|5051|5152|5253|5354|5455|5556|5657|5758|5859|5960|6061|6162|6263|6364|6465|6566|6667|6768|6869|6970|7071|7172|7273|7374|7475|7576|7677|7778|7879|7980|8081|8182|8283|8384|8485|8586|8687|8788|8889|8990|9091|9192|9293|9394|9495|9596|9697|9798|9899)$",
                            ),
                            ("gone_since", ""),
                            _connector="OR",
                        ),
                        name="school_gone_since_valid",
                        violation_error_message="A school year is written like 202627.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gone_since", ""),
                            ("gone_since__gt", models.F("registry_year")),
                            _connector="OR",
                        ),
                        name="school_gone_after_the_registry_had_it",
                        violation_error_message="A school is gone in a school year after the last one that has it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolClass",
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
                    "school_year",
                    models.CharField(
                        help_text="For example 202627.", max_length=6, verbose_name="school year"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="From 1 to 5; to 3 in lower secondary schools.",
                        verbose_name="year",
                    ),
                ),
                (
                    "section",
                    schools.fields.SectionField(
                        help_text="For example B.", max_length=10, verbose_name="section"
                    ),
                ),
                (
                    "pupils",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Leave empty if not known.",
                        null=True,
                        verbose_name="pupils",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="classes",
                        to="schools.school",
                        verbose_name="school",
                    ),
                ),
            ],
            options={
                "verbose_name": "school class",
                "verbose_name_plural": "school classes",
                "ordering": ["-school_year", "school", "year", "section"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "school_year__regex",
                                "^20(0001|0102|0203|0304|0405|0506|0607|0708|0809|0910|1011|1112|1213|1314|1415|1516|1617|1718|1819|1920|2021|2122|2223|2324|2425|2526|2627|2728|2829|2930|3031|3132|3233|3334|3435|3536|3637|3738|3839|3940|4041|4142|4243|4344|4445|4546|4647|4748|4849|4950|5051|5152|5253|5354|5455|5556|5657|5758|5859|5960|6061|6162|6263|6364|6465|6566|6667|6768|6869|6970|7071|7172|7273|7374|7475|7576|7677|7778|7879|7980|8081|8182|8283|8384|8485|8586|8687|8788|8889|8990|9091|9192|9293|9394|9495|9596|9697|9798|9899)$",
                            )
                        ),
                        name="school_class_school_year_valid",
                        violation_error_message="A school year is written like 202627.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__gte", 1), ("year__lte", 5)),
                        name="school_class_year_valid",
                        violation_error_message="The year of a class is from 1 to 5.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("section__regex", "^[A-Z0-9]+([ ./-][A-Z0-9]+)*$")),
                        name="school_class_section_valid",
                        violation_error_message="A section is capital letters and digits, like B.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pupils", None),
                            models.Q(("pupils__gte", 1), ("pupils__lte", 60)),
                            _connector="OR",
                        ),
                        name="school_class_has_pupils",
                        violation_error_message="A class has from 1 to 60 pupils.",
                    ),
                    models.UniqueConstraint(
                        fields=("school", "school_year", "year", "section"),
                        name="school_class_unique",
                        violation_error_message="This school already has that class in that year.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolClassHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "school_year",
                    models.CharField(
                        help_text="For example 202627.", max_length=6, verbose_name="school year"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="From 1 to 5; to 3 in lower secondary schools.",
                        verbose_name="year",
                    ),
                ),
                (
                    "section",
                    schools.fields.SectionField(
                        help_text="For example B.", max_length=10, verbose_name="section"
                    ),
                ),
                (
                    "pupils",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Leave empty if not known.",
                        null=True,
                        verbose_name="pupils",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="schools.schoolclass",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="schools.school",
                        verbose_name="school",
                    ),
                ),
            ],
            options={
                "verbose_name": "school class",
                "verbose_name_plural": "school classes",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SchoolHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "ministerial_code",
                    models.CharField(max_length=10, verbose_name="ministerial code"),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("infanzia", "Pre-primary school"),
                            ("primaria", "Primary school"),
                            ("medie", "Lower secondary school"),
                            ("superiori", "Upper secondary school"),
                            ("adulti", "Adult education"),
                            ("istituto", "Institute with several levels"),
                            ("", "Not known"),
                        ],
                        max_length=9,
                        verbose_name="level",
                    ),
                ),
                (
                    "track",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("liceo", "Academic (liceo)"),
                            ("tecnico", "Technical"),
                            ("professionale", "Vocational"),
                            ("", "Not known"),
                        ],
                        default="",
                        max_length=13,
                        verbose_name="track",
                    ),
                ),
                (
                    "registry",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("STAT", "State school"),
                            ("PAR", "Recognised school (paritaria)"),
                            ("AUTSTAT", "State school of Aosta, Trento or Bolzano"),
                            ("AUTPAR", "Recognised school of Aosta, Trento or Bolzano"),
                            ("", "Not from the registry"),
                        ],
                        db_default="",
                        default="",
                        max_length=7,
                        verbose_name="registry",
                    ),
                ),
                (
                    "registry_name",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=200,
                        verbose_name="name in the registry",
                    ),
                ),
                (
                    "gone_since",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The school year whose registry no longer has it, for example 202627.",
                        max_length=6,
                        verbose_name="not in the registry since",
                    ),
                ),
                (
                    "special_kind",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="What the registry says of one that is not ordinary, for example a hospital.",
                        max_length=60,
                        verbose_name="special kind",
                    ),
                ),
                (
                    "address",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=200,
                        verbose_name="address",
                    ),
                ),
                (
                    "postal_code",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=5,
                        verbose_name="postal code",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=254,
                        verbose_name="email address",
                    ),
                ),
                (
                    "pec",
                    models.EmailField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=254,
                        verbose_name="certified email (PEC)",
                    ),
                ),
                (
                    "website",
                    models.URLField(blank=True, db_default="", default="", verbose_name="website"),
                ),
                (
                    "trusts_addresses",
                    models.BooleanField(
                        db_default=True,
                        default=True,
                        help_text="Whoever signs in with an address of the school's domain is verified as a teacher at once. Take it off where pupils have such addresses too.",
                        verbose_name="an address of the school is proof",
                    ),
                ),
                (
                    "institute",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="schools.school",
                        verbose_name="institute",
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
                        to="schools.school",
                    ),
                ),
            ],
            options={
                "verbose_name": "school",
                "verbose_name_plural": "schools",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Teacher",
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
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "Awaiting verification"),
                            ("verified", "Verified"),
                            ("refused", "Refused"),
                            ("removed", "Removed"),
                            ("left", "Left the school"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="How it can be checked, in her words.",
                        max_length=300,
                        verbose_name="what she says",
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked"),
                ),
                (
                    "proof",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("address", "An address of the school"),
                            ("coordinator", "A coordinator"),
                            ("colleague", "A colleague's invitation"),
                            ("", "Nothing yet"),
                        ],
                        max_length=11,
                        verbose_name="verified by",
                    ),
                ),
                (
                    "verified_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="verified"),
                ),
                (
                    "turned_down_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="turned down"),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="teachers",
                        to="schools.school",
                        verbose_name="school",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="teaches",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who verified her",
                    ),
                ),
            ],
            options={
                "verbose_name": "teacher",
                "verbose_name_plural": "teachers",
                "ordering": ["-asked_at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "waiting")),
                        fields=["asked_at"],
                        name="teacher_waiting",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["left", "refused", "removed", "verified", "waiting"])
                        ),
                        name="teacher_status_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("proof__in", ["", "address", "colleague", "coordinator"])
                        ),
                        name="teacher_proof_valid",
                    ),
                    models.UniqueConstraint(
                        fields=("school", "user"),
                        name="teacher_unique",
                        violation_error_message="This person is already known at the school.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("proof", ""), ("verified_at", None)),
                            models.Q(
                                ("verified_at__isnull", False),
                                models.Q(("proof", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="teacher_verified_by_something",
                        violation_error_message="Say what shows that she teaches at the school.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["waiting", "refused"]), ("verified_at", None)),
                            models.Q(
                                models.Q(("status__in", ["waiting", "refused"]), _negated=True),
                                ("verified_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="teacher_verified_or_not",
                        violation_error_message="Only who was verified teaches, or has taught, there.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["refused", "removed"]), _negated=True),
                            models.Q(
                                ("turned_down_at__isnull", False),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="teacher_turned_down_with_a_reason",
                        violation_error_message="Write the reason: the person will read it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("email", models.EmailField(max_length=254, verbose_name="email address")),
                ("expires_at", models.DateTimeField(verbose_name="ends")),
                (
                    "accepted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="accepted"),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="taken back"),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="schools.school",
                        verbose_name="school",
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="schools.teacher",
                        verbose_name="teacher",
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("email", django.db.models.functions.text.Lower(models.F("email")))
                        ),
                        name="invitation_email_lower_case",
                        violation_error_message="Write the email address in lower case.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("accepted_at", None), ("withdrawn_at", None), _connector="OR"
                        ),
                        name="invitation_ends_once",
                        violation_error_message="An invitation is accepted or taken back, not both.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("accepted_at", None), ("withdrawn_at", None)),
                        fields=("school", "email"),
                        name="invitation_one_unanswered",
                        violation_error_message="This address is invited already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TeacherHistory",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "Awaiting verification"),
                            ("verified", "Verified"),
                            ("refused", "Refused"),
                            ("removed", "Removed"),
                            ("left", "Left the school"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="How it can be checked, in her words.",
                        max_length=300,
                        verbose_name="what she says",
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked"),
                ),
                (
                    "proof",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("address", "An address of the school"),
                            ("coordinator", "A coordinator"),
                            ("colleague", "A colleague's invitation"),
                            ("", "Nothing yet"),
                        ],
                        max_length=11,
                        verbose_name="verified by",
                    ),
                ),
                (
                    "verified_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="verified"),
                ),
                (
                    "turned_down_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="turned down"),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="history",
                        related_query_name="+",
                        to="schools.teacher",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        db_constraint=False,
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
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who verified her",
                    ),
                ),
            ],
            options={
                "verbose_name": "teacher",
                "verbose_name_plural": "teachers",
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="school",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "schools_schoolhistory" ("address", "created_at", "email", "gone_since", "id", "institute_id", "level", "ministerial_code", "organisation_id", "pec", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "postal_code", "registry", "registry_name", "special_kind", "track", "trusts_addresses", "website") SELECT new_values."address", new_values."created_at", new_values."email", new_values."gone_since", new_values."id", new_values."institute_id", new_values."level", new_values."ministerial_code", new_values."organisation_id", new_values."pec", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', new_values."id", new_values."postal_code", new_values."registry", new_values."registry_name", new_values."special_kind", new_values."track", new_values."trusts_addresses", new_values."website" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="41b0b42538d3324d49382d2810e75b6c96c3dd0f",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_65445",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="schools_school",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="school",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "schools_schoolhistory" ("address", "created_at", "email", "gone_since", "id", "institute_id", "level", "ministerial_code", "organisation_id", "pec", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "postal_code", "registry", "registry_name", "special_kind", "track", "trusts_addresses", "website") SELECT new_values."address", new_values."created_at", new_values."email", new_values."gone_since", new_values."id", new_values."institute_id", new_values."level", new_values."ministerial_code", new_values."organisation_id", new_values."pec", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', new_values."id", new_values."postal_code", new_values."registry", new_values."registry_name", new_values."special_kind", new_values."track", new_values."trusts_addresses", new_values."website" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."address" IS DISTINCT FROM (new_values."address") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."email" IS DISTINCT FROM (new_values."email") OR old_values."gone_since" IS DISTINCT FROM (new_values."gone_since") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."institute_id" IS DISTINCT FROM (new_values."institute_id") OR old_values."level" IS DISTINCT FROM (new_values."level") OR old_values."ministerial_code" IS DISTINCT FROM (new_values."ministerial_code") OR old_values."organisation_id" IS DISTINCT FROM (new_values."organisation_id") OR old_values."pec" IS DISTINCT FROM (new_values."pec") OR old_values."postal_code" IS DISTINCT FROM (new_values."postal_code") OR old_values."registry" IS DISTINCT FROM (new_values."registry") OR old_values."registry_name" IS DISTINCT FROM (new_values."registry_name") OR old_values."special_kind" IS DISTINCT FROM (new_values."special_kind") OR old_values."track" IS DISTINCT FROM (new_values."track") OR old_values."trusts_addresses" IS DISTINCT FROM (new_values."trusts_addresses") OR old_values."website" IS DISTINCT FROM (new_values."website")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="1f70adb3426e47654b739dfaf53fde3a781ef335",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_792e7",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="schools_school",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="school",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "schools_schoolhistory" ("address", "created_at", "email", "gone_since", "id", "institute_id", "level", "ministerial_code", "organisation_id", "pec", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "postal_code", "registry", "registry_name", "special_kind", "track", "trusts_addresses", "website") SELECT old_values."address", old_values."created_at", old_values."email", old_values."gone_since", old_values."id", old_values."institute_id", old_values."level", old_values."ministerial_code", old_values."organisation_id", old_values."pec", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', old_values."id", old_values."postal_code", old_values."registry", old_values."registry_name", old_values."special_kind", old_values."track", old_values."trusts_addresses", old_values."website" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="39fe6236ef13a082f90104df0d57bfdbbb3abca5",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1ffa2",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="schools_school",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolclass",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "schools_schoolclasshistory" ("created_at", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "pupils", "school_id", "school_year", "section", "year") VALUES (NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."pupils", NEW."school_id", NEW."school_year", NEW."section", NEW."year"); RETURN NULL;',
                    hash="84799aeb3ad7cde48bb27be8c20657b65c51c542",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_eae82",
                    table="schools_schoolclass",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolclass",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."pupils" IS DISTINCT FROM (NEW."pupils") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."school_year" IS DISTINCT FROM (NEW."school_year") OR OLD."section" IS DISTINCT FROM (NEW."section") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                    func='INSERT INTO "schools_schoolclasshistory" ("created_at", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "pupils", "school_id", "school_year", "section", "year") VALUES (NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."pupils", NEW."school_id", NEW."school_year", NEW."section", NEW."year"); RETURN NULL;',
                    hash="cee6a45a82e838e66ca3ddb9ec36ec879352c65e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d8bf0",
                    table="schools_schoolclass",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolclass",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "schools_schoolclasshistory" ("created_at", "id", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "pupils", "school_id", "school_year", "section", "year") VALUES (OLD."created_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."pupils", OLD."school_id", OLD."school_year", OLD."section", OLD."year"); RETURN NULL;',
                    hash="6593295b3d53faa009bd3aec3da153a545445f12",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_836a5",
                    table="schools_schoolclass",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="teacher",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "schools_teacherhistory" ("asked_at", "created_at", "id", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "reason", "school_id", "status", "turned_down_at", "user_id", "verified_at", "verified_by_id") VALUES (NEW."asked_at", NEW."created_at", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'insert\', NEW."id", NEW."proof", NEW."reason", NEW."school_id", NEW."status", NEW."turned_down_at", NEW."user_id", NEW."verified_at", NEW."verified_by_id"); RETURN NULL;',
                    hash="4ef7e6e201ec044fc9a66fe64483be16f90809ed",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7e0cf",
                    table="schools_teacher",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="teacher",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."proof" IS DISTINCT FROM (NEW."proof") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."turned_down_at" IS DISTINCT FROM (NEW."turned_down_at") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."verified_at" IS DISTINCT FROM (NEW."verified_at") OR OLD."verified_by_id" IS DISTINCT FROM (NEW."verified_by_id"))',
                    func='INSERT INTO "schools_teacherhistory" ("asked_at", "created_at", "id", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "reason", "school_id", "status", "turned_down_at", "user_id", "verified_at", "verified_by_id") VALUES (NEW."asked_at", NEW."created_at", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'update\', NEW."id", NEW."proof", NEW."reason", NEW."school_id", NEW."status", NEW."turned_down_at", NEW."user_id", NEW."verified_at", NEW."verified_by_id"); RETURN NULL;',
                    hash="eee0bcc62903ca7d6a0e4b48106260002372f968",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bf08a",
                    table="schools_teacher",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="teacher",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "schools_teacherhistory" ("asked_at", "created_at", "id", "note", "pgh_context", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "reason", "school_id", "status", "turned_down_at", "user_id", "verified_at", "verified_by_id") VALUES (OLD."asked_at", OLD."created_at", OLD."id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, NOW(), \'delete\', OLD."id", OLD."proof", OLD."reason", OLD."school_id", OLD."status", OLD."turned_down_at", OLD."user_id", OLD."verified_at", OLD."verified_by_id"); RETURN NULL;',
                    hash="6c5d9d007bcce5086193b0db6f84f0c2382d650e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_df98e",
                    table="schools_teacher",
                    when="AFTER",
                ),
            ),
        ),
    ]

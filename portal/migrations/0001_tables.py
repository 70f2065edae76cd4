from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("portal", "0001_page_rating")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="PageRating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.CharField(max_length=200, verbose_name="page")),
                ("score", models.PositiveSmallIntegerField(verbose_name="score")),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("clear", "The directions were clear"),
                            ("complete", "The directions were complete"),
                            ("certain", "I understood that I was getting on as I should"),
                            ("technical", "There were no technical problems"),
                            ("other", "Something else"),
                        ],
                        max_length=9,
                        verbose_name="reason",
                    ),
                ),
                ("comment", models.CharField(blank=True, max_length=200, verbose_name="comment")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
            ],
            options={
                "verbose_name": "page rating",
                "verbose_name_plural": "page ratings",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("score__range", (1, 5))), name="page_rating_score_valid"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reason", ""),
                            ("reason__in", ["certain", "clear", "complete", "other", "technical"]),
                            _connector="OR",
                        ),
                        name="page_rating_reason_valid",
                    ),
                ],
            },
        ),
    ]

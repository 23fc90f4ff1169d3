from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_agreement"),
        ("intake", "0003_story_without_account"),
        ("parties", "0002_organisation_slug"),
        ("signals", "0002_route"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="signal",
            name="signal_worklist",
        ),
        migrations.RemoveIndex(
            model_name="signal",
            name="signal_of_owner",
        ),
        migrations.AddIndex(
            model_name="signal",
            index=models.Index(
                condition=models.Q(
                    ("status__in", ["registered", "weighing", "weighed", "monitoring", "in_tracks"])
                ),
                fields=["owner", "-is_acute", "due_on", "id"],
                include=("dossier",),
                name="signal_worklist",
            ),
        ),
        migrations.AddIndex(
            model_name="signal",
            index=models.Index(fields=["owner", "status", "due_on"], name="signal_of_owner"),
        ),
    ]

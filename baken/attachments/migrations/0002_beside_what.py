"""A file knows beside what kind of row it lies, so that a wall can tell pictures of inspections."""

from django.db import migrations, models

FILL = """
update attachments_attachmentfile as f set subject_kind = a.subject_kind
  from attachments_attachment as a where a.id = f.attachment_id
"""


class Migration(migrations.Migration):
    """Copy the kind from the attachment; walls tie the two together."""

    dependencies = (("attachments", "0001_initial"),)

    operations = (
        migrations.AddField(
            model_name="attachmentfile",
            name="subject_kind",
            field=models.CharField(default="", max_length=40, verbose_name="waarbij"),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    )

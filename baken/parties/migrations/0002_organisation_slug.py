from django.db import migrations, models
from django.utils.text import slugify


def name_municipalities(apps, _editor):
    """Give every municipality its name in addresses, from its own name."""
    for place in apps.get_model("parties", "Organisation").objects.filter(kind="municipality"):
        place.slug = slugify(place.name.removeprefix("Gemeente "))
        place.save(update_fields=["slug"])


class Migration(migrations.Migration):
    dependencies = [
        ("parties", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="slug",
            field=models.SlugField(blank=True, max_length=60, verbose_name="naam in adressen"),
        ),
        migrations.RunPython(name_municipalities, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("slug", ""), _negated=True),
                fields=("slug",),
                name="organisation_slug_once",
            ),
        ),
    ]

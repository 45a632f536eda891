"""The table that carries the permission."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One model without fields."""

    initial = True
    dependencies = ()
    operations = (
        migrations.CreateModel(
            name="Sumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))
            ],
            options={
                "verbose_name": "Sumber",
                "verbose_name_plural": "Sumber",
                "permissions": (("publish_anyway", "Can publish what Sumber holds, with a reason"),),
                "default_permissions": (),
            },
        ),
    )

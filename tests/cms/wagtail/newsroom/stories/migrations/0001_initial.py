"""The two kinds of story."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from sumber_wagtail.publishing import Gated
from wagtail import fields


def _page() -> models.OneToOneField:
    return models.OneToOneField(
        to=settings.WAGTAIL_PAGE_MODEL,
        on_delete=django.db.models.deletion.CASCADE,
        auto_created=True,
        parent_link=True,
        primary_key=True,
        serialize=False,
    )


class Migration(migrations.Migration):
    """Their tables; what blocks the body has is not the database's business."""

    initial = True
    dependencies = (("wagtailcore", "0098_apitoken"),)
    operations = (
        migrations.CreateModel(
            name="StoryPage",
            fields=[
                ("page_ptr", _page()),
                ("byline", models.CharField(blank=True, max_length=100)),
                ("lead", fields.RichTextField(blank=True)),
                ("body", fields.StreamField([], blank=True)),
            ],
            options={"abstract": False},
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="GatedStoryPage",
            fields=[("page_ptr", _page()), ("body", fields.RichTextField(blank=True))],
            options={"abstract": False},
            bases=(Gated, "wagtailcore.page"),
        ),
    )

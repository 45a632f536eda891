"""A story with the usual fields, and one that nothing publishes unchecked."""

from django.db import models
from sumber_wagtail.publishing import Gated
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page


class StoryPage(Page):
    """A story as newsrooms build them: a lead of rich text, and blocks."""

    byline = models.CharField(max_length=100, blank=True)
    lead = RichTextField(blank=True, features=["bold", "italic", "link"])
    body = StreamField(
        [
            ("text", blocks.RichTextBlock(features=["bold", "italic", "link"])),
            ("quote", blocks.StructBlock([("words", blocks.TextBlock()), ("speaker", blocks.CharBlock())])),
            ("points", blocks.ListBlock(blocks.CharBlock())),
            ("colour", blocks.ChoiceBlock(choices=[("r", "Merah"), ("b", "Biru")])),
        ],
        blank=True,
    )

    content_panels = (*Page.content_panels, FieldPanel("byline"), FieldPanel("lead"), FieldPanel("body"))
    template = "stories/story.html"


class GatedStoryPage(Gated, Page):
    """A story that comes in over an API."""

    body = RichTextField(blank=True)

    content_panels = (*Page.content_panels, FieldPanel("body"))
    template = "stories/story.html"

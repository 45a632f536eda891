"""No tables of our own: a permission needs a model to belong to."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sumber(models.Model):
    """Carries the permission. It is a real table so that Django's own commands know what to do with it."""

    class Meta:
        """The one permission."""

        default_permissions = ()
        permissions = (("publish_anyway", _("Can publish what Sumber holds, with a reason")),)
        verbose_name = verbose_name_plural = "Sumber"

    def __str__(self) -> str:
        """Its name."""
        return "Sumber"

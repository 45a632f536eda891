"""What a person sees when a story is held where no hook can answer: the editor, with the reasons."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from sumber_wagtail.gate import Held, refuse


class ExplainHeld:
    """Answer a held story with the way back to its editor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Redirect; Wagtail's dialogues are told to do so themselves."""
        if not isinstance(exception, Held):
            return None
        refuse(request, exception.page, exception.verdict)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            editor = reverse("wagtailadmin_pages:edit", args=[exception.page.pk])
            return JsonResponse({"step": "success", "redirect": editor})
        return redirect("wagtailadmin_pages:edit", exception.page.pk)

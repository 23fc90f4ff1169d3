"""Search before create: the question that tells nothing, and the holder's answer."""

from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.cases import actions
from baken.cases.forms_known import KnownForm, QuestionForm
from baken.cases.page import head, known_rules
from baken.cases.views.working import case_for
from baken.core.notices import notify
from baken.core.refusals import Refused
from baken.signals.views.sending import send_to
from baken.vault.door import unwrap


@sensitive_post_parameters()
@opens("case_question", "create")
def case_known(request: OfficeRequest) -> HttpResponseBase:
    """Ask whether somebody has a case; the answer is the same whatever there is."""
    form = KnownForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            actions.ask_whether_known(request.actor, typed=form.typed, **form.named)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            told = _(
                "Uw vraag is gesteld. Is er al een dossier, dan ziet de houder uw vraag en belt u "
                "als dat helpt. Baken zegt niet of er een is."
            )
            notify(request, "ok", told)
            return redirect("case_new")
    return render(request, "cases/known.html", {"form": form}, status=422 if form.errors else 200)


@opens("question_answer", "create")
def question_answer(request: OfficeRequest, pk: UUID, question: UUID) -> HttpResponseBase:
    """Let the holder decide whether to call whoever asked."""
    case = case_for(request, pk)
    asked = next((each for each in actions.questions_about_mine() if each.id == question), None)
    if asked is None:
        raise Http404
    unwrap([case])
    form = drafts.form_for(request, request.actor, QuestionForm, key=request.path)

    def act() -> str:
        given = form.cleaned_data
        actions.answer_question(request.actor, case=case, question_id=question, **given)
        return reverse("home")

    return send_to(
        request,
        form,
        act,
        template="cases/question.html",
        page={**head(case), "asked": asked, "rules": known_rules(case)},
        done=_("Uw besluit is vastgelegd in de casus. De vrager ziet het niet."),
    )

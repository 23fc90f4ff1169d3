"""What must be true before somebody gets a role, as a stand-in or otherwise."""

from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.words import role_name
from baken.accounts.rules import ONE_PER_REGION, Holding, Period, clashing, may_be_held_at
from baken.core import clock
from baken.core.refusals import Refused
from baken.knowledge.packs import matrix
from baken.parties.models import Assignment, Organisation, Person


def period_of(assignment: Assignment) -> Period:
    """Give the days of a role."""
    return Period(assignment.valid_from, assignment.valid_until)


def refuse_own(actor: Actor, person: Person) -> None:
    """Raise Refused when somebody would change what they may do themselves (BIO2 5.3)."""
    if person.pk == actor.person_id:
        raise Refused(_("Uw eigen rollen regelt een andere beheerder."))


def refuse_unfit(
    person: Person, organisation: Organisation, wanted: Holding, *, stands_in: bool = False
) -> None:
    """Raise Refused when this person cannot hold this role there in this period."""
    _lock(person, organisation)
    _refuse_days(wanted.period)
    _refuse_place(wanted.role, organisation)
    held = list(Assignment.objects.filter(person=person))
    _refuse_twice(person, organisation, wanted, held)
    _refuse_clash(person, wanted, held)
    if wanted.role == ONE_PER_REGION and not stands_in:
        _refuse_second(organisation, wanted.period)


def _lock(person: Person, organisation: Organisation) -> None:
    # So that two administrators at once cannot both find that nothing stands in the way.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)


def _refuse_days(period: Period) -> None:
    if not period.is_whole:
        raise Refused(_("De laatste dag ligt voor de eerste dag."))
    if period.first < clock.today():
        raise Refused(_("Een rol kan niet in het verleden beginnen. Kies vandaag of later."))


def _refuse_place(role: str, organisation: Organisation) -> None:
    known = matrix().on(clock.today()).roles
    if role not in known:
        raise Refused(_("Deze rol bestaat niet."))
    if known[role].scope == "dossier":
        raise Refused(_("Deze rol krijgt iemand per dossier, van wie erover gaat."))
    if not may_be_held_at(known[role].scope, organisation.kind):
        raise Refused(
            _("De rol “%(role)s” geldt voor de hele regio. Geef haar bij het regiobureau.")
            % {"role": role_name(role)}
        )


def _refuse_twice(
    person: Person, organisation: Organisation, wanted: Holding, held: list[Assignment]
) -> None:
    for each in held:
        is_same = each.role == wanted.role and each.organisation_id == organisation.pk
        if is_same and period_of(each).overlaps(wanted.period):
            raise Refused(
                _("%(name)s heeft de rol “%(role)s” in die periode al bij %(organisation)s.")
                % {
                    "name": person.name,
                    "role": role_name(wanted.role),
                    "organisation": organisation.name,
                }
            )


def _refuse_clash(person: Person, wanted: Holding, held: list[Assignment]) -> None:
    other = clashing(
        wanted,
        [Holding(each.role, period_of(each)) for each in held],
        matrix().on(clock.today()),
    )
    if other is not None:
        raise Refused(
            _(
                "%(name)s heeft in die periode de rol “%(held)s”. Die gaat niet samen met "
                "“%(wanted)s”: wie beheert of bestuurt, leest geen inhoud over mensen."
            )
            % {"name": person.name, "held": role_name(other), "wanted": role_name(wanted.role)}
        )


def _refuse_second(organisation: Organisation, period: Period) -> None:
    regular = Assignment.objects.filter(
        role=ONE_PER_REGION, region_id=organisation.region_id, stands_in_for__isnull=True
    )
    for each in regular.select_related("person"):
        if period_of(each).overlaps(period):
            raise Refused(
                _("%(name)s is dan al %(role)s. Er is er één per regio: laat die eerst aflopen.")
                % {"name": each.person.name, "role": role_name(ONE_PER_REGION).lower()}
            )

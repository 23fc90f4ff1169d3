"""What linking leaves: hits and a round as the worker makes them, a judgement, an answer."""

from baken.cases.tasks import find_returns
from baken.demo.acting import as_member
from baken.demo.cast import MARIEKE
from baken.matching import actions, tasks
from baken.matching.models import LinkHit, LinkProposal
from baken.matching.vocabulary import HitAnswer, LinkVerdict


def at_night() -> None:
    """Do what the worker does; the owner of the tables may do it too."""
    tasks.find_hits()
    find_returns()
    tasks.begin_rounds()
    while tasks.take_step():
        pass


def settle() -> None:
    """Let Marieke judge a proposal, and seek contact about a hit of Rietwoude."""
    with as_member(MARIEKE) as marieke:
        proposal = LinkProposal.objects.exclude(bits=None).latest("bits")
        actions.judge(marieke, proposal=proposal, verdict=LinkVerdict.SAME, why="Zelfde litteken")
    with as_member(MARIEKE) as marieke:
        hit = LinkHit.objects.defer("their_dossier").filter(answer=HitAnswer.WAITING)[0]
        actions.answer_hit(marieke, hit=hit, answer=HitAnswer.CONTACT, why="Samen kijken",
                           message="Bel mij.")  # fmt: skip

"""The card that offers help to somebody who was met (hulpkaart), in the language they read.

It asks nothing that says who they are; which card was shown is never kept.
"""

from baken.knowledge.kinds import Kind, Layout, Situations
from baken.knowledge.record import Id, Line
from baken.knowledge.situations import VersionExample
from baken.knowledge.versions import Version


class HelpCard(Version):
    """Every sentence of the card in one language; the last four are to point at."""

    id: Id
    title: Line
    why: Line
    free: Line
    choose: Line
    own: Line
    leave: Line
    danger: Line
    point: Line
    want_help: Line
    want_talk: Line
    want_later: Line
    want_nothing: Line

    @property
    def tells(self) -> tuple[Line, ...]:
        """Give what the card tells, in order."""
        return (self.why, self.free, self.choose, self.own, self.leave)

    @property
    def answers(self) -> tuple[Line, ...]:
        """Give what somebody can point at."""
        return (self.want_help, self.want_talk, self.want_later, self.want_nothing)


HELP_CARD: Kind[HelpCard] = Kind("help_card", Layout.NAMED, HelpCard, Situations[VersionExample])

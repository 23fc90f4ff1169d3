"""The words of a client's own page, in each language that it speaks."""

from collections.abc import Mapping

from baken.knowledge.kinds import Kind, Layout, Situations
from baken.knowledge.record import Id, Line, Record
from baken.knowledge.situations import VersionExample
from baken.knowledge.versions import Version


class Standing(Record):
    """How it is told that something is arranged, asked for, still to do, or refused."""

    done: Line
    asked: Line
    to_do: Line
    refused: Line


class Complaints(Record):
    """How it is told where the complaint stands."""

    considered: Line
    filed: Line
    withdrawn: Line
    filed_again: Line
    declined: Line


class OwnPage(Version):
    """Every sentence of the page in one language; `items` name what there is to arrange."""

    id: Id
    title: Line
    code: Line
    open: Line
    wrong: Line
    next_meeting: Line
    no_meeting: Line
    arranged: Line
    nothing: Line
    stands: Standing
    shelter_yes: Line
    shelter_no: Line
    complaint: Line
    complaints: Complaints
    recipients: Line
    nobody: Line
    message: Line
    send: Line
    sent: Line
    how: Line
    scale: Line
    withdraw: Line
    withdraw_text: Line
    withdraw_button: Line
    withdrawn: Line
    leave: Line
    danger: Line
    items: Mapping[Id, Line]


OWN_PAGE: Kind[OwnPage] = Kind("own_page", Layout.NAMED, OwnPage, Situations[VersionExample])

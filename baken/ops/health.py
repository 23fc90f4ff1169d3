"""Is the house alive, and is it ready? For load balancers, monitors and `baken run`."""

from contextlib import suppress
from datetime import datetime, timedelta

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

from baken.access.http import public
from baken.access.models import CompiledMatrix
from baken.access.walls import fingerprint
from baken.core import clock
from baken.knowledge import KnowledgeError
from baken.knowledge.packs import matrix
from baken.vault.keeper.client import KeeperDown
from baken.vault.keeper.messages import Ping
from baken.vault.office import keeper

HEARTBEAT = timedelta(seconds=60)


@public
def healthz(_request: HttpRequest) -> HttpResponseBase:
    """Say that the process answers."""
    return HttpResponse("ok", content_type="text/plain")


@public
def readyz(_request: HttpRequest) -> HttpResponseBase:
    """Say of every part of the house whether it is ready; 503 when one is not."""
    try:
        checks = {
            "database": _database_answers(),
            "worker": _worker_beats(),
            "migrations": _tables_are_up_to_date(),
            "knowledge": _walls_stand_as_the_matrix_says(),
            "keeper": _keeper_answers(),
        }
    except DatabaseError:
        checks = {"database": False}
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


def _database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select 1")
        return bool(cursor.fetchone() == (1,))


def _worker_beats() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select max(last_heartbeat) from procrastinate_workers")
        last: datetime | None = (cursor.fetchone() or (None,))[0]
    return last is not None and clock.now() - last < HEARTBEAT


def _keeper_answers() -> bool:
    with suppress(KeeperDown):
        keeper().ask(Ping())
        return True
    return False


def _tables_are_up_to_date() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _walls_stand_as_the_matrix_says() -> bool:
    try:
        wanted = fingerprint(matrix().on(clock.today()))
    except KnowledgeError:
        return False
    return CompiledMatrix.objects.filter(fingerprint=wanted).exists()

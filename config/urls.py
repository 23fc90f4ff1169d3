"""All addresses of the office."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("baken.ops.urls")),
    path("", include("baken.desk.urls")),
    path("", include("baken.accounts.urls")),
    path("", include("baken.access.urls")),
    path("", include("baken.attachments.urls")),
    path("", include("baken.instruments.urls")),
    path("", include("baken.intake.urls")),
    path("", include("baken.intake.look.urls")),
    path("", include("baken.intake.outside.urls")),
    path("", include("baken.signals.urls")),
    path("", include("baken.matching.urls")),
    path("", include("baken.enforcement.urls")),
    path("", include("baken.statistics.hidden.urls")),
    path("", include("baken.cases.urls")),
    path("", include("baken.care.urls")),
    path("", include("baken.governance.urls")),
    path("", include("baken.exchange.urls")),
]
if settings.SHOW_UI_KIT:
    urlpatterns.append(path("", include("baken.core.kit_urls")))

"""Where the living page of the kit is; config includes it only when BAKEN_UI_KIT is set."""

from django.urls import path

from baken.core import views_kit

urlpatterns = [path("ui-kit", views_kit.kit, name="ui_kit")]

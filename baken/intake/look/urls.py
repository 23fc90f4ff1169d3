"""The address where the look of the public entry is chosen."""

from django.urls import path

from baken.intake.look import views

urlpatterns = [path("van-buiten/uiterlijk", views.outside_look, name="outside_look")]

"""Addresses of the portal; a municipality comes first, so that its own host can map to it."""

from django.urls import path

from baken.portal.views import (
    back,
    files,
    finding,
    knowing,
    leaving,
    pages,
    printed,
    report,
)

urlpatterns = [
    path("healthz", leaving.healthz, name="healthz"),
    path("weg", leaving.quick_exit, name="quick_exit"),
    path("leeg", leaving.blank, name="blank"),
    path("robots.txt", finding.robots, name="portal_robots"),
    path("sitemap.xml", finding.sitemap, name="portal_sitemap"),
    path("", pages.region, name="portal_region"),
    path("<slug:slug>", pages.first, name="portal_first"),
    path("<slug:slug>/hulp", pages.help_now, name="portal_help"),
    path("<slug:slug>/jong", pages.young, name="portal_young"),
    path("<slug:slug>/veilig", pages.safely, name="portal_safely"),
    path("<slug:slug>/wie-leest-dit", pages.readers, name="portal_readers"),
    path("<slug:slug>/weten", knowing.know, name="portal_know"),
    path("<slug:slug>/weten/<slug:address>", knowing.topic, name="portal_topic"),
    path("<slug:slug>/weten/<slug:address>/kaart.pdf", printed.card, name="portal_card"),
    path("<slug:slug>/delen", printed.share, name="portal_share"),
    path("<slug:slug>/poster.pdf", printed.poster, name="portal_poster"),
    path("<slug:slug>/logo.png", printed.logo, name="portal_logo"),
    path("<slug:slug>/vertellen", report.tell, name="portal_tell"),
    path("<slug:slug>/bewaard", report.confirm, name="portal_confirm"),
    path("<slug:slug>/terug", back.enter, name="portal_back"),
    path("<slug:slug>/gesprek", back.thread, name="portal_thread"),
    path("<slug:slug>/bestand", files.add, name="portal_file"),
    path("<slug:slug>/code-kwijt", back.lost, name="portal_lost"),
]

"""Where sign-in providers send people back to.

Outside the languages: a provider is given these addresses once, and they must not depend on the
language of the page that somebody left from.
"""

from __future__ import annotations

from allauth.socialaccount.providers.openid_connect import views as oidc
from allauth.socialaccount.providers.saml import views as saml
from django.urls import path

from accounts.decorators import leave_by_a_page

urlpatterns = [
    path("oidc/<str:provider_id>/login/", leave_by_a_page(oidc.login), name="openid_connect_login"),
    path("oidc/<str:provider_id>/login/callback/", oidc.callback, name="openid_connect_callback"),
    path("saml/<str:organization_slug>/login/", leave_by_a_page(saml.login), name="saml_login"),
    path("saml/<str:organization_slug>/acs/", saml.acs, name="saml_acs"),
    path("saml/<str:organization_slug>/acs/finish/", saml.finish_acs, name="saml_finish_acs"),
    path("saml/<str:organization_slug>/metadata/", saml.metadata, name="saml_metadata"),
    path("saml/<str:organization_slug>/sls/", saml.sls, name="saml_sls"),
]

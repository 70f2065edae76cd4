"""{{ form }} is right by construction: label, hint, error and summary hold together."""

from __future__ import annotations

import re

from django import forms


class VisitForm(forms.Form):
    name = forms.CharField(label="Name", help_text="As on the register.")
    mail = forms.EmailField(label="E-mail", required=False)
    role = forms.ChoiceField(label="Role", choices=[("s", "Student")], widget=forms.RadioSelect)
    privacy = forms.BooleanField(label="I have read the notice")
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def _refused():
    return str(VisitForm({"mail": "giulia@"}))


def test_each_control_is_described_by_what_exists():
    html = _refused()
    for pointed in re.findall(r'aria-describedby="([^"]+)"', html):
        for name in pointed.split():
            assert html.count(f'id="{name}"') == 1
    assert 'aria-describedby="id_name_helptext id_name_error"' in html


def test_summary_leads_to_each_faulty_field():
    html = _refused()
    summary = html[: html.index("</ul>")]
    assert 'role="alert"' in summary
    assert 'tabindex="-1"' in summary
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert targets == ["id_name", "id_mail", "id_role", "id_privacy"]
    for target in targets:
        assert f'id="{target}"' in html


def test_choices_are_a_group_with_a_legend():
    html = str(VisitForm())
    assert re.search(r"<fieldset[^>]*>\s*<legend>Role</legend>", html)


def test_optional_fields_say_so_and_required_ones_do_not():
    html = str(VisitForm())
    assert html.count('class="f-optional"') == 1
    assert '<input type="hidden" name="token"' in html


def test_a_hostile_label_is_escaped():
    form = VisitForm()
    form.fields["name"].label = "<script>"
    assert "<script>" not in str(form)

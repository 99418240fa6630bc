"""Streams through the real Wagtail: JSON lines on standard input, what it makes of each on standard output.

It is a program of its own, because Django is set up once in a process and for all of it.
"""

import json
import sys
from pathlib import Path
from typing import Any

import django
from django.conf import settings

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "wagtail"
APPS = (
    "wagtail.documents",
    "wagtail.images",
    "wagtail.admin",
    "wagtail",
    "taggit",
    "modelcluster",
    "django.contrib.auth",
    "django.contrib.contenttypes",
)


def main() -> None:
    settings.configure(
        INSTALLED_APPS=APPS,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
        STATIC_URL="/static/",
        WAGTAIL_SITE_NAME="Test",
        WAGTAILADMIN_BASE_URL="http://localhost",
        USE_TZ=True,
    )
    django.setup()
    sys.path.insert(0, str(SAMPLES))
    from blocks import ArticleBlock  # the sample that sites copy
    from wagtail.fields import StreamField

    field = StreamField(ArticleBlock())
    field.set_attributes_from_name("body")
    for line in sys.stdin:
        print(json.dumps(passed(field, line)))


def passed(field: Any, text: str) -> dict[str, Any]:
    """What Wagtail has read, would write back, and prints."""
    value = field.to_python(text)
    block = field.stream_block
    cleaned = block.clean(value)  # raises where an editor could not save it
    return {
        "types": [child.block_type for child in value],
        "written": block.get_prep_value(cleaned),
        "html": str(value.render_as_block()),
    }


if __name__ == "__main__":
    main()

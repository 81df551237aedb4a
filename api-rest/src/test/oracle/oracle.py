"""The reference for the differential test: a small API on the real Django REST framework.

Reads one probe a line from standard input, {"method", "path", "headers", "body"} with the body in base64, sends it
through Django in this process, and writes one answer a line, {"status", "headers", "body"}. The database lives in
memory. Accounts: ann/ann-password (id 1, token a*40), bob/bob-password (id 2, token b*40), gone/gone-password (inactive).
"""
import base64
import io
import json
import sys

import django
from django.conf import settings

settings.configure(
    DEBUG=False,
    SECRET_KEY="oracle",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    TIME_ZONE="UTC",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "rest_framework",
        "rest_framework.authtoken",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    REST_FRAMEWORK={
        "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
        "DEFAULT_AUTHENTICATION_CLASSES": [
            "rest_framework.authentication.BasicAuthentication",
            "rest_framework.authentication.SessionAuthentication",
            "rest_framework.authentication.TokenAuthentication",
        ],
        "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",
        "PAGE_SIZE": 10,
    },
)
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.validators import MaxValueValidator, MinValueValidator  # noqa: E402
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.urls import include, path  # noqa: E402
from rest_framework import routers, serializers, viewsets  # noqa: E402
from rest_framework.authtoken.models import Token  # noqa: E402
from rest_framework.authtoken.views import obtain_auth_token  # noqa: E402
from rest_framework.decorators import action  # noqa: E402
from rest_framework.exceptions import APIException  # noqa: E402
from rest_framework.response import Response  # noqa: E402

class Project(models.Model):
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    name = models.CharField(max_length=255, default="New Project")
    width = models.IntegerField(default=1920, validators=[MinValueValidator(1), MaxValueValidator(16384)])
    height = models.IntegerField(default=1080, validators=[MinValueValidator(1), MaxValueValidator(16384)])
    json = models.JSONField(default=dict)
    date_created = models.DateTimeField(auto_now_add=True)
    date_updated = models.DateTimeField(auto_now=True)

    class Meta:
        app_label = "oracle"


class Effect(models.Model):
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    title = models.CharField(max_length=255)
    type = models.CharField(max_length=64)
    position = models.FloatField(default=0.0, validators=[MinValueValidator(0)])
    start = models.FloatField(default=0.0, validators=[MinValueValidator(0)])
    end = models.FloatField(validators=[MinValueValidator(0)])
    layer = models.IntegerField(default=0)

    class Meta:
        app_label = "oracle"


class JsonText(serializers.JSONField):
    """Takes text that holds JSON as what it holds, as the documented examples send it."""

    def to_internal_value(self, data):
        if isinstance(data, str) and not getattr(data, "is_json_string", False):
            try:
                return json.loads(data)
            except ValueError:
                self.fail("invalid")
        return super().to_internal_value(data)


class ProjectSerializer(serializers.HyperlinkedModelSerializer):
    json = JsonText(required=False)

    class Meta:
        model = Project
        fields = ["url", "id", "name", "width", "height", "json", "date_created", "date_updated"]


class EffectSerializer(serializers.HyperlinkedModelSerializer):
    class Meta:
        model = Effect
        fields = ["url", "id", "title", "type", "position", "start", "end", "layer", "project"]


class ProjectViewSet(viewsets.ModelViewSet):
    serializer_class = ProjectSerializer

    def get_queryset(self):
        return Project.objects.filter(user=self.request.user).order_by("id")

    def perform_create(self, serializer):
        serializer.save(user=self.request.user)

    @action(detail=True, methods=["get"])
    def validate(self, request, pk=None):
        self.get_object()
        return Response({"detail": "Your project is valid!"})

    @action(detail=True, methods=["post"])
    def refuse(self, request, pk=None):
        raise APIException("This cannot be done now.")


class EffectViewSet(viewsets.ModelViewSet):
    serializer_class = EffectSerializer

    def get_queryset(self):
        return Effect.objects.filter(project__user=self.request.user).order_by("id")

    def get_view_name(self):
        return "Effect " + (self.suffix or "")


router = routers.DefaultRouter()
router.register("projects", ProjectViewSet, basename="project")
router.register("effects", EffectViewSet, basename="effect")
urlpatterns = [path("tokens/", obtain_auth_token), path("", include(router.urls))]


def prepare():
    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        editor.create_model(Project)
        editor.create_model(Effect)
    for name, letter in (("ann", "a"), ("bob", "b"), ("gone", "c")):
        user = User.objects.create_user(name, password=name + "-password", is_active=name != "gone")
        Token.objects.create(user=user, key=letter * 40)


def answer(handler, probe):
    body = base64.b64decode(probe.get("body", ""))
    target, _, query = probe["path"].partition("?")
    environ = {
        "REQUEST_METHOD": probe["method"],
        "PATH_INFO": bytes(target, "utf-8").decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "SCRIPT_NAME": "",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        "wsgi.version": (1, 0),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in probe["headers"].items():
        key = name.upper().replace("-", "_")
        environ[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else "HTTP_" + key] = value
    if body:
        environ["CONTENT_LENGTH"] = str(len(body))
    seen = {}

    def start(status, headers, exc_info=None):
        seen["status"] = int(status.split(" ", 1)[0])
        seen["headers"] = dict(headers)

    content = b"".join(handler(environ, start))
    seen["body"] = base64.b64encode(content).decode("ascii")
    return seen


def main():
    prepare()
    handler = WSGIHandler()
    for line in sys.stdin:
        print(json.dumps(answer(handler, json.loads(line))), flush=True)


if __name__ == "__main__":
    main()

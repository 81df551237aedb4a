"""A client of the REST API that tries again until the server is there."""

import base64
import json
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

PATIENCE = 180


class Client:
    """Signed in with the demo login, or as another user."""

    def __init__(self, address, name="demo-cloud", password="demo-password"):
        self.address = address
        self.authorization = "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()

    def _send(self, method, path, body=None, kind=None, key=None):
        request = urllib.request.Request(urllib.parse.urljoin(self.address, path), data=body, method=method)
        request.add_header("Authorization", self.authorization)
        if kind:
            request.add_header("Content-Type", kind)
        if key:
            request.add_header("Idempotency-Key", key)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read()

    def _patiently(self, *arguments, **options):
        """Tries until there is an answer; a refusal that time does not heal is raised."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return self._send(*arguments, **options)
            except urllib.error.HTTPError as refusal:
                if refusal.code not in (409, 429, 500, 502, 503, 504) or time.monotonic() > end:
                    raise RuntimeError(f"{refusal.code} {refusal.read()[:400]}") from refusal
            except (OSError, urllib.error.URLError):
                if time.monotonic() > end:
                    raise
            time.sleep(0.5)

    def get(self, path):
        return json.loads(self._patiently("GET", path))

    def download(self, address):
        return self._patiently("GET", address)

    def post(self, path, fields):
        """Sends the same key with each attempt, so that nothing is made twice."""
        return json.loads(self._patiently("POST", path, urllib.parse.urlencode(fields).encode(),
                                          "application/x-www-form-urlencoded", str(uuid.uuid4())))

    def patch(self, path, fields):
        return json.loads(self._patiently("PATCH", path, urllib.parse.urlencode(fields).encode(),
                                          "application/x-www-form-urlencoded"))

    def delete(self, path):
        try:
            self._patiently("DELETE", path)
        except RuntimeError as gone:
            if not str(gone).startswith("404"):
                raise

    def upload(self, project, name, content):
        mark = uuid.uuid4().hex
        parts = {"project": project, "json": "{}"}
        body = b"".join(
            f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in parts.items())
        body += f'--{mark}\r\nContent-Disposition: form-data; name="media"; filename="{name}"\r\n\r\n'.encode()
        body += content + f"\r\n--{mark}--\r\n".encode()
        return json.loads(self._patiently("POST", "/files/", body, f"multipart/form-data; boundary={mark}",
                                          str(uuid.uuid4())))

"""A server of the product on a data folder of its own, and the few calls of its API that are needed."""

import base64
import json
import os
import re
import subprocess
import time
import urllib.error
import urllib.request
import uuid

LAUNCHER = os.environ.get("CLIPWRIGHT_LAUNCHER") or os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "..", "clipwright")
LOGIN = "Basic " + base64.b64encode(b"demo-cloud:demo-password").decode()
# How often a server that is busy is asked again; 0 shows whether it answers in time.
PATIENCE = int(os.environ.get("CORPUS_PATIENCE", "0"))


class Refused(Exception):
    """An answer of 4xx or 5xx, with its text."""

    def __init__(self, status, text):
        super().__init__(f"{status} {text[:400]}")
        self.status = status


class Server:
    """Started on entry, ended on exit."""

    def __init__(self, folder, **settings):
        self.folder = os.path.abspath(folder)
        self.settings = {"CLIPWRIGHT_" + key: str(value) for key, value in settings.items()}
        self.log = os.path.join(self.folder, "server.log")

    def __enter__(self):
        os.makedirs(self.folder, exist_ok=True)
        self.output = open(self.log, "w")
        self.process = subprocess.Popen(
            [LAUNCHER, "serve", "--port", "0", "--data", os.path.join(self.folder, "data")], stdout=self.output,
            stderr=self.output, env={**os.environ, **self.settings})
        deadline = time.monotonic() + 300 * (1 + PATIENCE)
        while not (address := re.search(r"Address +(http://\S+)", open(self.log).read())):
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.__exit__()
                raise SystemExit(f"The server did not start, see {self.log}")
            time.sleep(.2)
        self.address = address.group(1).rstrip("/")
        return self

    def __exit__(self, *problem):
        self.process.terminate()
        self.process.wait(60)
        self.output.close()

    def call(self, method, path, body=None, kind="application/json", timeout=180):
        """The answer; on a machine that does something else, a busy server is asked again."""
        for _ in range(PATIENCE):
            try:
                return self.send(method, path, body, kind, timeout)
            except TimeoutError:
                continue
            except Refused as problem:
                if problem.status != 503:
                    raise
                time.sleep(1)
        return self.send(method, path, body, kind, timeout)

    def send(self, method, path, body, kind, timeout):
        url = path if path.startswith("http") else self.address + path
        request = urllib.request.Request(url, body, {"Authorization": LOGIN, "Content-Type": kind}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                data = answer.read()
                return json.loads(data) if "json" in answer.headers.get_content_type() else data
        except urllib.error.HTTPError as problem:
            raise Refused(problem.code, problem.read().decode(errors="replace")) from problem

    def post(self, path, **fields):
        return self.call("POST", path, json.dumps(fields).encode())

    def upload(self, project, path, name=None):
        """The file's record."""
        border = uuid.uuid4().hex
        with open(path, "rb") as file:
            data = file.read()
        fields = {"project": project["url"], "json": "{}"}
        text = "".join(f'--{border}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
                       for key, value in fields.items())
        text += (f'--{border}\r\nContent-Disposition: form-data; name="media"; filename="'
                 f'{name or os.path.basename(path)}"\r\nContent-Type: application/octet-stream\r\n\r\n')
        body = text.encode() + data + f"\r\n--{border}--\r\n".encode()
        return self.call("POST", "/files/", body, f"multipart/form-data; boundary={border}")

    def export(self, project, limit=180, **fields):
        """The export when it has ended."""
        export = self.post("/exports/", project=project["url"], **fields)
        deadline = time.monotonic() + limit * (1 + PATIENCE)
        while export["status"] not in ("completed", "failed"):
            if time.monotonic() > deadline:
                raise Refused(0, f"export {export['id']} is {export['status']} after {limit} s")
            time.sleep(.1)
            export = self.call("GET", export["url"])
        return export

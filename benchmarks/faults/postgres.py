"""A PostgreSQL of the harness's own, which can be killed and started again."""

import os
import signal
import socket
import subprocess
import time

NOBODY = 65534


def free_port():
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return any_port.getsockname()[1]


class Postgres:
    """Needs PostgreSQL's programs on the PATH; as root it runs as another user, since it refuses root."""

    def __init__(self, folder):
        self.data = os.path.join(folder, "postgres")
        self.log = os.path.join(folder, "postgres.log")
        self.port = free_port()
        self.process = None
        os.makedirs(self.data, mode=0o700)
        if os.geteuid() == 0:
            os.chown(self.data, NOBODY, NOBODY)
        self._as_user(["initdb", "-D", self.data, "-U", "clipwright", "-A", "trust", "-E", "UTF8", "--locale", "C"])

    def _options(self):
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        return {"cwd": "/", "start_new_session": True, **user}

    def _as_user(self, words):
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, **self._options())

    def start(self):
        """Starts it and waits until it answers; what was killed may hold its memory for a moment."""
        end = time.monotonic() + 120
        while time.monotonic() < end:
            with open(self.log, "a") as log:
                self.process = subprocess.Popen(
                    ["postgres", "-D", self.data, "-p", str(self.port), "-h", "127.0.0.1", "-k", ""],
                    stdout=log, stderr=log, **self._options())
            while self.process.poll() is None and time.monotonic() < end:
                if subprocess.run(["pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]).returncode == 0:
                    return
                time.sleep(0.1)
            time.sleep(0.5)
        raise RuntimeError(f"PostgreSQL does not start, see {self.log}")

    def kill(self):
        """Kills all of its processes at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def rows(self, statement):
        """The rows of a query, each a list of texts; None while it cannot answer."""
        done = subprocess.run(
            ["psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "clipwright", "-d", "postgres", "-AtqXc", statement],
            capture_output=True, text=True)
        if done.returncode != 0:
            return None
        return [line.split("|") for line in done.stdout.splitlines()]

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(60)

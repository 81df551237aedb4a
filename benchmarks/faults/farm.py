"""The packed product as several processes on one PostgreSQL, restarted as a service manager does when one ends."""

import ctypes
import os
import random
import shutil
import signal
import subprocess
import threading
import time
import urllib.request

from client import Client
from postgres import Postgres, free_port
from proxy import Proxy

ROOT = os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "..")
LAUNCHER = os.environ.get("CLIPWRIGHT_LAUNCHER") or os.path.join(
    ROOT, "distribution", "package", "target", "clipwright", "clipwright")
BECOME_PARENT_OF_ORPHANS = 36
RESTART_PAUSE = 1


class Service:
    """A process that is started again whenever it ends."""

    def __init__(self, name, words, environment, log):
        self.name, self.words, self.environment, self.log = name, words, environment, log
        self.process = None
        self.start()

    def start(self):
        with open(self.log, "a") as log:
            self.process = subprocess.Popen(self.words, env={**os.environ, **self.environment}, stdout=log, stderr=log,
                                            start_new_session=True)

    def signal(self, number):
        if self.process.poll() is None:
            self.process.send_signal(number)


class Farm:
    """PostgreSQL behind a proxy, an API process with one interactive worker, and render workers."""

    def __init__(self, folder, workers, storage=None, clock=None, launcher=LAUNCHER,
                 disk="512m"):
        self.folder, self.launcher, self.storage, self.clock = folder, launcher, storage, clock
        self.closing = threading.Event()
        self.random = random.Random()
        ctypes.CDLL(None).prctl(BECOME_PARENT_OF_ORPHANS, 1, 0, 0, 0)
        self.disk = os.path.join(folder, "disk")
        os.makedirs(self.disk)
        self.mounted = os.geteuid() == 0 and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={disk}", "tmpfs", self.disk]).returncode == 0
        self.postgres = Postgres(folder)
        self.database = Proxy(self.postgres.port)
        self.address = f"http://127.0.0.1:{free_port()}"
        self.client = Client(self.address)
        self.api, self.workers = None, []
        try:
            self._start(workers)
        except BaseException:
            self.close()
            raise

    def _start(self, workers):
        self.postgres.start()
        self.api = self._service("api", "serve", "--port", self.address.rsplit(":", 1)[1])
        self.await_api()
        for number in range(1, workers + 1):
            self.workers.append(self._service(f"w{number}", "worker", "--lane", "render", "--name", f"w{number}",
                                              **(self.clock.environment if self.clock and number == 1 else {})))
        threading.Thread(target=self._keep, daemon=True).start()

    def _service(self, name, *words, **more):
        environment = {
            "CLIPWRIGHT_DATA": os.path.join(self.disk, name),
            "CLIPWRIGHT_STORAGE_ROOT": os.path.join(self.disk, "media"),
            "CLIPWRIGHT_DATABASE_URL": f"jdbc:postgresql://127.0.0.1:{self.database.port}/postgres",
            "CLIPWRIGHT_DATABASE_USER": "clipwright", "CLIPWRIGHT_DATABASE_PASSWORD": "unused",
            "CLIPWRIGHT_TOKEN_KEY": "a-key-that-all-servers-share", "CLIPWRIGHT_ADMIN_PASSWORD": "admin-password",
            "CLIPWRIGHT_RENDER_WORKERS": "0", "CLIPWRIGHT_INTERACTIVE_WORKERS": "1",
            "CLIPWRIGHT_TRANSCRIBE_WORKERS": "0", "CLIPWRIGHT_RENDER_THREADS": "1", "CLIPWRIGHT_WORKER_HEAP": "256MB",
            "CLIPWRIGHT_OUTBOUND_ALLOW": "127.0.0.1", "CLIPWRIGHT_MIN_FREE_DISK": "4MB",
            **(self.storage.settings if self.storage else {}), **more}
        return Service(name, [self.launcher, *words], environment, os.path.join(self.folder, f"{name}.log"))

    def _keep(self):
        """Starts again what has ended."""
        while not self.closing.wait(0.2):
            for service in [self.api, *self.workers]:
                if service.process.poll() is not None and not self.closing.wait(RESTART_PAUSE):
                    service.start()

    def await_api(self):
        end = time.monotonic() + 600
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(self.address + "/readyz", timeout=5):
                    return
            except OSError:
                time.sleep(0.3)
        raise RuntimeError(f"The server does not start, see {self.api.log}")

    def interactive_workers(self):
        """The numbers of the processes that the server has started."""
        found = subprocess.run(["pgrep", "-P", str(self.api.process.pid)], capture_output=True, text=True)
        return [int(pid) for pid in found.stdout.split()]

    def stored(self, *folders):
        """The keys of the stored objects in some folders."""
        root = self.storage.bucket if self.storage else os.path.join(self.disk, "media")
        return [os.path.relpath(os.path.join(place, name), root)
                for folder in folders for place, _, names in os.walk(os.path.join(root, folder)) for name in names]

    def held(self, worker):
        """The jobs that a render worker holds, with the numbers of their versions."""
        rows = self.postgres.rows(
            "select task_instance, version from job_render where picked"
            f" and (picked_by like '%/{worker.name}' or picked_by like '%/{worker.name}-%')")
        return {instance: int(version) for instance, version in rows or []}

    def is_taken_up(self, jobs):
        """Whether jobs are done or have been begun again since their versions were read."""
        rows = self.postgres.rows("select task_instance, version, picked from job_render")
        if rows is None:
            return False
        now = {instance: (int(version), picked == "t") for instance, version, picked in rows}
        return all(job not in now or now[job][0] > version and now[job][1] for job, version in jobs.items())

    def done(self):
        """How much of all exports is done; None while the database does not answer."""
        rows = self.postgres.rows("select coalesce(sum(progress), 0) from export")
        return None if rows is None else float(rows[0][0])

    def close(self):
        """Stops everything and returns how many processes are left over."""
        self.closing.set()
        services = [*self.workers, *([self.api] if self.api else [])]
        for service in services:
            service.signal(signal.SIGCONT)
            service.signal(signal.SIGTERM)
        for service in services:
            try:
                service.process.wait(60)
            except subprocess.TimeoutExpired:
                service.process.kill()
                service.process.wait()
        self.postgres.stop()
        self.database.close()
        left = self._end_of_orphans(self.storage.process.pid if self.storage else None)
        if self.mounted:
            subprocess.run(["umount", "--lazy", self.disk])
        shutil.rmtree(self.disk, ignore_errors=True)
        return left

    @staticmethod
    def _end_of_orphans(store):
        """Ends processes that were left over, and returns how many; the store is not one of them."""
        time.sleep(2)
        found = subprocess.run(["ps", "-o", "pid=,stat=,args=", "--ppid", str(os.getpid())], capture_output=True,
                               text=True).stdout.splitlines()
        orphans = [line for line in found if "java" in line and line.split()[1][0] != "Z"
                   and int(line.split()[0]) != store]
        for line in orphans:
            os.kill(int(line.split()[0]), signal.SIGKILL)
        return len(orphans)

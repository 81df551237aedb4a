"""A store behind a proxy, and a clock that jumps: what the faults need besides the product."""

import glob
import os
import subprocess
import time

from postgres import free_port
from proxy import Proxy

ROOT = os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "..")
CLASSPATH = os.path.join(ROOT, "storage-providers", "s3", "target", "test-server.classpath")


class S3Store:
    """The store of the tests of S3, whose bucket is a folder."""

    def __init__(self, folder):
        self.bucket = os.path.join(folder, "buckets", "media")
        os.makedirs(self.bucket)
        port = free_port()
        settings = os.path.join(folder, "s3proxy.properties")
        with open(settings, "w") as file:
            file.write(f"s3proxy.endpoint=http://127.0.0.1:{port}\ns3proxy.authorization=aws-v2-or-v4\n"
                       "s3proxy.identity=key\ns3proxy.credential=secret\njclouds.provider=filesystem-nio2\n"
                       f"jclouds.filesystem.basedir={os.path.dirname(self.bucket)}\n")
        with open(CLASSPATH) as file:
            classpath = file.read().strip()
        java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
        with open(os.path.join(folder, "s3proxy.log"), "w") as log:
            self.process = subprocess.Popen(
                [java, "-Xmx256m", "-XX:+UseSerialGC", "-cp", classpath, "org.gaul.s3proxy.Main", "--properties",
                 settings], stdout=log, stderr=log)
        self.proxy = Proxy(port)
        self.settings = {
            "CLIPWRIGHT_STORAGE": "s3", "CLIPWRIGHT_S3_BUCKET": "media", "CLIPWRIGHT_S3_ACCESS_KEY": "key",
            "CLIPWRIGHT_S3_SECRET_KEY": "secret", "CLIPWRIGHT_S3_ENDPOINT": f"http://127.0.0.1:{self.proxy.port}"}
        time.sleep(4)

    def close(self):
        self.proxy.close()
        self.process.terminate()
        self.process.wait()


class JumpingClock:
    """The clock that a process sees through libfaketime; time that only passes stays right, as on a real machine."""

    def __init__(self, folder):
        found = glob.glob("/usr/lib/*/faketime/libfaketime.so.1") + glob.glob(os.environ.get("LIBFAKETIME", ""))
        if not found:
            raise FileNotFoundError("libfaketime is not installed, and LIBFAKETIME does not name its library.")
        self.file = os.path.join(folder, "offset")
        self.turn(0)
        self.environment = {
            "LD_PRELOAD": found[-1], "FAKETIME_TIMESTAMP_FILE": self.file, "FAKETIME_CACHE_DURATION": "1",
            "DONT_FAKE_MONOTONIC": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}

    def turn(self, seconds):
        fresh = self.file + ".new"
        with open(fresh, "w") as file:
            file.write(f"{seconds:+d}s\n")
        os.replace(fresh, self.file)

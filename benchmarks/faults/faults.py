#!/usr/bin/env python3
"""Breaks the packed product while it exports, and looks at what is left: nothing may be lost, wrong or left behind.

usage: faults.py WORK_FOLDER [--faults workers,api,...] [--runs 1] [--exports 20] [--workers 3]

Needs a build (mvn verify -DskipTests), ffmpeg and PostgreSQL's programs on the PATH. Run as root, it can fill a disk
of its own; the storage's faults need the store of the tests of S3, the clock's need libfaketime. What is missing is
said and skipped. Each run exports one film in several qualities, in segments, while the fault occurs; each file is
compared with one that was made undisturbed, picture by picture. What differs is said at once; wrong films and right
ones are kept in the folder. The exit code is 1 when anything was lost, wrong or left behind.
"""

import argparse
import os
import shutil
import sys
import tempfile
import threading
import time

import breakers
import films
from farm import Farm
from receiver import Receiver
from surroundings import JumpingClock, S3Store
from verdict import Verdict, await_end

FAULTS = {
    "none": None, "workers": breakers.kill_workers, "api": breakers.kill_api, "database": breakers.kill_database,
    "connections": breakers.cut_database, "disk": breakers.fill_disk, "hang": breakers.hang_worker,
    "lease": breakers.outlived_lease, "clock": breakers.jumping_clock, "storage-cut": breakers.cut_storage,
    "storage-slow": breakers.slow_storage, "storage-reset": breakers.reset_storage}


class Harness:
    def __init__(self, folder, options):
        self.folder, self.options = folder, options
        self.media = films.make_media(folder)
        self.right = []

    def rows(self, fault):
        """Runs one fault and prints its row as it grows."""
        folder = tempfile.mkdtemp(prefix=f"{fault}-", dir=self.folder)
        storage = S3Store(folder) if fault.startswith("storage") else None
        clock = JumpingClock(folder) if fault == "clock" else None
        os.chmod(folder, 0o755)
        farm, receiver = Farm(folder, self.options.workers, storage, clock), Receiver()
        verdict, runs = Verdict(folder), 0
        try:
            while runs < self.options.runs:
                self._run(farm, receiver, FAULTS[fault], verdict)
                runs += 1
                say(f"{time.strftime('%H:%M:%S')} {verdict.row(fault, runs)}")
                tell(fault, verdict)
        finally:
            left = farm.close()
            receiver.close()
            if storage:
                storage.close()
        verdict.add("orphans", left, f"{left} processes")
        tell(fault, verdict)
        for reason, times in verdict.reasons.items():
            say(f"  {fault}: {times} failed: {reason}")
        print(verdict.row(fault, runs), flush=True)
        return not any(verdict.counts[column] for column in ("lost", "wrong", "orphans", "webhooks amiss"))

    def _run(self, farm, receiver, fault, verdict):
        project = films.project(farm.client, self.media)
        exports = [films.export(farm.client, project, number, receiver.url) for number in range(self.options.exports)]
        over, recoveries = threading.Event(), []
        breaker = threading.Thread(target=lambda: recoveries.extend(fault(farm, over) if fault else []), daemon=True)
        breaker.start()
        try:
            await_end(farm, exports)
        finally:
            over.set()
        breaker.join()
        verdict.recoveries += recoveries
        verdict.judge(farm, receiver, exports, self._right(farm, exports))
        farm.client.delete(project["url"])

    def _right(self, farm, exports):
        """What undisturbed exports look like; the first run of all has no fault. They are kept, as wrong ones are."""
        for number, export in enumerate([] if self.right else exports):
            content = farm.client.download(farm.client.get(export["url"])["output"])
            with open(os.path.join(self.folder, f"right-{number}.mp4"), "wb") as file:
                file.write(content)
            self.right.append(films.decoded(content))
        return self.right


def say(line):
    print(line, file=sys.stderr, flush=True)


def tell(fault, verdict):
    """Says what has been found since the last time."""
    for finding in verdict.findings:
        say(f"  {fault}: {finding}")
    verdict.findings.clear()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--faults", default=",".join(name for name in FAULTS if name != "none"))
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--exports", type=int, default=20)
    parser.add_argument("--workers", type=int, default=3)
    options = parser.parse_args()
    folder = os.path.abspath(options.folder)
    os.makedirs(folder, exist_ok=True)
    harness = Harness(folder, options)
    print("| fault | runs | " + " | ".join(Verdict.COLUMNS) + " | longest recovery, s |")
    print("| --- |" + " --- |" * (len(Verdict.COLUMNS) + 2), flush=True)
    runs, options.runs = options.runs, 1
    good = harness.rows("none")
    options.runs = runs
    for fault in options.faults.split(","):
        try:
            good &= harness.rows(fault)
        except FileNotFoundError as missing:
            say(f"{fault} was skipped: {missing}")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()

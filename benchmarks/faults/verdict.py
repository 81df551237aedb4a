"""What is to be seen after a fault: how exports ended, whether their files are right, and what was left behind."""

import os
import time

import films

OVER = ("completed", "failed")


class Verdict:
    """Counts over the runs of one fault; wrong films are kept in a folder."""

    COLUMNS = ("exports", "completed", "failed", "lost", "wrong", "orphans", "webhooks amiss")

    def __init__(self, folder):
        self.folder = folder
        self.counts = dict.fromkeys(self.COLUMNS, 0)
        self.recoveries = []
        self.reasons = {}
        self.findings = []

    def add(self, column, number, finding=None):
        self.counts[column] += number
        if number and finding:
            self.findings.append(f"{column}: {finding}")

    def judge(self, farm, receiver, exports, right):
        """Waits until exports are over, and compares their files with the right ones."""
        ended = await_end(farm, exports)
        self.add("exports", len(ended))
        for export, expected in zip(ended, right):
            self._outcome(farm, export, expected)
        over = [export for export in ended if export["status"] in OVER]
        end = time.monotonic() + 60
        while receiver.faults(over) and time.monotonic() < end:
            time.sleep(0.5)
        amiss = receiver.faults(over)
        self.add("webhooks amiss", len(amiss), {id: receiver.told[id] for id in amiss})
        self._leftovers(farm, ended)

    def _outcome(self, farm, export, expected):
        if export["status"] == "failed" and export["json"].get("error"):
            self.add("failed", 1)
            reason = export["json"]["error"]
            self.reasons[reason] = self.reasons.get(reason, 0) + 1
        elif export["status"] == "completed":
            self.add("completed", 1)
            self._compare(farm, export, expected)
        else:
            self.add("lost", 1, (export["id"], export["status"], export["json"]))

    def _compare(self, farm, export, expected):
        """What is wrong may not happen again for hours, and can only be explained by the film itself."""
        try:
            content = farm.client.download(export["output"])
        except RuntimeError as missing:
            self.add("wrong", 1, (export["id"], str(missing)))
            return
        found = films.decoded(content)
        if found != expected:
            kept = os.path.join(self.folder, f"wrong-{export['id']}.mp4")
            with open(kept, "wb") as file:
                file.write(content)
            self.add("wrong", 1, (export["id"], kept, films.difference(found, expected)))

    def _leftovers(self, farm, ended):
        """What vanishes by itself within a while is no orphan."""
        end = time.monotonic() + 30
        while (left := leftovers(farm, ended)) and time.monotonic() < end:
            time.sleep(1)
        self.add("orphans", len(left), left)

    def row(self, fault, runs):
        longest = f"{max(self.recoveries):.1f}" if self.recoveries else "-"
        return f"| {fault} | {runs} | " + " | ".join(str(self.counts[column]) for column in self.COLUMNS) \
            + f" | {longest} |"


def await_end(farm, exports):
    """Waits as long as anything moves; a standstill of five minutes is the end too."""
    moved, before = time.monotonic(), None
    while True:
        now = [farm.client.get(export["url"]) for export in exports]
        seen = [(export["status"], export["progress"], export["json"].get("rendering")) for export in now]
        if all(export["status"] in OVER for export in now):
            return now
        if seen != before:
            moved, before = time.monotonic(), seen
        if time.monotonic() - moved > 300:
            return now
        time.sleep(0.5)


def leftovers(farm, ended):
    """Jobs, plans, files and folders that belong to nothing any more."""
    left = []
    for question in ("select 'job ' || task_name || ' ' || task_instance from job_render",
                     "select 'plan ' || export from export_plan",
                     "select 'part ' || id from export_part"):
        left += [row[0] for row in farm.postgres.rows(question) or []]
    known = {row[0] for row in farm.postgres.rows(
        "select key from segment where bytes > 0 union select output from export where output is not null")}
    project = str(ended[0]["project"]).rstrip("/").rsplit("/", 1)[1]
    left += ["file " + key for key in farm.stored(f"video/output/{project}/", f"video/segments/{project}/")
             if key not in known]
    for name in os.listdir(farm.disk):
        scratch = os.path.join(farm.disk, name, "scratch")
        if os.path.isdir(scratch):
            left += [f"scratch {name}/{entry}" for entry in os.listdir(scratch) if entry.startswith("export")]
    return left

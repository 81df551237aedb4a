"""The faults. Each is given a farm at work and an event that says when the work is done; it returns recovery times."""

import os
import shutil
import signal
import time

PATIENCE = 120


def _until(condition, since):
    """Seconds from a moment until a condition holds, at most as long as one is patient."""
    while not condition() and time.monotonic() - since < PATIENCE:
        time.sleep(0.05)
    return time.monotonic() - since


def _until_moving(farm):
    """Seconds until more of the exports is done than now."""
    since, before = time.monotonic(), farm.done() or 0
    return _until(lambda: (farm.done() or 0) > before, since)


def _busy(farm):
    """A worker that holds a job; None while none does."""
    held = [(worker, jobs) for worker in farm.workers if (jobs := farm.held(worker))]
    return farm.random.choice(held) if held else (None, {})


def kill_workers(farm, over):
    """kill -9 of a random worker every few seconds, one in six an interactive one."""
    recoveries = []
    while not over.wait(farm.random.uniform(3, 8)):
        interactive = farm.interactive_workers()
        if interactive and farm.random.random() < 1 / 6:
            os.kill(farm.random.choice(interactive), signal.SIGKILL)
            continue
        worker = farm.random.choice(farm.workers)
        jobs = farm.held(worker)
        worker.signal(signal.SIGKILL)
        if jobs:
            recoveries.append(_until(lambda jobs=jobs: over.is_set() or farm.is_taken_up(jobs), time.monotonic()))
    return recoveries


def kill_api(farm, over):
    recoveries = []
    while not over.wait(farm.random.uniform(2, 5)) and len(recoveries) < 3:
        since = time.monotonic()
        farm.api.signal(signal.SIGKILL)
        time.sleep(0.5)
        farm.await_api()
        recoveries.append(time.monotonic() - since)
    return recoveries


def kill_database(farm, over):
    recoveries = []
    while not over.wait(farm.random.uniform(2, 5)) and len(recoveries) < 2:
        farm.postgres.kill()
        time.sleep(3)
        farm.postgres.start()
        recoveries.append(_until_moving(farm))
    return recoveries


def cut_database(farm, over):
    """No connection to the database for ten seconds."""
    return _disturbed(farm, farm.database, "cut", 10, over)


def cut_storage(farm, over):
    return _disturbed(farm, farm.storage.proxy, "cut", 5, over)


def slow_storage(farm, over):
    return _disturbed(farm, farm.storage.proxy, "slow", 10, over)


def reset_storage(farm, over):
    return _disturbed(farm, farm.storage.proxy, "reset", 10, over)


def _disturbed(farm, proxy, mode, seconds, over):
    over.wait(farm.random.uniform(2, 4))
    proxy.turn(mode)
    time.sleep(seconds)
    proxy.turn("pass")
    return [_until_moving(farm)]


def fill_disk(farm, over):
    """The disk of media and of temporary files is full for ten seconds."""
    over.wait(farm.random.uniform(2, 4))
    filler = os.path.join(farm.disk, "filler")
    end = time.monotonic() + 10
    with open(filler, "wb", buffering=0) as file:
        while time.monotonic() < end:
            try:
                file.write(bytes(min(1 << 20, max(1, shutil.disk_usage(farm.disk).free))))
            except OSError:
                time.sleep(0.05)
    os.remove(filler)
    return [_until_moving(farm)]


def hang_worker(farm, over):
    """A worker stops for a while shorter than its lease, and goes on."""
    return _stopped(farm, over, 4)


def outlived_lease(farm, over):
    """A worker stops until others have taken what it holds, and then goes on as well."""
    return _stopped(farm, over, 20)


def _stopped(farm, over, seconds):
    recoveries = []
    while not over.wait(farm.random.uniform(0.2, 2)) and len(recoveries) < 4:
        worker, jobs = _busy(farm)
        if worker is None:
            continue
        worker.signal(signal.SIGSTOP)
        since = time.monotonic()
        if seconds > 8:
            recoveries.append(_until(lambda jobs=jobs: farm.is_taken_up(jobs), since))
        time.sleep(max(0, seconds - (time.monotonic() - since)))
        worker.signal(signal.SIGCONT)
        if seconds <= 8:
            recoveries.append(_until_moving(farm))
    return recoveries


def jumping_clock(farm, over):
    """The clock of one worker is an hour ahead, then an hour behind, then right."""
    farm.clock.turn(0)
    while True:
        for offset in (3600, -3600, 0):
            farm.clock.turn(offset)
            if over.wait(3):
                farm.clock.turn(0)
                return []

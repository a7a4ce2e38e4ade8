"""The system under test: its descriptor, its processes, and what it has handled."""

import json, os, subprocess, sys, time, urllib.request

from rig.machine import Proc, free_port
from rig.places import PEERS, SECRET, WORK


def named(name):
    """A descriptor and its folder: a peer by its name, or any file. One that is "like" another says only what differs."""
    path = name
    if not os.path.isfile(path):
        path = os.path.join(PEERS, "suts", name + ".json")
    if not os.path.isfile(path):
        path = os.path.join(PEERS, "suts", name, "sut.json")
    with open(path) as f:
        own = json.load(f)
    if "like" not in own:
        return own, os.path.dirname(os.path.abspath(path))
    beside = os.path.join(os.path.dirname(path), own["like"])
    like, folder = named(beside if os.path.isfile(beside) else own["like"])
    processes = own.get("processes", like["processes"])
    processes = [dict(p, env={**p.get("env", {}), **own.get("env", {})}) for p in processes]
    return {**like, **own, "processes": processes}, folder


def names():
    found = os.listdir(os.path.join(PEERS, "suts"))
    return sorted(n[: -len(".json")] if n.endswith(".json") else n for n in found)


class Sut:
    def __init__(self, name, redis, pg, accounts, sink):
        self.d, self.dir = named(name)
        self.port, self.sink = free_port(), sink
        db = pg.accounts(accounts)
        self.env = dict(
            os.environ,
            PORT=str(self.port),
            REDIS_PORT=str(redis.port),
            REDIS_URL=f"redis://127.0.0.1:{redis.port}",
            DATABASE_URL=f"postgresql://bench@127.0.0.1:{pg.port}/{db}",
            JDBC_URL=f"jdbc:postgresql://127.0.0.1:{pg.port}/{db}?user=bench",
            APP_SECRET=SECRET,
            SINK_FILE=sink,
            ACCOUNTS=str(accounts),
        )
        if self.d.get("prepare"):
            subprocess.run(self.d["prepare"], shell=True, cwd=self.dir, check=True, stdout=sys.stderr)
        self.procs = {}
        for spec in self.d["processes"]:
            self.start(spec["name"])
        self.wait_health()

    def spec(self, name):
        return next(s for s in self.d["processes"] if s["name"] == name)

    def start(self, name):
        s = self.spec(name)
        cmd = [os.path.expandvars(c) for c in s["cmd"]]
        if name in self.procs:
            self.procs[name].start()
        else:
            self.procs[name] = Proc(
                name,
                cmd,
                cwd=self.dir,
                env=dict(self.env, **s.get("env", {})),
                log=os.path.join(WORK, f"{self.d['name']}-{name}.log"),
            )

    def url(self, p):
        return f"http://127.0.0.1:{self.port}{p}"

    def wait_health(self):
        end = time.time() + 180  # a million accounts take a while to seed
        while time.time() < end and all(p.alive() for p in self.procs.values()):
            try:
                with urllib.request.urlopen(self.url(self.d.get("health", "/health")), timeout=2) as r:
                    if r.status == 200:
                        return
            except Exception:
                pass
            time.sleep(0.05)
        raise SystemExit(f"{self.d['name']} did not become healthy; see {WORK}")

    def role(self, r):  # 'server' or 'worker' -> process names; a one-process service answers to both
        names = [s["name"] for s in self.d["processes"]]
        hit = [n for n in names if n.startswith(r)]
        return hit or names

    def has_worker(self):
        return any(s["name"].startswith("worker") for s in self.d["processes"])

    def cpu(self):
        return sum(p.cpu() for p in self.procs.values())

    def rss(self):
        return sum(p.rss() for p in self.procs.values())

    def stop(self):
        for p in self.procs.values():
            p.stop()


class Sink:
    """Counts handled events. kind 'sink': the handler appends '<mid> <epoch micros>' lines to $SINK_FILE.
    kind 'http': GET url returns a JSON number or an object with a field. kind 'redis': GET key."""

    def __init__(self, sut, redis, path):
        self.path, self.redis, self.sut = path, redis, sut
        self.kind = sut.d.get("processed", {"type": "sink"})
        self.off = self.n = 0
        self.base = 0

    def count(self):
        t = self.kind["type"]
        if t == "none":
            return 0
        if t == "sink":
            if not os.path.exists(self.path):
                return 0
            with open(self.path, "rb") as f:
                f.seek(self.off)
                while True:
                    b = f.read(1 << 20)
                    if not b:
                        break
                    self.n += b.count(b"\n")
                    self.off += len(b)
            return self.n
        if t == "http":
            with urllib.request.urlopen(self.sut.url(self.kind["url"])) as r:
                v = json.load(r)
            return int(v[self.kind["field"]] if "field" in self.kind else v)
        return int(self.redis.cmd("GET", self.kind["key"]) or 0)

    def lines(self, start):
        with open(self.path, "rb") as f:
            f.seek(start)
            return f.read().splitlines()

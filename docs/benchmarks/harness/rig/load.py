"""The load generator, and how its log and the sink of the system are joined."""

import collections, json, os, subprocess

from rig.machine import prioritize
from rig.places import HERE, JAVA, SECRET, WORK


def build_loadgen():
    out, src = os.path.join(WORK, "loadgen"), os.path.join(HERE, "loadgen/LoadGen.java")
    cls = os.path.join(out, "LoadGen.class")
    if not os.path.exists(cls) or os.path.getmtime(cls) < os.path.getmtime(src):
        os.makedirs(out, exist_ok=True)
        subprocess.run(["javac", "-d", out, src], check=True)
    return out


class Load:
    """Runs LoadGen; prepared and signed before go()."""

    def __init__(self, sut, opts, log=None):
        n = int(opts.get("rate", 0) * opts["duration"]) or opts.get("max-requests", 100000)
        heap = max(512, n * 3 // 1000)
        cmd = [
            JAVA,
            f"-Xms{heap}m",
            f"-Xmx{heap * 2}m",
            "-XX:+UseSerialGC",
            "-cp",
            build_loadgen(),
            "LoadGen",
            "--wait",
            "--port",
            str(sut.port),
            "--path",
            sut.d.get("path", "/webhooks/instagram"),
            "--secret",
            SECRET,
        ]
        for k, v in opts.items():
            cmd += ["--" + k, str(v)]
        if log:
            cmd += ["--log", log]
        self.p = subprocess.Popen(cmd, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True)
        prioritize(self.p.pid)
        line = self.p.stdout.readline().strip()
        if line != "READY":
            raise SystemExit("loadgen: " + line)

    def go(self):
        self.p.stdin.write("\n")
        self.p.stdin.flush()

    def ended(self):  # the last reply is in; the generator still has to sort and write its report
        line = self.p.stdout.readline().strip()
        if line != "DONE":
            raise SystemExit("loadgen: " + line)

    def result(self):
        o = self.p.stdout.read()
        self.p.wait()
        return json.loads(o.strip().splitlines()[-1])


def exact(v):
    if not v:
        return None
    v.sort()
    n = len(v)
    g = lambda p: v[min(n - 1, max(0, -(-int(p * n) // 1000) - 1))]
    return {
        "count": n,
        "mean": round(sum(v) / n, 1),
        "p50": g(500),
        "p90": g(900),
        "p99": g(990),
        "p999": g(999),
        "max": v[-1],
    }


def correlate(log, lines, run_id):
    """Joins the generator's log with the sink: end-to-end latency, events lost, events handled twice."""
    due, acked, expect, first = {}, set(), 0, True
    unacked = 0
    with open(log) as f:
        next(f)
        for line in f:
            seq, d, lat, st, ev = line.split(",")
            seq = int(seq)
            due[seq] = int(d)
            if st[0] == "2" and len(st) == 3:
                acked.add((seq, int(ev)))
                expect += int(ev)
            else:
                unacked += int(ev)
    seen, lat, rid = collections.Counter(), [], run_id.encode()
    for l in lines:
        try:
            mid, at = l.split(b" ")
        except ValueError:
            continue
        if mid[-18:-10] != rid:
            continue
        key = mid[-10:]
        seen[key] += 1
        if seen[key] == 1:
            lat.append(int(at) - due[int(mid[-10:-2], 16)])
    lost = 0
    for seq, ev in acked:
        for e in range(ev):
            if b"%08x%02x" % (seq, e) not in seen:
                lost += 1
    dup = sum(c - 1 for c in seen.values() if c > 1)
    return {
        "acked_events": expect,
        "unacked_events": unacked,
        "handled_distinct": len(seen),
        "acked_never_handled": lost,
        "handled_again": dup,
        "e2e_latency_us": exact(lat),
    }

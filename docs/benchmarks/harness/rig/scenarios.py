"""What is measured, and how."""

import os, re, threading, time

from rig.load import Load, correlate
from rig.machine import host_busy, own_cpu, prioritize, say
from rig.places import WORK
from rig.stores import Postgres, Redis
from rig.system import Sink, Sut


class Bench:
    def __init__(self, a, sut_name):
        self.a = a
        self.sink_path = os.path.join(WORK, f'sink-{os.getpid()}-{sut_name.replace("/", "_")}')
        open(self.sink_path, "wb").close()
        self.log = self.sink_path + ".acks.csv"
        self.pg = Postgres()
        self.redis = Redis(a.fsync, shim=any(s.startswith("power") for s in a.scenario.split(",")))
        try:
            self.sut = Sut(sut_name, self.redis, self.pg, a.accounts, self.sink_path)
        except BaseException:
            self.redis.stop()
            self.pg.stop()
            raise
        self.sink = Sink(self.sut, self.redis, self.sink_path)
        self.hint = int(a.hint or self.sut.d.get("max_rate_hint", 8000))

    def close(self):
        self.sut.stop()
        self.redis.stop()
        self.pg.stop()
        for f in (self.sink_path, self.log):
            if os.path.exists(f):
                os.remove(f)

    def base_opts(self):
        return {
            "accounts": self.a.accounts,
            "connections": self.a.connections,
            "zipf": self.a.zipf,
            "batch-pct": self.a.batch_pct,
            "seed": int(time.time() * 1000) % 10**9,
        }

    def drain(self, target, idle=5.0, limit=180.0):
        """Waits until `target` events were handled, or nothing moved for `idle` seconds. Returns seconds until the last movement."""
        t0 = last = time.time()
        n = self.sink.count()
        if self.sink.kind["type"] == "none":
            return n, 0.0
        while time.time() - t0 < limit:
            if n >= target or time.time() - last > idle:
                break
            time.sleep(0.02)
            m = self.sink.count()
            if m != n:
                n, last = m, time.time()
        return n, last - t0

    def measure(self, opts, during=None, idle=5.0, settle=0.0, limit=180.0):
        opts = {**self.base_opts(), **opts}
        load = Load(self.sut, opts, self.log)
        start_n = self.sink.count()
        start_off = self.sink.off
        peak = {"sut": 0, "redis": 0}
        stop = threading.Event()

        def sample():
            while not stop.is_set():
                peak["sut"] = max(peak["sut"], self.sut.rss())
                peak["redis"] = max(peak["redis"], self.redis.proc.rss())
                stop.wait(0.5)

        th = threading.Thread(target=sample, daemon=True)
        p0 = {n: p.cpu() for n, p in self.sut.procs.items()}
        c0 = (self.sut.cpu(), self.redis.proc.cpu(), self.pg.proc.cpu(), host_busy(), own_cpu())
        w0 = time.time()
        th.start()
        load.go()
        extra = during() if during else None
        load.ended()
        n_at_end = self.sink.count() - start_n
        w1 = time.time()
        b1, me1 = host_busy(), own_cpu()
        c1 = (self.sut.cpu(), self.redis.proc.cpu(), self.pg.proc.cpu())
        r = load.result()
        want = r["acked_events"] + self.backlog_events
        n, drain_s = self.drain(start_n + want, idle=idle, limit=limit)
        if settle:
            time.sleep(max(3, settle - drain_s))  # redeliveries may still come
        c2 = (self.sut.cpu(), self.redis.proc.cpu(), self.pg.proc.cpu())
        stop.set()
        th.join()
        self.sink.count()
        out = {"load": r, "handled_at_load_end": n_at_end, "handled_total": n - start_n, "drain_s": round(drain_s, 2)}
        span = r["span_s"]
        out["handled_events_per_s_during_load"] = round(n_at_end / span, 1)
        if drain_s > 1:
            out["drain_events_per_s"] = round((n - start_n - n_at_end) / drain_s, 1)
        k = 1e5 / max(1, r["acked"])
        out["cpu_s_per_100k"] = {m: round((c2[i] - c0[i]) * k, 2) for i, m in enumerate(("sut", "redis", "postgres"))}
        out["cpu_s_per_100k"]["total"] = round(sum(out["cpu_s_per_100k"].values()), 2)
        out["cpu_s_per_100k_by_process"] = {
            n: round((p.cpu() - p0.get(n, 0)) * k, 2) for n, p in self.sut.procs.items()
        }
        out["cpu_cores_during_load"] = {
            m: round((c1[i] - c0[i]) / (w1 - w0), 2) for i, m in enumerate(("sut", "redis", "postgres"))
        }
        out["cpu_cores_during_load"]["loadgen"] = round(r["loadgen_cpu_s"] / (w1 - w0), 2)
        ours = sum(c1[i] - c0[i] for i in range(3)) + r["loadgen_cpu_s"] + me1 - c0[4]
        out["foreign_cpu_cores"] = round(max(0, (b1 - c0[3]) - ours) / (w1 - w0), 2)
        out["peak_rss_mb"] = {m: round(v / 1048576, 1) for m, v in peak.items()}
        if self.sut.d.get("processed", {"type": "sink"})["type"] == "sink":
            out.update(correlate(self.log, self.sink.lines(start_off), r["run_id"]))
        if extra is not None:
            out["disturbance"] = extra
        self.backlog_events = 0
        return out

    backlog_events = 0

    def warmup(self):
        # warm JITs and caches: 4 s closed loop, drained
        load = Load(
            self.sut,
            {
                **self.base_opts(),
                "mode": "closed",
                "duration": self.a.warmup,
                "max-requests": int(self.hint * self.a.warmup),
            },
        )
        n = self.sink.count()
        load.go()
        r = load.result()
        self.drain(n + r["acked_events"], idle=8)
        for x in list(self.sut.procs.values()) + [self.redis.proc, self.pg.proc]:
            prioritize(x.pid)  # also pooled PostgreSQL backends

    # -------- scenarios
    def run(self, scenario):
        d = self.a.duration
        m = re.fullmatch(r"ack-(\d+)", scenario)
        if m:
            return self.measure({"mode": "open", "rate": float(m[1]), "duration": d})
        if scenario == "max":
            return self.measure({"mode": "closed", "duration": d, "max-requests": int(self.hint * d)})
        m = re.fullmatch(r"backlog-(\d+)", scenario)
        if m:
            if not self.sut.has_worker():
                raise SystemExit('backlog needs a process whose name starts with "worker" in the descriptor')
            for w in self.sut.role("worker"):
                self.sut.procs[w].stop()
            load = Load(self.sut, {**self.base_opts(), "mode": "closed", "duration": 120, "max-requests": int(m[1])})
            load.go()
            pre = load.result()
            say("prefilled", pre["acked"], "at", pre["acks_per_s"])
            for w in self.sut.role("worker"):
                self.sut.start(w)
            time.sleep(1.0)
            # an upper bound: what was handled in that second is counted twice, which is harmless
            self.backlog_events = pre["acked_events"]
            out = self.measure({"mode": "open", "rate": float(self.a.backlog_rate), "duration": d}, idle=8)
            # CPU per 100k of everything that was handled here
            part = out["load"]["acked"] / (out["load"]["acked"] + pre["acked"])
            out["cpu_s_per_100k"] = {k: round(v * part, 2) for k, v in out["cpu_s_per_100k"].items()}
            out["prefill"] = {
                "acked": pre["acked"],
                "acks_per_s": pre["acks_per_s"],
                "ack_latency_us": pre["ack_latency_us"],
            }
            return out
        if scenario == "sustain":  # highest constant rate that is answered and handled without falling behind
            lo, hi, best, steps = 0, None, None, []
            rate = float(self.a.sustain_start)
            for _ in range(9):
                o = self.measure({"mode": "open", "rate": rate, "duration": self.a.sustain_duration})
                r = o["load"]
                lag = r["acked_events"] - o["handled_at_load_end"]
                ok = (
                    r["acks_per_s"] >= 0.98 * rate
                    and r["ack_latency_us"]["p99"] < 250e3
                    and lag <= 0.5 * rate * 1.45
                    and o["e2e_latency_us"]["p99"] < 1e6
                )
                steps.append(
                    {
                        "rate": rate,
                        "ok": ok,
                        "acks_per_s": r["acks_per_s"],
                        "ack_p99_us": r["ack_latency_us"]["p99"],
                        "e2e_p99_us": (o["e2e_latency_us"] or {}).get("p99"),
                        "behind_events": lag,
                    }
                )
                say("  sustain", steps[-1])
                if ok:
                    lo, best = rate, o
                else:
                    hi = rate
                if hi and hi / max(lo, 1) < 1.08:
                    break
                rate = round((lo + hi) / 2 if hi else rate * 1.6)
                if rate < 50:
                    break
            return {**(best or o), "sustained_rate": lo, "steps": steps}
        m = re.fullmatch(r"(kill|power)-(server|worker|redis)(-nowork)?", scenario)
        if m:
            if m[3]:  # nobody works the queue until after the crash: what was acknowledged exists in Redis only
                if not self.sut.has_worker():
                    raise SystemExit('-nowork needs a process whose name starts with "worker" in the descriptor')
                for w in self.sut.role("worker"):
                    self.sut.procs[w].stop()

            def during():
                time.sleep(d * 0.4)
                if m[2] == "redis":
                    cut = self.redis.power_cut() if m[1] == "power" else self.redis.proc.kill9()
                    time.sleep(1.0)
                    self.redis.proc.start()
                    if m[3]:
                        self.redis.wait()
                        for w in self.sut.role("worker"):
                            self.sut.start(w)
                    return {"killed": "redis", "bytes_cut": cut}
                names = self.sut.role(m[2])
                for n in names:
                    self.sut.procs[n].kill9()
                time.sleep(1.0)
                for n in names:
                    self.sut.start(n)
                return {"killed": names}

            wait = {
                "server": 5,
                "worker": self.sut.d.get("redelivery_s", 5),
                "redis": min(20, self.sut.d.get("redelivery_s", 5) + 5),
            }[m[2]]
            return self.measure(
                {"mode": "open", "rate": self.a.kill_rate, "duration": d, "drain-ms": 15000},
                during=during,
                idle=wait,
                settle=wait,
                limit=240,
            )
        raise SystemExit("unknown scenario " + scenario)

"""The table of what was measured."""

import collections, json, os, statistics

from rig.places import RESULTS


def line(name, scenario, a, o):
    r = o["load"]
    e = o.get("e2e_latency_us") or {}
    ms = lambda v: "-" if v is None else f"{v / 1000:.1f}"
    s = f"{name} {scenario} acc={a.accounts} fsync={a.fsync}: {r['acks_per_s']:.0f} acks/s, ack ms p50 {ms(r['ack_latency_us']['p50'])} p99 {ms(r['ack_latency_us']['p99'])} max {ms(r['ack_latency_us']['max'])}"
    s += f", e2e ms p50 {ms(e.get('p50'))} p99 {ms(e.get('p99'))}, handled/s {o['handled_events_per_s_during_load']:.0f}, cpu/100k {o['cpu_s_per_100k']}, rss {o['peak_rss_mb']}, foreign {o['foreign_cpu_cores']}, status {r['status']}"
    if "sustained_rate" in o:
        s += f", SUSTAINED {o['sustained_rate']}/s"
    if scenario.startswith(("kill", "power")):
        s += f", LOST {o['acked_never_handled']} AGAIN {o['handled_again']} unacked {o['unacked_events']} {o.get('disturbance')}"
    return s


def cmd_report(a):
    rows = collections.OrderedDict()
    for l in open(os.path.join(RESULTS, "runs.jsonl")):
        o = json.loads(l)
        if a.tag and o.get("tag") != a.tag:
            continue
        rows.setdefault((o["scenario"], o["fsync"], o["accounts"], o["sut"]), []).append(o)

    def mmm(v, f="{:.1f}"):
        v = [x for x in v if x is not None]
        return (
            "-" if not v else f.format(min(v)) + " / **" + f.format(statistics.median(v)) + "** / " + f.format(max(v))
        )

    def get(o, path):
        for k in path.split("."):
            o = o.get(k) if isinstance(o, dict) else None
        return o

    cols = [
        ("acks/s", "load.acks_per_s", 1, "{:.0f}"),
        ("ack p50 ms", "load.ack_latency_us.p50", 1000, "{:.2f}"),
        ("ack p99 ms", "load.ack_latency_us.p99", 1000, "{:.1f}"),
        ("ack p99.9 ms", "load.ack_latency_us.p999", 1000, "{:.1f}"),
        ("e2e p50 ms", "e2e_latency_us.p50", 1000, "{:.1f}"),
        ("e2e p99 ms", "e2e_latency_us.p99", 1000, "{:.1f}"),
        ("handled ev/s in load", "handled_events_per_s_during_load", 1, "{:.0f}"),
        ("drain ev/s", "drain_events_per_s", 1, "{:.0f}"),
        ("CPU-s/100k sut", "cpu_s_per_100k.sut", 1, "{:.1f}"),
        ("CPU-s/100k all", "cpu_s_per_100k.total", 1, "{:.1f}"),
        ("RSS MB sut", "peak_rss_mb.sut", 1, "{:.0f}"),
        ("RSS MB redis", "peak_rss_mb.redis", 1, "{:.0f}"),
        ("lost", "acked_never_handled", 1, "{:.0f}"),
        ("again", "handled_again", 1, "{:.0f}"),
        ("sustained/s", "sustained_rate", 1, "{:.0f}"),
        ("foreign cores", "foreign_cpu_cores", 1, "{:.2f}"),
    ]
    print(
        "| scenario | fsync | accounts | system | n | "
        + " | ".join(c[0] for c in cols)
        + " |\n|"
        + "---|" * (5 + len(cols))
    )
    for (sc, fs, acc, sut), os_ in rows.items():
        print(
            f"| {sc} | {fs} | {acc} | {sut} | {len(os_)} | "
            + " | ".join(mmm([None if get(o, p) is None else get(o, p) / d for o in os_], f) for _, p, d, f in cols)
            + " |"
        )

"""What the machine can do at all."""

import os, re, statistics, subprocess, time

from rig import machine
from rig.load import Load
from rig.machine import Proc, free_port, prioritize
from rig.places import HERE, RESULTS, TEMURIN25, WORK
from rig.stores import Postgres, Redis


def mmm3(v):
    v = sorted(v)
    return f"{v[0]:,.0f} / {statistics.median(v):,.0f} / {v[-1]:,.0f}"


def cmd_limits(a):
    """The physical limits of this machine, each three times: min / median / max."""
    out = open(os.path.join(RESULTS, "limits.txt"), "a")

    def put(*x):
        print(*x, flush=True)
        print(*x, file=out, flush=True)

    put("#", time.strftime("%Y-%m-%dT%H:%M:%S"), "min / median / max of 3")
    if machine.priority:
        if os.getpgrp() != os.getpid():
            os.setsid()  # an own scheduling group, so that --prio touches nothing else
        prioritize(os.getpid())
    sh = lambda c: subprocess.run(c, shell=True, capture_output=True, text=True, cwd="/tmp").stdout
    what = a.only.split(",") if a.only else ["hmac", "http", "redis", "pg"]
    if "hmac" in what:
        for j in ("java", TEMURIN25 + "/bin/java"):
            put(j + "\n" + sh(f"{j} {HERE}/lib/HmacBench.java").strip())
        put(sh(f"node {HERE}/lib/hmac.js").strip())
    if "http" in what:
        port = free_port()
        d = os.path.join(WORK, "nginx")
        os.makedirs(d, exist_ok=True)
        with open(d + "/nginx.conf", "w") as f:
            f.write(
                f"worker_processes 1; daemon off; pid {d}/pid; error_log {d}/err; events {{ worker_connections 1024; }} http {{ access_log off; keepalive_requests 1000000000; "
                + "".join(f"{x}_temp_path {d}/{x}; " for x in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
                + f'server {{ listen 127.0.0.1:{port}; location / {{ return 200 "ok"; }} }} }}'
            )
        n = Proc("nginx", ["nginx", "-c", d + "/nginx.conf"])
        time.sleep(0.5)

        class S:
            pass

        s = S()
        s.port = port
        s.d = {}
        for c in (1, 16, 64):
            v = []
            for _ in range(3):
                l = Load(s, {"mode": "closed", "duration": 3, "connections": c, "max-requests": 360000})
                l.go()
                v.append(l.result()["acks_per_s"])
            put(f"nginx static 200, signed POST from LoadGen, {c} connections: {mmm3(v)} /s")
        lua = d + "/post.lua"
        with open(lua, "w") as f:
            f.write('wrk.method="POST" wrk.body=string.rep("x",420) wrk.headers["Content-Type"]="application/json"')
        put(
            "nginx static 200, wrk -t1 -c64:",
            mmm3(
                [
                    float(
                        re.search(
                            r"Requests/sec:\s+([\d.]+)", sh(f"wrk -t1 -c64 -d3s -s {lua} http://127.0.0.1:{port}/")
                        )[1]
                    )
                    for _ in range(3)
                ]
            ),
            "/s",
        )
        n.stop()
    if "redis" in what:
        body = "x" * 500
        for fs in ("no", "everysec", "always"):
            r = Redis(fs)
            for c, p in ((1, 1), (50, 1), (50, 16), (4, 128), (50, 128)):
                v = []
                for _ in range(3):
                    num = {1: 20000, 16: 300000, 128: 500000}[p] if c > 1 else 10000
                    o = sh(f'redis-benchmark -p {r.port} -c {c} -P {p} -n {num} --csv XADD hook "*" d {body}')
                    v.append(float(o.strip().splitlines()[-1].split('","')[1]))
                    r.cmd("DEL", "hook")
                put(f"XADD 500 B, appendfsync {fs}, {c} connections, pipeline {p}: {mmm3(v)} /s")
            r.stop()
    if "pg" in what:
        pg = Postgres()
        db = pg.accounts(10000)
        pg.sql(db, "CREATE TABLE IF NOT EXISTS ev (id bigserial primary key, mid text, payload text)")
        base = f"{PGBIN}/pgbench -h 127.0.0.1 -p {pg.port} -U bench -n -T 4 -j 1 -M prepared"

        def bench(cmd):
            return float(re.search(r"tps = ([\d.]+)", sh(cmd))[1])

        one, many, uniq = WORK + "/one.sql", WORK + "/many.sql", WORK + "/uniq.sql"
        with open(one, "w") as f:
            f.write("INSERT INTO ev(mid,payload) VALUES ('m','" + "x" * 500 + "');")
        with open(many, "w") as f:
            f.write(
                "INSERT INTO ev(mid,payload) VALUES " + ",".join("('m','" + "x" * 500 + "')" for _ in range(100)) + ";"
            )
        for c in (1, 8, 32):
            put(
                f'PostgreSQL INSERT of 1 row + commit, {c} clients: {mmm3([bench(base + f" -c {c} -f {one} {db}") for _ in range(3)])} rows/s'
            )
        for c in (1, 4):
            put(
                f'PostgreSQL INSERT of 100 rows + commit, {c} clients: {mmm3([100 * bench(base.replace("prepared", "simple") + f" -c {c} -f {many} {db}") for _ in range(3)])} rows/s'
            )
        os.environ["PGOPTIONS"] = "-c synchronous_commit=off"
        put(
            f'PostgreSQL INSERT of 1 row, synchronous_commit=off, 8 clients: {mmm3([bench(base + f" -c 8 -f {one} {db}") for _ in range(3)])} rows/s'
        )
        del os.environ["PGOPTIONS"]
        pg.sql(db, "DROP TABLE ev")
        for n in (100, 10000, 1000000):
            db = pg.accounts(n)
            q = WORK + "/q.sql"
            with open(q, "w") as f:
                f.write(
                    f"\\set a random(1, {n})\nSELECT doctor_id FROM doctor_instagram WHERE instagram_page_id = (17841400000000000 + :a)::text;"
                )
            for c in (1, 10):
                put(
                    f'PostgreSQL lookup by instagram_page_id, {n} accounts, {c} clients, prepared: {mmm3([bench(base + f" -c {c} -f {q} {db}") for _ in range(3)])} /s'
                )
        pg.stop()

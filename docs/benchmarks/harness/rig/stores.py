"""The Redis and the PostgreSQL of a run, on free ports of the loopback."""

import glob, os, shutil, signal, socket, subprocess, time

from rig.machine import Proc, children_map, free_port, say
from rig.places import HERE, PGBIN, WORK


class Redis:
    def __init__(self, fsync, shim=False):
        self.fsync, self.port = fsync, free_port()
        self.dir = os.path.join(WORK, f"redis-{self.port}")
        shutil.rmtree(self.dir, ignore_errors=True)
        os.makedirs(self.dir)
        self.shim = None
        if shim:
            self.shim = os.path.join(WORK, "durable.so")
            subprocess.run(
                ["gcc", "-shared", "-fPIC", "-O2", "-o", self.shim, os.path.join(HERE, "lib/durable.c"), "-ldl"],
                check=True,
            )
        cmd = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--dir", self.dir, "--daemonize", "no"]
        if fsync == "off":
            cmd += ["--appendonly", "no"]  # what Debian's redis.conf does: RDB snapshots only
        else:
            cmd += ["--appendonly", "yes", "--appendfsync", fsync, "--save", ""]
        env = dict(os.environ, **({"LD_PRELOAD": self.shim} if self.shim else {}))
        self.proc = Proc("redis", cmd, env=env, log=os.path.join(self.dir, "log"))
        self.wait()

    def cmd(self, *args):
        s = socket.create_connection(("127.0.0.1", self.port), 5)
        s.sendall(
            b"*%d\r\n" % len(args) + b"".join(b"$%d\r\n%s\r\n" % (len(a), a) for a in (str(x).encode() for x in args))
        )
        f = s.makefile("rb")
        line = f.readline().strip()
        r = line
        if line[:1] == b"$":
            r = f.read(int(line[1:]))
        s.close()
        return r.decode(errors="replace")

    def wait(self):
        for _ in range(600):
            try:
                if self.cmd("PING") == "+PONG":
                    return
            except OSError:
                pass
            time.sleep(0.05)
        raise SystemExit("redis did not start: " + self.dir)

    def power_cut(self):
        self.proc.kill9()
        cut = {}
        for f in glob.glob(os.path.join(self.dir, "appendonlydir", "*.aof")):
            side = f + ".durable"
            durable = int(open(side).read()) if os.path.exists(side) else 0
            if ".incr." in f and durable < os.path.getsize(f):
                cut[os.path.basename(f)] = os.path.getsize(f) - durable
                os.truncate(f, durable)
        return cut

    def stop(self):
        self.proc.stop()
        shutil.rmtree(self.dir, ignore_errors=True)


class Postgres:
    def __init__(self):
        self.data = os.path.join(WORK, "pg")
        self.port = free_port()
        os.makedirs(WORK, exist_ok=True)
        if not os.path.exists(self.data):
            os.makedirs(self.data)
            shutil.chown(self.data, "postgres", "postgres")
            initdb = self.command("initdb", "-U bench -A trust -E UTF8 --locale=C")
            subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd="/tmp")
        options = f"-p {self.port} -k {self.data} -c listen_addresses=127.0.0.1 -c max_connections=200"
        cmd = self.command("postgres", options + " -c shared_buffers=256MB")
        self.proc = Proc("postgres", cmd, cwd="/tmp", log=os.path.join(WORK, "pg.log"))
        for _ in range(200):
            if subprocess.run([PGBIN + "/pg_isready", "-h", "127.0.0.1", "-p", str(self.port), "-q"]).returncode == 0:
                break
            time.sleep(0.1)

    def command(self, program, options):
        return ["runuser", "-u", "postgres", "--", f"{PGBIN}/{program}", "-D", self.data, *options.split()]

    def sql(self, db, text):
        psql = f"{PGBIN}/psql -h 127.0.0.1 -p {self.port} -U bench -d {db} -qAtX -v ON_ERROR_STOP=1 -c".split()
        return subprocess.run(psql + [text], check=True, capture_output=True, text=True).stdout.strip()

    def accounts(self, n):
        db = f"accounts_{n}"
        if not self.sql("postgres", f"SELECT 1 FROM pg_database WHERE datname='{db}'"):
            say(f"creating {db}")
            self.sql("postgres", f"CREATE DATABASE {db}")
            self.sql(
                db,
                f"""CREATE TABLE doctor_instagram (
                  doctor_id uuid NOT NULL, instagram_page_id text UNIQUE NOT NULL, instagram_username text,
                  access_token text, connected_at timestamptz NOT NULL DEFAULT now());
                INSERT INTO doctor_instagram
                  SELECT gen_random_uuid(), (17841400000000000 + g)::text, 'clinic_' || g, repeat(md5(g::text), 6)
                  FROM generate_series(1, {n}) g;""",
            )
            self.sql(db, "VACUUM ANALYZE doctor_instagram")
        return db

    def stop(self):
        # SIGINT to the postmaster = fast shutdown; runuser passes only SIGTERM on, so address the child itself
        for x in children_map().get(self.proc.pid, []):
            os.kill(x, signal.SIGINT)
        try:
            self.proc.p.wait(10)
        except subprocess.TimeoutExpired:
            self.proc.stop()

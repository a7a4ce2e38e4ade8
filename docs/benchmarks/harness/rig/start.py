"""How long `serve` takes from its start to its first 200, on a warm database, with an archive of classes and without."""

import os, signal, subprocess, time, urllib.request

from rig.machine import Proc, free_port, prioritize, say
from rig.places import JAVA, REPOSITORY, TEMURIN25, WORK
from rig.stores import Postgres, Redis

JAR = os.path.join(REPOSITORY, "connect-app-javalin/target/clariva-connect.jar")
OPERATING = os.path.join(REPOSITORY, "docs/operating")
ENVIRONMENT = {
    "INSTAGRAM_APP_ID": "990602627938098",
    "INSTAGRAM_APP_SECRET": "bench-secret",
    "INSTAGRAM_REDIRECT_URI": "https://connect.example.org/api/v1/settings/instagram/callback",
    "INSTAGRAM_WEBHOOK_VERIFY_TOKEN": "verify-token-of-more-than-32-characters",
    "CONNECT_ENCRYPTION_KEYS": "bench:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVoxMjM0NTY=",
    "AUTH_JWT_SECRET": "jwt-secret-of-more-than-32-characters",
}


def seconds_to_first_200(command, env):
    begun = time.time()
    serve = Proc("serve", command, env=env, log=os.path.join(WORK, "start.log"))
    prioritize(serve.pid)
    try:
        while time.time() - begun < 60 and serve.alive():
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{env['PORT']}/health", timeout=2) as answer:
                    if answer.status == 200:
                        return time.time() - begun
            except OSError:
                time.sleep(0.005)
        raise SystemExit("serve did not start; see " + os.path.join(WORK, "start.log"))
    finally:
        serve.stop(signal.SIGTERM, 30)


def cmd_start(a):
    redis, postgres = Redis("always"), Postgres()
    env = dict(
        os.environ,
        **ENVIRONMENT,
        PORT=str(free_port()),
        REDIS_URL=f"redis://127.0.0.1:{redis.port}",
        DATABASE_URL=f"postgresql://bench@127.0.0.1:{postgres.port}/accounts_100",
    )
    postgres.accounts(100)
    env["DATABASE_URL"] += "?currentSchema=start"
    postgres.sql("accounts_100", "create schema if not exists start")
    try:
        for java in (JAVA, os.path.join(TEMURIN25, "bin/java")):
            measure(java, a.reps, env)
    finally:
        redis.stop()
        postgres.stop()


def measure(java, reps, env):
    flags = [java, "@" + OPERATING + "/jvm.args"]
    serve = ["-jar", JAR, "serve"]
    seconds_to_first_200(flags + serve, env)  # warms the database
    show(java, "without archive", [seconds_to_first_200(flags + serve, env) for _ in range(reps)])
    made = subprocess.run([OPERATING + "/archive", JAR, java], env=env, check=True, stdout=subprocess.PIPE, text=True)
    use = next(word for word in made.stdout.split() if word.startswith("-XX:"))
    show(java, "with archive", [seconds_to_first_200(flags + [use] + serve, env) for _ in range(reps)])


def show(java, how, times):
    times.sort()
    say(f"{java} {how}: {times[0]:.2f} / {times[len(times) // 2]:.2f} / {times[-1]:.2f} s")

"""Where things are. Nothing is built or written beside the sources: all of it goes to WORK."""

import filecmp, os, shutil

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
WORK = os.path.abspath(os.environ.get("BENCH_WORK", os.path.join(REPOSITORY, "target", "bench")))
RESULTS = os.path.abspath(os.environ.get("BENCH_RESULTS", os.path.join(WORK, "results")))
PEERS = os.path.join(WORK, "peers")  # a copy of HERE, to build the peers in

PGBIN = os.environ.get("PGBIN", "/usr/lib/postgresql/15/bin")
JAVA = os.environ.get("BENCH_JAVA", "java")
TEMURIN25 = os.environ.setdefault("TEMURIN25", "/usr/lib/jvm/temurin-25-jdk-amd64")
SECRET = "bench-secret"


def prepare():
    """Makes the folders, and copies what has changed in the sources of the peers."""
    for folder in (WORK, RESULTS):
        os.makedirs(folder, exist_ok=True)
    for part in ("suts", "lib", "loadgen"):
        for folder, _, files in os.walk(os.path.join(HERE, part)):
            into = os.path.join(PEERS, os.path.relpath(folder, HERE))
            os.makedirs(into, exist_ok=True)
            for name in files:
                source, copy = os.path.join(folder, name), os.path.join(into, name)
                if not os.path.exists(copy) or not filecmp.cmp(source, copy, shallow=False):
                    shutil.copyfile(source, copy)

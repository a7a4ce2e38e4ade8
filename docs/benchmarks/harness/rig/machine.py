"""Processes of the harness, and what they and the machine cost."""

import collections, os, signal, socket, subprocess, sys, time

TICK = os.sysconf("SC_CLK_TCK")


def say(*a):
    print(time.strftime("%H:%M:%S"), *a, file=sys.stderr, flush=True)


def free_port():
    s = socket.socket()
    s.bind(("127.0.0.1", 0))
    p = s.getsockname()[1]
    s.close()
    return p


def children_map():
    kids = collections.defaultdict(list)
    for d in os.listdir("/proc"):
        if d.isdigit():
            try:
                with open(f"/proc/{d}/stat") as f:
                    s = f.read()
                kids[int(s[s.rindex(")") + 2 :].split()[1])].append(int(d))
            except OSError:
                pass
    return kids


def tree(pid):
    kids, out, todo = children_map(), [], [pid]
    while todo:
        p = todo.pop()
        out.append(p)
        todo += kids.get(p, [])
    return out


def cpu_of(pid):  # seconds, including reaped children
    try:
        with open(f"/proc/{pid}/stat") as f:
            s = f.read()
        v = s[s.rindex(")") + 2 :].split()
        return sum(int(x) for x in v[11:15]) / TICK
    except OSError:
        return 0.0


def own_cpu():  # the harness itself, without reaped children
    t = os.times()
    return t.user + t.system


def rss_of(pid):
    try:
        with open(f"/proc/{pid}/statm") as f:
            return int(f.read().split()[1]) * 4096
    except OSError:
        return 0


def host_busy():
    with open("/proc/stat") as f:
        v = [int(x) for x in f.readline().split()[1:9]]
    return (sum(v) - v[3] - v[4]) / TICK


priority = 0  # set once, by --prio


def prioritize(pid):
    """With sched_autogroup every session is a scheduling group of its own; --prio sets that group's nice value."""
    if priority:
        for x in tree(pid):
            try:
                with open(f"/proc/{x}/autogroup", "w") as f:
                    f.write(str(priority))
                os.setpriority(os.PRIO_PROCESS, x, priority)
            except OSError:
                pass


class Proc:
    """One started process; only ever ended by its own pid(s)."""

    def __init__(self, name, cmd, cwd=None, env=None, log=None, user=None):
        self.name, self.cmd, self.cwd, self.env, self.log = name, cmd, cwd, env, log
        self.dead_cpu = 0.0
        self.start()

    def start(self):
        out = open(self.log, "ab") if self.log else subprocess.DEVNULL
        self.p = subprocess.Popen(
            self.cmd,
            cwd=self.cwd,
            env=self.env,
            stdout=out,
            stderr=out,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        prioritize(self.p.pid)

    @property
    def pid(self):
        return self.p.pid

    def alive(self):
        return self.p.poll() is None

    def cpu(self):
        return self.dead_cpu + (sum(cpu_of(x) for x in tree(self.pid)) if self.alive() else 0)

    def rss(self):
        return sum(rss_of(x) for x in tree(self.pid)) if self.alive() else 0

    def kill9(self):
        pids = tree(self.pid)
        self.dead_cpu += sum(cpu_of(x) for x in pids)
        for x in pids:
            try:
                os.kill(x, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.p.wait()

    def stop(self, sig=signal.SIGTERM, wait=5):
        if not self.alive():
            return
        pids = tree(self.pid)
        os.kill(self.pid, sig)
        try:
            self.p.wait(wait)
        except subprocess.TimeoutExpired:
            pass
        for x in pids:
            try:
                os.kill(x, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.p.wait()


def quiet(limit):
    """On a shared machine: wait, at most `limit` seconds, for a second in which others use less than 0.4 cores."""
    end = time.time() + limit
    while time.time() < end:
        b = host_busy()
        time.sleep(1)
        if host_busy() - b < 0.4:
            return

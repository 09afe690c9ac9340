#!/usr/bin/env python3
"""Start-up, memory and size of the executable jar, beside Apache Karaf in the same run.

    ./karaf.sh KARAF_HOME
    python3 measure.py --jar ../../../bndrun/target/minikisa.jar [--karaf KARAF_HOME] [--runs 5] [--java JAVA_HOME]

Every start has a pseudo-terminal of its own. "prompt" is the first prompt seen on it, "model" the moment the log says that the
cleaning model is usable, "answer" the end of the first command typed after both, all since the process was started; "cpu" is user + system time of the process at the answer; "rss" is VmRSS
five seconds after the answer. Cold: an empty data folder; warm: the folder of the run before. The variants are run in turn,
so that a machine that slows down slows all of them. Figures are medians; absolute times belong to one machine, ratios travel.
"""
import argparse, fcntl, os, pty, re, select, shutil, signal, statistics, struct, subprocess, sys, tempfile, termios, threading, time

ANSI = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]|\x1b\][^\x07]*\x07")


def read_until(fd, pattern, limit):
    seen, end = b"", time.monotonic() + limit
    while time.monotonic() < end:
        ready, _, _ = select.select([fd], [], [], 0.05)
        if ready:
            try:
                chunk = os.read(fd, 65536)
            except OSError:
                break
            seen += chunk
            if b"\x1b[6n" in chunk:  # a terminal is asked where its cursor stands
                os.write(fd, b"\x1b[1;1R")
            if re.search(pattern, ANSI.sub(b"", seen)):
                return
    raise RuntimeError("did not see %r in %r" % (pattern, ANSI.sub(b"", seen)[-800:]))


def process_of(pid, needle):
    """The java process itself: the child, or a descendant when a script started it."""
    for line in subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True).stdout.splitlines():
        child, parent, args = line.split(None, 2)
        if needle in args and (int(child) == pid or int(parent) == pid) and "java" in args.split()[0]:
            return int(child)
    return pid


def wait_for_line(path, pattern, limit):
    end = time.monotonic() + limit
    while time.monotonic() < end:
        if os.path.exists(path) and pattern in open(path, "rb").read():
            return
        time.sleep(0.005)
    raise RuntimeError("%s does not say %r" % (path, pattern))


def once(command, env, cwd, prompt, line, answer, needle, log):
    if os.path.exists(log):
        os.remove(log)
    start = time.monotonic()
    pid, fd = pty.fork()
    if pid == 0:
        os.chdir(cwd)
        os.environ.update(env)
        os.environ["TERM"] = "xterm-256color"
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 140, 0, 0))
        os.execvp(command[0], command)
    try:
        model = []
        watcher = threading.Thread(target=lambda: (wait_for_line(log, b"model cleaning@", 90), model.append(time.monotonic() - start)))
        watcher.start()
        read_until(fd, prompt, 90)
        at_prompt = time.monotonic() - start
        watcher.join()
        os.write(fd, line.encode() + b"\r")
        read_until(fd, answer, 60)
        at_answer = time.monotonic() - start
        java = process_of(pid, needle)
        fields = open("/proc/%d/stat" % java).read().rsplit(")", 1)[1].split()
        cpu = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        time.sleep(5)
        rss = int(re.search(r"VmRSS:\s+(\d+)", open("/proc/%d/status" % java).read()).group(1)) / 1024
        return {"prompt s": at_prompt, "model s": model[0], "answer s": at_answer, "cpu s": cpu, "rss MB": rss}
    finally:
        for victim in {process_of(pid, needle), pid}:
            try:
                os.kill(victim, signal.SIGKILL)
            except ProcessLookupError:
                pass
        os.waitpid(pid, 0)
        os.close(fd)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--jar", required=True)
    options.add_argument("--karaf")
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--java", default=os.environ.get("JAVA_HOME", ""))
    given = options.parse_args()
    jar = os.path.abspath(given.jar)
    java = os.path.join(given.java, "bin", "java") if given.java else "java"
    scratch = tempfile.mkdtemp(prefix="minikisa-bench-")
    variants = {}

    def ours(name, flags, cold):
        folder = os.path.join(scratch, name.replace(" ", "-"))

        def run():
            if cold:
                shutil.rmtree(folder, ignore_errors=True)
            os.makedirs(folder, exist_ok=True)
            return once([java, *flags, "-jar", jar], {}, folder, rb"minikisa>", "models", rb"themes  +1[\s\S]*minikisa>", "minikisa.jar",
                        os.path.join(folder, "minikisa-data", "log", "minikisa.log"))
        variants[name] = run

    small = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms24m", "-Xmx192m"]
    ours("minikisa cold", [], True)
    ours("minikisa warm", [], False)
    ours("minikisa warm, small footprint", small, False)
    if given.karaf:
        home = os.path.abspath(given.karaf)
        env = {"JAVA_HOME": given.java} if given.java else {}

        def karaf(cold):
            def run():
                if cold:
                    shutil.rmtree(os.path.join(home, "data"), ignore_errors=True)
                    shutil.rmtree(os.path.join(home, "minikisa-data"), ignore_errors=True)
                    os.makedirs(os.path.join(home, "data", "tmp"), exist_ok=True)
                    os.makedirs(os.path.join(home, "data", "log"), exist_ok=True)
                return once([os.path.join(home, "bin", "karaf")], env, home, rb"karaf@root\(\)> ?", "bundle:list -t 0 | grep -c Active",
                            rb"grep -c Active[\s\S]*\d+[\s\S]*karaf@root\(\)> ?", "karaf",
                            os.path.join(home, "data", "log", "karaf.log"))
            return run
        variants["karaf cold"] = karaf(True)
        variants["karaf warm"] = karaf(False)

    results = {name: [] for name in variants}
    for number in range(given.runs):
        for name, run in variants.items():
            results[name].append(run())
            print("run %d of %d: %s %s" % (number + 1, given.runs, name, {k: round(v, 2) for k, v in results[name][-1].items()}), file=sys.stderr)
    keys = ["prompt s", "model s", "answer s", "cpu s", "rss MB"]
    print("| start (median of %d) | %s |" % (given.runs, " | ".join(keys)))
    print("|---|%s" % ("---|" * len(keys)))
    for name, runs in results.items():
        print("| %s | %s |" % (name, " | ".join("%.2f" % statistics.median(r[k] for r in runs) if k != "rss MB"
                                               else "%.0f" % statistics.median(r[k] for r in runs) for k in keys)))
    print("\nexecutable jar: %.1f MB" % (os.path.getsize(jar) / 1e6))
    shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""From the rename of a bundle into the watched folder until its model is usable, beside Apache Karaf in the same run.

    ./karaf.sh KARAF_HOME
    python3 swap.py --jar ../../../bndrun/target/minikisa.jar --karaf KARAF_HOME [--swaps 50]

Both get the same bundles (nothing but a JSON model, counted up), in turn: plugins/ here, deploy/ there, where Karaf's File Install
looks once a second. The end is the line of the log that says that the model is usable; both write it by the same code. Karaf checks
nothing of its own; here all checks of a plug-in are part of the time. Absolute times belong to one machine, ratios travel.
"""
import argparse, fcntl, io, os, pty, re, shutil, signal, struct, tempfile, termios, time, zipfile

from measure import read_until, process_of


def jar(model, version):
    text = re.sub(r'"id"\s*:\s*"[^"]*"', '"id": "bench.swap"', model, count=1)
    text = re.sub(r'"version"\s*:\s*"[^"]*"', '"version": "%s"' % version, text, count=1)
    manifest = ("Manifest-Version: 1.0\r\nBundle-ManifestVersion: 2\r\nBundle-SymbolicName: org.minikisa.bench.swap\r\n"
                "Bundle-Version: %s\r\nRequire-Capability: osgi.extender;filter:=\"(&(osgi.extender=\r\n"
                " org.minikisa.impact)(version>=1.0.0)(!(version>=2.0.0)))\"\r\n\r\n" % version)
    bytes_ = io.BytesIO()
    with zipfile.ZipFile(bytes_, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("META-INF/MANIFEST.MF", manifest)
        out.writestr("OSGI-INF/impact/swap.model.json", text)
    return bytes_.getvalue()


class Log:
    def __init__(self, path):
        self.path, self.seen = path, b""

    def wait_for(self, text, limit=30):
        start = time.monotonic()
        while time.monotonic() - start < limit:
            if os.path.exists(self.path):
                with open(self.path, "rb") as log:
                    log.seek(len(self.seen))
                    self.seen += log.read()
                if text in self.seen:
                    return
            time.sleep(0.001)
        raise RuntimeError("%s does not say %r" % (self.path, text))


def start(command, cwd, env, prompt):
    pid, fd = pty.fork()
    if pid == 0:
        os.chdir(cwd)
        os.environ.update(env)
        os.environ["TERM"] = "xterm-256color"
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 140, 0, 0))
        os.execvp(command[0], command)
    read_until(fd, prompt, 90)
    return pid, fd


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--jar", required=True)
    options.add_argument("--karaf", required=True)
    options.add_argument("--swaps", type=int, default=50)
    given = options.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    model = open(os.path.join(here, "../../impact/models/cleaning/src/main/resources/OSGI-INF/impact/cleaning.model.json"), encoding="utf-8").read()
    scratch = tempfile.mkdtemp(prefix="minikisa-bench-")
    home = os.path.abspath(given.karaf)
    for folder in ("data", "minikisa-data"):
        shutil.rmtree(os.path.join(home, folder), ignore_errors=True)
    os.makedirs(os.path.join(home, "data", "tmp"))
    os.makedirs(os.path.join(home, "data", "log"))
    started = []
    try:
        started.append(start(["java", "-jar", os.path.abspath(given.jar)], scratch, {}, rb"minikisa>") + ("minikisa.jar",))
        started.append(start([os.path.join(home, "bin", "karaf")], home, {}, rb"karaf@root\(\)> ?") + ("karaf",))
        ours = Log(os.path.join(scratch, "minikisa-data", "log", "minikisa.log"))
        karafs = Log(os.path.join(home, "data", "log", "karaf.log"))
        karafs.wait_for(b"model cleaning@", 90)
        places = {"Minikisa": (os.path.join(scratch, "minikisa-data", "plugins"), ours), "Karaf with File Install": (os.path.join(home, "deploy"), karafs)}
        times = {name: [] for name in places}
        for number in range(given.swaps + 5):
            version = "1.0.%d" % (number + 1)
            for name, (folder, log) in places.items():
                part = os.path.join(folder, ".swap.part")
                open(part, "wb").write(jar(model, version))
                begin = time.monotonic()
                os.rename(part, os.path.join(folder, "swap.jar"))
                log.wait_for(("model bench.swap@%s of" % version).encode())
                if number >= 5:
                    times[name].append((time.monotonic() - begin) * 1000)
                time.sleep(0.05 + number % 7 * 0.037)  # another phase each time
        print("| %d swaps of a bundle | p50 | p99 | worst |\n|---|---|---|---|" % given.swaps)
        for name, all_ in times.items():
            all_.sort()
            print("| %s | %.0f ms | %.0f ms | %.0f ms |" % (name, all_[len(all_) // 2], all_[min(len(all_) - 1, int(len(all_) * 0.99))], all_[-1]))
    finally:
        for pid, fd, needle in started:
            for victim in {process_of(pid, needle), pid}:
                try:
                    os.kill(victim, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            os.waitpid(pid, 0)
        shutil.rmtree(scratch, ignore_errors=True)
        leftover = os.path.join(home, "deploy", "swap.jar")
        if os.path.exists(leftover):
            os.remove(leftover)


if __name__ == "__main__":
    main()

#!/usr/bin/env bash
# OCDS import beside jq and Python, each as a process of its own, one after another in the same run:
# measure.sh FILE.jsonl [RUNS]. Class path from Maven; build the rooms first.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
file=$1
runs=${2:-5}
cd "$here/.."
mvn -o -q -B ${MAVEN_REPO:+-Dmaven.repo.local=$MAVEN_REPO} dependency:build-classpath -Dmdep.outputFile=target/ocds.cp
export CP=target/classes:$(cat target/ocds.cp)
exec python3 - "$file" "$runs" "$here" <<'PY'
import os, statistics, subprocess, sys, time
file, runs, here = sys.argv[1], int(sys.argv[2]), sys.argv[3]
java = ["java", "-XX:+UseSerialGC", "-cp", os.environ["CP"]]
commands = {
    "jq": ["jq", "-n", "-c", "-f", here + "/gaps.jq", file],
    "python3": ["python3", here + "/gaps.py", file],
    "rank, -Xmx32m, once": java[:1] + ["-Xmx32m"] + java[1:] + ["org.minikisa.bench.OcdsImport", "rank", file, "1"],
    "rank, -Xmx32m, 30 times": java[:1] + ["-Xmx32m"] + java[1:] + ["org.minikisa.bench.OcdsImport", "rank", file, "30"],
    "store, -Xmx64m, once": java[:1] + ["-Xmx64m"] + java[1:] + ["org.minikisa.bench.OcdsImport", "store", file, "1"],
    "store, -Xmx64m, 3 times": java[:1] + ["-Xmx64m"] + java[1:] + ["org.minikisa.bench.OcdsImport", "store", file, "3"],
}
megabytes = os.path.getsize(file) / 1e6
found = {name: [] for name in commands}
said = {}
for _ in range(runs):
    for name, command in commands.items():
        begin = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        said[name] = process.stdout.read().decode().strip()
        _, status, used = os.wait4(process.pid, 0)
        times = int(command[-1]) if "OcdsImport" in " ".join(command) else 1
        found[name].append((time.monotonic() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, times, status))
print("load average", os.getloadavg()[0])
for name, all in found.items():
    wall, cpu, memory = (statistics.median(one[i] for one in all) for i in range(3))
    times = all[0][3]
    print(f"{name}: {megabytes * times / wall:.1f} MB/s wall, {megabytes * times / cpu:.1f} MB per CPU second, {memory:.0f} MB resident, exit {all[0][4]}; {said[name]}")
PY

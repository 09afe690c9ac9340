#!/usr/bin/env python3
"""What counting all contacts costs: measure.py MINIKISA.JAR FOLDER COUNT [COUNT...]. The FOLDER is a stopped one with contacts, which
multiply.py copies up to each COUNT. Tells user and system seconds of each command beyond those of a start, and the most memory the whole
process held; beside it, in the same run, what SQLite takes to count the same labels with one GROUP BY.
"""
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
COMMANDS = ["kisa:needs", "kisa:needs cases --theme G7", "kisa:needs year", "kisa:needs emerging", "kisa:cases",
            "kisa:classify", "kisa:classify queue"]
LIMIT = """SELECT t.value, j.value, COUNT(*) FROM classification_label t JOIN classification_label j ON j.contact = t.contact
           JOIN intake_contact c ON c.contact = t.contact WHERE t.axis = 'TOPIC' AND j.axis = 'JOINT_PROCUREMENT'
           AND t.sure = 1 AND j.sure = 1 AND c.disposition IN ('NEW_CONVERSATION', 'FOLLOW_UP') GROUP BY 1, 2"""


def run(jar, folder, command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(["java", "-XX:+UseSerialGC", "-Xmx256m", "-jar", jar, "--data", folder] + command.split(),
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, process.returncode


def main(jar, folder, counts):
    for count in counts:
        with tempfile.TemporaryDirectory() as work:
            copy = work + "/data"
            shutil.copytree(folder, copy)
            run(jar, copy, "kisa:intake ledger")  # brings its tables up to date
            subprocess.run([sys.executable, HERE + "/multiply.py", copy, str(count)], check=True)
            start = sorted(run(jar, copy, "kisa:classify versions")[0] for _ in range(3))[1]
            print(f"a start takes {start:.1f} s")
            for command in COMMANDS:
                took, memory, code = run(jar, copy, command)
                print(f"{command:32} {took - start:6.1f} s {memory:5d} MB" + (f" FAILED {code}" if code else ""), flush=True)
            database = sqlite3.connect(copy + "/store/minikisa.db")
            for _ in range(2):
                began = time.process_time()
                groups = len(database.execute(LIMIT).fetchall())
                took = time.process_time() - began
            print(f"{'one GROUP BY':32} {took:6.2f} s for {groups} groups", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], [int(count) for count in sys.argv[3:]])

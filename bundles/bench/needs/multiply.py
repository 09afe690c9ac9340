#!/usr/bin/env python3
"""Copies the contacts of a stopped data folder, with their judgements and cases, until there are COUNT: multiply.py FOLDER COUNT.

Taking in as many would cost minutes of processor time and say nothing else of what is counted. Each copy is a week later
than the one before, within a year. Bytes as they came, attachments and the journal stay as they are, so neither
`kisa:intake ledger verify` nor `kisa:journal verify` holds afterwards: a folder to measure with, no more.
"""
import sqlite3
import sys

COPIED = {  # table: columns that hold numbered ids, and columns that hold days
    "intake_raw": (["contact"], ["received_at"]),
    "intake_contact": (["contact", "conversation", "duplicate_of"], ["received"]),
    "classification_contact": (["contact", "conversation"], []),
    "classification_label": (["contact"], []),
    "classification_evidence": (["contact"], []),
    "classification_alternative": (["contact"], []),
    "support_case": (["id", "conversation"], ["opened", "waiting_since", "first_answered", "last_answered", "closed", "answer_due"]),
    "support_contact": (["contact", "conversation", "support_case"], ["received"]),
    "support_thread": (["conversation", "support_case"], []),
    "support_event": (["support_case"], ["moment"]),
}
STEP = 1_000_000  # between the numbers of one copy and the next, far above any that is there


def copy(db, table, ids, days, number, shift, only):
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    numbered = "number" in columns and table != "support_event"

    def value(column):
        if column in ids:
            return f"substr({column}, 1, 3) || (CAST(substr({column}, 4) AS INTEGER) + {number * STEP})"
        if column in days:
            return f"strftime('%Y-%m-%dT%H:%M:%fZ', {column}, '+{shift} days')"
        if column == "number" and numbered:
            return f"number + {number * STEP}"
        if table == "intake_raw" and column == "source":
            return f"source || '/{number}'"
        return column

    values = ", ".join(value(column) for column in columns)
    db.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE {only}")


def main(folder, count):
    db = sqlite3.connect(folder + "/store/minikisa.db")
    db.execute("PRAGMA synchronous = OFF")
    before = db.execute("SELECT COUNT(*) FROM intake_contact").fetchone()[0]
    for number in range(1, -(-count // before)):
        left = count - number * before
        last = "(SELECT contact FROM intake_contact WHERE number < %d ORDER BY number LIMIT %d)" % (STEP, left)
        cases = f"(SELECT support_case FROM support_contact WHERE contact IN {last})"
        for table, (ids, days) in COPIED.items():
            key, of = (ids[-1], cases) if table in ("support_thread", "support_event") else (
                ("id", cases) if table == "support_case" else ("contact", last))
            copy(db, table, ids, days, number, number * 7 % 360, f"{key} IN {of}")
    db.commit()
    print(db.execute("SELECT COUNT(*) FROM intake_contact").fetchone()[0], "contacts,",
          db.execute("SELECT COUNT(*) FROM support_case").fetchone()[0], "cases")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

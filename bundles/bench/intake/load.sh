#!/bin/bash
# The product under a load: load.sh MINIKISA.JAR COUNT. Tells the processor time of the whole process for each mail, from parsing to the
# case; that of an empty start is taken off. Compile the bench before.
set -eu
jar=$1
count=$2
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

minikisa() {
    local data=$1
    shift
    java -XX:+UseSerialGC -Xmx192m -jar "$jar" --data "$work/$data" "$@"
}

# User and system seconds of what follows.
cpu() {
    local TIMEFORMAT='%U %S'
    { time "$@" > "$work/out" 2>&1; } 2>&1 | awk '{ print $1 + $2 }'
}

java -cp "$here/target/classes" org.minikisa.bench.intake.LoadMails "$work/load.mbox" "$count"
start=$(cpu minikisa empty kisa:intake ledger)
whole=$(cpu minikisa full kisa:intake "$work/load.mbox" --constructed)
minikisa full kisa:intake ledger verify
awk -v start="$start" -v whole="$whole" -v count="$count" 'BEGIN {
    printf "start %.1f s, with %d mails %.1f s of processor time: %.1f ms for each\n", start, count, whole, (whole - start) * 1000 / count }'

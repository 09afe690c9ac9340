#!/usr/bin/env bash
# Drop-to-usable latency: drop.sh [COUNT]. The host's class path holds the executable jar and the api jars only, as a partner's does.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../../..
apis=$(find "$root/features/target/dist/repository/org/minikisa" -name '*.api-*.jar' | paste -sd:)
exec java -cp "$root/bndrun/target/minikisa.jar:$apis:$here/../target/classes" org.minikisa.bench.DropToUsable \
  "$root/bundles/impact/models/cleaning/src/main/resources/OSGI-INF/impact/cleaning.model.json" "${1:-200}"

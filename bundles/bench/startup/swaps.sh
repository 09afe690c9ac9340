#!/usr/bin/env bash
# Swaps of a plug-in under load: swaps.sh [COUNT [KIND …]]. The host's class path holds the executable jar and the api jars only.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../../..
apis=$(find "$root/features/target/dist/repository/org/minikisa" -name '*.api-*.jar' | paste -sd:)
exec java -cp "$root/bndrun/target/minikisa.jar:$apis:$here/../target/classes" org.minikisa.bench.SwapsUnderLoad \
  "$root/bundles/impact/models/themes/src/main/resources/OSGI-INF/impact/themes.model.json" "${@:-1000}"

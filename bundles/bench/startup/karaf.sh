#!/usr/bin/env bash
# Makes an Apache Karaf that serves the same impact model: karaf.sh FOLDER. The bundles that the model needs lie in deploy/.
# Build Minikisa first. Karaf comes from Maven Central.
set -euo pipefail
folder=$1
version=4.4.10
here=$(cd "$(dirname "$0")" && pwd)
repository=$here/../../../features/target/dist/repository
mkdir -p "$folder"
mvn -q -B dependency:copy -Dartifact=org.apache.karaf:apache-karaf:$version:tar.gz -DoutputDirectory="$folder"
tar xzf "$folder/apache-karaf-$version.tar.gz" -C "$folder" --strip-components=1
rm "$folder/apache-karaf-$version.tar.gz"
for bundle in org.osgi.service.component org.apache.felix.scr gson sqlite-jdbc \
    org.minikisa.problem.api org.minikisa.store.api org.minikisa.store.jdbc \
    org.minikisa.procurement.api org.minikisa.procurement.core org.minikisa.competition.api \
    org.minikisa.impact.api org.minikisa.impact.laws org.minikisa.impact.core org.minikisa.impact.models.cleaning; do
  find "$repository" -name "$bundle-[0-9]*.jar" -exec cp {} "$folder/deploy/" \;
done

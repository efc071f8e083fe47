#!/usr/bin/env bash
# Fetches Neo4j Community with Maven into a cache outside the tree and prints the folder it stands in.
#
#   .ci/neo4j.sh
#
# The folder is ${KG_CACHE:-$HOME/.cache/kg}/neo4j; the tests look for it there. Needs Java 17 and mvn. Does nothing
# when it is there already.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
version=$(sed -n 's:.*<neo4j.version>\(.*\)</neo4j.version>.*:\1:p' "$here/neo4j/pom.xml")
home=${KG_CACHE:-$HOME/.cache/kg}/neo4j
if [[ "$(cat "$home/version" 2>/dev/null)" == "$version" ]]; then
  echo "$home"
  exit 0
fi
for tool in java mvn; do
  command -v "$tool" >/dev/null || { echo "neo4j.sh: $tool was not found; install a Java 17 JDK and Maven" >&2; exit 2; }
done
mkdir -p "$(dirname "$home")"
fresh=$(mktemp -d "$home.XXXXXX")
trap 'rm -rf "$fresh"' EXIT
# Maven may not write beside the tree's own pom, so it works on a copy.
cp "$here/neo4j/pom.xml" "$fresh/pom.xml"
mvn -q -B -f "$fresh/pom.xml" dependency:copy-dependencies -DoutputDirectory="$fresh/lib" -DincludeScope=runtime >&2
mkdir "$fresh/bin"
cat >"$fresh/bin/neo4j-admin" <<'ADMIN'
#!/usr/bin/env bash
# The admin command of the Neo4j this stands beside; NEO4J_HOME and NEO4J_CONF say which server.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
exec java -Xmx"${HEAP_SIZE:-1g}" --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED \
  --add-opens=java.base/sun.nio.ch=ALL-UNNAMED -Dfile.encoding=UTF-8 -cp "$here/lib/*" org.neo4j.cli.AdminTool "$@"
ADMIN
chmod +x "$fresh/bin/neo4j-admin"
echo "$version" >"$fresh/version"
rm -rf "$home"
mv "$fresh" "$home"
trap - EXIT
echo "$home"

#!/usr/bin/env bash
# Imports this folder into a new Neo4j database, offline, with `neo4j-admin database import full`.
#
#   ./import.sh [DATABASE] [OPTION…]
#
# DATABASE  the database to make, `neo4j` when left out
# OPTION…   handed on to neo4j-admin, for instance --overwrite-destination to replace a database that is there
#
# The server must be stopped, or (Enterprise) the database must not exist yet. Set NEO4J_ADMIN when neo4j-admin is
# not on the PATH, and KG_IMPORT_REPORT to say where rejected lines are listed (import.report of the folder you are
# in, when left out). After the import start the server and run the constraints and the full-text index:
#
#   cypher-shell -d DATABASE -f constraints.cypher
#
# With Docker: docker run --rm -v "$PWD:/import" -v neo4j-data:/data neo4j:5.26 /import/import.sh
set -euo pipefail

if [[ "${1:-}" == -h || "${1:-}" == --help ]]; then
  sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
  exit 0
fi
database=neo4j
if [[ $# -gt 0 && "$1" != -* ]]; then
  database=$1
  shift
fi
admin=${NEO4J_ADMIN:-neo4j-admin}
if ! command -v "$admin" >/dev/null; then
  echo "import.sh: $admin was not found; put Neo4j's bin folder on the PATH or set NEO4J_ADMIN" >&2
  exit 2
fi
report=${KG_IMPORT_REPORT:-$PWD/import.report}
# The tool takes a file name for a pattern and splits it at commas: names relative to here are free of both.
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"
exec "$admin" database import full \
$options  --report-file="$report" "$@" "$database"

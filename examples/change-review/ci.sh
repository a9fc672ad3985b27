#!/usr/bin/env bash
# What continuous integration does with a change to the procedure, and what you can do before you push:
#   ./ci.sh [BASE]     BASE is what the change is compared with, a branch or commit; origin/main where none is named
# It writes a folder of reports (REPORTS, or 'reports' here): SARIF for the code host, JUnit's XML for the test view, Markdown for a
# comment, JSON. Exit code: 64 the file cannot be used; 1 a promise breaks, or the change makes one worse; 2 something is unknown; 0 none.
# HANDOVER is the command (handover), RUNS the runs of each fault class (20000), FAULTS what may strike (all).
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
base=${1:-origin/main}
handover=${HANDOVER:-handover}
reports=${REPORTS:-reports}
options=(--site site.yaml --runs "${RUNS:-20000}" --faults "${FAULTS:-all}" --fail-on none)
mkdir -p "$reports"

validate() {
  "$handover" validate procedure.yaml --site site.yaml --report "$reports/validate.sarif" --report "$reports/validate.md"
}

check() {
  "$handover" check procedure.yaml "${options[@]}" --report "$reports/check.sarif" --report "$reports/check.xml" \
    --report "$reports/check.md" --report "$reports/check.json"
}

compare() {
  # A procedure that is new has nothing to be compared with.
  git cat-file -e "$base:./procedure.yaml" 2>/dev/null || return 0
  "$handover" compare "$base:./procedure.yaml" procedure.yaml "${options[@]}" --report "$reports/compare.sarif" \
    --report "$reports/compare.xml" --report "$reports/compare.md" --report "$reports/compare.json"
}

# All of them are done and told, whatever the one before found; a violation weighs more than what is unknown.
worst=0
validate || exit $?
for step in check compare; do
  "$step"
  code=$?
  if [ "$code" -gt 2 ]; then exit "$code"; fi
  if [ "$code" -eq 1 ] || [ "$worst" -eq 0 ]; then worst=$code; fi
done
cat "$reports"/validate.md "$reports"/check.md $([ -f "$reports/compare.md" ] && echo "$reports/compare.md") >"$reports/summary.md"
exit "$worst"

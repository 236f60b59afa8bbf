#!/usr/bin/env bash
# Keep one issue on GitHub up to date with a report: scripts/github_issue.sh TITLE REPORT
#
# The issue is opened when the report holds a task, and closed when it holds none. It is found by its title among those
# that the workflows themselves made, never somebody else's. From the environment: GH_TOKEN, GH_REPO. What stands in the
# report never becomes a word of a command: it stays in files.
set -euo pipefail

ROOM=60000 # bytes; GitHub takes 65,536 signs

if [ $# -ne 2 ]; then
  echo "usage: $0 TITLE REPORT" >&2
  exit 2
fi
export TITLE=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

if [ "$(wc --bytes < "$2")" -le "$ROOM" ]; then
  cp "$2" "$folder/body"
else # whole lines, and a sign that there is more
  head --bytes="$ROOM" "$2" | sed '$d' > "$folder/body"
  printf '\n…\n' >> "$folder/body"
fi

ours='.[] | select(.title == env.TITLE and .pull_request == null) | .number'
gh api --method GET "repos/$GH_REPO/issues" --paginate -f creator='github-actions[bot]' -f state=all -f per_page=100 \
  --jq "$ours" > "$folder/issues"
number=$(sort --numeric-sort "$folder/issues" | sed --quiet 1p)
state=closed
if grep --quiet '^- \[ \] ' "$folder/body"; then state=open; fi
if [ -n "$number" ]; then
  gh api --silent --method PATCH "repos/$GH_REPO/issues/$number" -f state="$state" -F body="@$folder/body"
elif [ "$state" = open ]; then
  gh api --silent --method POST "repos/$GH_REPO/issues" -f title="$TITLE" -F body="@$folder/body"
fi

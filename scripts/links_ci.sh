#!/usr/bin/env bash
# What the scheduled link check brings into the repository, the same on GitHub and GitLab.
#
#   scripts/links_ci.sh record STATE             commits the state file to the main branch
#   scripts/links_ci.sh propose PATCH [OPTION…]  keeps one branch at the main branch plus the patch, for one change
#                                                request; the options go to git push. Deletes the branch (hosts then
#                                                close the request) when there is nothing to propose any more.
#
# Nothing that strangers wrote is ever a word of a command here: it stays in files.
set -euo pipefail

MAIN=main
BRANCH=links-fixes
STATE=data/links.state.jsonl
export GIT_AUTHOR_NAME="Link check" GIT_COMMITTER_NAME="Link check"
export GIT_AUTHOR_EMAIL=links@kontaktpunkts.invalid GIT_COMMITTER_EMAIL=links@kontaktpunkts.invalid

start_from_main() { # NAME: a branch of this name, here, at what the main branch is now
  git fetch --quiet origin "+refs/heads/$MAIN:refs/remotes/origin/$MAIN"
  git checkout --quiet --force -B "$1" "origin/$MAIN"
}

record() { # a push that lost the race against an editor's starts anew from what the editor pushed
  local learnt try
  learnt=$(realpath "$1")
  for try in 1 2 3; do
    start_from_main links-state
    cp "$learnt" "$STATE"
    git add --force "$STATE"
    if git diff --cached --quiet; then return 0; fi
    git commit --quiet --message "Link check: what was learnt"
    if git push --quiet origin "HEAD:refs/heads/$MAIN"; then return 0; fi
    echo "The main branch moved on (try $try)." >&2
  done
  return 1
}

propose() {
  local patch former=
  patch=$(realpath "$1")
  shift
  start_from_main "$BRANCH"
  if git fetch --quiet --no-tags origin "+refs/heads/$BRANCH:refs/remotes/origin/$BRANCH" 2>/dev/null; then
    former=$(git rev-parse "origin/$BRANCH")
    if [ "$(git log --format=%ce "origin/$MAIN..$former" | grep --invert-match --line-regexp --fixed-strings --count "$GIT_COMMITTER_EMAIL")" != 0 ]; then
      echo "Somebody works on the branch $BRANCH; it is left alone." >&2
      return 0
    fi
  fi
  # Only content: a patch that touches anything else is not ours.
  if [ -s "$patch" ]; then git apply --3way --index --include='data/*' --include='docs/*' "$patch"; fi
  if git diff --cached --quiet; then
    if [ -n "$former" ]; then git push --quiet --force-with-lease="$BRANCH:$former" origin --delete "$BRANCH"; fi
    return 0
  fi
  git commit --quiet --message "Link check: addresses that have moved for good"
  if [ -n "$former" ] && [ "$(git rev-parse "$former^")" = "$(git rev-parse HEAD^)" ] && git diff --quiet "$former" HEAD; then
    return 0 # the same proposal on the same ground
  fi
  git push --quiet --force-with-lease="$BRANCH:$former" "$@" origin "HEAD:refs/heads/$BRANCH"
}

case "${1-}" in
  record | propose) "$@" ;;
  *) echo "usage: $0 record STATE | propose PATCH [OPTION…]" >&2; exit 2 ;;
esac

#!/usr/bin/env bash
# Makes the pictures of the README from a real run of the program in tmux. It
# needs tmux and Go, and writes docs/*.svg.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
tmux() { command tmux -S "$work/tmux" -f /dev/null "$@"; }
trap 'tmux kill-server 2>/dev/null || true; rm -rf "$work"' EXIT
go build -trimpath -o "$work/readout" .
go build -o "$work/picture" ./docs/picture

# A session of its own keeps the server up between pictures.
tmux new-session -d -s keep

# picture NAME KEY… draws the screen after the keys.
picture() {
  local name=$1
  shift
  tmux new-session -d -s "$name" -x 120 -y 36 "env COLORTERM=truecolor XDG_STATE_HOME='$work/state' '$work/readout' --fresh"
  sleep 1.5
  # tmux does not tell its background: answer in its stead that it is dark.
  tmux send-keys -t "$name" -l $'\e]11;rgb:1c1c/1c1c/1c1c\a'
  sleep 0.5
  for key in "$@"; do
    tmux send-keys -t "$name" "$key"
    sleep 0.5
  done
  tmux capture-pane -p -e -t "$name" | "$work/picture" >"docs/$name.svg"
  tmux kill-session -t "$name"
}

picture glance
picture pledge 3 j
picture article 3 j Enter

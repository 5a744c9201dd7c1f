#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: check-layers.sh SOURCE_FOLDER
#
# Looks into the includes: each folder may only stand on those below it, and a library that reads or draws something is known
# in one folder only. The first is the order that the read-me tells.
set -eu

cd "$1"

n=0
failed=0
found=$(mktemp)
trap 'rm -f "$found"' EXIT

# report NAME: passes if nothing was found
report () {
  n=$((n + 1))
  if [ -s "$found" ]; then
    echo "not ok $n - $1"
    sed 's/^/# /' "$found"
    failed=1
  else
    echo "ok $n - $1"
  fi
}

# layer FOLDER BELOW: files in it include nothing but its own headers and those of the folders BELOW
layer () {
  known="$known $1"
  [ -d "$1" ] || { echo "Bail out! there is no folder $1"; exit 1; }
  allowed=$(echo "$1 $2" | tr ' ' '|')
  grep -rnE '^ *# *include "[^"]*/' --include='*.[ch]' "$1" | grep -vE "include \"($allowed)/" >"$found" || true
  report "$1 stands on ${2:-nothing}"
}

# only FOLDER PATTERN: no file elsewhere includes a system header of that name
only () {
  pattern="^ *# *include <($2)>"
  grep -rqE "$pattern" --include='*.[ch]' "$1" || { echo "Bail out! nothing in $1 includes <$2>"; exit 1; }
  grep -rnE "$pattern" --include='*.[ch]' . | grep -v "^\./$1/" >"$found" || true
  report "only $1 includes <$2>"
}

known=
layer bank ''
layer codes 'bank'
layer check 'bank codes'
layer author 'bank codes check'
layer sitting 'bank'
layer record 'bank codes sitting'
layer insight 'bank sitting record'
layer report 'bank sitting record insight'
layer paper 'bank sitting record insight report'
layer cli 'bank codes check author sitting record insight report paper'

# The window stands on all but the commands; its folders on each other in this order.
core='bank codes check author sitting record insight report paper'
layer app/shared "$core"
layer app/charts "$core app/shared"
layer app/codes "$core app/shared"
layer app/question "$core app/shared app/codes"
layer app/sitting "$core app/shared app/charts app/codes app/question"
layer app/results "$core app/shared app/charts app/codes app/question"
layer app/practice "$core app/shared app/charts app/codes app/question app/sitting app/results"
layer app/author "$core app/shared app/charts app/codes app/question app/sitting app/results app/practice"
layer app "$core"

for folder in */ app/*/; do
  case "$known " in
    *" ${folder%/} "*) ;;
    *) echo "$folder" ;;
  esac
done >"$found"
report 'each folder has its place'

only app 'gtk/.*|adwaita\.h|gdk/.*'
only bank 'libxml/.*'
only codes 'archive(_entry)?\.h'
only paper 'cairo.*\.h|pango/.*'
only record 'sqlite3\.h'

echo "1..$n"
exit $failed

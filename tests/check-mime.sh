#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: check-mime.sh SOURCE_FOLDER MIME_FILE DESKTOP_ENTRY
#
# Checks that a desktop that has these files installed knows a bank when it sees one, and opens it with Mockingbird.
set -eu
export LC_ALL=C

for program in gio update-mime-database update-desktop-database; do
  if ! command -v "$program" >/dev/null; then
    echo "1..0 # SKIP $program is not installed"
    exit 0
  fi
done

exams=$1/exams
type=application/vnd.mockingbird.exam+xml
folder=$(mktemp -d "${TMPDIR:-/tmp}/mockingbird-mime-XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 143' INT TERM

mkdir -p "$folder/data/mime/packages" "$folder/data/applications" "$folder/bin"
cp "$2" "$folder/data/mime/packages/"
cp "$3" "$folder/data/applications/"
# The types of this system without a Mockingbird that is installed here.
for data in $(echo "${XDG_DATA_DIRS:-/usr/local/share:/usr/share}" | tr ':' ' '); do
  if [ -f "$data/mime/packages/freedesktop.org.xml" ]; then
    cp "$data/mime/packages/freedesktop.org.xml" "$folder/data/mime/packages/"
    break
  fi
done
if [ ! -f "$folder/data/mime/packages/freedesktop.org.xml" ]; then
  echo "1..0 # SKIP shared-mime-info is not installed"
  exit 0
fi
# An entry counts only where its program is.
ln -s /bin/sh "$folder/bin/mockingbird"
export PATH="$folder/bin:$PATH"
export XDG_DATA_HOME="$folder/data" XDG_DATA_DIRS="$folder/none" XDG_CONFIG_HOME="$folder/config" XDG_CONFIG_DIRS="$folder/none"
update-mime-database "$folder/data/mime"
update-desktop-database "$folder/data/applications"

n_tests=0
failed=0

# usage: report NAME EXPECTED FOUND
report () {
  n_tests=$((n_tests + 1))
  if [ "$2" = "$3" ]; then
    echo "ok $n_tests $1"
  else
    echo "not ok $n_tests $1"
    echo "# expected '$2', found '$3'"
    failed=1
  fi
}

get_type () {
  gio info -a standard::content-type "$1" | sed -n 's/.*standard::content-type: *//p'
}

for bank in "$exams"/banks/*.xml; do
  report "${bank##*/} is a bank" "$type" "$(get_type "$bank")"
done
for format in "$exams"/formats/*.xml; do
  report "${format##*/} is XML" application/xml "$(get_type "$format")"
done

echo '<bank id="b" xmlns="urn:mockingbird:exam:1"/>' >"$folder/short"
report 'a bank is one without a declaration and whatever its name' "$type" "$(get_type "$folder/short")"
echo '<?xml version="1.0"?><bank/>' >"$folder/declared.xml"
report 'XML of others stays XML' application/xml "$(get_type "$folder/declared.xml")"
echo '<bank/>' >"$folder/bare.xml"
report 'XML of others without a declaration stays XML' application/xml "$(get_type "$folder/bare.xml")"

report 'a bank opens with Mockingbird' "${3##*/}" "$(gio mime "$type" | sed -n '1s/.*: *//p')"

echo "1..$n_tests"
exit "$failed"

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: check-potfiles.sh SOURCE_FOLDER
#
# Checks that every file with text is listed for translators, and that the translations named in LINGUAS are complete.
set -eu
export LC_ALL=C

for program in xgettext msgmerge msgattrib msgfmt; do
  if ! command -v "$program" >/dev/null; then
    echo "1..0 # SKIP $program is not installed"
    exit 0
  fi
done

cd "$1"
folder=$(mktemp -d "${TMPDIR:-/tmp}/mockingbird-potfiles-XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 143' INT TERM

n_tests=0
failed=0

# usage: report NAME FILE: passes if FILE, which tells what is wrong, is empty
report () {
  n_tests=$((n_tests + 1))
  if [ -s "$2" ]; then
    echo "not ok $n_tests $1"
    sed 's/^/# /' "$2"
    failed=1
  else
    echo "ok $n_tests $1"
  fi
}

# usage: extract OUTPUT FILE_LIST: with the keywords of Meson's preset for GLib
extract () {
  xgettext --output="$1" --files-from="$2" --force-po --add-location=file --from-code=UTF-8 --package-name=mockingbird \
    --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
    --keyword=g_dcgettext:2 --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 \
    --flag=N_:1:pass-c-format --flag=C_:2:pass-c-format --flag=NC_:2:pass-c-format \
    --flag=g_strdup_printf:1:c-format --flag=g_string_append_printf:2:c-format \
    --flag=g_set_error:4:c-format --flag=g_print:1:c-format --flag=g_printerr:1:c-format
}

# usage: list_messages <PO_FILE: without its header and empty lines
list_messages () {
  sed -e '1,/^$/d' -e '/^$/d'
}

# --- What is listed ---

sed -e 's/[[:space:]]*$//' -e '/^#/d' -e '/^$/d' po/POTFILES.in >"$folder/as-listed"
sort -u "$folder/as-listed" >"$folder/listed"
diff "$folder/as-listed" "$folder/listed" >"$folder/unsorted" || true
report 'POTFILES.in is sorted, and names each file once' "$folder/unsorted"

while read -r file; do
  [ -f "$file" ] || echo "$file"
done <"$folder/listed" >"$folder/gone"
report 'POTFILES.in names only files that exist' "$folder/gone"

# --- What has text ---

# Desktop entry, metainfo, types of files and settings always have text.
find ui -name '*.desktop.in' -o -name '*.xml.in' -o -name '*.gschema.xml' >"$folder/data"
find src ui -name '*.c' -o -name '*.h' -o -name '*.ui' | sort >"$folder/sources"
extract "$folder/all.pot" "$folder/sources"
sed -n 's/^#: //p' "$folder/all.pot" | tr ' ' '\n' | sort -u - "$folder/data" >"$folder/with-text"
if [ "$(wc -l <"$folder/with-text")" -lt 10 ]; then
  echo 'hardly any file seems to have text' >"$folder/unlisted"
else
  comm -23 "$folder/with-text" "$folder/listed" >"$folder/unlisted"
fi
report 'POTFILES.in names every file with text' "$folder/unlisted"

# --- Translations ---

grep -Fx -f "$folder/listed" "$folder/data" >>"$folder/sources" || true
sort "$folder/sources" | comm -12 - "$folder/listed" >"$folder/there"
extract "$folder/mockingbird.pot" "$folder/there" 2>"$folder/complaints" || cat "$folder/complaints" >&2

for language in $(sed 's/#.*//' po/LINGUAS); do
  translation=po/$language.po

  if [ ! -f "$translation" ]; then
    echo "LINGUAS names it, but there is no $translation" >"$folder/missing"
    report "$language: is there" "$folder/missing"
    continue
  fi

  if msgfmt --check --check-accelerators=_ --output-file=/dev/null "$translation" 2>"$folder/faults"; then
    : >"$folder/faults"
  fi
  report "$language: is well-formed, and its formats agree" "$folder/faults"

  msgmerge --quiet --no-fuzzy-matching --output-file="$folder/merged.po" "$translation" "$folder/mockingbird.pot" \
    2>"$folder/untranslated" &&
    msgattrib --untranslated --no-obsolete --no-wrap "$folder/merged.po" | list_messages >"$folder/untranslated"
  report "$language: every text is translated" "$folder/untranslated"

  msgattrib --only-fuzzy --no-obsolete --no-wrap "$translation" 2>&1 | list_messages >"$folder/fuzzy"
  report "$language: no translation is fuzzy" "$folder/fuzzy"
done

echo "1..$n_tests"
exit "$failed"

#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: check-api.sh FOLDER...
#
# Looks in sources and templates for what today's GTK, libadwaita, GLib and libxml2 have deprecated, and for what we do
# without for reasons of our own. The compiler cannot say so: it warns by the oldest versions we build with. Two files may
# name such: exam-compat.c, because those versions need it, and exam-task.c, which tells why others may not.
set -eu

n=0
failed=0

[ $# -gt 0 ] || { echo "Bail out! no folders given"; exit 1; }
for folder; do
  [ -d "$folder" ] || { echo "Bail out! $folder is no folder"; exit 1; }
done

# All lines of the sources, each with its place; comments that fill a line are left out.
lines=$(mktemp)
trap 'rm -f "$lines"' EXIT
find "$@" \( -name '*.c' -o -name '*.h' -o -name '*.ui' \) ! -name 'exam-compat.[ch]' ! -name 'exam-task.c' -exec grep -nH . {} + |
  grep -vE '^[^:]*:[0-9]+: *(/?\*|<!--)' >"$lines"
[ -s "$lines" ] || { echo "Bail out! there are no sources"; exit 1; }

# rule NAME PATTERN INSTEAD EXAMPLE: nothing may match the extended regular expression, except the example: a rule that
# does not even see that proves nothing.
rule () {
  n=$((n + 1))
  if ! printf '%s\n' "$4" | grep -qEw -e "$2"; then
    echo "not ok $n - $1: the rule does not see '$4'"
    failed=1
  elif found=$(grep -Ew -e "$2" "$lines"); then
    echo "not ok $n - $1: use $3"
    printf '%s\n' "$found" | sed 's/^/# /'
    failed=1
  else
    echo "ok $n - $1"
  fi
}

# GTK
rule dialogs 'GtkDialog|gtk_dialog_[a-z_]+|GTK_RESPONSE_[A-Z_]+|GtkMessageDialog|gtk_message_dialog_[a-z_]+|AdwMessageDialog|adw_message_dialog_[a-z_]+' \
  'exam_compat_alert() or a modal window' 'gtk_dialog_new ();'
rule file-choosers 'GtkFileChooser[A-Za-z]*|gtk_file_chooser_[a-z_]+|GtkFileDialog|gtk_file_dialog_[a-z_]+' \
  'exam-compat' 'GtkFileChooserNative *chooser;'
rule about-and-preferences 'Adw(AboutWindow|AboutDialog|PreferencesWindow|PreferencesDialog|AlertDialog)|adw_(about|preferences)_(window|dialog)_[a-z_]+|adw_alert_dialog_[a-z_]+|adw_show_about_(window|dialog)' \
  'exam-compat, or a window of our own' 'AdwAboutWindow *about;'
rule tree-views 'Gtk(TreeView|TreeViewColumn|TreeSelection|TreeModel|TreeStore|ListStore|IconView|CellRenderer[A-Za-z]*|CellLayout|CellArea)|gtk_(tree_view|tree_view_column|tree_selection|tree_model|tree_store|list_store|icon_view|cell_renderer|cell_layout|cell_area)_[a-z_]+' \
  'a GListModel with GtkListView or GtkColumnView' 'gtk_tree_view_new ();'
rule combo-boxes 'GtkComboBox(Text)?|gtk_combo_box_[a-z_]+|GtkEntryCompletion|gtk_entry_completion_[a-z_]+' \
  'GtkDropDown or AdwComboRow' 'GtkComboBoxText *box;'
rule old-widgets 'Gtk(InfoBar|Statusbar|Assistant|AssistantPage|LockButton|VolumeButton|ColorButton|ColorChooser[A-Za-z]*|FontButton|FontChooser[A-Za-z]*|AppChooser[A-Za-z]*|ShortcutsWindow|ShortcutsSection|ShortcutsGroup|ShortcutsShortcut)|gtk_(info_bar|statusbar|assistant|lock_button|volume_button|color_button|color_chooser|font_button|font_chooser|app_chooser|shortcuts_window)_[a-z_]+|gtk_application_window_(set|get)_help_overlay' \
  'what the style guide names for it' '<object class="GtkInfoBar">'
rule show-uri 'gtk_show_uri[a-z_]*' 'g_app_info_launch_default_for_uri_async()' 'gtk_show_uri (window, uri, 0);'
rule show-and-hide 'gtk_widget_(show|hide|show_all)' 'gtk_widget_set_visible()' 'gtk_widget_show (widget);'
rule style-contexts 'GtkStyleContext|gtk_style_context_[a-z_]+|gtk_widget_get_style_context|gtk_render_[a-z_]+|gtk_snapshot_render_[a-z_]+' \
  'gtk_widget_add_css_class(), gtk_snapshot_append_*()' 'gtk_style_context_add_class (c, "x");'
rule allocations 'gtk_widget_(get_allocation|get_allocated_(width|height|baseline)|translate_coordinates)' \
  'gtk_widget_compute_bounds(), gtk_widget_get_width()' 'gtk_widget_get_allocated_width (w);'
rule css-from-data 'gtk_css_provider_load_(from_data|named)' 'a resource' 'gtk_css_provider_load_from_data (p, s, -1);'
rule pixbufs 'GdkPixbuf|gdk_pixbuf_[a-z_]+|gtk_(image|picture)_[a-z_]+_pixbuf|gdk_texture_new_for_pixbuf|gdk_cairo_set_source_pixbuf|gtk_file_filter_add_pixbuf_formats' \
  'GdkTexture' 'gtk_picture_new_for_pixbuf (p);'
rule small-things 'gtk_picture_[gs]et_keep_aspect_ratio|GTK_ALIGN_BASELINE|gtk_window_present_with_time|gtk_gesture_set_sequence_state|gtk_toggle_button_toggled|gtk_calendar_select_day' \
  'what the style guide names for it' 'gtk_window_present_with_time (w, 0);'

# libadwaita
rule old-adwaita 'Adw(Leaflet|Flap|Squeezer|ViewSwitcherTitle|EnumListModel)|adw_(leaflet|flap|squeezer|view_switcher_title|enum_list_model)_[a-z_]+|adw_(action|expander)_row_set_icon_name|adw_expander_row_add_action' \
  'what the style guide names for it' '<object class="AdwLeaflet">'

# GLib
rule old-glib 'G_APPLICATION_FLAGS_NONE|g_thread_init|g_thread_create[a-z_]*|g_type_init|g_type_class_add_private|g_pattern_match_string|g_pattern_match|g_spawn_check_exit_status|g_memdup|g_time_val_[a-z_]+|GTimeVal|g_get_current_time|g_binding_get_(source|target)|g_tree_traverse|g_static_mutex_[a-z_]+|g_mutex_new|g_cond_new|GSimpleAsyncResult|g_simple_async_result_[a-z_]+|g_test_trap_fork|g_variant_get_gtype' \
  'what replaced it' 'G_APPLICATION_FLAGS_NONE'
rule pseudo-types 'gchar|gint|gdouble|gfloat|gshort' 'the types of C' 'gchar *name;'

# Ours
rule no-globals 'g_application_get_default|gtk_application_get_default' 'ExamContext' 'g_application_get_default ();'
rule no-goto 'goto' 'g_autoptr and an early return' 'goto out;'
rule no-unbounded-strings 'strcpy|strcat|sprintf|vsprintf|gets|strtok|alloca|g_alloca|g_newa' 'GString or g_strdup_printf()' 'strcpy (a, b);'
rule no-interned-ref-strings 'GRefString|g_ref_string_[a-z_]+' \
  'exam_shared_string_hold(): those are no good between threads' 'g_ref_string_new_intern (s);'
rule no-tasks-that-end-anywhere 'g_task_new' 'exam_task_new(): their thread can be the last to let go of the source' \
  'g_task_new (self, NULL, NULL, NULL);'
rule no-shell 'popen|wordexp|g_spawn_command_line_(a)?sync' 'GSubprocess' 'popen ("ls", "r");'

# libxml2
rule safe-xml 'XML_PARSE_(NOENT|DTDLOAD|DTDATTR|DTDVALID|HUGE|RECOVER|XINCLUDE)|xmlSubstituteEntities[A-Za-z]*|xmlLineNumbersDefault|xmlPedanticParserDefault[A-Za-z]*|xmlKeepBlanksDefault|xmlRecover[A-Za-z]+|xmlParse(File|Memory|Doc)|xmlSAXParse[A-Za-z]+|xmlSAXUserParse[A-Za-z]+|xmlMemoryDump|xmlCleanupThreads|lastError' \
  'exam-xml-parser' 'XML_PARSE_NOENT'

echo "1..$n"
exit $failed

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-shortcuts-window.h"

#include <glib/gi18n.h>

/* All keys at a glance. */
struct _ExamShortcutsWindow
{
  AdwWindow parent_instance;

  /* Template */
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (ExamShortcutsWindow, exam_shortcuts_window, ADW_TYPE_WINDOW)

/* A line without keys begins a section. The letters are the same in every language; names of keys may differ. */
static const struct {
  const char *keys;
  const char *text;
} lines[] = {
  { NULL, N_("Answering") },
  { "A … Z", N_("Choose the option with that letter") },
  /* Translators: keys; only their names change with the language, never the letters */
  { N_("Ctrl+A … Z"), N_("Strike out the option with that letter") },
  { N_("Alt+Delete"), N_("Clear the answer") },
  { "Alt+F", N_("Flag for review") },
  { "Alt+H", N_("Highlight the selected text") },
  { "Alt+O", N_("Note to the question") },
  { "Alt+C", N_("Calculator") },
  { "Alt+B", N_("Code book, and back from it, where the exam allows it") },
  { NULL, N_("Practice") },
  { N_("Enter, Alt+K"), N_("Check the answer") },
  { "1", N_("Sure of the answer, and on to the next question") },
  { "2", N_("Unsure") },
  { "3", N_("Guessed") },
  { "Alt+L", N_("Go on later") },
  { NULL, N_("Going on") },
  { "Alt+N", N_("Next question") },
  { "Alt+P", N_("Previous question") },
  { "Alt+G", N_("Navigator") },
  { "Alt+R", N_("Review screen") },
  { N_("Ctrl+Page Up, Ctrl+Page Down"), N_("Another document of the record") },
  { "Alt+A", N_("Review all, on the review screen") },
  { "Alt+I", N_("Review incomplete") },
  { "Alt+V", N_("Review flagged") },
  { "Alt+U", N_("Pause, where the rules allow it") },
  { "Alt+E", N_("End exam") },
  { NULL, N_("Review of a past exam") },
  { "1 … 9, 0", N_("Say why a question was missed") },
  { NULL, N_("Writing questions") },
  { N_("Ctrl+S"), N_("Save the bank") },
  { N_("Ctrl+Z"), N_("Undo") },
  { N_("Ctrl+Shift+Z"), N_("Redo") },
  { N_("Ctrl+N"), N_("New question of the same kind") },
  { N_("Ctrl+D"), N_("Duplicate, in the list") },
  { N_("Del"), N_("Delete, in the list") },
  { N_("Alt+Up, Alt+Down"), N_("Move, in the list") },
  { N_("Ctrl+F"), N_("Search") },
  { N_("F9, Ctrl+E"), N_("Form or source") },
  { NULL, N_("Source of a bank") },
  { N_("Ctrl+F"), N_("Find") },
  { "F3", N_("Next place with what was looked for") },
  { N_("Ctrl+L"), N_("Go to line") },
  { N_("Ctrl+Space"), N_("What may stand here") },
  { N_("Ctrl+Tab"), N_("Leave the text; Tab indents") },
  { NULL, N_("Looks") },
  { N_("Ctrl++"), N_("Larger text") },
  { N_("Ctrl+−"), N_("Smaller text") },
  { N_("Ctrl+0"), N_("Normal text") },
  { "F11", N_("Full screen") },
  { NULL, N_("General") },
  { N_("Ctrl+K"), N_("Code book") },
  { N_("Ctrl+Shift+C"), N_("Copy the code that the code book shows") },
  { N_("Ctrl+O"), N_("Open a bank") },
  { N_("Ctrl+,"), N_("Preferences") },
  { N_("Ctrl+?"), N_("Keyboard shortcuts") },
  { N_("Ctrl+Q"), N_("Quit") },
};

static void
add_line (AdwPreferencesGroup *group,
          const char          *keys,
          const char          *text)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (keys);

  gtk_widget_add_css_class (label, "keys");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (group, row);
}

static void
exam_shortcuts_window_class_init (ExamShortcutsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-shortcuts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamShortcutsWindow, box);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
exam_shortcuts_window_init (ExamShortcutsWindow *self)
{
  GtkWidget *group = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      if (lines[i].keys != NULL)
        {
          add_line (ADW_PREFERENCES_GROUP (group), _(lines[i].keys), _(lines[i].text));
          continue;
        }

      group = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _(lines[i].text));
      gtk_box_append (self->box, group);
    }
}

GtkWidget *
exam_shortcuts_window_new (GtkWindow *parent)
{
  return g_object_new (EXAM_TYPE_SHORTCUTS_WINDOW, "transient-for", parent, NULL);
}

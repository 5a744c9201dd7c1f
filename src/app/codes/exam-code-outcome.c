/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/codes/exam-code-outcome.h"

#include <glib/gi18n.h>

/* What came of files that were to be added to the code books, in rows. */

/* A file with more is wrong as a whole. */
#define MAX_LINES 8

static char *
describe_problem (const ExamProblem *problem)
{
  const char *kind = exam_problem_get_severity (problem) == EXAM_SEVERITY_ERROR ? _("Error") : _("Warning");

  /* Translators: Error or Warning, the number of a line of a file, and what is wrong there */
  return exam_problem_get_line (problem) > 1
           ? g_strdup_printf (_("%s, line %d: %s"), kind, exam_problem_get_line (problem), exam_problem_get_message (problem))
           : g_strdup_printf ("%s: %s", kind, exam_problem_get_message (problem));
}

static char *
describe_problems (const ExamProblems *problems)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = exam_problems_get_n (problems);

  for (guint i = 0; i < MIN (n, MAX_LINES); i++)
    {
      g_autofree char *line = describe_problem (exam_problems_get (problems, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (n > MAX_LINES)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("… and %u more", "… and %u more", n - MAX_LINES), n - MAX_LINES);
    }
  return g_strdup (text->str);
}

static GtkWidget *
make_row (const char *icon,
          const char *css_class,
          const char *title,
          const char *text)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  const char *const texts[] = { title, text };

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_add_css_class (image, css_class);
  gtk_box_append (GTK_BOX (line), image);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_selectable (GTK_LABEL (label), i == 1);
      if (i == 1)
        gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (GTK_BOX (line), box);
  gtk_widget_add_css_class (line, "code-source");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

/** Returns: a row that says what is wrong with something called @title */
GtkWidget *
exam_code_outcome_create_problems_row (const char         *title,
                                       const ExamProblems *problems)
{
  gboolean faulty = exam_problems_count (problems, EXAM_SEVERITY_ERROR) > 0;
  g_autofree char *text = describe_problems (problems);

  return make_row (faulty ? "exam-wrong-symbolic" : "dialog-warning-symbolic", faulty ? "outcome-wrong" : "outcome-partial", title,
                   text);
}

/** Returns: a row that says how a file was read */
GtkWidget *
exam_code_outcome_create_row (const ExamCodeImportFile *file)
{
  g_autofree char *name = g_filename_display_basename (file->path);

  if (exam_problems_get_n (file->problems) > 0)
    return exam_code_outcome_create_problems_row (name, file->problems);
  return make_row ("exam-right-symbolic", "outcome-right", name, _("No faults"));
}

/** Returns: (transfer full): what official files have, a line for each */
char *
exam_code_outcome_describe (const GPtrArray *editions)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < editions->len; i++)
    {
      const ExamCodeEdition *edition = g_ptr_array_index (editions, i);
      const char *system = exam_code_system_get_name (edition->system);
      g_autofree char *line = NULL;

      switch (edition->part)
        {
        case EXAM_CODE_PART_NOTES:
          line = g_strdup_printf (_("%s %u: %'u notes"), system, edition->year, edition->notes->len);
          break;
        case EXAM_CODE_PART_TABLES:
          line = g_strdup_printf (_("%s %u: tables of %'u codes"), system, edition->year, edition->n_billable);
          break;
        case EXAM_CODE_PART_CODES:
        case EXAM_CODE_PART_BILLABLE:
        default:
          line = g_strdup_printf (_("%s %u: %'u codes, of which %'u can be reported"), system, edition->year, edition->codes->len,
                                  edition->n_billable);
        }
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (text, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/sitting/exam-bankless-row.h"

#include <glib/gi18n.h>

#include "app/shared/exam-a11y.h"
#include "sitting/exam-format-text.h"

/* A row that opens to the formats that there are no questions for. Who sits exams can leave it closed; who writes banks
 * finds in it what the exam is like, and what a bank for it has to say. */
struct _ExamBanklessRow
{
  AdwExpanderRow parent_instance;

  GPtrArray *formats;  /* (owned) (element-type ExamFormat) those shown */
  GPtrArray *rows;     /* (owned) (element-type GtkWidget) borrowed children */
};

G_DEFINE_FINAL_TYPE (ExamBanklessRow, exam_bankless_row, ADW_TYPE_EXPANDER_ROW)

static void
exam_bankless_row_finalize (GObject *object)
{
  ExamBanklessRow *self = EXAM_BANKLESS_ROW (object);

  g_ptr_array_unref (self->formats);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (exam_bankless_row_parent_class)->finalize (object);
}

static void
exam_bankless_row_class_init (ExamBanklessRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exam_bankless_row_finalize;
}

static void
exam_bankless_row_init (ExamBanklessRow *self)
{
  self->formats = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_format_unref);
  self->rows = g_ptr_array_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Formats without a bank"));
}

static void
add_row (ExamBanklessRow *self,
         ExamFormat      *format)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf ("%s · %s", format->credential, format->name);
  g_autofree char *edition = exam_format_describe_edition (format);
  g_autofree char *summary = exam_format_describe_summary (format);
  /* Translators: %s is what stands in the file of a bank, and is not translated: format="cic" */
  g_autofree char *hint = g_strdup_printf (_("A bank for this exam says format=\"%s\""), format->family);
  g_autofree char *subtitle = g_strdup_printf ("%s%s%s\n%s\n%s", format->body, *edition != '\0' ? " · " : "", edition,
                                               summary, hint);
  g_autofree char *name = g_strdup_printf ("%s\n%s", title, subtitle);
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  exam_a11y_name_action_row (ADW_ACTION_ROW (row), name);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
shows (ExamBanklessRow *self,
       GPtrArray       *formats)
{
  if (formats->len != self->formats->len)
    return FALSE;
  for (guint i = 0; i < formats->len; i++)
    if (g_ptr_array_index (formats, i) != g_ptr_array_index (self->formats, i))
      return FALSE;
  return TRUE;
}

/** Shows @formats (element-type ExamFormat), in their order. */
void
exam_bankless_row_set_formats (ExamBanklessRow *self,
                               GPtrArray       *formats)
{
  g_autofree char *subtitle = NULL;

  g_return_if_fail (EXAM_IS_BANKLESS_ROW (self));
  g_return_if_fail (formats != NULL);

  /* Most changes of the banks change nothing here, and the focus may be in one of the rows. */
  if (shows (self, formats))
    return;

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->formats, 0);

  for (guint i = 0; i < formats->len; i++)
    {
      ExamFormat *format = g_ptr_array_index (formats, i);

      add_row (self, format);
      g_ptr_array_add (self->formats, exam_format_ref (format));
    }
  subtitle = g_strdup_printf (ngettext ("%u exam that has no questions yet: write or open a bank",
                                        "%u exams that have no questions yet: write or open a bank", formats->len),
                              formats->len);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

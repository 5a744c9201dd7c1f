/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/question/exam-checks-row.h"

#include <glib/gi18n.h>

/* A row that opens to a list of choices, any of which can be ticked. None ticked means that it does not matter. */
struct _ExamChecksRow
{
  AdwExpanderRow parent_instance;

  GPtrArray *rows;    /* (owned) (element-type GtkWidget) borrowed children */
  GPtrArray *checks;  /* (owned) (element-type GtkCheckButton) borrowed, in them */
  GPtrArray *ids;     /* (owned) (element-type utf8) */
};

G_DEFINE_FINAL_TYPE (ExamChecksRow, exam_checks_row, ADW_TYPE_EXPANDER_ROW)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_checked (ExamChecksRow *self,
            guint          index)
{
  return gtk_check_button_get_active (g_ptr_array_index (self->checks, index));
}

static void
show_summary (ExamChecksRow *self)
{
  guint n = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    n += is_checked (self, i);

  if (n == 0)
    text = g_strdup (C_("choices", "Any"));
  else
    /* Translators: how many of the choices are ticked */
    text = g_strdup_printf (_("%u of %u"), n, self->checks->len);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
}

static void
toggled_cb (ExamChecksRow *self)
{
  g_assert (EXAM_IS_CHECKS_ROW (self));

  show_summary (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
exam_checks_row_finalize (GObject *object)
{
  ExamChecksRow *self = EXAM_CHECKS_ROW (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->ids);
  G_OBJECT_CLASS (exam_checks_row_parent_class)->finalize (object);
}

static void
exam_checks_row_class_init (ExamChecksRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exam_checks_row_finalize;

  /**
   * ExamChecksRow::changed:
   *
   * The candidate ticked a choice, or took that back.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", EXAM_TYPE_CHECKS_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
exam_checks_row_init (ExamChecksRow *self)
{
  self->rows = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
  self->ids = g_ptr_array_new_with_free_func (g_free);
}

void
exam_checks_row_clear (ExamChecksRow *self)
{
  g_return_if_fail (EXAM_IS_CHECKS_ROW (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->checks, 0);
  g_ptr_array_set_size (self->ids, 0);
  show_summary (self);
}

/** Adds a choice. */
void
exam_checks_row_add (ExamChecksRow *self,
                     const char    *id,
                     const char    *name,
                     gboolean       checked)
{
  GtkWidget *row, *check;

  g_return_if_fail (EXAM_IS_CHECKS_ROW (self));
  g_return_if_fail (id != NULL);
  g_return_if_fail (name != NULL);

  row = adw_action_row_new ();
  check = gtk_check_button_new ();
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), checked);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);

  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->checks, check);
  g_ptr_array_add (self->ids, g_strdup (id));
  show_summary (self);
}

guint
exam_checks_row_get_n_choices (ExamChecksRow *self)
{
  g_return_val_if_fail (EXAM_IS_CHECKS_ROW (self), 0);
  return self->ids->len;
}

/** Returns: (transfer full): ids of the choices that are ticked */
char **
exam_checks_row_dup_checked (ExamChecksRow *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (EXAM_IS_CHECKS_ROW (self), NULL);

  for (guint i = 0; i < self->ids->len; i++)
    if (is_checked (self, i))
      g_strv_builder_add (builder, g_ptr_array_index (self->ids, i));
  return g_strv_builder_end (builder);
}

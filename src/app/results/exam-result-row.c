/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-result-row.h"

#include <glib/gi18n.h>

#include "app/shared/exam-a11y.h"
#include "app/shared/exam-column-layout.h"

/* A past sitting in the list of results. It can be deleted, or else, while results are chosen for something, be chosen. */
struct _ExamResultRow
{
  AdwActionRow parent_instance;

  ExamRecordItem *item;           /* (owned) */
  GtkWidget      *check_button;   /* borrowed: children */
  GtkWidget      *delete_button;
};

G_DEFINE_FINAL_TYPE (ExamResultRow, exam_result_row, ADW_TYPE_ACTION_ROW)

enum {
  SIGNAL_CHOSEN_CHANGED,
  SIGNAL_DELETED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
delete_clicked_cb (ExamResultRow *self)
{
  g_assert (EXAM_IS_RESULT_ROW (self));
  g_signal_emit (self, signals[SIGNAL_DELETED], 0);
}

static void
check_toggled_cb (ExamResultRow *self)
{
  g_assert (EXAM_IS_RESULT_ROW (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN_CHANGED], 0);
}

static void
exam_result_row_finalize (GObject *object)
{
  g_clear_object (&EXAM_RESULT_ROW (object)->item);
  G_OBJECT_CLASS (exam_result_row_parent_class)->finalize (object);
}

static void
exam_result_row_class_init (ExamResultRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exam_result_row_finalize;

  /**
   * ExamResultRow::chosen-changed:
   *
   * The result was chosen, or is not any more.
   */
  signals[SIGNAL_CHOSEN_CHANGED] =
    g_signal_new ("chosen-changed", EXAM_TYPE_RESULT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * ExamResultRow::deleted:
   *
   * The result is to be deleted.
   */
  signals[SIGNAL_DELETED] =
    g_signal_new ("deleted", EXAM_TYPE_RESULT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
exam_result_row_init (ExamResultRow *self)
{
  self->check_button = gtk_check_button_new ();
  gtk_widget_set_valign (self->check_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->check_button, "toggled", G_CALLBACK (check_toggled_cb), self, G_CONNECT_SWAPPED);

  self->delete_button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_add_css_class (self->delete_button, "flat");
  gtk_widget_add_css_class (self->delete_button, "circular");
  gtk_widget_set_valign (self->delete_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->delete_button, _("Delete this result"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->delete_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Delete this result"), -1);
  g_signal_connect_object (self->delete_button, "clicked", G_CALLBACK (delete_clicked_cb), self, G_CONNECT_SWAPPED);
}

/** Shows the box by which the result is chosen, and not the button that deletes it, or the other way round. */
void
exam_result_row_set_choosing (ExamResultRow *self,
                              gboolean       choosing)
{
  g_return_if_fail (EXAM_IS_RESULT_ROW (self));
  /* The box of the row around it takes room even if nothing in it is shown. */
  gtk_widget_set_visible (gtk_widget_get_parent (self->check_button), choosing);
  gtk_widget_set_visible (self->delete_button, !choosing);
}

GtkWidget *
exam_result_row_new (ExamRecordItem *item)
{
  ExamResultRow *self = g_object_new (EXAM_TYPE_RESULT_ROW, NULL);
  const ExamSittingRecord *record = exam_record_item_get_record (item);
  g_autofree char *score = exam_record_item_dup_score (item);
  g_autofree char *details = exam_record_item_dup_details (item);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", record->format_name, details, score);
  GtkWidget *label = gtk_label_new (score);

  self->item = g_object_ref (item);
  gtk_widget_add_css_class (label, "title-2");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, record->passed ? "outcome-right" : "outcome-wrong");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), record->format_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), details);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->check_button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->delete_button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  exam_column_layout_use_in_row (ADW_ACTION_ROW (self));
  exam_result_row_set_choosing (self, FALSE);
  exam_a11y_name_action_row (ADW_ACTION_ROW (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

void
exam_result_row_set_chosen (ExamResultRow *self,
                            gboolean       chosen)
{
  g_return_if_fail (EXAM_IS_RESULT_ROW (self));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check_button), chosen);
}

gboolean
exam_result_row_get_chosen (ExamResultRow *self)
{
  g_return_val_if_fail (EXAM_IS_RESULT_ROW (self), FALSE);
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check_button));
}

/** Returns: the id of the sitting */
gint64
exam_result_row_get_id (ExamResultRow *self)
{
  g_return_val_if_fail (EXAM_IS_RESULT_ROW (self), 0);
  return exam_record_item_get_record (self->item)->id;
}

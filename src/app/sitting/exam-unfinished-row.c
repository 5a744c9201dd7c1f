/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/sitting/exam-unfinished-row.h"

#include <glib/gi18n.h>

#include "app/shared/exam-a11y.h"
#include "app/shared/exam-compat.h"
#include "app/shared/exam-widget.h"
#include "sitting/exam-time-text.h"

/* A sitting that was begun and not ended: to be resumed, scored as it is, or thrown away. */
struct _ExamUnfinishedRow
{
  GtkWidget parent_instance;

  /* Template */
  GtkLabel *heading_label;
  GtkLabel *name_label;
  GtkLabel *state_label;

  ExamSittingRecord *record;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (ExamUnfinishedRow, exam_unfinished_row, GTK_TYPE_WIDGET)

enum {
  SIGNAL_RESUMED,
  SIGNAL_SCORED,
  SIGNAL_DISCARDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
resume_clicked_cb (ExamUnfinishedRow *self)
{
  g_assert (EXAM_IS_UNFINISHED_ROW (self));
  g_signal_emit (self, signals[SIGNAL_RESUMED], 0, self->record->id);
}

static void
score_answered_cb (const char *response,
                   gpointer    data)
{
  ExamUnfinishedRow *self = EXAM_UNFINISHED_ROW (data);

  if (g_str_equal (response, "score"))
    g_signal_emit (self, signals[SIGNAL_SCORED], 0, self->record->id);
}

static void
score_clicked_cb (ExamUnfinishedRow *self)
{
  const ExamAlertResponse responses[] = {
    { "back", _("_Go back"), ADW_RESPONSE_DEFAULT },
    { "score", _("_Score it"), ADW_RESPONSE_SUGGESTED },
  };

  g_assert (EXAM_IS_UNFINISHED_ROW (self));

  exam_compat_alert (GTK_WIDGET (self), _("Score what was answered?"),
                     self->record->purpose == EXAM_PURPOSE_MOCK
                       ? _("The sitting ends here. Questions that were not answered count as wrong.")
                       : _("The practice ends here. Questions that were not answered do not count."),
                     responses, G_N_ELEMENTS (responses), "back", score_answered_cb,
                     g_object_ref (self), g_object_unref);
}

/* Hours of work: asked twice. */
static void
second_answer_cb (const char *response,
                  gpointer    data)
{
  ExamUnfinishedRow *self = EXAM_UNFINISHED_ROW (data);

  if (g_str_equal (response, "discard"))
    g_signal_emit (self, signals[SIGNAL_DISCARDED], 0, self->record->id);
}

static void
first_answer_cb (const char *response,
                 gpointer    data)
{
  ExamUnfinishedRow *self = EXAM_UNFINISHED_ROW (data);
  const ExamAlertResponse responses[] = {
    { "discard", _("_Discard for good"), ADW_RESPONSE_DESTRUCTIVE },
    { "keep", _("_Keep it"), ADW_RESPONSE_DEFAULT },
  };

  if (g_str_equal (response, "discard"))
    exam_compat_alert (GTK_WIDGET (self), _("Really discard it?"),
                       _("The answers of this sitting will be gone, and there will be no score."),
                       responses, G_N_ELEMENTS (responses), "keep", second_answer_cb,
                       g_object_ref (self), g_object_unref);
}

static void
discard_clicked_cb (ExamUnfinishedRow *self)
{
  const ExamAlertResponse responses[] = {
    { "discard", _("_Discard"), ADW_RESPONSE_DESTRUCTIVE },
    { "keep", _("_Keep it"), ADW_RESPONSE_DEFAULT },
  };

  g_assert (EXAM_IS_UNFINISHED_ROW (self));

  exam_compat_alert (GTK_WIDGET (self), _("Discard this sitting?"),
                     _("It will not be scored."),
                     responses, G_N_ELEMENTS (responses), "keep", first_answer_cb,
                     g_object_ref (self), g_object_unref);
}

static void
exam_unfinished_row_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_UNFINISHED_ROW);
  G_OBJECT_CLASS (exam_unfinished_row_parent_class)->dispose (object);
}

static void
exam_unfinished_row_finalize (GObject *object)
{
  g_clear_pointer (&EXAM_UNFINISHED_ROW (object)->record, exam_sitting_record_free);
  G_OBJECT_CLASS (exam_unfinished_row_parent_class)->finalize (object);
}

static void
exam_unfinished_row_class_init (ExamUnfinishedRowClass *klass)
{
  static const char *const names[] = { "resumed", "scored", "discarded" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_unfinished_row_dispose;
  object_class->finalize = exam_unfinished_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-unfinished-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamUnfinishedRow, heading_label);
  gtk_widget_class_bind_template_child (widget_class, ExamUnfinishedRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, ExamUnfinishedRow, state_label);
  gtk_widget_class_bind_template_callback (widget_class, resume_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, score_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * ExamUnfinishedRow::resumed:
   * ExamUnfinishedRow::scored:
   * ExamUnfinishedRow::discarded:
   * @sitting_id: the sitting
   *
   * What the candidate wants of it.
   */
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], EXAM_TYPE_UNFINISHED_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
exam_unfinished_row_init (ExamUnfinishedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exam_a11y_prepare (GTK_WIDGET (self));
}

GtkWidget *
exam_unfinished_row_new (const ExamSittingRecord *record)
{
  ExamUnfinishedRow *self;
  gint64 limit;
  g_autofree char *begun = NULL;
  g_autofree char *time = NULL;
  g_autofree char *state = NULL;

  g_return_val_if_fail (record != NULL, NULL);

  limit = exam_rules_get_limit (&record->rules, record->minutes);
  begun = exam_time_to_date (record->started_at);
  time = exam_time_to_clock (limit > 0 ? limit - record->elapsed : record->elapsed);
  /* Translators: date, and a time such as "1:12:04" */
  state = g_strdup_printf (limit > 0 ? _("Begun on %s · %s left") : _("Begun on %s · %s used"), begun, time);

  self = g_object_new (EXAM_TYPE_UNFINISHED_ROW, NULL);
  self->record = exam_sitting_record_copy (record);
  if (record->purpose != EXAM_PURPOSE_MOCK)
    gtk_label_set_text (self->heading_label, _("Unfinished practice"));
  gtk_label_set_text (self->name_label, record->format_name);
  gtk_label_set_text (self->state_label, state);
  return GTK_WIDGET (self);
}

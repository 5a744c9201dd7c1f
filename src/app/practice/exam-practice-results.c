/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/practice/exam-practice-results.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/shared/exam-column-layout.h"
#include "app/shared/exam-widget.h"
#include "report/exam-report-text.h"
#include "sitting/exam-time-text.h"

/* How many rows there are at first, and more whenever they are asked for. */
#define PAGE_SIZE 20

/* How practice went: ended sessions and sets, the latest first, apart from the results of mock exams. */
struct _ExamPracticeResults
{
  GtkWidget parent_instance;

  /* Template */
  GtkListBox *list_box;
  GtkWidget  *more_button;

  GPtrArray *records;  /* (owned) (nullable) (element-type ExamSittingRecord) */
  GPtrArray *ended;    /* (owned) (element-type ExamSittingRecord) borrowed from them */
  guint      n_shown;
};

G_DEFINE_FINAL_TYPE (ExamPracticeResults, exam_practice_results, GTK_TYPE_WIDGET)

enum {
  SIGNAL_OPENED,
  SIGNAL_DELETED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_for_row (ExamPracticeResults *self,
              GtkListBoxRow       *row,
              guint                signal)
{
  const ExamSittingRecord *record = g_ptr_array_index (self->ended, (guint) gtk_list_box_row_get_index (row));

  g_signal_emit (self, signals[signal], 0, record->id);
}

static void
row_activated_cb (ExamPracticeResults *self,
                  GtkListBoxRow       *row)
{
  g_assert (EXAM_IS_PRACTICE_RESULTS (self));
  emit_for_row (self, row, SIGNAL_OPENED);
}

static void
delete_clicked_cb (GtkWidget *button)
{
  emit_for_row (EXAM_PRACTICE_RESULTS (gtk_widget_get_ancestor (button, EXAM_TYPE_PRACTICE_RESULTS)),
                GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW)), SIGNAL_DELETED);
}

static GtkWidget *
make_delete_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Delete this result"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Delete this result"), -1);
  g_signal_connect (button, "clicked", G_CALLBACK (delete_clicked_cb), NULL);
  return button;
}

static GtkWidget *
make_row (const ExamSittingRecord *record)
{
  const char *kind = record->purpose == EXAM_PURPOSE_QUEUE ? _("Review queue") : _("Practice set");
  g_autofree char *title = g_strdup_printf ("%s · %s", kind, record->format_name);
  g_autofree char *date = exam_time_to_date (record->started_at);
  g_autofree char *result = exam_report_describe_practice (record);
  g_autofree char *omitted = exam_report_describe_omitted (record);
  g_autofree char *details = omitted != NULL ? g_strdup_printf ("%s · %s", date, omitted) : g_strdup (date);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", title, details, result);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (result);

  gtk_widget_add_css_class (label, "numeric");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_delete_button ());
  exam_column_layout_use_in_row (ADW_ACTION_ROW (row));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
show_more_button (ExamPracticeResults *self)
{
  gtk_widget_set_visible (self->more_button, self->ended->len > self->n_shown);
}

static void
show_rows (ExamPracticeResults *self)
{
  int focus = exam_widget_find_focus_row (self->list_box);

  exam_widget_remove_rows (self->list_box);
  for (guint i = 0; i < MIN (self->ended->len, self->n_shown); i++)
    gtk_list_box_append (self->list_box, make_row (g_ptr_array_index (self->ended, i)));
  show_more_button (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->ended->len > 0);

  /* Who deletes by keyboard goes on at the row that took the place. */
  exam_widget_focus_row (self->list_box, focus);
}

static void
more_clicked_cb (ExamPracticeResults *self)
{
  guint first = self->n_shown;

  g_assert (EXAM_IS_PRACTICE_RESULTS (self));

  self->n_shown += PAGE_SIZE;
  show_rows (self);
  exam_widget_focus_row (self->list_box, (int) first);
}

/* --- GObject --- */

static void
exam_practice_results_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_PRACTICE_RESULTS);
  G_OBJECT_CLASS (exam_practice_results_parent_class)->dispose (object);
}

static void
exam_practice_results_finalize (GObject *object)
{
  ExamPracticeResults *self = EXAM_PRACTICE_RESULTS (object);

  g_ptr_array_unref (self->ended);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  G_OBJECT_CLASS (exam_practice_results_parent_class)->finalize (object);
}

static void
exam_practice_results_class_init (ExamPracticeResultsClass *klass)
{
  static const char *const names[] = { "opened", "deleted" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_practice_results_dispose;
  object_class->finalize = exam_practice_results_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-practice-results.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeResults, list_box);
  gtk_widget_class_bind_template_child (widget_class, ExamPracticeResults, more_button);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * ExamPracticeResults::opened:
   * ExamPracticeResults::deleted:
   * @sitting_id: a sitting whose report is wanted, or that is to be deleted
   */
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], EXAM_TYPE_PRACTICE_RESULTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
exam_practice_results_init (ExamPracticeResults *self)
{
  self->ended = g_ptr_array_new ();
  self->n_shown = PAGE_SIZE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What has ended stays as it is, but for the words that the rules may have got since. */
static gboolean
is_same (const ExamSittingRecord *a,
         const ExamSittingRecord *b)
{
  return a->id == b->id && a->ended_at == b->ended_at && a->value == b->value &&
         g_strcmp0 (a->format_name, b->format_name) == 0;
}

/* Returns: whether the rows that are there would be made again just so */
static gboolean
shows (ExamPracticeResults *self,
       const GPtrArray     *ended)
{
  guint n_shown = MIN (ended->len, self->n_shown);

  if (MIN (self->ended->len, self->n_shown) != n_shown)
    return FALSE;
  for (guint i = 0; i < n_shown; i++)
    if (!is_same (g_ptr_array_index (self->ended, i), g_ptr_array_index (ended, i)))
      return FALSE;
  return TRUE;
}

/** Shows the ended ones among @records (element-type ExamSittingRecord), which are for practice, the latest first. */
void
exam_practice_results_set_records (ExamPracticeResults *self,
                                   GPtrArray           *records)
{
  GPtrArray *ended;
  gboolean shown;

  g_return_if_fail (EXAM_IS_PRACTICE_RESULTS (self));
  g_return_if_fail (records != NULL);

  ended = g_ptr_array_new ();
  for (guint i = 0; i < records->len; i++)
    if (((ExamSittingRecord *) g_ptr_array_index (records, i))->ended)
      g_ptr_array_add (ended, g_ptr_array_index (records, i));
  shown = self->records != NULL && shows (self, ended);

  g_ptr_array_unref (self->ended);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->ended = ended;
  self->records = g_ptr_array_ref (records);
  if (shown)
    show_more_button (self);
  else
    show_rows (self);
}

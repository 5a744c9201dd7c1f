/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-results-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/results/exam-readiness-view.h"
#include "app/results/exam-result-row.h"
#include "app/results/exam-trend-view.h"
#include "app/shared/exam-compat.h"
#include "app/shared/exam-record-item.h"
#include "app/shared/exam-widget.h"

/* Past sittings: how their scores went, and a list, newest first. */
struct _ExamResultsPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkStack          *stack;
  ExamTrendView     *trend_view;
  ExamReadinessView *readiness_view;
  GtkWidget         *choose_button;
  GtkListBox        *list_box;
  GtkWidget         *more_button;
  GtkWidget         *choice_bar;
  GtkLabel          *choice_label;

  GPtrArray  *ended;    /* (owned) (element-type ExamRecordItem): all results, newest first */
  GListStore *items;    /* (owned) (element-type ExamRecordItem): those in the list */
  guint       n_wanted; /* that may be in the list */
  gboolean    choosing; /* results are being chosen, and are not opened */
};

/* A list box makes and measures each of its rows: thousands would keep the window for seconds. So it has the newest ones,
 * and more when they are asked for. */
#define ROWS_AT_ONCE 20

G_DEFINE_FINAL_TYPE (ExamResultsPage, exam_results_page, GTK_TYPE_WIDGET)

enum {
  SIGNAL_OPENED,
  SIGNAL_COMPARED,
  SIGNAL_DELETED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
row_activated_cb (ExamResultsPage *self,
                  GtkListBoxRow   *row)
{
  ExamResultRow *result_row = EXAM_RESULT_ROW (row);

  g_assert (EXAM_IS_RESULTS_PAGE (self));

  if (self->choosing)
    exam_result_row_set_chosen (result_row, !exam_result_row_get_chosen (result_row));
  else
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, exam_result_row_get_id (result_row));
}

static void
trend_opened_cb (ExamResultsPage *self,
                 gint64           sitting_id)
{
  g_assert (EXAM_IS_RESULTS_PAGE (self));
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, sitting_id);
}

static void
domains_loaded_cb (ExamResultsPage *self,
                   const char      *format_id,
                   GArray          *results,
                   const GError    *error)
{
  g_assert (EXAM_IS_RESULTS_PAGE (self));
  exam_readiness_view_set_results (self->readiness_view, format_id, results, error);
}

static void
row_deleted_cb (ExamResultsPage *self,
                ExamResultRow   *row)
{
  g_assert (EXAM_IS_RESULTS_PAGE (self));
  g_signal_emit (self, signals[SIGNAL_DELETED], 0, exam_result_row_get_id (row));
}

/* --- Choosing results --- */

static ExamResultRow *
get_row (ExamResultsPage *self,
         guint            index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list_box, (int) index);

  return row != NULL ? EXAM_RESULT_ROW (row) : NULL;
}

static void
show_choice (ExamResultsPage *self)
{
  g_autoptr (GArray) ids = exam_results_page_dup_chosen (self);
  g_autofree char *text = ids->len == 0
    ? g_strdup (_("Choose two results or more"))
    : g_strdup_printf (ngettext ("%u result chosen", "%u results chosen", ids->len), ids->len);

  gtk_label_set_text (self->choice_label, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "results.compare", self->choosing && ids->len >= 2);
  if (self->choosing)
    exam_compat_announce (GTK_WIDGET (self), text);
}

static void
row_chosen_changed_cb (ExamResultsPage *self)
{
  g_assert (EXAM_IS_RESULTS_PAGE (self));
  show_choice (self);
}

static void
set_choosing (ExamResultsPage *self,
              gboolean         choosing)
{
  ExamResultRow *row;

  if (self->choosing == choosing)
    return;

  self->choosing = choosing;
  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    {
      exam_result_row_set_chosen (row, FALSE);
      exam_result_row_set_choosing (row, choosing);
    }
  gtk_widget_set_visible (self->choice_bar, choosing);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->choose_button), choosing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "results.stop-choosing", choosing);
  show_choice (self);
}

static void
choose_toggled_cb (ExamResultsPage *self)
{
  g_assert (EXAM_IS_RESULTS_PAGE (self));
  set_choosing (self, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->choose_button)));
}

static void
stop_choosing_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  ExamResultsPage *self = EXAM_RESULTS_PAGE (widget);

  /* The bar goes, and with it what may have the focus. */
  gtk_widget_grab_focus (self->choose_button);
  set_choosing (self, FALSE);
}

static void
compare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_COMPARED], 0);
}

/* A row of a list view could not be opened by keyboard: with a button in it, it would not take the focus itself. */
static GtkWidget *
create_row_cb (gpointer item,
               gpointer data)
{
  ExamResultsPage *self = data;
  GtkWidget *row = exam_result_row_new (item);

  exam_result_row_set_choosing (EXAM_RESULT_ROW (row), self->choosing);
  g_signal_connect_object (row, "chosen-changed", G_CALLBACK (row_chosen_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "deleted", G_CALLBACK (row_deleted_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static gboolean
is_shown_at (ExamResultsPage *self,
             guint            position,
             gpointer         item)
{
  g_autoptr (GObject) shown = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return shown == item;
}

/* Takes what is not wanted any more from the list. */
static void
remove_unwanted (ExamResultsPage *self,
                 guint            n_wanted)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_wanted; i++)
    g_hash_table_add (wanted, self->ended->pdata[i]);
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->items)); i > 0; i--)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->items), i - 1);

      if (!g_hash_table_contains (wanted, item))
        g_list_store_remove (self->items, i - 1);
    }
}

/* Brings the list to what is wanted. Rows of what was in it before stay, as far as their order does. */
static void
fill_list (ExamResultsPage *self)
{
  guint n_items = MIN (self->ended->len, self->n_wanted);
  guint n_shown, n_common;
  guint first = 0, last = 0;

  remove_unwanted (self, n_items);
  n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  n_common = MIN (n_items, n_shown);

  while (first < n_common && is_shown_at (self, first, self->ended->pdata[first]))
    first++;
  while (last < n_common - first && is_shown_at (self, n_shown - last - 1, self->ended->pdata[n_items - last - 1]))
    last++;
  g_list_store_splice (self->items, first, n_shown - first - last, self->ended->pdata + first, n_items - first - last);
  gtk_widget_set_visible (self->more_button, n_items < self->ended->len);
}

static void
focus_row (ExamResultsPage *self,
           guint            index)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  if (n_items > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list_box, (int) MIN (index, n_items - 1))));
}

static void
more_clicked_cb (ExamResultsPage *self)
{
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint n_more = MIN (self->ended->len - n_shown, ROWS_AT_ONCE);

  g_assert (EXAM_IS_RESULTS_PAGE (self));

  self->n_wanted = n_shown + n_more;
  g_list_store_splice (self->items, n_shown, 0, self->ended->pdata + n_shown, n_more);
  focus_row (self, n_shown);
  gtk_widget_set_visible (self->more_button, self->n_wanted < self->ended->len);
}

static void
exam_results_page_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_RESULTS_PAGE);
  G_OBJECT_CLASS (exam_results_page_parent_class)->dispose (object);
}

static void
exam_results_page_finalize (GObject *object)
{
  ExamResultsPage *self = EXAM_RESULTS_PAGE (object);

  g_clear_object (&self->items);
  g_ptr_array_unref (self->ended);
  G_OBJECT_CLASS (exam_results_page_parent_class)->finalize (object);
}

static void
exam_results_page_class_init (ExamResultsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_results_page_dispose;
  object_class->finalize = exam_results_page_finalize;

  g_type_ensure (EXAM_TYPE_READINESS_VIEW);
  g_type_ensure (EXAM_TYPE_TREND_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-results-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamResultsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ExamResultsPage, trend_view);
  gtk_widget_class_bind_template_child (widget_class, ExamResultsPage, readiness_view);
  gtk_widget_class_bind_template_child (widget_class, ExamResultsPage, choose_button);
  gtk_widget_class_bind_template_child (widget_class, ExamResultsPage, list_box);
  gtk_widget_class_bind_template_child (widget_class, ExamResultsPage, choice_bar);
  gtk_widget_class_bind_template_child (widget_class, ExamResultsPage, choice_label);
  gtk_widget_class_bind_template_callback (widget_class, choose_toggled_cb);
  gtk_widget_class_bind_template_child (widget_class, ExamResultsPage, more_button);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, domains_loaded_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, trend_opened_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  gtk_widget_class_install_action (widget_class, "results.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "results.stop-choosing", NULL, stop_choosing_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "results.stop-choosing", NULL);

  /**
   * ExamResultsPage::opened:
   * @sitting_id: a sitting whose report is wanted
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", EXAM_TYPE_RESULTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);

  /**
   * ExamResultsPage::compared:
   *
   * The results of exam_results_page_dup_chosen() are to be compared.
   */
  signals[SIGNAL_COMPARED] =
    g_signal_new ("compared", EXAM_TYPE_RESULTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * ExamResultsPage::deleted:
   * @sitting_id: a sitting to delete
   */
  signals[SIGNAL_DELETED] =
    g_signal_new ("deleted", EXAM_TYPE_RESULTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
exam_results_page_init (ExamResultsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ended = g_ptr_array_new_with_free_func (g_object_unref);
  self->n_wanted = ROWS_AT_ONCE;
  self->items = g_list_store_new (EXAM_TYPE_RECORD_ITEM);
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->items), create_row_cb, self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "results.compare", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "results.stop-choosing", FALSE);
}

/* Returns: place of the row that has the focus, or has it in it; -1 when it is elsewhere */
static int
get_focus_index (ExamResultsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self->list_box))
         ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

/** Says where the exams and the results are. */
void
exam_results_page_set_context (ExamResultsPage *self,
                               ExamContext     *context)
{
  g_return_if_fail (EXAM_IS_RESULTS_PAGE (self));
  exam_readiness_view_set_context (self->readiness_view, context);
  exam_trend_view_set_context (self->trend_view, context);
}

/* New rows for the same results */
static void
choose_again (ExamResultsPage *self,
              const GArray    *ids)
{
  ExamResultRow *row;

  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    for (guint j = 0; j < ids->len; j++)
      if (g_array_index (ids, gint64, j) == exam_result_row_get_id (row))
        exam_result_row_set_chosen (row, TRUE);
}

/* Returns: (transfer full): what was listed, by id */
static GHashTable *
take_items (ExamResultsPage *self)
{
  GHashTable *items = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);

  for (guint i = 0; i < self->ended->len; i++)
    {
      ExamRecordItem *item = g_ptr_array_index (self->ended, i);

      g_hash_table_insert (items, (gpointer) &exam_record_item_get_record (item)->id, g_object_ref (item));
    }
  g_ptr_array_set_size (self->ended, 0);
  return items;
}

/* Returns: (transfer full): the item that was there before if it still says the same; what has ended stays as it is */
static ExamRecordItem *
renew_item (GHashTable              *before,
            const ExamSittingRecord *record)
{
  ExamRecordItem *item = g_hash_table_lookup (before, &record->id);

  if (item != NULL && exam_record_item_get_record (item)->ended_at == record->ended_at &&
      exam_record_item_get_record (item)->value == record->value)
    return g_object_ref (item);
  return exam_record_item_new (record);
}

/** Shows the ended ones among @records (element-type ExamSittingRecord). */
void
exam_results_page_set_records (ExamResultsPage *self,
                               GPtrArray       *records)
{
  g_autoptr (GArray) chosen = NULL;
  g_autoptr (GHashTable) before = NULL;
  int focus;

  g_return_if_fail (EXAM_IS_RESULTS_PAGE (self));

  focus = get_focus_index (self);
  chosen = exam_results_page_dup_chosen (self);

  before = take_items (self);
  for (guint i = 0; i < records->len; i++)
    {
      const ExamSittingRecord *record = g_ptr_array_index (records, i);

      if (record->ended)
        g_ptr_array_add (self->ended, renew_item (before, record));
    }

  fill_list (self);
  exam_readiness_view_set_records (self->readiness_view, records);
  exam_trend_view_set_records (self->trend_view, records);
  gtk_stack_set_visible_child_name (self->stack, self->ended->len > 0 ? "list" : "empty");
  gtk_widget_set_visible (self->choose_button, self->ended->len >= 2);
  if (self->ended->len < 2)
    set_choosing (self, FALSE);
  choose_again (self, chosen);

  /* Who deletes by keyboard goes on at the row that took the place. */
  if (focus >= 0)
    focus_row (self, (guint) focus);
}

/** Returns: (transfer full) (element-type gint64): ids of the results that are chosen, in the order of the list */
GArray *
exam_results_page_dup_chosen (ExamResultsPage *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  ExamResultRow *row;

  g_return_val_if_fail (EXAM_IS_RESULTS_PAGE (self), ids);

  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    if (exam_result_row_get_chosen (row))
      {
        gint64 id = exam_result_row_get_id (row);

        g_array_append_val (ids, id);
      }
  return ids;
}

/** Goes back from choosing results to opening them. */
void
exam_results_page_stop_choosing (ExamResultsPage *self)
{
  g_return_if_fail (EXAM_IS_RESULTS_PAGE (self));
  set_choosing (self, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-results-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/exam-readiness-view.h"
#include "app/exam-record-item.h"
#include "app/exam-trend-view.h"
#include "app/exam-widget.h"

/* Past sittings: how their scores went, and a list, newest first. */
struct _ExamResultsPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkStack          *stack;
  ExamTrendView     *trend_view;
  ExamReadinessView *readiness_view;
  GtkListBox        *list_box;

  GListStore *items;  /* (owned) (element-type ExamRecordItem) */
};

G_DEFINE_FINAL_TYPE (ExamResultsPage, exam_results_page, GTK_TYPE_WIDGET)

enum {
  SIGNAL_OPENED,
  SIGNAL_DELETED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
row_activated_cb (ExamResultsPage *self,
                  GtkListBoxRow   *row)
{
  g_autoptr (ExamRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->items),
                                                           (guint) gtk_list_box_row_get_index (row));

  g_assert (EXAM_IS_RESULTS_PAGE (self));
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, exam_record_item_get_record (item)->id);
}

static void
trend_opened_cb (ExamResultsPage *self,
                 gint64           sitting_id)
{
  g_assert (EXAM_IS_RESULTS_PAGE (self));
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, sitting_id);
}

static void
format_shown_cb (ExamResultsPage *self,
                 const char      *format_id)
{
  g_assert (EXAM_IS_RESULTS_PAGE (self));
  exam_readiness_view_set_format (self->readiness_view, format_id);
}

static void
delete_clicked_cb (GtkButton      *button,
                   ExamRecordItem *item)
{
  ExamResultsPage *self =
    EXAM_RESULTS_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (button), EXAM_TYPE_RESULTS_PAGE));

  g_signal_emit (self, signals[SIGNAL_DELETED], 0, exam_record_item_get_record (item)->id);
}

static GtkWidget *
create_delete_button (ExamRecordItem *item)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Delete this result"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Delete this result"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_clicked_cb), item, G_CONNECT_DEFAULT);
  return button;
}

/* A row of a list view could not be opened by keyboard: with a button in it, it would not take the focus itself. */
static GtkWidget *
create_row_cb (gpointer item,
               gpointer data)
{
  const ExamSittingRecord *record = exam_record_item_get_record (item);
  g_autofree char *score = exam_record_item_dup_score (item);
  g_autofree char *details = exam_record_item_dup_details (item);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", record->format_name, details, score);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (score);

  gtk_widget_add_css_class (label, "title-2");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, record->passed ? "outcome-right" : "outcome-wrong");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), record->format_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_delete_button (item));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
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
  g_clear_object (&EXAM_RESULTS_PAGE (object)->items);
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
  gtk_widget_class_bind_template_child (widget_class, ExamResultsPage, list_box);
  gtk_widget_class_bind_template_callback (widget_class, format_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, trend_opened_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * ExamResultsPage::opened:
   * @sitting_id: a sitting whose report is wanted
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", EXAM_TYPE_RESULTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);

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
  self->items = g_list_store_new (EXAM_TYPE_RECORD_ITEM);
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->items), create_row_cb, NULL, NULL);
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
}

/** Shows the ended ones among @records (element-type ExamSittingRecord). */
void
exam_results_page_set_records (ExamResultsPage *self,
                               GPtrArray       *records)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  int focus;

  g_return_if_fail (EXAM_IS_RESULTS_PAGE (self));

  focus = get_focus_index (self);

  for (guint i = 0; i < records->len; i++)
    {
      const ExamSittingRecord *record = g_ptr_array_index (records, i);

      if (record->ended)
        g_ptr_array_add (items, exam_record_item_new (record));
    }

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  exam_readiness_view_set_records (self->readiness_view, records);
  exam_trend_view_set_records (self->trend_view, records);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");

  /* Who deletes by keyboard goes on at the row that took the place. */
  if (focus >= 0 && items->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list_box,
                                                                      MIN (focus, (int) items->len - 1))));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-results-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/exam-record-item.h"
#include "app/exam-widget.h"

/* Past sittings, newest first. */
struct _ExamResultsPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkStack    *stack;
  GtkListView *list_view;

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
activate_cb (ExamResultsPage *self,
             guint            index)
{
  g_autoptr (ExamRecordItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), index);

  g_assert (EXAM_IS_RESULTS_PAGE (self));
  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, exam_record_item_get_record (item)->id);
}

static void
delete_clicked_cb (GtkButton   *button,
                   GtkListItem *list_item)
{
  ExamResultsPage *self =
    EXAM_RESULTS_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (button), EXAM_TYPE_RESULTS_PAGE));
  ExamRecordItem *item = gtk_list_item_get_item (list_item);

  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_DELETED], 0, exam_record_item_get_record (item)->id);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *details = gtk_label_new (NULL);
  GtkWidget *score = gtk_label_new (NULL);
  GtkWidget *delete_button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (details), 0);
  gtk_label_set_ellipsize (GTK_LABEL (details), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (details, "dim-label");
  gtk_widget_add_css_class (score, "title-2");
  gtk_widget_add_css_class (score, "numeric");
  gtk_widget_add_css_class (delete_button, "flat");
  gtk_widget_add_css_class (delete_button, "circular");
  gtk_widget_add_css_class (box, "item-list-row");
  gtk_widget_set_valign (delete_button, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_tooltip_text (delete_button, _("Delete this result"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (delete_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Delete this result"), -1);
  g_signal_connect (delete_button, "clicked", G_CALLBACK (delete_clicked_cb), list_item);
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), details);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), score);
  gtk_box_append (GTK_BOX (box), delete_button);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  ExamRecordItem *item = gtk_list_item_get_item (list_item);
  const ExamSittingRecord *record = exam_record_item_get_record (item);
  GtkWidget *texts = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *name = gtk_widget_get_first_child (texts);
  GtkWidget *details = gtk_widget_get_next_sibling (name);
  GtkWidget *score = gtk_widget_get_next_sibling (texts);
  g_autofree char *score_text = exam_record_item_dup_score (item);
  g_autofree char *details_text = exam_record_item_dup_details (item);
  const char *classes[] = { "title-2", "numeric", record->passed ? "outcome-right" : "outcome-wrong", NULL };

  gtk_label_set_text (GTK_LABEL (name), record->format_name);
  gtk_label_set_text (GTK_LABEL (details), details_text);
  gtk_label_set_text (GTK_LABEL (score), score_text);
  gtk_widget_set_css_classes (score, classes);
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

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-results-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamResultsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ExamResultsPage, list_view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
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
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (EXAM_TYPE_RECORD_ITEM);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items))));
  gtk_list_view_set_model (self->list_view, selection);
}

/** Shows the ended ones among @records (element-type ExamSittingRecord). */
void
exam_results_page_set_records (ExamResultsPage *self,
                               GPtrArray       *records)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (EXAM_IS_RESULTS_PAGE (self));

  for (guint i = 0; i < records->len; i++)
    {
      const ExamSittingRecord *record = g_ptr_array_index (records, i);

      if (record->ended)
        g_ptr_array_add (items, exam_record_item_new (record));
    }

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
}

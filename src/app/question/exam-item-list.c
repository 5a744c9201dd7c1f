/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/question/exam-item-list.h"

#include <glib/gi18n.h>

#include "app/shared/exam-a11y.h"
#include "app/shared/exam-list-focus.h"
#include "app/shared/exam-progress-item.h"
#include "app/shared/exam-widget.h"

/* All items of the open part with number, state and flag: what navigator and review screen show. */
struct _ExamItemList
{
  GtkWidget parent_instance;

  /* Template */
  GtkListView *list_view;

  GListStore         *items;      /* (owned) (element-type ExamProgressItem) */
  GtkSingleSelection *selection;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (ExamItemList, exam_item_list, GTK_TYPE_WIDGET)

enum {
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
activate_cb (ExamItemList *self,
             guint         index)
{
  g_autoptr (ExamProgressItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), index);

  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, exam_progress_item_get_position (item));
}

/* --- Rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *number = gtk_label_new (NULL);
  GtkWidget *state = gtk_label_new (NULL);
  GtkWidget *flag = gtk_image_new_from_icon_name ("exam-flag-symbolic");

  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_label_set_width_chars (GTK_LABEL (number), 14);
  gtk_label_set_xalign (GTK_LABEL (state), 0);
  gtk_widget_set_hexpand (state, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (flag), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Flagged for review"), -1);
  gtk_widget_set_tooltip_text (flag, _("Flagged for review"));
  gtk_widget_add_css_class (flag, "flag");
  gtk_widget_add_css_class (box, "item-list-row");
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), state);
  gtk_box_append (GTK_BOX (box), flag);
  gtk_list_item_set_child (list_item, box);
  exam_list_focus_bind (list_item);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  ExamProgressItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *number = gtk_widget_get_first_child (box);
  GtkWidget *state = gtk_widget_get_next_sibling (number);
  GtkWidget *flag = gtk_widget_get_next_sibling (state);
  g_autofree char *text = g_strdup_printf (_("Question %u"), exam_progress_item_get_position (item) + 1);
  const char *state_name = exam_progress_item_get_state_name (item);
  g_autofree char *row_name = exam_progress_item_is_flagged (item)
    ? g_strdup_printf ("%s, %s, %s", text, state_name, _("Flagged for review"))
    : g_strdup_printf ("%s, %s", text, state_name);
  const char *state_classes[] = { exam_progress_item_get_css_class (item), NULL };

  gtk_label_set_text (GTK_LABEL (number), text);
  gtk_label_set_text (GTK_LABEL (state), state_name);
  gtk_widget_set_css_classes (state, state_classes);
  gtk_widget_set_visible (flag, exam_progress_item_is_flagged (item));
  exam_a11y_name_row (list_item, row_name);
}

/* --- GObject --- */

static gboolean
exam_item_list_grab_focus (GtkWidget *widget)
{
  return exam_list_focus_grab (GTK_WIDGET (EXAM_ITEM_LIST (widget)->list_view));
}

static void
exam_item_list_dispose (GObject *object)
{
  ExamItemList *self = EXAM_ITEM_LIST (object);

  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_ITEM_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (exam_item_list_parent_class)->dispose (object);
}

static void
exam_item_list_class_init (ExamItemListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_item_list_dispose;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_item_list_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-item-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamItemList, list_view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * ExamItemList::opened:
   * @position: 0-based position of an item that the candidate wants to see
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", EXAM_TYPE_ITEM_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
exam_item_list_init (ExamItemList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (EXAM_TYPE_PROGRESS_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
}

/** Shows how far @sitting has come, at the item it is at. */
void
exam_item_list_show (ExamItemList *self,
                     ExamSitting  *sitting)
{
  const ExamTranscript *transcript;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint first, end;

  g_return_if_fail (EXAM_IS_ITEM_LIST (self));
  g_return_if_fail (EXAM_IS_SITTING (sitting));

  transcript = exam_sitting_get_transcript (sitting);
  first = exam_form_get_part_start (transcript->form, transcript->part);
  end = exam_form_get_part_start (transcript->form, transcript->part + 1);
  for (guint i = first; i < end; i++)
    g_ptr_array_add (items, exam_progress_item_new (i, exam_transcript_get_progress (transcript, i),
                                                    exam_transcript_get_response (transcript, i)->flagged));

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  gtk_single_selection_set_selected (self->selection, transcript->position - first);
}

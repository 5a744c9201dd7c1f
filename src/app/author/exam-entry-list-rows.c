/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-entry-list-private.h"

#include "app/author/exam-entry-row.h"
#include "app/shared/exam-a11y.h"
#include "app/shared/exam-list-focus.h"

/* The rows of the list, and the menu that each of them has. */

static guint
get_number (ExamEntryList *self,
            ExamEntry     *entry)
{
  if (self->numbers == NULL)
    {
      GListModel *entries = exam_bank_editor_get_entries (self->editor);
      guint n = g_list_model_get_n_items (entries);
      guint number = 0;

      self->numbers = g_hash_table_new (NULL, NULL);
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (ExamEntry) item = g_list_model_get_item (entries, i);

          if (exam_entry_get_kind (item) == EXAM_ENTRY_ITEM)
            g_hash_table_insert (self->numbers, item, GUINT_TO_POINTER (++number));
        }
    }
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, entry));
}

static const char *
get_domain_name (ExamEntryList *self,
                 const char    *id)
{
  const ExamDomain *domain = id != NULL && self->format != NULL ? exam_format_find_domain (self->format, id, NULL) : NULL;

  return domain != NULL ? domain->name : id;
}

/** Shows in a row what it is of. */
void
exam_entry_list_fill_row (ExamEntryList *self,
                          GtkListItem   *list_item)
{
  ExamEntryRow *row = EXAM_ENTRY_ROW (gtk_list_item_get_child (list_item));
  ExamEntry *entry = gtk_list_item_get_item (list_item);
  const ExamEntryMark mark = exam_entry_filter_get_mark (self->filter, entry);
  g_autofree char *name = NULL;

  exam_entry_row_set_entry (row, entry, get_number (self, entry), get_domain_name (self, exam_entry_get_domain (entry)), &mark);
  name = exam_entry_row_dup_name (row);
  exam_a11y_name_row (list_item, name);
}

/** Shows in all rows what may have changed. */
void
exam_entry_list_fill_rows (ExamEntryList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    exam_entry_list_fill_row (self, g_ptr_array_index (self->rows, i));
}

static void
show_menu (ExamEntryList *self,
           GtkWidget     *row,
           double         x,
           double         y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (row, GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->context_menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
pressed_cb (ExamEntryList   *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  ExamEntryRow *row = exam_entry_list_find_row (self, x, y, NULL);
  ExamEntry *entry = row != NULL ? exam_entry_row_get_entry (row) : NULL;

  if (entry == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  exam_entry_list_select (self, entry);
  show_menu (self, GTK_WIDGET (self->list_view), x, y);
}

/** Lets the right button open a menu. */
void
exam_entry_list_add_menu (ExamEntryList *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), GTK_EVENT_CONTROLLER (click));
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ExamEntryList *self = EXAM_ENTRY_LIST (widget);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkListItem *list_item = g_ptr_array_index (self->rows, i);
      GtkWidget *row = gtk_list_item_get_child (list_item);

      if (gtk_list_item_get_item (list_item) == self->selected && gtk_widget_get_mapped (row))
        show_menu (self, row, 24, gtk_widget_get_height (row) / 2.0);
    }
}

static void
setup_cb (ExamEntryList *self,
          GtkListItem   *list_item)
{
  gtk_list_item_set_child (list_item, exam_entry_row_new ());
  exam_list_focus_bind (list_item);
}

static void
bind_cb (ExamEntryList *self,
         GtkListItem   *list_item)
{
  exam_entry_list_fill_row (self, list_item);
  g_ptr_array_add (self->rows, list_item);
}

static void
unbind_cb (ExamEntryList *self,
           GtkListItem   *list_item)
{
  ExamEntryMark none = { 0, 0 };

  g_ptr_array_remove_fast (self->rows, list_item);
  exam_entry_row_set_entry (EXAM_ENTRY_ROW (gtk_list_item_get_child (list_item)), NULL, 0, NULL, &none);
}

/** Binds what the template connects to the rows. */
void
exam_entry_list_bind_rows (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_install_action (widget_class, "entries.menu", NULL, menu_action);
}

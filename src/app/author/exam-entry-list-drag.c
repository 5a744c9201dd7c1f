/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-entry-list-private.h"

#include "app/author/exam-entry-row.h"
#include "author/exam-entry-order.h"

/* Entries that are dragged to another place in the list. */

/* How much of an entry is seen while it is dragged. */
#define DRAG_CHARS 36

/**
 * exam_entry_list_find_row:
 * @self: a list
 * @x: a place in its list view
 * @y: the same
 * @below: (out) (optional): whether it is in the lower half of the row
 *
 * Returns: (transfer none) (nullable): the row there; %NULL below them all
 */
ExamEntryRow *
exam_entry_list_find_row (ExamEntryList *self,
                          double         x,
                          double         y,
                          gboolean      *below)
{
  GtkWidget *view = GTK_WIDGET (self->list_view);
  GtkWidget *row = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  graphene_point_t point;

  /* The picked one may be in a row, or be what the list has around it. */
  while (row != NULL && row != view && !EXAM_IS_ENTRY_ROW (row) && gtk_widget_get_parent (row) != view)
    row = gtk_widget_get_parent (row);
  if (row != NULL && row != view && !EXAM_IS_ENTRY_ROW (row))
    row = gtk_widget_get_first_child (row);
  if (!EXAM_IS_ENTRY_ROW (row))
    return NULL;

  if (below != NULL)
    *below = gtk_widget_compute_point (view, row, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point) &&
             point.y > (float) gtk_widget_get_height (row) / 2;
  return EXAM_ENTRY_ROW (row);
}

/* --- The one that is dragged --- */

static GdkContentProvider *
prepare_cb (ExamEntryList *self,
            double         x,
            double         y)
{
  ExamEntryRow *row = exam_entry_list_find_row (self, x, y, NULL);
  ExamEntry *entry = row != NULL ? exam_entry_row_get_entry (row) : NULL;

  if (entry == NULL)
    return NULL;
  exam_entry_list_select (self, entry);
  return gdk_content_provider_new_typed (EXAM_TYPE_ENTRY, entry);
}

/* On a ground of its own, so that it can be read over whatever it is dragged. */
static void
drag_begin_cb (ExamEntryList *self,
               GdkDrag       *drag)
{
  const char *text = self->selected != NULL ? exam_entry_get_summary (self->selected) : NULL;
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    text = self->selected != NULL ? exam_entry_get_id (self->selected) : NULL;
  label = gtk_label_new (text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), DRAG_CHARS);
  gtk_widget_add_css_class (label, "drag-card");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

/* --- Where it goes --- */

static void
show_drop (ExamEntryList *self,
           ExamEntryRow  *row,
           gboolean       below)
{
  if (self->drop_row != NULL && self->drop_row != row)
    exam_entry_row_show_drop (self->drop_row, FALSE, FALSE);
  g_set_weak_pointer (&self->drop_row, row);
  if (row != NULL)
    exam_entry_row_show_drop (row, TRUE, below);
}

static gboolean
find_place (ExamEntryList *self,
            const GValue  *value,
            ExamEntryRow  *row,
            gboolean       below,
            ExamEntry    **parent,
            ExamEntry    **before)
{
  if (self->editor == NULL || value == NULL || !G_VALUE_HOLDS (value, EXAM_TYPE_ENTRY))
    return FALSE;
  return exam_entry_order_find_drop (exam_bank_editor_get_entries (self->editor), g_value_get_object (value),
                                     row != NULL ? exam_entry_row_get_entry (row) : NULL, below, parent, before);
}

static GdkDragAction
motion_cb (ExamEntryList *self,
           double         x,
           double         y,
           GtkDropTarget *target)
{
  gboolean below = FALSE;
  ExamEntryRow *row = exam_entry_list_find_row (self, x, y, &below);
  ExamEntry *parent, *before;
  gboolean fits = find_place (self, gtk_drop_target_get_value (target), row, below, &parent, &before);

  show_drop (self, fits ? row : NULL, below);
  return fits ? GDK_ACTION_MOVE : 0;
}

static void
leave_cb (ExamEntryList *self)
{
  show_drop (self, NULL, FALSE);
}

static gboolean
drop_cb (ExamEntryList *self,
         const GValue  *value,
         double         x,
         double         y)
{
  gboolean below = FALSE;
  ExamEntryRow *row = exam_entry_list_find_row (self, x, y, &below);
  ExamEntry *parent, *before;

  show_drop (self, NULL, FALSE);
  if (!find_place (self, value, row, below, &parent, &before))
    return FALSE;
  exam_entry_list_move (self, g_value_get_object (value), parent, before);
  return TRUE;
}

/** Lets rows be dragged to other places. */
void
exam_entry_list_let_drag (ExamEntryList *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (EXAM_TYPE_ENTRY, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), GTK_EVENT_CONTROLLER (source));

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), GTK_EVENT_CONTROLLER (target));
}

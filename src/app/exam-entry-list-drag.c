/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-entry-list-private.h"

#include "app/exam-entry-row.h"
#include "author/exam-entry-order.h"

/* Entries that are dragged to another place in the list. */

static ExamEntryList *
get_list (GtkEventController *controller)
{
  return EXAM_ENTRY_LIST (gtk_widget_get_ancestor (gtk_event_controller_get_widget (controller), EXAM_TYPE_ENTRY_LIST));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  ExamEntry *entry = exam_entry_row_get_entry (EXAM_ENTRY_ROW (row));

  return entry != NULL ? gdk_content_provider_new_typed (EXAM_TYPE_ENTRY, entry) : NULL;
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (row);
  g_autoptr (GdkPaintable) image = gdk_paintable_get_current_image (paintable);

  gtk_drag_source_set_icon (source, image, 12, 12);
}

/* The lower half of a row is below it. */
static gboolean
is_below (GtkDropTarget *target,
          double         y)
{
  return y > gtk_widget_get_height (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target))) / 2.0;
}

static gboolean
find_place (GtkDropTarget *target,
            const GValue  *value,
            gboolean       below,
            ExamEntry    **parent,
            ExamEntry    **before)
{
  ExamEntryList *self = get_list (GTK_EVENT_CONTROLLER (target));
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  ExamEntry *on = EXAM_IS_ENTRY_ROW (widget) ? exam_entry_row_get_entry (EXAM_ENTRY_ROW (widget)) : NULL;

  if (self->editor == NULL || value == NULL || !G_VALUE_HOLDS (value, EXAM_TYPE_ENTRY))
    return FALSE;
  return exam_entry_order_find_drop (exam_bank_editor_get_entries (self->editor), g_value_get_object (value), on, below,
                                     parent, before);
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  gboolean below = is_below (target, y);
  ExamEntry *parent, *before;
  gboolean fits = find_place (target, gtk_drop_target_get_value (target), below, &parent, &before);

  exam_entry_row_show_drop (EXAM_ENTRY_ROW (row), fits, below);
  return fits ? GDK_ACTION_MOVE : 0;
}

static void
leave_cb (GtkDropTarget *target)
{
  exam_entry_row_show_drop (EXAM_ENTRY_ROW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target))), FALSE, FALSE);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y)
{
  ExamEntry *parent, *before;

  if (EXAM_IS_ENTRY_ROW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target))))
    leave_cb (target);
  if (!find_place (target, value, is_below (target, y), &parent, &before))
    return FALSE;

  exam_entry_list_move (get_list (GTK_EVENT_CONTROLLER (target)), g_value_get_object (value), parent, before);
  return TRUE;
}

static GtkDropTarget *
make_target (void)
{
  GtkDropTarget *target = gtk_drop_target_new (EXAM_TYPE_ENTRY, GDK_ACTION_MOVE);

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), NULL);
  return target;
}

/** Lets a row be dragged, and others be dropped on it. */
void
exam_entry_list_let_drag (ExamEntryList *self,
                          GtkWidget     *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = make_target ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), NULL);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));

  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), NULL);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

/** Lets rows be dropped below the last one. */
void
exam_entry_list_let_drop (ExamEntryList *self)
{
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), GTK_EVENT_CONTROLLER (make_target ()));
}

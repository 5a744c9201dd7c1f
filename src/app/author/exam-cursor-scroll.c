/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-cursor-scroll.h"

/* What gtk_text_view_scroll_to_mark() does, also in a view that has just come to be seen: that one knows only frames later how
 * wide it is, and with it where its lines are broken. */

/* Frames */
#define MIN_TRIES 3
#define MAX_TRIES 60

/* How much of the view is kept between the cursor and its edges. */
#define MARGIN 0.05

#define SCROLL "exam-cursor-scroll"

typedef struct {
  double yalign;
  guint  n_tries;
} Scroll;

static void
scroll (GtkTextView *view,
        double       yalign)
{
  gtk_text_view_scroll_to_mark (view, gtk_text_buffer_get_insert (gtk_text_view_get_buffer (view)), MARGIN, yalign >= 0, 0,
                                MAX (yalign, 0));
}

static gboolean
sees_cursor (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkRectangle seen, cursor;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &iter, &cursor);
  gtk_text_view_get_visible_rect (view, &seen);
  return cursor.y >= seen.y && cursor.y + cursor.height <= seen.y + seen.height;
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  Scroll *self = data;

  self->n_tries++;
  if (self->n_tries < MIN_TRIES || (!sees_cursor (GTK_TEXT_VIEW (widget)) && self->n_tries < MAX_TRIES))
    {
      scroll (GTK_TEXT_VIEW (widget), self->yalign);
      return G_SOURCE_CONTINUE;
    }
  g_object_set_data (G_OBJECT (widget), SCROLL, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * exam_cursor_scroll:
 * @view: a view
 * @yalign: where the cursor is to be, from 0 at the top to 1; less for anywhere, as long as it is seen
 *
 * Scrolls to the cursor.
 */
void
exam_cursor_scroll (GtkTextView *view,
                    double       yalign)
{
  Scroll *self;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  scroll (view, yalign);
  if (yalign < 0)
    return;
  self = g_object_get_data (G_OBJECT (view), SCROLL);
  if (self == NULL)
    {
      self = g_new0 (Scroll, 1);
      g_object_set_data (G_OBJECT (view), SCROLL, self);
      gtk_widget_add_tick_callback (GTK_WIDGET (view), tick_cb, self, g_free);
    }
  *self = (Scroll) { yalign, 0 };
}

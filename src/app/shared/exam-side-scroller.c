/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shared/exam-side-scroller.h"

#include "app/shared/exam-widget.h"

/*
 * Lets what it holds scroll sideways where it is given less room than that needs, and only there.
 *
 * A GtkScrolledWindow alone asks how tall its child is without saying how wide that will be: what wraps would be cut off
 * below.
 */
struct _ExamSideScroller
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;   /* borrowed: a child */
  GtkWidget *child;      /* borrowed: in it */
};

G_DEFINE_FINAL_TYPE (ExamSideScroller, exam_side_scroller, GTK_TYPE_WIDGET)

static int
measure_height (ExamSideScroller *self,
                int               width)
{
  GtkWidget *scrollbar = gtk_scrolled_window_get_hscrollbar (GTK_SCROLLED_WINDOW (self->scrolled));
  int narrowest, bar, height;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &narrowest, NULL, NULL, NULL);
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, width < 0 ? -1 : MAX (width, narrowest), &height, NULL, NULL, NULL);
  gtk_widget_measure (scrollbar, GTK_ORIENTATION_VERTICAL, -1, &bar, NULL, NULL, NULL);
  return height + (width >= 0 && width < narrowest ? bar : 0);
}

static void
exam_side_scroller_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  ExamSideScroller *self = EXAM_SIDE_SCROLLER (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = measure_height (self, for_size);
      return;
    }
  gtk_widget_measure (self->scrolled, orientation, -1, minimum, NULL, NULL, NULL);
  gtk_widget_measure (self->child, orientation, -1, NULL, natural, NULL, NULL);
  *natural = MAX (*minimum, *natural);
}

static GtkSizeRequestMode
exam_side_scroller_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
exam_side_scroller_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  gtk_widget_size_allocate (EXAM_SIDE_SCROLLER (widget)->scrolled, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
exam_side_scroller_dispose (GObject *object)
{
  exam_widget_remove_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (exam_side_scroller_parent_class)->dispose (object);
}

static void
exam_side_scroller_class_init (ExamSideScrollerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_side_scroller_dispose;
  widget_class->measure = exam_side_scroller_measure;
  widget_class->get_request_mode = exam_side_scroller_get_request_mode;
  widget_class->size_allocate = exam_side_scroller_size_allocate;
}

/* The bar does not lie over the text: that there is more beside it has to be seen. */
static void
exam_side_scroller_init (ExamSideScroller *self)
{
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (self->scrolled), FALSE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/** Returns: (transfer floating): @child, which scrolls sideways where it has to */
GtkWidget *
exam_side_scroller_new (GtkWidget *child)
{
  ExamSideScroller *self = g_object_new (EXAM_TYPE_SIDE_SCROLLER, NULL);

  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);

  self->child = child;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), child);
  return GTK_WIDGET (self);
}

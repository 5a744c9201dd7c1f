/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shared/exam-wrap-layout.h"

/*
 * Puts children beside each other as words are put in lines: each with its natural size, and in a new line when it does not
 * fit into the last one. A GtkFlowBox would put them in columns, and take the focus.
 */
struct _ExamWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (ExamWrapLayout, exam_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
exam_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As wide as all of them in one line, and no narrower than the one that can be made the least narrow. */
static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural;
    }
}

/* Finds where the children go in @width; @place says whether they are put there. Returns: the height of all lines */
static int
lay_out (GtkWidget *widget,
         int        width,
         gboolean   place)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum, wide, tall;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &wide, NULL, NULL);
      wide = MAX (minimum, MIN (wide, width));
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, wide, NULL, &tall, NULL, NULL);

      if (x > 0 && x + wide > width)
        {
          x = 0;
          y += line;
          line = 0;
        }
      if (place)
        gtk_widget_size_allocate (child, &(GtkAllocation) { mirrored ? width - x - wide : x, y, wide, tall }, -1);
      x += wide;
      line = MAX (line, tall);
    }
  return y + line;
}

static void
exam_wrap_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = lay_out (widget, for_size >= 0 ? for_size : G_MAXINT, FALSE);
}

static void
exam_wrap_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  lay_out (widget, width, TRUE);
}

static void
exam_wrap_layout_class_init (ExamWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = exam_wrap_layout_get_request_mode;
  layout_class->measure = exam_wrap_layout_measure;
  layout_class->allocate = exam_wrap_layout_allocate;
}

static void
exam_wrap_layout_init (ExamWrapLayout *self)
{
}

/** Returns: (transfer full): a layout that begins a new line where the children of a widget do not fit beside each other */
GtkLayoutManager *
exam_wrap_layout_new (void)
{
  return g_object_new (EXAM_TYPE_WRAP_LAYOUT, NULL);
}

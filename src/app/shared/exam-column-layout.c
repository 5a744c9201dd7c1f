/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shared/exam-column-layout.h"

/*
 * Puts text that wraps one piece above the other.
 *
 * A GtkBoxLayout would do, but for the time it takes: a horizontal box around it asks how wide the text is at the height of
 * one line, and a label finds that out by wrapping itself a dozen times, at each level of boxes again. How wide a column
 * of text is does not depend on its height: this layout says so without asking.
 */
struct _ExamColumnLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (ExamColumnLayout, exam_column_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
get_first (GtkWidget *widget)
{
  return next_shown (gtk_widget_get_first_child (widget));
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return next_shown (gtk_widget_get_next_sibling (child));
}

/* What does not fill the column gets no more than its natural width, and wraps in it. */
static int
get_width (GtkWidget *child,
           int        width)
{
  int natural;

  if (gtk_widget_get_halign (child) == GTK_ALIGN_FILL || width < 0)
    return width;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return MIN (width, natural);
}

static GtkSizeRequestMode
exam_column_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
exam_column_layout_measure (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  ExamColumnLayout *self = EXAM_COLUMN_LAYOUT (manager);
  gboolean vertical = orientation == GTK_ORIENTATION_VERTICAL;

  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child))
    {
      int child_minimum, child_natural;
      int gap = vertical && child != get_first (widget) ? self->spacing : 0;

      gtk_widget_measure (child, orientation, vertical ? get_width (child, for_size) : -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = vertical ? *minimum + gap + child_minimum : MAX (*minimum, child_minimum);
      *natural = vertical ? *natural + gap + child_natural : MAX (*natural, child_natural);
    }
}

static void
exam_column_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  ExamColumnLayout *self = EXAM_COLUMN_LAYOUT (manager);
  g_autoptr (GArray) sizes = g_array_new (FALSE, TRUE, sizeof (GtkRequestedSize));
  int left = height;
  int y = 0;

  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child))
    {
      GtkRequestedSize size = { child, 0, 0 };

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, get_width (child, width), &size.minimum_size, &size.natural_size, NULL, NULL);
      left -= size.minimum_size + (sizes->len > 0 ? self->spacing : 0);
      g_array_append_val (sizes, size);
    }
  gtk_distribute_natural_allocation (MAX (left, 0), sizes->len, (GtkRequestedSize *) (void *) sizes->data);

  for (guint i = 0; i < sizes->len; i++)
    {
      const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      const GtkAllocation place = { 0, y, width, size->minimum_size };

      gtk_widget_size_allocate (size->data, &place, -1);
      y += size->minimum_size + self->spacing;
    }
}

static void
exam_column_layout_class_init (ExamColumnLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = exam_column_layout_get_request_mode;
  layout_class->measure = exam_column_layout_measure;
  layout_class->allocate = exam_column_layout_allocate;
}

static void
exam_column_layout_init (ExamColumnLayout *self)
{
}

/** Sets how many pixels are between the pieces. */
void
exam_column_layout_set_spacing (ExamColumnLayout *self,
                                int               spacing)
{
  g_return_if_fail (EXAM_IS_COLUMN_LAYOUT (self));

  if (self->spacing == spacing)
    return;

  self->spacing = spacing;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

/** Has a vertical box lay out what is in it as a column of text. Its spacing must not change any more. */
void
exam_column_layout_use_in_box (GtkBox *box)
{
  GtkLayoutManager *column = g_object_new (EXAM_TYPE_COLUMN_LAYOUT, NULL);

  g_return_if_fail (GTK_IS_BOX (box));

  exam_column_layout_set_spacing (EXAM_COLUMN_LAYOUT (column), gtk_box_get_spacing (box));
  gtk_widget_set_layout_manager (GTK_WIDGET (box), column);
}

/** Has title and subtitle of a row, of which there are many, lay themselves out as a column of text. */
void
exam_column_layout_use_in_row (AdwActionRow *row)
{
  GtkWidget *child = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

  g_return_if_fail (ADW_IS_ACTION_ROW (row));

  /* libadwaita does not say what is in its rows; where there is no such box, they are as they are. */
  for (child = gtk_widget_get_first_child (child); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BOX (child) && GTK_IS_BOX_LAYOUT (gtk_widget_get_layout_manager (child)) &&
        gtk_orientable_get_orientation (GTK_ORIENTABLE (child)) == GTK_ORIENTATION_VERTICAL)
      exam_column_layout_use_in_box (GTK_BOX (child));
}

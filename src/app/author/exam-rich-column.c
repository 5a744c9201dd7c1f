/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-rich-column-private.h"

#include "app/author/exam-rich-blocks.h"
#include "app/author/exam-table-editor.h"
#include "app/question/exam-image-block.h"
#include "app/shared/exam-widget.h"

G_DEFINE_FINAL_TYPE (ExamRichColumn, exam_rich_column, GTK_TYPE_WIDGET)

enum {
  EDITED,
  STATE_CHANGED,
  IMAGE_PASTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
exam_rich_column_say_edited (ExamRichColumn *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

void
exam_rich_column_say_state (ExamRichColumn *self)
{
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

void
exam_rich_column_say_image (ExamRichColumn *self,
                            GObject        *image)
{
  g_signal_emit (self, signals[IMAGE_PASTED], 0, image);
}

void
exam_rich_column_set_current (ExamRichColumn *self,
                              ExamRichView   *view)
{
  g_set_weak_pointer (&self->current, view);
  exam_rich_column_say_state (self);
}

/* --- Setting --- */

/* Returns: whether the same objects are shown, so that only what they say may have changed */
static gboolean
has_shape (ExamRichColumn *self,
           GPtrArray      *blocks)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (guint i = 0; i < blocks->len; i++)
    {
      const ExamTextBlock *block = g_ptr_array_index (blocks, i);

      if (!exam_rich_block_is_object (block))
        continue;

      child = gtk_widget_get_next_sibling (child);
      if (child == NULL || (block->kind == EXAM_TEXT_TABLE) != EXAM_IS_TABLE_EDITOR (child))
        return FALSE;
      child = gtk_widget_get_next_sibling (child);
    }

  return gtk_widget_get_next_sibling (child) == NULL;
}

static void
update_text (ExamRichView *view,
             GPtrArray    *blocks,
             guint         first,
             guint         n_blocks)
{
  ExamRichBuffer *buffer = exam_rich_view_get_buffer (view);
  g_autoptr (GPtrArray) shown = exam_rich_buffer_dup_blocks (buffer, NULL, NULL);
  gboolean equal = shown->len == n_blocks;

  for (guint i = 0; equal && i < n_blocks; i++)
    equal = exam_rich_block_equal (g_ptr_array_index (shown, i), g_ptr_array_index (blocks, first + i));
  if (!equal)
    exam_rich_buffer_set_blocks (buffer, blocks, first, n_blocks);
}

static void
update_object (GtkWidget           *object,
               const ExamTextBlock *block)
{
  g_autoptr (ExamTextBlock) shown = exam_rich_column_dup_object (object);

  if (exam_rich_block_equal (shown, block))
    return;
  if (EXAM_IS_TABLE_EDITOR (object))
    exam_table_editor_set_block (EXAM_TABLE_EDITOR (object), block);
  else
    exam_image_block_set_block (EXAM_IMAGE_BLOCK (object), block);
}

/**
 * exam_rich_column_set_blocks:
 * @self: a column
 * @blocks: (element-type ExamTextBlock): what to show, styles nested as the editor does
 *
 * What is shown already stays, with the cursor in it.
 */
void
exam_rich_column_set_blocks (ExamRichColumn *self,
                             GPtrArray      *blocks)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_return_if_fail (EXAM_IS_RICH_COLUMN (self));

  if (child == NULL || !has_shape (self, blocks))
    {
      gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

      exam_widget_remove_children (GTK_WIDGET (self));
      exam_rich_column_build (self, blocks, 0, NULL);
      exam_rich_column_set_current (self, exam_rich_column_get_text (gtk_widget_get_first_child (GTK_WIDGET (self))));
      if (focused)
        gtk_widget_grab_focus (GTK_WIDGET (self));
      return;
    }

  for (guint i = 0; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      guint n = exam_rich_column_get_text (child) != NULL ? exam_rich_column_count_text (blocks, i) : 1;

      if (exam_rich_column_get_text (child) != NULL)
        update_text (exam_rich_column_get_text (child), blocks, i, n);
      else
        update_object (child, g_ptr_array_index (blocks, i));
      i += n;
    }
}

/** Returns: (transfer full) (element-type ExamTextBlock): what is written */
GPtrArray *
exam_rich_column_dup_blocks (ExamRichColumn *self)
{
  GPtrArray *blocks = exam_rich_blocks_new ();

  g_return_val_if_fail (EXAM_IS_RICH_COLUMN (self), blocks);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      ExamRichView *text = exam_rich_column_get_text (child);

      if (text != NULL)
        g_ptr_array_extend_and_steal (blocks, exam_rich_buffer_dup_blocks (exam_rich_view_get_buffer (text), NULL, NULL));
      else
        g_ptr_array_add (blocks, exam_rich_column_dup_object (child));
    }

  return blocks;
}

/** Returns: whether there is nothing to see, not even an empty entry of a list */
gboolean
exam_rich_column_is_empty (ExamRichColumn *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));
  ExamRichBuffer *buffer = exam_rich_view_get_buffer (exam_rich_column_get_text (first));

  return gtk_widget_get_next_sibling (first) == NULL && gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (buffer)) == 0 &&
         exam_rich_buffer_get_kind (buffer, 0) == EXAM_TEXT_PARAGRAPH;
}

/** Returns: (transfer none): where the author is or was last; may be a cell of a table */
ExamRichView *
exam_rich_column_get_view (ExamRichColumn *self)
{
  ExamRichView *focus;

  g_return_val_if_fail (EXAM_IS_RICH_COLUMN (self), NULL);

  focus = exam_rich_view_find_focus (GTK_WIDGET (self));
  if (focus != NULL)
    g_set_weak_pointer (&self->current, focus);
  return self->current != NULL ? self->current
                               : exam_rich_column_get_text (gtk_widget_get_first_child (GTK_WIDGET (self)));
}

/* Returns: the text to put something into: that with the cursor, or that below the table with the cursor */
static GtkWidget *
get_target (ExamRichColumn *self)
{
  GtkWidget *child = exam_rich_column_get_child (self, GTK_WIDGET (exam_rich_column_get_view (self)));

  if (exam_rich_column_get_text (child) != NULL)
    return child;

  child = gtk_widget_get_next_sibling (child);
  exam_rich_view_place_cursor (exam_rich_column_get_text (child), FALSE);
  return child;
}

/**
 * exam_rich_column_insert_blocks:
 * @self: a column
 * @blocks: (element-type ExamTextBlock): what
 *
 * The author puts it at the cursor, in place of what is selected.
 */
void
exam_rich_column_insert_blocks (ExamRichColumn *self,
                                GPtrArray      *blocks)
{
  GtkWidget *target = get_target (self);
  ExamRichBuffer *buffer = exam_rich_view_get_buffer (exam_rich_column_get_text (target));
  GtkTextIter start, end;
  g_autoptr (GPtrArray) all = NULL;
  GtkWidget *object, *last;
  guint n;

  g_return_if_fail (EXAM_IS_RICH_COLUMN (self));

  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (buffer), &start, &end);
  all = exam_rich_buffer_dup_blocks (buffer, NULL, &start);
  for (guint i = 0; i < blocks->len; i++)
    g_ptr_array_add (all, exam_rich_block_copy (g_ptr_array_index (blocks, i)));
  g_ptr_array_extend_and_steal (all, exam_rich_buffer_dup_blocks (buffer, &end, NULL));

  n = exam_rich_column_count_text (all, 0);
  g_return_if_fail (n < all->len);

  exam_rich_buffer_set_blocks (buffer, all, 0, n);
  object = exam_rich_column_make_object (self, g_ptr_array_index (all, n));
  gtk_widget_insert_after (object, GTK_WIDGET (self), target);
  last = exam_rich_column_build (self, all, n + 1, object);
  if (EXAM_IS_TABLE_EDITOR (object))
    exam_rich_column_enter_object (object, GTK_DIR_DOWN);
  else
    exam_rich_column_focus_text (last, FALSE);
  exam_rich_column_say_edited (self);
}

/* --- The rest --- */

/** Sets what assistive tools call the text. */
void
exam_rich_column_set_label (ExamRichColumn *self,
                            const char     *label)
{
  g_return_if_fail (EXAM_IS_RICH_COLUMN (self));

  g_free (self->label);
  self->label = g_strdup (label);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (exam_rich_column_get_text (child) != NULL)
      gtk_accessible_update_property (GTK_ACCESSIBLE (exam_rich_column_get_text (child)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/** Sets where pictures come from; those shown from now on use it. */
void
exam_rich_column_set_image_loader (ExamRichColumn *self,
                                   ExamImageLoader loader,
                                   gpointer        user_data)
{
  g_return_if_fail (EXAM_IS_RICH_COLUMN (self));

  self->loader = loader;
  self->loader_data = user_data;
}

static gboolean
exam_rich_column_grab_focus (GtkWidget *widget)
{
  ExamRichView *view = exam_rich_column_get_view (EXAM_RICH_COLUMN (widget));

  return view != NULL && gtk_widget_grab_focus (GTK_WIDGET (view));
}

static void
exam_rich_column_dispose (GObject *object)
{
  ExamRichColumn *self = EXAM_RICH_COLUMN (object);

  g_clear_weak_pointer (&self->current);
  exam_widget_remove_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (exam_rich_column_parent_class)->dispose (object);
}

static void
exam_rich_column_finalize (GObject *object)
{
  g_free (EXAM_RICH_COLUMN (object)->label);
  G_OBJECT_CLASS (exam_rich_column_parent_class)->finalize (object);
}

static void
exam_rich_column_class_init (ExamRichColumnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_rich_column_dispose;
  object_class->finalize = exam_rich_column_finalize;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_rich_column_grab_focus;

  /**
   * ExamRichColumn::edited:
   *
   * The author has changed something.
   */
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  /**
   * ExamRichColumn::state-changed:
   *
   * The cursor is somewhere else, or what is under it is.
   */
  signals[STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);

  /**
   * ExamRichColumn::image-pasted:
   * @image: a #GFile or a #GdkTexture
   */
  signals[IMAGE_PASTED] = g_signal_new ("image-pasted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "richcolumn");
}

/* Around the text, inside its frame, is where people click as well. */
static void
pressed_around_cb (ExamRichColumn *self,
                   int             n_press,
                   double          x,
                   double          y,
                   GtkGesture     *gesture)
{
  GtkWidget *widget = GTK_WIDGET (self);
  ExamRichView *nearest = NULL;
  double least = G_MAXDOUBLE;

  if (gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT) != widget)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;
      double distance;

      if (exam_rich_column_get_text (child) == NULL || !gtk_widget_compute_bounds (child, widget, &bounds))
        continue;
      distance = MAX (bounds.origin.y - y, y - bounds.origin.y - bounds.size.height);
      if (distance >= least)
        continue;
      least = distance;
      nearest = exam_rich_column_get_text (child);
    }
  if (nearest == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  exam_rich_view_click (nearest, widget, x, y);
}

static void
exam_rich_column_init (ExamRichColumn *self)
{
  g_autoptr (GPtrArray) none = exam_rich_blocks_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_around_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  exam_rich_column_set_blocks (self, none);
}

GtkWidget *
exam_rich_column_new (void)
{
  return g_object_new (EXAM_TYPE_RICH_COLUMN, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-rich-column-private.h"

#include "app/author/exam-rich-blocks.h"
#include "app/author/exam-table-editor.h"
#include "app/question/exam-image-block.h"

/* What stands in the column: text, object, text, object ... text. */

/* Returns: (nullable): the text that a child of the column is, if it is text */
ExamRichView *
exam_rich_column_get_text (GtkWidget *child)
{
  return child != NULL && GTK_IS_BOX (child) ? EXAM_RICH_VIEW (gtk_widget_get_first_child (child)) : NULL;
}

/* Returns: (nullable): the child of the column that @widget is in */
GtkWidget *
exam_rich_column_get_child (ExamRichColumn *self,
                            GtkWidget      *widget)
{
  while (widget != NULL && gtk_widget_get_parent (widget) != GTK_WIDGET (self))
    widget = gtk_widget_get_parent (widget);

  return widget;
}

ExamTextBlock *
exam_rich_column_dup_object (GtkWidget *child)
{
  return EXAM_IS_TABLE_EDITOR (child) ? exam_table_editor_dup_block (EXAM_TABLE_EDITOR (child))
                                      : exam_image_block_dup_block (EXAM_IMAGE_BLOCK (child));
}

void
exam_rich_column_focus_text (GtkWidget *child,
                             gboolean   at_end)
{
  exam_rich_view_place_cursor (exam_rich_column_get_text (child), at_end);
  gtk_widget_grab_focus (GTK_WIDGET (exam_rich_column_get_text (child)));
}

static void
enter_cb (GtkEventController *controller,
          ExamRichColumn     *self)
{
  exam_rich_column_set_current (self, EXAM_RICH_VIEW (gtk_event_controller_get_widget (controller)));
}

/* --- Moving between them --- */

/* What was above and below is one text again. The cursor stands behind where the object was. */
static void
remove_object (ExamRichColumn *self,
               GtkWidget      *object)
{
  GtkWidget *before = gtk_widget_get_prev_sibling (object);
  GtkWidget *after = gtk_widget_get_next_sibling (object);
  ExamRichBuffer *buffer = exam_rich_view_get_buffer (exam_rich_column_get_text (before));
  g_autoptr (GPtrArray) blocks = exam_rich_buffer_dup_blocks (buffer, NULL, NULL);
  ExamRichBuffer *next = exam_rich_view_get_buffer (exam_rich_column_get_text (after));
  g_autoptr (GPtrArray) more = exam_rich_buffer_dup_blocks (next, NULL, NULL);
  GtkTextIter iter;
  int offset;

  exam_rich_buffer_set_blocks (buffer, blocks, 0, blocks->len);
  offset = gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (buffer)) + (blocks->len > 0 && more->len > 0 ? 1 : 0);
  g_ptr_array_extend_and_steal (blocks, g_steal_pointer (&more));
  exam_rich_buffer_set_blocks (buffer, blocks, 0, blocks->len);

  gtk_widget_grab_focus (GTK_WIDGET (exam_rich_column_get_text (before)));
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, offset);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &iter);
  gtk_widget_unparent (object);
  gtk_widget_unparent (after);
  exam_rich_column_say_edited (self);
}

static void
remove_cb (GtkWidget      *object,
           ExamRichColumn *self)
{
  remove_object (self, object);
}

/* An object is entered from the side that is near. */
void
exam_rich_column_enter_object (GtkWidget       *object,
                               GtkDirectionType direction)
{
  if (EXAM_IS_TABLE_EDITOR (object))
    exam_table_editor_enter (EXAM_TABLE_EDITOR (object), direction == GTK_DIR_UP || direction == GTK_DIR_LEFT);
  else
    gtk_widget_grab_focus (object);
}

static void
leave_text_cb (GtkWidget       *view,
               GtkDirectionType direction,
               ExamRichColumn  *self)
{
  GtkWidget *child = exam_rich_column_get_child (self, view);
  gboolean back = direction == GTK_DIR_UP || direction == GTK_DIR_LEFT || direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *next = back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child);

  if (next == NULL)
    exam_rich_view_place_cursor (EXAM_RICH_VIEW (view), !back);
  else if (direction == GTK_DIR_TAB_BACKWARD && EXAM_IS_IMAGE_BLOCK (next))
    remove_object (self, next);
  else
    exam_rich_column_enter_object (next, back ? GTK_DIR_UP : GTK_DIR_DOWN);
}

static void
leave_object_cb (GtkWidget       *object,
                 GtkDirectionType direction,
                 ExamRichColumn  *self G_GNUC_UNUSED)
{
  gboolean back = direction == GTK_DIR_UP || direction == GTK_DIR_LEFT;

  GtkWidget *text = back ? gtk_widget_get_prev_sibling (object) : gtk_widget_get_next_sibling (object);

  exam_rich_column_focus_text (text, back);
}

/* --- Making them --- */

static void
pasted_cb (ExamRichView   *view,
           GPtrArray      *blocks,
           ExamRichColumn *self)
{
  gboolean objects = FALSE;

  for (guint i = 0; i < blocks->len; i++)
    objects |= exam_rich_block_is_object (g_ptr_array_index (blocks, i));
  if (!objects)
    return;

  g_signal_stop_emission_by_name (view, "pasted");
  exam_rich_column_insert_blocks (self, blocks);
}

/* Connects what all texts have, those of cells too. */
static void
watch_view (ExamRichColumn *self,
            ExamRichView   *view)
{
  ExamRichBuffer *buffer = exam_rich_view_get_buffer (view);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (focus, "enter", G_CALLBACK (enter_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), focus);
  g_signal_connect_object (buffer, "edited", G_CALLBACK (exam_rich_column_say_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "state-changed", G_CALLBACK (exam_rich_column_say_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (view, "image-pasted", G_CALLBACK (exam_rich_column_say_image), self);
}

static void
width_changed_cb (GtkAdjustment *adjustment,
                  GtkWidget     *scrollbar)
{
  gtk_widget_set_visible (scrollbar, gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment));
}

/* Reports are not wrapped. A scrolled window would scroll up and down too, in text that is about to grow. */
static void
add_scrollbar (GtkBox        *box,
               GtkScrollable *view)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  GtkWidget *scrollbar = gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, adjustment);

  gtk_scrollable_set_hadjustment (view, adjustment);
  gtk_widget_set_visible (scrollbar, FALSE);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (width_changed_cb), scrollbar, 0);
  gtk_box_append (box, scrollbar);
}

static GtkWidget *
make_text (ExamRichColumn *self,
           GPtrArray      *blocks,
           guint           first,
           guint           n_blocks)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view = exam_rich_view_new (FALSE);

  gtk_box_append (GTK_BOX (box), view);
  add_scrollbar (GTK_BOX (box), GTK_SCROLLABLE (view));
  if (self->label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label, -1);

  exam_rich_buffer_set_blocks (exam_rich_view_get_buffer (EXAM_RICH_VIEW (view)), blocks, first, n_blocks);
  watch_view (self, EXAM_RICH_VIEW (view));
  g_signal_connect (view, "leave", G_CALLBACK (leave_text_cb), self);
  g_signal_connect (view, "pasted", G_CALLBACK (pasted_cb), self);
  return box;
}

static void
cell_added_cb (ExamRichColumn *self,
               ExamRichView   *cell)
{
  watch_view (self, cell);
}

GtkWidget *
exam_rich_column_make_object (ExamRichColumn      *self,
                              const ExamTextBlock *block)
{
  GtkWidget *object = block->kind == EXAM_TEXT_TABLE ? exam_table_editor_new () : exam_image_block_new ();

  if (block->kind == EXAM_TEXT_TABLE)
    {
      g_signal_connect_swapped (object, "cell-added", G_CALLBACK (cell_added_cb), self);
      exam_table_editor_set_block (EXAM_TABLE_EDITOR (object), block);
    }
  else
    {
      exam_image_block_set_loader (EXAM_IMAGE_BLOCK (object), self->loader, self->loader_data);
      exam_image_block_set_block (EXAM_IMAGE_BLOCK (object), block);
    }

  g_signal_connect_swapped (object, "edited", G_CALLBACK (exam_rich_column_say_edited), self);
  g_signal_connect (object, "leave", G_CALLBACK (leave_object_cb), self);
  g_signal_connect (object, "remove", G_CALLBACK (remove_cb), self);
  return object;
}

/* Returns: how many blocks from the @first on are text */
guint
exam_rich_column_count_text (GPtrArray *blocks,
                             guint      first)
{
  guint n = 0;

  while (first + n < blocks->len && !exam_rich_block_is_object (g_ptr_array_index (blocks, first + n)))
    n++;

  return n;
}

/* Inserts what @blocks are from the @first on, from text to text, behind @after. Returns: the last of them */
GtkWidget *
exam_rich_column_build (ExamRichColumn *self,
                        GPtrArray      *blocks,
                        guint           first,
                        GtkWidget      *after)
{
  for (guint i = first; ; i++)
    {
      guint n = exam_rich_column_count_text (blocks, i);
      GtkWidget *text = make_text (self, blocks, i, n);
      GtkWidget *object;

      gtk_widget_insert_after (text, GTK_WIDGET (self), after);
      after = text;
      i += n;
      if (i == blocks->len)
        return after;

      object = exam_rich_column_make_object (self, g_ptr_array_index (blocks, i));
      gtk_widget_insert_after (object, GTK_WIDGET (self), after);
      after = object;
    }
}

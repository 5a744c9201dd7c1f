/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-rich-column.h"

#include "app/exam-image-block.h"
#include "app/exam-rich-blocks.h"
#include "app/exam-table-editor.h"
#include "app/exam-widget.h"

/* Text with tables and pictures: above and below each of these stands text, so that one can write everywhere. */
struct _ExamRichColumn
{
  GtkWidget parent_instance;

  ExamRichView   *current;      /* (weak) (nullable): where the author was last; may be a cell */
  char           *label;        /* (owned) (nullable) */
  ExamImageLoader loader;       /* (nullable) */
  gpointer        loader_data;
};

G_DEFINE_FINAL_TYPE (ExamRichColumn, exam_rich_column, GTK_TYPE_WIDGET)

enum {
  EDITED,
  STATE_CHANGED,
  IMAGE_PASTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Children: text, object, text, object ... text --- */

/* Returns: (nullable): the text that a child of the column is, if it is text */
static ExamRichView *
get_text (GtkWidget *child)
{
  return child != NULL && GTK_IS_BOX (child) ? EXAM_RICH_VIEW (gtk_widget_get_first_child (child)) : NULL;
}

/* Returns: (nullable): the child of the column that @widget is in */
static GtkWidget *
get_child (ExamRichColumn *self,
           GtkWidget      *widget)
{
  while (widget != NULL && gtk_widget_get_parent (widget) != GTK_WIDGET (self))
    widget = gtk_widget_get_parent (widget);

  return widget;
}

static ExamTextBlock *
dup_object (GtkWidget *child)
{
  return EXAM_IS_TABLE_EDITOR (child) ? exam_table_editor_dup_block (EXAM_TABLE_EDITOR (child))
                                      : exam_image_block_dup_block (EXAM_IMAGE_BLOCK (child));
}

static void
focus_text (GtkWidget *child,
            gboolean   at_end)
{
  exam_rich_view_place_cursor (get_text (child), at_end);
  gtk_widget_grab_focus (GTK_WIDGET (get_text (child)));
}

static void
set_current (ExamRichColumn *self,
             ExamRichView   *view)
{
  g_set_weak_pointer (&self->current, view);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

static void
edited_cb (ExamRichColumn *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

static void
image_pasted_cb (ExamRichColumn *self,
                 GObject        *image)
{
  g_signal_emit (self, signals[IMAGE_PASTED], 0, image);
}

static void
state_changed_cb (ExamRichColumn *self)
{
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

static void
enter_cb (GtkEventController *controller,
          ExamRichColumn     *self)
{
  set_current (self, EXAM_RICH_VIEW (gtk_event_controller_get_widget (controller)));
}

/* --- Moving between them --- */

/* What was above and below is one text again. The cursor stands behind where the object was. */
static void
remove_object (ExamRichColumn *self,
               GtkWidget      *object)
{
  GtkWidget *before = gtk_widget_get_prev_sibling (object);
  GtkWidget *after = gtk_widget_get_next_sibling (object);
  ExamRichBuffer *buffer = exam_rich_view_get_buffer (get_text (before));
  g_autoptr (GPtrArray) blocks = exam_rich_buffer_dup_blocks (buffer, NULL, NULL);
  g_autoptr (GPtrArray) more = exam_rich_buffer_dup_blocks (exam_rich_view_get_buffer (get_text (after)), NULL, NULL);
  GtkTextIter iter;
  int offset;

  exam_rich_buffer_set_blocks (buffer, blocks, 0, blocks->len);
  offset = gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (buffer)) + (blocks->len > 0 && more->len > 0 ? 1 : 0);
  g_ptr_array_extend_and_steal (blocks, g_steal_pointer (&more));
  exam_rich_buffer_set_blocks (buffer, blocks, 0, blocks->len);

  gtk_widget_grab_focus (GTK_WIDGET (get_text (before)));
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, offset);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &iter);
  gtk_widget_unparent (object);
  gtk_widget_unparent (after);
  edited_cb (self);
}

static void
remove_cb (GtkWidget      *object,
           ExamRichColumn *self)
{
  remove_object (self, object);
}

/* An object is entered from the side that is near. */
static void
enter_object (GtkWidget       *object,
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
  GtkWidget *child = get_child (self, view);
  gboolean back = direction == GTK_DIR_UP || direction == GTK_DIR_LEFT || direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *next = back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child);

  if (next == NULL)
    exam_rich_view_place_cursor (EXAM_RICH_VIEW (view), !back);
  else if (direction == GTK_DIR_TAB_BACKWARD && EXAM_IS_IMAGE_BLOCK (next))
    remove_object (self, next);
  else
    enter_object (next, back ? GTK_DIR_UP : GTK_DIR_DOWN);
}

static void
leave_object_cb (GtkWidget       *object,
                 GtkDirectionType direction,
                 ExamRichColumn  *self G_GNUC_UNUSED)
{
  gboolean back = direction == GTK_DIR_UP || direction == GTK_DIR_LEFT;

  focus_text (back ? gtk_widget_get_prev_sibling (object) : gtk_widget_get_next_sibling (object), back);
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
  g_signal_connect_object (buffer, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "state-changed", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (view, "image-pasted", G_CALLBACK (image_pasted_cb), self);
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

static GtkWidget *
make_object (ExamRichColumn      *self,
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

  g_signal_connect_swapped (object, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect (object, "leave", G_CALLBACK (leave_object_cb), self);
  g_signal_connect (object, "remove", G_CALLBACK (remove_cb), self);
  return object;
}

/* Returns: how many blocks from the @first on are text */
static guint
count_text (GPtrArray *blocks,
            guint      first)
{
  guint n = 0;

  while (first + n < blocks->len && !exam_rich_block_is_object (g_ptr_array_index (blocks, first + n)))
    n++;

  return n;
}

/* Inserts what @blocks are from the @first on, from text to text, behind @after. Returns: the last of them */
static GtkWidget *
build (ExamRichColumn *self,
       GPtrArray      *blocks,
       guint           first,
       GtkWidget      *after)
{
  for (guint i = first; ; i++)
    {
      guint n = count_text (blocks, i);
      GtkWidget *text = make_text (self, blocks, i, n);
      GtkWidget *object;

      gtk_widget_insert_after (text, GTK_WIDGET (self), after);
      after = text;
      i += n;
      if (i == blocks->len)
        return after;

      object = make_object (self, g_ptr_array_index (blocks, i));
      gtk_widget_insert_after (object, GTK_WIDGET (self), after);
      after = object;
    }
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
  g_autoptr (ExamTextBlock) shown = dup_object (object);

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
      build (self, blocks, 0, NULL);
      set_current (self, get_text (gtk_widget_get_first_child (GTK_WIDGET (self))));
      if (focused)
        gtk_widget_grab_focus (GTK_WIDGET (self));
      return;
    }

  for (guint i = 0; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      guint n = get_text (child) != NULL ? count_text (blocks, i) : 1;

      if (get_text (child) != NULL)
        update_text (get_text (child), blocks, i, n);
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
    if (get_text (child) != NULL)
      g_ptr_array_extend_and_steal (blocks, exam_rich_buffer_dup_blocks (exam_rich_view_get_buffer (get_text (child)),
                                                                         NULL, NULL));
    else
      g_ptr_array_add (blocks, dup_object (child));

  return blocks;
}

/** Returns: whether there is nothing to see, not even an empty entry of a list */
gboolean
exam_rich_column_is_empty (ExamRichColumn *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));
  ExamRichBuffer *buffer = exam_rich_view_get_buffer (get_text (first));

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
  return self->current != NULL ? self->current : get_text (gtk_widget_get_first_child (GTK_WIDGET (self)));
}

/* Returns: the text to put something into: that with the cursor, or that below the table with the cursor */
static GtkWidget *
get_target (ExamRichColumn *self)
{
  GtkWidget *child = get_child (self, GTK_WIDGET (exam_rich_column_get_view (self)));

  if (get_text (child) != NULL)
    return child;

  child = gtk_widget_get_next_sibling (child);
  exam_rich_view_place_cursor (get_text (child), FALSE);
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
  ExamRichBuffer *buffer = exam_rich_view_get_buffer (get_text (target));
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

  n = count_text (all, 0);
  g_return_if_fail (n < all->len);

  exam_rich_buffer_set_blocks (buffer, all, 0, n);
  object = make_object (self, g_ptr_array_index (all, n));
  gtk_widget_insert_after (object, GTK_WIDGET (self), target);
  last = build (self, all, n + 1, object);
  if (EXAM_IS_TABLE_EDITOR (object))
    enter_object (object, GTK_DIR_DOWN);
  else
    focus_text (last, FALSE);
  edited_cb (self);
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
    if (get_text (child) != NULL)
      gtk_accessible_update_property (GTK_ACCESSIBLE (get_text (child)), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
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

static void
exam_rich_column_init (ExamRichColumn *self)
{
  g_autoptr (GPtrArray) none = exam_rich_blocks_new ();

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

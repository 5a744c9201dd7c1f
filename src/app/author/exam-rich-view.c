/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-rich-view.h"

#include <glib/gi18n.h>

#include "app/author/exam-rich-blocks.h"
#include "app/author/exam-rich-clipboard.h"
#include "app/author/exam-rich-keys.h"
#include "app/charts/exam-chart.h"
#include "app/shared/exam-compat.h"
#include "app/shared/exam-widget.h"

/* How far the text of lists stands in, in characters. */
#define INDENT_CHARS 3

/* Pixels; cells have a width of their own in style.css. */
#define MIN_WIDTH 40

/* Pixels that are shown above and below the cursor */
#define SCROLL_MARGIN 12

/* Milliseconds in which a line that was added gets its place */
#define SCROLL_DELAY 40

/* Where text is typed: draws what stands before the entries of lists, and has the keys that make and end them. */
struct _ExamRichView
{
  GtkTextView parent_instance;

  int   indent;      /* pixels */
  int   height;      /* pixels: what was asked for last */
  guint resize_id;   /* a tick callback */
  guint scroll_id;   /* a source */
};

G_DEFINE_FINAL_TYPE (ExamRichView, exam_rich_view, GTK_TYPE_TEXT_VIEW)

enum {
  LEAVE,
  PASTED,
  IMAGE_PASTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/** Returns: (transfer none): what is shown */
ExamRichBuffer *
exam_rich_view_get_buffer (ExamRichView *self)
{
  g_return_val_if_fail (EXAM_IS_RICH_VIEW (self), NULL);
  return EXAM_RICH_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
}

/** Returns: (transfer none) (nullable): the view in @within that has the focus whenever the window is active */
ExamRichView *
exam_rich_view_find_focus (GtkWidget *within)
{
  GtkRoot *root = gtk_widget_get_root (within);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !EXAM_IS_RICH_VIEW (focus) || !gtk_widget_is_ancestor (focus, within))
    return NULL;
  return EXAM_RICH_VIEW (focus);
}

/** Puts the cursor before or behind all text. */
void
exam_rich_view_place_cursor (ExamRichView *self,
                             gboolean      at_end)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_if_fail (EXAM_IS_RICH_VIEW (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_place_cursor (buffer, at_end ? &end : &start);
}

/** Takes the focus, and puts the cursor where the text is nearest to a place in @widget, which may be outside of the view. */
void
exam_rich_view_click (ExamRichView *self,
                      GtkWidget    *widget,
                      double        x,
                      double        y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  graphene_point_t place;
  GtkTextIter iter;
  int buffer_x, buffer_y;

  g_return_if_fail (EXAM_IS_RICH_VIEW (self));

  if (!gtk_widget_compute_point (widget, GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &place))
    return;
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) place.x, (int) place.y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (view), &iter);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
get_cursor (ExamRichView *self,
            GtkTextIter  *iter)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  gtk_text_buffer_get_iter_at_mark (buffer, iter, gtk_text_buffer_get_insert (buffer));
}

static gboolean
is_list (ExamTextBlockKind kind)
{
  return kind == EXAM_TEXT_BULLETS || kind == EXAM_TEXT_NUMBERS;
}

/* The text is as high as it needs, so that only what it is in can scroll. */
static gboolean
scroll_cb (gpointer user_data)
{
  ExamRichView *self = user_data;
  GtkTextIter iter;
  GdkRectangle place;

  self->scroll_id = 0;
  if (!gtk_widget_is_focus (GTK_WIDGET (self)) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;

  get_cursor (self, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, place.x, place.y,
                                         &place.x, &place.y);
  place.y -= SCROLL_MARGIN;
  place.height += 2 * SCROLL_MARGIN;
  exam_widget_scroll_to (GTK_WIDGET (self), &place);
  return G_SOURCE_REMOVE;
}

/* Only when all has its new place. */
static void
scroll_to_cursor (ExamRichView *self)
{
  if (self->scroll_id == 0 && gtk_widget_is_focus (GTK_WIDGET (self)))
    self->scroll_id = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, SCROLL_DELAY, scroll_cb, self, NULL);
}

/* --- What stands before the entries --- */

/* The last line has no character when it is empty, and without one no tag: it stands where the view puts text. */
static void
state_changed_cb (ExamRichView *self)
{
  ExamRichBuffer *buffer = exam_rich_view_get_buffer (self);
  guint last = (guint) gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (buffer)) - 1;

  scroll_to_cursor (self);
  if (exam_rich_buffer_is_cell (buffer))
    return;

  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self),
                                 is_list (exam_rich_buffer_get_kind (buffer, last)) ? self->indent : 0);
  gtk_text_view_set_pixels_above_lines (GTK_TEXT_VIEW (self), exam_rich_buffer_get_gap (buffer, last));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
draw_mark (ExamRichView *self,
           GtkSnapshot  *snapshot,
           guint         line,
           int           bottom)
{
  ExamRichBuffer *buffer = exam_rich_view_get_buffer (self);
  gboolean numbered = exam_rich_buffer_get_kind (buffer, line) == EXAM_TEXT_NUMBERS;
  g_autofree char *mark = numbered ? g_strdup_printf ("%u.", exam_rich_buffer_get_number (buffer, line))
                                   : g_strdup ("•");
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), mark);
  ExamChartColors colors = exam_chart_get_colors ();
  GtkTextIter iter;
  GdkRectangle place;
  int width;

  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (buffer), &iter, (int) line);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &place);
  if (place.y > bottom)
    return;

  pango_layout_get_pixel_size (layout, &width, NULL);
  exam_chart_draw_layout (snapshot, layout, MAX (self->indent - width - 6, 0), place.y,
                          &colors.dim_text);
}

static void
exam_rich_view_snapshot_layer (GtkTextView     *view,
                               GtkTextViewLayer layer,
                               GtkSnapshot     *snapshot)
{
  ExamRichView *self = EXAM_RICH_VIEW (view);
  ExamRichBuffer *buffer = exam_rich_view_get_buffer (self);
  GdkRectangle visible;
  GtkTextIter first, last;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || exam_rich_buffer_is_cell (buffer))
    return;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &first, visible.y, NULL);
  gtk_text_view_get_line_at_y (view, &last, visible.y + visible.height, NULL);
  for (int i = gtk_text_iter_get_line (&first); i <= gtk_text_iter_get_line (&last); i++)
    if (is_list (exam_rich_buffer_get_kind (buffer, (guint) i)))
      draw_mark (self, snapshot, (guint) i, visible.y + visible.height);
}

/* --- Size --- */

/* Returns: how high the text is at the width that the view has, in pixels. What GTK knows it by, it only finds out
 * when it has time. */
static int
get_text_height (ExamRichView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  int height = 0;

  for (int i = 0; i < gtk_text_buffer_get_line_count (buffer); i++)
    {
      GtkTextIter iter;
      GdkRectangle last;
      int top;

      gtk_text_buffer_get_iter_at_line (buffer, &iter, i);
      gtk_text_view_get_line_yrange (view, &iter, &top, NULL);
      if (!gtk_text_iter_ends_line (&iter))
        gtk_text_iter_forward_to_line_end (&iter);
      gtk_text_view_get_iter_location (view, &iter, &last);
      height += last.y - top + last.height;
    }

  return height;
}

static int
get_line_height (GtkWidget *widget)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  return height;
}

/* As high as the text, and never wider for lines that are not wrapped: those are scrolled. */
static void
exam_rich_view_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size G_GNUC_UNUSED,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  ExamRichView *self = EXAM_RICH_VIEW (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = MIN_WIDTH;
      return;
    }

  self->height = gtk_widget_get_width (widget) > 0 ? get_text_height (self) : get_line_height (widget);
  *minimum = *natural = self->height;
}

static gboolean
resize_cb (GtkWidget     *widget,
           GdkFrameClock *clock G_GNUC_UNUSED,
           gpointer       user_data G_GNUC_UNUSED)
{
  EXAM_RICH_VIEW (widget)->resize_id = 0;
  gtk_widget_queue_resize (widget);
  return G_SOURCE_REMOVE;
}

/* Only when it has a width, it turns out how high it has to be. */
static void
exam_rich_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  ExamRichView *self = EXAM_RICH_VIEW (widget);

  GTK_WIDGET_CLASS (exam_rich_view_parent_class)->size_allocate (widget, width, height, baseline);

  if (self->resize_id == 0 && get_text_height (self) != self->height)
    self->resize_id = gtk_widget_add_tick_callback (widget, resize_cb, NULL, NULL);
}

/* Text may be larger or smaller from now on. */
static void
exam_rich_view_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  ExamRichView *self = EXAM_RICH_VIEW (widget);
  PangoFontMetrics *metrics;
  int indent;

  GTK_WIDGET_CLASS (exam_rich_view_parent_class)->css_changed (widget, change);

  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  indent = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics)) * INDENT_CHARS + 6;
  pango_font_metrics_unref (metrics);
  if (indent == self->indent)
    return;

  self->indent = indent;
  exam_rich_buffer_set_indent (exam_rich_view_get_buffer (self), indent);
  state_changed_cb (self);
}

/* --- Keys --- */

static gboolean
key_pressed_cb (ExamRichView   *self,
                guint           key,
                guint           code G_GNUC_UNUSED,
                GdkModifierType state)
{
  return exam_rich_keys_press (self, key, state);
}

/* At the start of an entry or a report: no entry and no report any more. At the start of all: out. */
static void
exam_rich_view_backspace (GtkTextView *view)
{
  ExamRichView *self = EXAM_RICH_VIEW (view);
  ExamRichBuffer *buffer = exam_rich_view_get_buffer (self);
  GtkTextIter iter;
  guint line;

  get_cursor (self, &iter);
  line = (guint) gtk_text_iter_get_line (&iter);
  if (gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (buffer)) || !gtk_text_iter_starts_line (&iter))
    GTK_TEXT_VIEW_CLASS (exam_rich_view_parent_class)->backspace (view);
  else if (is_list (exam_rich_buffer_get_kind (buffer, line)) ||
           (exam_rich_buffer_get_kind (buffer, line) == EXAM_TEXT_PREFORMATTED &&
            exam_rich_buffer_starts_block (buffer, line)))
    exam_rich_buffer_set_kind (buffer, EXAM_TEXT_PARAGRAPH);
  else if (line == 0)
    g_signal_emit (self, signals[LEAVE], 0, GTK_DIR_TAB_BACKWARD);
  else
    GTK_TEXT_VIEW_CLASS (exam_rich_view_parent_class)->backspace (view);
}

/* Returns: whether the cursor is in the first or the last line that is shown */
static gboolean
is_outermost (ExamRichView *self,
              gboolean      last)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter cursor, start, end;
  GdkRectangle here, there;

  get_cursor (self, &cursor);
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (view), &start, &end);
  gtk_text_view_get_iter_location (view, &cursor, &here);
  gtk_text_view_get_iter_location (view, last ? &end : &start, &there);
  return here.y == there.y;
}

static void
exam_rich_view_move_cursor (GtkTextView    *view,
                            GtkMovementStep step,
                            int             count,
                            gboolean        extends)
{
  ExamRichView *self = EXAM_RICH_VIEW (view);
  GtkTextIter cursor;

  get_cursor (self, &cursor);
  if (!extends && step == GTK_MOVEMENT_DISPLAY_LINES && is_outermost (self, count > 0))
    g_signal_emit (self, signals[LEAVE], 0, count > 0 ? GTK_DIR_DOWN : GTK_DIR_UP);
  else if (!extends && step == GTK_MOVEMENT_VISUAL_POSITIONS &&
           !gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (view)) &&
           (count > 0 ? gtk_text_iter_is_end (&cursor) : gtk_text_iter_is_start (&cursor)))
    g_signal_emit (self, signals[LEAVE], 0, count > 0 ? GTK_DIR_RIGHT : GTK_DIR_LEFT);
  else
    GTK_TEXT_VIEW_CLASS (exam_rich_view_parent_class)->move_cursor (view, step, count, extends);
}

/* --- Clipboard --- */

static void
exam_rich_view_copy_clipboard (GtkTextView *view)
{
  exam_rich_clipboard_copy (gtk_widget_get_clipboard (GTK_WIDGET (view)),
                            EXAM_RICH_BUFFER (gtk_text_view_get_buffer (view)));
}

static void
exam_rich_view_cut_clipboard (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  exam_rich_view_copy_clipboard (view);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
}

static void
pasted_cb (GPtrArray    *blocks,
           GObject      *image,
           const GError *error,
           gpointer      user_data)
{
  g_autoptr (ExamRichView) self = user_data;

  if (blocks != NULL)
    g_signal_emit (self, signals[PASTED], 0, blocks);
  else if (image != NULL)
    g_signal_emit (self, signals[IMAGE_PASTED], 0, image);
  else if (error != NULL)
    exam_compat_tell (GTK_WIDGET (self), _("It cannot be pasted"), error->message);
}

static void
exam_rich_view_paste_clipboard (GtkTextView *view)
{
  exam_rich_clipboard_paste (gtk_widget_get_clipboard (GTK_WIDGET (view)), pasted_cb, g_object_ref (view));
}

/* What nobody else puts somewhere goes to the cursor. */
static void
exam_rich_view_pasted (ExamRichView *self,
                       GPtrArray    *blocks)
{
  exam_rich_buffer_insert_blocks (exam_rich_view_get_buffer (self), blocks);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self),
                                      gtk_text_buffer_get_insert (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))));
}

static void
exam_rich_view_dispose (GObject *object)
{
  g_clear_handle_id (&EXAM_RICH_VIEW (object)->scroll_id, g_source_remove);
  G_OBJECT_CLASS (exam_rich_view_parent_class)->dispose (object);
}

static void
exam_rich_view_class_init (ExamRichViewClass *klass)
{
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_rich_view_dispose;
  GTK_WIDGET_CLASS (klass)->measure = exam_rich_view_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = exam_rich_view_size_allocate;
  GTK_WIDGET_CLASS (klass)->css_changed = exam_rich_view_css_changed;
  view_class->snapshot_layer = exam_rich_view_snapshot_layer;
  view_class->backspace = exam_rich_view_backspace;
  view_class->move_cursor = exam_rich_view_move_cursor;
  view_class->copy_clipboard = exam_rich_view_copy_clipboard;
  view_class->cut_clipboard = exam_rich_view_cut_clipboard;
  view_class->paste_clipboard = exam_rich_view_paste_clipboard;

  /**
   * ExamRichView::leave:
   * @direction: where to: a side, or %GTK_DIR_TAB_BACKWARD to delete what is before
   *
   * The cursor is asked to go where there is no more text.
   */
  signals[LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, GTK_TYPE_DIRECTION_TYPE);

  /**
   * ExamRichView::pasted:
   * @blocks: (element-type ExamTextBlock): what; at least one block
   *
   * Something was pasted. Who can hold a table stops the signal when there is one.
   */
  signals[PASTED] = g_signal_new_class_handler ("pasted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                G_CALLBACK (exam_rich_view_pasted), NULL, NULL, NULL,
                                                G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  /**
   * ExamRichView::image-pasted:
   * @image: a #GFile or a #GdkTexture
   */
  signals[IMAGE_PASTED] = g_signal_new ("image-pasted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);
}

static void
exam_rich_view_init (ExamRichView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->indent = 24;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self), FALSE);
  exam_chart_watch_colors (GTK_WIDGET (self));
}

/**
 * exam_rich_view_new:
 * @cell: whether it is a cell of a table
 *
 * Returns: (transfer floating): a new view with a buffer of its own
 */
GtkWidget *
exam_rich_view_new (gboolean cell)
{
  g_autoptr (ExamRichBuffer) buffer = exam_rich_buffer_new (cell);
  GtkWidget *self = g_object_new (EXAM_TYPE_RICH_VIEW, "buffer", buffer, NULL);

  g_signal_connect_object (buffer, "state-changed", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

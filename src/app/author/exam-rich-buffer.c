/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-rich-buffer-private.h"

/* Pixels between paragraphs, and between the entries of a list */
#define GAP 8
#define SMALL_GAP 4

G_DEFINE_FINAL_TYPE (ExamRichBuffer, exam_rich_buffer, GTK_TYPE_TEXT_BUFFER)

enum {
  EDITED,
  STATE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

ExamRichLine *
exam_rich_buffer_get_line (ExamRichBuffer *self,
                           guint           line)
{
  return &g_array_index (self->lines, ExamRichLine, MIN (line, self->lines->len - 1));
}

void
exam_rich_buffer_say_state (ExamRichBuffer *self)
{
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

void
exam_rich_buffer_say_edited (ExamRichBuffer *self)
{
  if (self->frozen > 0)
    return;

  self->edited = TRUE;
  if (self->action_depth > 0)
    return;

  self->edited = FALSE;
  g_signal_emit (self, signals[EDITED], 0);
  exam_rich_buffer_say_state (self);
}

/* --- Tags --- */

static void
make_tags (ExamRichBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);

  self->styles[0] = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
  self->styles[1] = gtk_text_buffer_create_tag (buffer, NULL, "style", PANGO_STYLE_ITALIC, NULL);
  self->styles[2] = gtk_text_buffer_create_tag (buffer, NULL, "rise", -3 * PANGO_SCALE, "scale", 0.8, NULL);
  self->styles[3] = gtk_text_buffer_create_tag (buffer, NULL, "rise", 4 * PANGO_SCALE, "scale", 0.8, NULL);
}

/* All say how far the line stands in and how far below the one before: what the view says is for an empty last line. */
static void
make_kind_tags (ExamRichBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);

  for (guint i = 0; i < EXAM_RICH_N_KINDS; i++)
    self->kinds[i] = gtk_text_buffer_create_tag (buffer, NULL, "left-margin", 0, "pixels-above-lines", 0, NULL);
  g_object_set (self->kinds[EXAM_TEXT_PREFORMATTED], "family", "monospace", "wrap-mode", GTK_WRAP_NONE, NULL);
  self->gap = gtk_text_buffer_create_tag (buffer, NULL, "pixels-above-lines", GAP, NULL);
  self->small_gap = gtk_text_buffer_create_tag (buffer, NULL, "pixels-above-lines", SMALL_GAP, NULL);
}

/**
 * exam_rich_buffer_set_indent:
 * @self: a buffer
 * @pixels: how far the text of lists stands to the right of that of paragraphs
 */
void
exam_rich_buffer_set_indent (ExamRichBuffer *self,
                             int             pixels)
{
  g_return_if_fail (EXAM_IS_RICH_BUFFER (self));

  if (self->cell)
    return;

  g_object_set (self->kinds[EXAM_TEXT_BULLETS], "left-margin", pixels, NULL);
  g_object_set (self->kinds[EXAM_TEXT_NUMBERS], "left-margin", pixels, NULL);
}

/** Returns: how far below the one before the line stands, in pixels */
int
exam_rich_buffer_get_gap (ExamRichBuffer *self,
                          guint           line)
{
  ExamTextBlockKind kind;

  g_return_val_if_fail (EXAM_IS_RICH_BUFFER (self), 0);

  kind = exam_rich_buffer_get_kind (self, line);
  if (line == 0 || self->cell)
    return 0;
  if (kind == EXAM_TEXT_PARAGRAPH || exam_rich_buffer_starts_block (self, line))
    return GAP;
  return kind == EXAM_TEXT_PREFORMATTED ? 0 : SMALL_GAP;
}

static void
show_kind (ExamRichBuffer *self,
           guint           line)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  guint kind = exam_rich_buffer_get_line (self, line)->kind;
  int gap = exam_rich_buffer_get_gap (self, line);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, (int) line);
  end = start;
  gtk_text_iter_forward_line (&end);
  for (guint i = 0; i < EXAM_RICH_N_KINDS; i++)
    if (i != kind)
      gtk_text_buffer_remove_tag (buffer, self->kinds[i], &start, &end);
  gtk_text_buffer_remove_tag (buffer, gap == GAP ? self->small_gap : self->gap, &start, &end);

  gtk_text_buffer_apply_tag (buffer, self->kinds[kind], &start, &end);
  if (gap > 0)
    gtk_text_buffer_apply_tag (buffer, gap == GAP ? self->gap : self->small_gap, &start, &end);
  else
    gtk_text_buffer_remove_tag (buffer, self->small_gap, &start, &end);

  for (guint i = 0; kind == EXAM_TEXT_PREFORMATTED && i < EXAM_INLINE_N_STYLES; i++)
    gtk_text_buffer_remove_tag (buffer, self->styles[i], &start, &end);
}

/* Shows what the lines are. A report has no styles. Whether the line behind them begins a block depends on the last. */
void
exam_rich_buffer_show_kinds (ExamRichBuffer *self,
                             guint           first,
                             guint           last)
{
  for (guint i = first; !self->cell && i <= last + 1 && i < self->lines->len; i++)
    show_kind (self, i);
}

guint
exam_rich_buffer_get_styles_at (ExamRichBuffer    *self,
                                const GtkTextIter *iter)
{
  guint styles = 0;

  for (guint i = 0; i < EXAM_INLINE_N_STYLES; i++)
    if (gtk_text_iter_has_tag (iter, self->styles[i]))
      styles |= 1u << i;

  return styles;
}

void
exam_rich_buffer_set_range_styles (ExamRichBuffer    *self,
                                   const GtkTextIter *start,
                                   const GtkTextIter *end,
                                   guint              styles)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);

  for (guint i = 0; i < EXAM_INLINE_N_STYLES; i++)
    if (styles & (1u << i))
      gtk_text_buffer_apply_tag (buffer, self->styles[i], start, end);
    else
      gtk_text_buffer_remove_tag (buffer, self->styles[i], start, end);
}

/* What is typed goes on as the text before it, or, where a line begins, as the text behind it. */
void
exam_rich_buffer_take_styles (ExamRichBuffer *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), &iter, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self)));
  if (!gtk_text_iter_starts_line (&iter))
    gtk_text_iter_backward_char (&iter);
  self->typing = exam_rich_buffer_get_styles_at (self, &iter);
}

/* --- The lines follow the text --- */

static void
exam_rich_buffer_insert_text (GtkTextBuffer *buffer,
                              GtkTextIter   *position,
                              const char    *text,
                              int            length)
{
  ExamRichBuffer *self = EXAM_RICH_BUFFER (buffer);
  int offset = gtk_text_iter_get_offset (position);
  guint first = (guint) gtk_text_iter_get_line (position);
  guint last;
  GtkTextIter start;

  GTK_TEXT_BUFFER_CLASS (exam_rich_buffer_parent_class)->insert_text (buffer, position, text, length);

  last = (guint) gtk_text_iter_get_line (position);
  for (guint i = first; i < last; i++)
    {
      ExamRichLine line = { exam_rich_buffer_get_line (self, first)->kind, FALSE };

      g_array_insert_val (self->lines, first + 1, line);
    }

  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  if (self->frozen == 0)
    {
      exam_rich_buffer_set_range_styles (self, &start, position, self->typing);
      exam_rich_buffer_show_kinds (self, first, last);
    }
  gtk_text_buffer_get_iter_at_offset (buffer, position, offset + (int) g_utf8_strlen (text, length));
  exam_rich_buffer_say_edited (self);
}

/* Two lines become one. Where nothing is left of the first but of the second, that stays what it is. */
static void
exam_rich_buffer_delete_range (GtkTextBuffer *buffer,
                               GtkTextIter   *start,
                               GtkTextIter   *end)
{
  ExamRichBuffer *self = EXAM_RICH_BUFFER (buffer);
  guint first = (guint) gtk_text_iter_get_line (start);
  guint last = (guint) gtk_text_iter_get_line (end);
  gboolean keeps_first = !gtk_text_iter_starts_line (start);
  ExamRichLine *line = exam_rich_buffer_get_line (self, first);

  GTK_TEXT_BUFFER_CLASS (exam_rich_buffer_parent_class)->delete_range (buffer, start, end);

  if (last > first)
    {
      ExamRichLine second = *exam_rich_buffer_get_line (self, last);

      if (gtk_text_buffer_get_char_count (buffer) == 0)
        *line = (ExamRichLine) { EXAM_TEXT_PARAGRAPH, FALSE };
      else if (!keeps_first && !gtk_text_iter_ends_line (start))
        *line = (ExamRichLine) { second.kind, second.starts || (line->starts && line->kind == second.kind) };
      g_array_remove_range (self->lines, first + 1, last - first);
      exam_rich_buffer_show_kinds (self, first, first);
      gtk_text_buffer_get_iter_at_offset (buffer, start, gtk_text_iter_get_offset (start));
      *end = *start;
    }
  exam_rich_buffer_say_edited (self);
}

static void
exam_rich_buffer_begin_user_action (GtkTextBuffer *buffer)
{
  EXAM_RICH_BUFFER (buffer)->action_depth++;
}

static void
exam_rich_buffer_end_user_action (GtkTextBuffer *buffer)
{
  ExamRichBuffer *self = EXAM_RICH_BUFFER (buffer);

  if (--self->action_depth == 0 && self->edited)
    exam_rich_buffer_say_edited (self);
}

static void
exam_rich_buffer_mark_set (GtkTextBuffer     *buffer,
                           const GtkTextIter *location,
                           GtkTextMark       *mark)
{
  ExamRichBuffer *self = EXAM_RICH_BUFFER (buffer);

  if (GTK_TEXT_BUFFER_CLASS (exam_rich_buffer_parent_class)->mark_set != NULL)
    GTK_TEXT_BUFFER_CLASS (exam_rich_buffer_parent_class)->mark_set (buffer, location, mark);

  if (self->frozen > 0 ||
      (mark != gtk_text_buffer_get_insert (buffer) && mark != gtk_text_buffer_get_selection_bound (buffer)))
    return;

  exam_rich_buffer_take_styles (self);
  g_signal_emit (self, signals[STATE_CHANGED], 0);
}

static void
exam_rich_buffer_constructed (GObject *object)
{
  G_OBJECT_CLASS (exam_rich_buffer_parent_class)->constructed (object);
  make_tags (EXAM_RICH_BUFFER (object));
}

static void
exam_rich_buffer_finalize (GObject *object)
{
  g_array_unref (EXAM_RICH_BUFFER (object)->lines);
  G_OBJECT_CLASS (exam_rich_buffer_parent_class)->finalize (object);
}

static void
exam_rich_buffer_class_init (ExamRichBufferClass *klass)
{
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = exam_rich_buffer_constructed;
  G_OBJECT_CLASS (klass)->finalize = exam_rich_buffer_finalize;
  buffer_class->insert_text = exam_rich_buffer_insert_text;
  buffer_class->delete_range = exam_rich_buffer_delete_range;
  buffer_class->begin_user_action = exam_rich_buffer_begin_user_action;
  buffer_class->end_user_action = exam_rich_buffer_end_user_action;
  buffer_class->mark_set = exam_rich_buffer_mark_set;

  /**
   * ExamRichBuffer::edited:
   *
   * The author has changed something; once for all that belongs to one action.
   */
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  /**
   * ExamRichBuffer::state-changed:
   *
   * What is under the cursor may be of another kind or style now.
   */
  signals[STATE_CHANGED] = g_signal_new ("state-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
}

static void
exam_rich_buffer_init (ExamRichBuffer *self)
{
  ExamRichLine line = { EXAM_TEXT_PARAGRAPH, FALSE };

  self->lines = g_array_new (FALSE, FALSE, sizeof (ExamRichLine));
  g_array_append_val (self->lines, line);
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self), FALSE);
}

/**
 * exam_rich_buffer_new:
 * @cell: whether it is the text of one cell, where a line end is a line break
 *
 * Returns: (transfer full): a new buffer
 */
ExamRichBuffer *
exam_rich_buffer_new (gboolean cell)
{
  ExamRichBuffer *self = g_object_new (EXAM_TYPE_RICH_BUFFER, NULL);

  self->cell = cell;
  if (!cell)
    make_kind_tags (self);
  return self;
}

gboolean
exam_rich_buffer_is_cell (ExamRichBuffer *self)
{
  g_return_val_if_fail (EXAM_IS_RICH_BUFFER (self), FALSE);
  return self->cell;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-rich-buffer-private.h"

#include <string.h>

#include "app/author/exam-rich-blocks.h"
#include "app/question/exam-text-place.h"

/* From blocks to the text of the buffer and back. */

/* --- Putting text in --- */

typedef struct {
  ExamRichBuffer *self;
  GtkTextIter     at;
  gboolean        keeps_lines;   /* a cell or a report: line ends are line ends */
} Insertion;

static void
insert_piece (const char *text,
              gsize       length,
              guint       styles,
              gpointer    user_data)
{
  Insertion *insertion = user_data;
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (insertion->self);
  g_autoptr (GString) shown = g_string_new_len (text, (gssize) length);
  int offset = gtk_text_iter_get_offset (&insertion->at);
  GtkTextIter start;

  /* The buffer would take it for the end of a line. */
  g_string_replace (shown, "\342\200\251", EXAM_INLINE_BREAK, 0);
  if (!insertion->keeps_lines)
    g_string_replace (shown, "\n", EXAM_INLINE_BREAK, 0);

  gtk_text_buffer_insert (buffer, &insertion->at, shown->str, (int) shown->len);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  exam_rich_buffer_set_range_styles (insertion->self, &start, &insertion->at, styles);
}

/* Inserts a cell, the lines of which are of @kind afterwards; they do not show it yet. */
static void
insert_cell (Insertion        *insertion,
             const char       *markup,
             ExamTextBlockKind kind,
             gboolean          starts)
{
  ExamRichBuffer *self = insertion->self;
  guint first = (guint) gtk_text_iter_get_line (&insertion->at);
  guint last;

  insertion->keeps_lines = self->cell || kind == EXAM_TEXT_PREFORMATTED;
  exam_inline_parse (markup, insert_piece, insertion);
  last = (guint) gtk_text_iter_get_line (&insertion->at);
  for (guint i = first; i <= last; i++)
    *exam_rich_buffer_get_line (self, i) = (ExamRichLine) { (guint8) kind, FALSE };
  exam_rich_buffer_get_line (self, first)->starts = starts;
}

static void
insert_cells (Insertion           *insertion,
              const ExamTextBlock *block,
              gboolean             first)
{
  guint line = (guint) gtk_text_iter_get_line (&insertion->at);
  gboolean starts = !first && block->kind != EXAM_TEXT_PARAGRAPH &&
                    exam_rich_buffer_get_kind (insertion->self, line) == block->kind;

  for (guint i = 0; i < block->cells->len; i++)
    {
      if (!first || i > 0)
        gtk_text_buffer_insert (GTK_TEXT_BUFFER (insertion->self), &insertion->at, "\n", 1);
      insert_cell (insertion, exam_rich_block_get_markup (block, i), block->kind, i == 0 && starts);
    }
}

/**
 * exam_rich_buffer_set_blocks:
 * @self: a buffer that is not a cell
 * @blocks: (element-type ExamTextBlock): blocks
 * @first: the first to show, none of them a table or a picture
 * @n_blocks: how many to show
 *
 * Replaces all. The cursor stays before what it was before, if that still is there.
 */
void
exam_rich_buffer_set_blocks (ExamRichBuffer *self,
                             GPtrArray      *blocks,
                             guint           first,
                             guint           n_blocks)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  Insertion insertion = { self };
  ExamTextPlace place;

  g_return_if_fail (EXAM_IS_RICH_BUFFER (self));

  place = exam_text_place_save (buffer);
  self->frozen++;
  gtk_text_buffer_set_text (buffer, "", 0);
  *exam_rich_buffer_get_line (self, 0) = (ExamRichLine) { EXAM_TEXT_PARAGRAPH, FALSE };
  gtk_text_buffer_get_start_iter (buffer, &insertion.at);
  for (guint i = 0; i < n_blocks; i++)
    insert_cells (&insertion, g_ptr_array_index (blocks, first + i), i == 0);
  exam_rich_buffer_show_kinds (self, 0, self->lines->len);
  exam_text_place_restore (&place, buffer);
  self->frozen--;

  exam_rich_buffer_take_styles (self);
  exam_rich_buffer_say_state (self);
}

/* Returns: (transfer full): all text of the blocks in one, a line for each paragraph and cell */
static char *
join_cells (GPtrArray *blocks)
{
  g_autoptr (GString) markup = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const ExamTextBlock *block = g_ptr_array_index (blocks, i);

      for (guint j = 0; j < block->cells->len; j++)
        g_string_append_printf (markup, "%s%s", i + j > 0 ? "\n" : "", exam_rich_block_get_markup (block, j));
    }

  return g_string_free (g_steal_pointer (&markup), FALSE);
}

/* Text that is pasted into a list goes on with the list; on an empty line it is what it was. */
static void
paste_blocks (Insertion *insertion,
              GPtrArray *blocks)
{
  ExamRichBuffer *self = insertion->self;
  guint line = (guint) gtk_text_iter_get_line (&insertion->at);
  ExamTextBlockKind here = exam_rich_buffer_get_kind (self, line);
  gboolean empty = gtk_text_iter_starts_line (&insertion->at) && gtk_text_iter_ends_line (&insertion->at);

  for (guint i = 0; i < blocks->len; i++)
    {
      const ExamTextBlock *block = g_ptr_array_index (blocks, i);
      ExamTextBlockKind kind = block->kind == EXAM_TEXT_PARAGRAPH ? here : block->kind;

      for (guint j = 0; j < block->cells->len; j++)
        {
          gboolean first = i + j == 0;
          gboolean starts = first && exam_rich_buffer_get_line (self, line)->starts;

          if (!first)
            gtk_text_buffer_insert (GTK_TEXT_BUFFER (self), &insertion->at, "\n", 1);
          insert_cell (insertion, exam_rich_block_get_markup (block, j), first && !empty ? here : kind, starts);
        }
    }
}

/**
 * exam_rich_buffer_insert_blocks:
 * @self: a buffer
 * @blocks: (element-type ExamTextBlock): blocks, none of them a table or a picture if @self is not a cell
 *
 * The author puts them at the cursor, in place of what is selected.
 */
void
exam_rich_buffer_insert_blocks (ExamRichBuffer *self,
                                GPtrArray      *blocks)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  Insertion insertion = { self };
  ExamTextBlockKind here;

  g_return_if_fail (EXAM_IS_RICH_BUFFER (self));

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_get_iter_at_mark (buffer, &insertion.at, gtk_text_buffer_get_insert (buffer));

  here = exam_rich_buffer_get_kind (self, exam_rich_buffer_get_cursor_line (self));

  self->frozen++;
  if (self->cell || here == EXAM_TEXT_PREFORMATTED)
    {
      g_autofree char *markup = join_cells (blocks);

      insert_cell (&insertion, markup, here, FALSE);
    }
  else
    paste_blocks (&insertion, blocks);
  gtk_text_buffer_place_cursor (buffer, &insertion.at);
  exam_rich_buffer_show_kinds (self, 0, self->lines->len);
  self->frozen--;

  exam_rich_buffer_take_styles (self);
  exam_rich_buffer_say_edited (self);
  gtk_text_buffer_end_user_action (buffer);
}

/** A line ends that is not the end of a paragraph or an entry. */
void
exam_rich_buffer_insert_break (ExamRichBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  gboolean report;

  g_return_if_fail (EXAM_IS_RICH_BUFFER (self));

  report = exam_rich_buffer_get_kind (self, exam_rich_buffer_get_cursor_line (self)) == EXAM_TEXT_PREFORMATTED;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, self->cell || report ? "\n" : EXAM_INLINE_BREAK, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
}

/**
 * exam_rich_buffer_set_cell:
 * @self: a buffer that is a cell
 * @markup: what #ExamTextCell has
 */
void
exam_rich_buffer_set_cell (ExamRichBuffer *self,
                           const char     *markup)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  Insertion insertion = { self };
  ExamTextPlace place;

  g_return_if_fail (EXAM_IS_RICH_BUFFER (self));

  place = exam_text_place_save (buffer);
  self->frozen++;
  gtk_text_buffer_set_text (buffer, "", 0);
  gtk_text_buffer_get_start_iter (buffer, &insertion.at);
  insert_cell (&insertion, markup, EXAM_TEXT_PARAGRAPH, FALSE);
  exam_text_place_restore (&place, buffer);
  self->frozen--;
  exam_rich_buffer_take_styles (self);
}

/* --- Getting it out --- */

/* Returns: (transfer full): the markup of what is between the two, as the editor nests it */
static char *
dup_markup (ExamRichBuffer    *self,
            const GtkTextIter *start,
            const GtkTextIter *end)
{
  ExamInlineWriter *writer = exam_inline_writer_new ();
  GtkTextIter at = *start;

  while (gtk_text_iter_compare (&at, end) < 0)
    {
      guint styles = exam_rich_buffer_get_styles_at (self, &at);
      GtkTextIter next = at;
      g_autofree char *piece = NULL;

      if (!gtk_text_iter_forward_to_tag_toggle (&next, NULL) || gtk_text_iter_compare (&next, end) > 0)
        next = *end;
      piece = gtk_text_iter_get_slice (&at, &next);
      exam_inline_writer_add (writer, piece, strlen (piece), styles);
      at = next;
    }

  return exam_inline_writer_free (writer);
}

/** Returns: (transfer full): what a cell says, as #ExamTextCell has it */
char *
exam_rich_buffer_dup_cell (ExamRichBuffer *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (EXAM_IS_RICH_BUFFER (self), NULL);

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self), &start, &end);
  return dup_markup (self, &start, &end);
}

/* Line ends at the start and the end of a report go, as when it is read from a bank. */
static void
append_report (GPtrArray *blocks,
               GString   *report)
{
  g_autofree char *markup = exam_inline_escape (report->str);
  const char *start = markup + strspn (markup, "\n");
  gsize length = strlen (start);
  ExamTextBlock *block;

  g_string_truncate (report, 0);
  while (length > 0 && start[length - 1] == '\n')
    length--;
  if (length == 0)
    return;

  block = exam_text_block_new (EXAM_TEXT_PREFORMATTED);
  exam_text_block_add_cell (block, g_strndup (start, length), FALSE);
  g_ptr_array_add (blocks, block);
}

static void
append_line (GString           *report,
             const GtkTextIter *start,
             const GtkTextIter *end)
{
  g_autofree char *text = gtk_text_iter_get_slice (start, end);

  g_string_append (report, text);
  g_string_append_c (report, '\n');
}

/* Returns: (nullable): the block that the next entry goes on with */
static ExamTextBlock *
append_entry (ExamRichBuffer    *self,
              GPtrArray         *blocks,
              ExamTextBlock     *open,
              ExamTextBlockKind  kind,
              const GtkTextIter *start,
              const GtkTextIter *end)
{
  g_autofree char *markup = dup_markup (self, start, end);

  if (*markup == '\0')
    return open;

  if (open == NULL)
    {
      open = exam_text_block_new (kind);
      g_ptr_array_add (blocks, open);
    }
  exam_text_block_add_cell (open, g_steal_pointer (&markup), FALSE);
  return open;
}

/* Where line @line ends, or the selection that begins or ends in it. */
static void
get_line_bounds (ExamRichBuffer    *self,
                 guint              line,
                 const GtkTextIter *first,
                 const GtkTextIter *last,
                 GtkTextIter       *start,
                 GtkTextIter       *end)
{
  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), start, (int) line);
  *end = *start;
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);
  if (gtk_text_iter_compare (start, first) < 0)
    *start = *first;
  if (gtk_text_iter_compare (end, last) > 0)
    *end = *last;
}

/**
 * exam_rich_buffer_dup_blocks:
 * @self: a buffer
 * @start: (nullable): where to begin, %NULL for the start
 * @end: (nullable): where to end, %NULL for the end
 *
 * Paragraphs, entries and reports that are empty are left out: they show nothing.
 *
 * Returns: (transfer full) (element-type ExamTextBlock): what is written
 */
GPtrArray *
exam_rich_buffer_dup_blocks (ExamRichBuffer    *self,
                             const GtkTextIter *start,
                             const GtkTextIter *end)
{
  GPtrArray *blocks = exam_rich_blocks_new ();
  g_autoptr (GString) report = g_string_new (NULL);
  ExamTextBlock *open = NULL;
  GtkTextIter from, to;
  guint first, last;

  g_return_val_if_fail (EXAM_IS_RICH_BUFFER (self), blocks);

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self), &from, &to);
  from = start != NULL ? *start : from;
  to = end != NULL ? *end : to;
  first = (guint) gtk_text_iter_get_line (&from);
  last = (guint) gtk_text_iter_get_line (&to);

  for (guint i = first; i <= last; i++)
    {
      ExamTextBlockKind kind = exam_rich_buffer_get_kind (self, i);
      GtkTextIter line_start, line_end;

      get_line_bounds (self, i, &from, &to, &line_start, &line_end);
      if (kind == EXAM_TEXT_PARAGRAPH || exam_rich_buffer_starts_block (self, i))
        {
          append_report (blocks, report);
          open = NULL;
        }

      if (kind == EXAM_TEXT_PREFORMATTED)
        append_line (report, &line_start, &line_end);
      else
        open = append_entry (self, blocks, open, kind, &line_start, &line_end);
    }
  append_report (blocks, report);

  return blocks;
}

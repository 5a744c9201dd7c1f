/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper/exam-flow-private.h"

#include "bank/exam-text-block.h"

/* White around the text of a cell, in points. */
#define PADDING 4
#define ROW_PADDING 2.5

/* Between columns that have no borders. */
#define GUTTER 14

/* A row of up to this share of a page's height is not torn apart. */
#define MAX_ROW 0.3

typedef struct {
  double  left;
  double  padding;      /* on both sides of the text */
  guint   n_columns;
  double *widths;       /* (owned) of the text */
} Columns;

static PangoLayout *
make_cell (ExamFlow           *self,
           const ExamTextCell *cell)
{
  return exam_flow_make_layout (self, cell->heading ? EXAM_STYLE_STRONG : EXAM_STYLE_BODY, cell->markup);
}

static double
measure_width (PangoLayout *layout,
               double       width)
{
  PangoRectangle extents;

  pango_layout_set_width (layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  pango_layout_get_extents (layout, NULL, &extents);
  return (double) extents.width / PANGO_SCALE;
}

/* The widest word. */
static double
measure_least (PangoLayout *layout)
{
  double width;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  width = measure_width (layout, 0);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return width;
}

/* Gives the columns that are content with less than a fair share (or that need more than one) what they want, as long as
 * that changes what is fair. */
static void
serve_columns (Columns      *columns,
               const double *wanted,
               gboolean      modest,
               guint        *n_left,
               double       *room)
{
  for (guint i = 0; i < columns->n_columns && *n_left > 0; i++)
    {
      double fair = *room / *n_left;

      if (columns->widths[i] > 0 || (modest ? wanted[i] > fair : wanted[i] <= fair))
        continue;

      columns->widths[i] = wanted[i];
      *room -= wanted[i];
      (*n_left)--;
      /* What is left is shared by fewer: those before may be content now. */
      i = G_MAXUINT;
    }
}

/* As wide as they like where there is room. Else those that like little get it, those whose widest word needs much get that,
 * and the others have the same; and where even the words are too wide, they are broken. */
static void
share_width (Columns      *columns,
             const double *least,
             const double *liked,
             double        room)
{
  guint n_left = columns->n_columns;
  double sum_least = 0;

  for (guint i = 0; i < columns->n_columns; i++)
    sum_least += least[i];
  if (sum_least < room)
    serve_columns (columns, least, FALSE, &n_left, &room);
  serve_columns (columns, sum_least < room ? liked : least, TRUE, &n_left, &room);
  for (guint i = 0; i < columns->n_columns; i++)
    if (columns->widths[i] <= 0)
      columns->widths[i] = room / n_left;
}

static void
measure_columns (ExamFlow  *self,
                 GPtrArray *layouts,
                 Columns   *columns)
{
  g_autofree double *least = g_new0 (double, columns->n_columns);
  g_autofree double *liked = g_new0 (double, columns->n_columns);
  double room = exam_flow_get_room (self);

  /* Of many columns the text needs the room more. */
  columns->padding = MIN (columns->padding, room / columns->n_columns / 6);
  room -= 2 * columns->padding * columns->n_columns;
  for (guint i = 0; i < layouts->len; i++)
    {
      PangoLayout *layout = g_ptr_array_index (layouts, i);
      guint column = i % columns->n_columns;

      /* A little more, because what just fits does not always. */
      least[column] = MAX (least[column], measure_least (layout) + 0.5);
      liked[column] = MAX (liked[column], measure_width (layout, -1) + 0.5);
    }
  share_width (columns, least, liked, MAX (room, 1));
}

static GArray *
make_borders (const Columns *columns)
{
  GArray *borders = g_array_new (FALSE, FALSE, sizeof (double));
  double x = columns->left;

  g_array_append_val (borders, x);
  for (guint i = 0; i < columns->n_columns; i++)
    {
      x += columns->widths[i] + 2 * columns->padding;
      g_array_append_val (borders, x);
    }
  return borders;
}

/* A piece with the lines of all cells that stand at the same height. */
static double
add_slice (ExamFlow        *self,
           PangoLayout    **cells,
           const GPtrArray *texts,
           guint            first_cell,
           const Columns   *columns,
           guint            line)
{
  ExamFlowPiece *piece = exam_flow_add_piece (self, 0, 0);
  double x = columns->left;

  for (guint i = 0; i < columns->n_columns; i++)
    {
      if ((int) line < pango_layout_get_line_count (cells[i]))
        {
          const ExamTextCell *cell = g_ptr_array_index (texts, first_cell + i);
          double height = exam_flow_add_line (piece, cells[i], line, x + columns->padding,
                                              exam_flow_get_ink (cell->heading ? EXAM_STYLE_STRONG : EXAM_STYLE_BODY));

          piece->height = MAX (piece->height, height);
        }
      x += columns->widths[i] + 2 * columns->padding;
    }
  return piece->height;
}

static guint
count_lines (PangoLayout  **cells,
             const Columns *columns)
{
  int n_lines = 1;

  for (guint i = 0; i < columns->n_columns; i++)
    {
      pango_layout_set_width (cells[i], (int) (columns->widths[i] * PANGO_SCALE) + 1);
      n_lines = MAX (n_lines, pango_layout_get_line_count (cells[i]));
    }
  return (guint) n_lines;
}

static void
pad_first (ExamFlowPiece *piece)
{
  piece->height += ROW_PADDING;
  for (guint i = 0; i < piece->lines->len; i++)
    g_array_index (piece->lines, ExamFlowLine, i).baseline += ROW_PADDING;
  piece->marker.baseline += ROW_PADDING;
}

static void
add_row (ExamFlow        *self,
         PangoLayout    **cells,
         const GPtrArray *texts,
         guint            first_cell,
         const Columns   *columns,
         gboolean         framed)
{
  guint n_lines = count_lines (cells, columns);
  guint first = self->pieces->len;
  double height = 0;

  for (guint line = 0; line < n_lines; line++)
    height += add_slice (self, cells, texts, first_cell, columns, line);

  for (guint i = first; i < self->pieces->len; i++)
    {
      ExamFlowPiece *piece = &g_array_index (self->pieces, ExamFlowPiece, i);

      piece->opens_row = i == first;
      piece->closes_row = i + 1 == self->pieces->len;
      piece->keep = !piece->closes_row && height <= MAX_ROW * exam_paper_get_text_height (&self->paper);
      piece->borders = framed ? make_borders (columns) : NULL;
      if (piece->opens_row)
        pad_first (piece);
      if (piece->closes_row)
        piece->height += ROW_PADDING;
    }
}

static gboolean
is_heading_row (const GPtrArray *cells,
                guint            n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    if (!((const ExamTextCell *) g_ptr_array_index (cells, i))->heading)
      return FALSE;
  return cells->len > n_columns;
}

/* Rows of headings come again at the head of each page, unless they take too much of it. */
static void
repeat_heading (ExamFlow *self,
                guint     first,
                guint     first_below)
{
  double height = 0;

  for (guint i = first; i < first_below; i++)
    {
      ExamFlowPiece *piece = &g_array_index (self->pieces, ExamFlowPiece, i);

      height += piece->height;
      piece->keep = TRUE;
    }
  for (guint i = first_below; i < self->pieces->len && height <= MAX_ROW * exam_paper_get_text_height (&self->paper); i++)
    {
      ExamFlowPiece *piece = &g_array_index (self->pieces, ExamFlowPiece, i);

      piece->header = first;
      piece->n_header = first_below - first;
    }
}

/*
 * Adds a table. Between rows it is continued on the next page, and within a row where that is a high one.
 */
void
exam_flow_add_table (ExamFlow        *self,
                     const GPtrArray *cells,
                     guint            n_columns,
                     gboolean         framed)
{
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func (g_object_unref);
  Columns columns = { .left = self->left, .padding = framed ? PADDING : GUTTER / 2.0, .n_columns = n_columns };
  guint first = self->pieces->len;
  guint first_below = first;

  g_return_if_fail (n_columns > 0);

  columns.widths = g_new0 (double, n_columns);
  if (!framed)
    columns.left -= columns.padding;
  for (guint i = 0; i < cells->len; i++)
    g_ptr_array_add (layouts, make_cell (self, g_ptr_array_index (cells, i)));
  measure_columns (self, layouts, &columns);

  exam_flow_add_space (self, 6);
  for (guint i = 0; i + n_columns <= cells->len; i += n_columns)
    {
      add_row (self, (PangoLayout **) layouts->pdata + i, cells, i, &columns, framed);
      if (i == 0 && is_heading_row (cells, n_columns))
        first_below = self->pieces->len;
    }
  repeat_heading (self, first, first_below);
  exam_flow_add_space (self, 4);
  g_free (columns.widths);
}

/**
 * exam_flow_add_facts:
 * @self: a flow
 * @texts: (array zero-terminated=1): a name, what holds for it, the next name …
 *
 * Adds lines of facts, the names below each other and what holds beside them.
 */
void
exam_flow_add_facts (ExamFlow          *self,
                     const char *const *texts)
{
  g_autoptr (ExamTextBlock) table = exam_text_block_new (EXAM_TEXT_TABLE);

  g_return_if_fail (self != NULL);
  g_return_if_fail (texts != NULL);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *valid = g_utf8_make_valid (texts[i], -1);

      exam_text_block_add_cell (table, g_markup_escape_text (valid, -1), FALSE);
    }
  exam_flow_add_table (self, table->cells, 2, FALSE);
}

/**
 * exam_flow_add_columns:
 * @self: a flow
 * @texts: (element-type utf8): short texts
 * @n_columns: how many stand beside each other
 *
 * Adds a framed table that is read column by column. What is in front of a tab has a cell of its own.
 */
void
exam_flow_add_columns (ExamFlow        *self,
                       const GPtrArray *texts,
                       guint            n_columns)
{
  g_autoptr (ExamTextBlock) table = exam_text_block_new (EXAM_TEXT_TABLE);
  guint n_rows = (texts->len + n_columns - 1) / n_columns;

  g_return_if_fail (self != NULL);
  g_return_if_fail (n_columns > 0);

  for (guint i = 0; i < n_rows * n_columns; i++)
    {
      guint index = i % n_columns * n_rows + i / n_columns;
      g_auto (GStrv) parts = g_strsplit (index < texts->len ? g_ptr_array_index (texts, index) : "\t", "\t", 2);

      exam_text_block_add_cell (table, g_markup_escape_text (parts[0], -1), FALSE);
      exam_text_block_add_cell (table, g_markup_printf_escaped ("<b>%s</b>", parts[1] != NULL ? parts[1] : ""), FALSE);
    }
  if (n_rows > 0)
    exam_flow_add_table (self, table->cells, 2 * n_columns, TRUE);
}

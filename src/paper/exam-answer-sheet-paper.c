/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper/exam-answer-sheet-paper.h"

#include <glib/gi18n-lib.h>

#include "paper/exam-form-file.h"

/* In points. Circles are filled with a pencil, boxes with letters by hand. */
#define ROW_HEIGHT 17.0
#define MIN_ROW_HEIGHT 13.5
#define CIRCLE 5.6
#define CIRCLE_STEP 17.0
#define NUMBER_WIDTH 30.0
#define COLUMN_GAP 14.0
#define BOX_HEIGHT 20.0
#define BOXES_IN_ROW 4

/* Boxes beyond those that the longest key needs, so that they give nothing away. */
#define SPARE_BOXES 3

/* A rectangle of rows and columns, filled column by column. */
typedef struct {
  ExamForm *form;       /* (owned) */
  GArray   *positions;  /* (owned) (element-type guint) */
  guint     n_rows;
  double    row_height;
  double    column_width;
} Grid;

static void
grid_free (gpointer data)
{
  Grid *grid = data;

  exam_form_unref (grid->form);
  g_array_unref (grid->positions);
  g_free (grid);
}

static void
set_ink (cairo_t *cr,
         guint    ink)
{
  cairo_set_source_rgb (cr, (ink >> 16 & 0xff) / 255.0, (ink >> 8 & 0xff) / 255.0, (ink & 0xff) / 255.0);
}

/* --- Name and date --- */

static void
draw_fields (ExamFlow *flow,
             cairo_t  *cr,
             double    width,
             gpointer  user_data)
{
  const double starts[] = { 0, width * 0.68 };
  const double ends[] = { width * 0.64, width };
  const char *const names[] = { _("Name"), _("Date") };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      exam_flow_draw_label (flow, cr, names[i], starts[i], 20, 0, 8, EXAM_INK_DIM);
      set_ink (cr, EXAM_INK_TEXT);
      cairo_set_line_width (cr, 0.75);
      cairo_move_to (cr, starts[i], 18);
      cairo_line_to (cr, ends[i], 18);
      cairo_stroke (cr);
    }
}

/* --- Circles --- */

static void
draw_number (ExamFlow *flow,
             cairo_t  *cr,
             guint     position,
             double    x,
             double    y)
{
  g_autofree char *number = g_strdup_printf ("%u", position + 1);

  exam_flow_draw_label (flow, cr, number, x, y, 1, 9, EXAM_INK_TEXT);
}

static void
draw_circles (ExamFlow       *flow,
              cairo_t        *cr,
              const ExamForm *form,
              guint           position,
              double          x,
              double          middle)
{
  const ExamItem *item = exam_form_get_item (form, position);
  guint n_options = exam_item_get_n_options (item);

  draw_number (flow, cr, position, x + NUMBER_WIDTH - 12, middle - 6);
  for (guint place = 0; place < n_options; place++)
    {
      const char letter[] = { (char) ('A' + place), '\0' };
      double center = x + NUMBER_WIDTH + place * CIRCLE_STEP;

      exam_flow_draw_label (flow, cr, letter, center, middle - 4.1, 0.5, 6.5, EXAM_INK_DIM);
      set_ink (cr, EXAM_INK_TEXT);
      cairo_set_line_width (cr, 0.75);
      cairo_new_path (cr);
      cairo_arc (cr, center, middle, CIRCLE, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
  if (exam_item_get_kind (item) == EXAM_ITEM_MULTIPLE_CHOICE)
    {
      g_autofree char *wanted = g_strdup_printf ("×%u", exam_item_get_n_keys (item));

      exam_flow_draw_label (flow, cr, wanted, x + NUMBER_WIDTH + n_options * CIRCLE_STEP - 6, middle - 4.5, 0, 7, EXAM_INK_DIM);
    }
}

/* A fine line below every fifth row guides the eye. */
static void
draw_grid (ExamFlow *flow,
           cairo_t  *cr,
           double    width,
           gpointer  user_data)
{
  const Grid *grid = user_data;

  for (guint i = 0; i < grid->positions->len; i++)
    {
      guint row = i % grid->n_rows, column = i / grid->n_rows;
      double x = column * grid->column_width, y = row * grid->row_height;

      draw_circles (flow, cr, grid->form, g_array_index (grid->positions, guint, i), x, y + grid->row_height / 2);
      if (row % 5 == 4 && row + 1 < grid->n_rows)
        {
          set_ink (cr, EXAM_INK_TRACK);
          cairo_rectangle (cr, x, y + grid->row_height - 0.25, grid->column_width - COLUMN_GAP, 0.5);
          cairo_fill (cr);
        }
    }
}

static GArray *
list_positions (const ExamForm *form,
                gboolean        typed)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    if ((exam_item_get_kind (exam_form_get_item (form, i)) == EXAM_ITEM_TYPED_CODES) == typed)
      g_array_append_val (positions, i);
  return positions;
}

static double
measure_column (const ExamForm *form,
                const GArray   *positions)
{
  guint most = 0;
  gboolean several = FALSE;

  for (guint i = 0; i < positions->len; i++)
    {
      const ExamItem *item = exam_form_get_item (form, g_array_index (positions, guint, i));

      most = MAX (most, exam_item_get_n_options (item));
      several |= exam_item_get_kind (item) == EXAM_ITEM_MULTIPLE_CHOICE;
    }
  return NUMBER_WIDTH + most * CIRCLE_STEP + (several ? 12 : 0) + COLUMN_GAP;
}

static void
add_choices (ExamFlow       *flow,
             const ExamForm *form)
{
  g_autoptr (GArray) positions = list_positions (form, FALSE);
  const ExamPaper *paper = exam_flow_get_paper (flow);
  double width = exam_paper_get_text_width (paper);
  double column_width = measure_column (form, positions);
  guint n_columns = (guint) MAX (1, (width + COLUMN_GAP) / column_width);
  guint done = 0;

  while (done < positions->len)
    {
      double room = exam_paper_get_text_height (paper) - exam_flow_measure_page (flow) - 10;
      /* A little closer rather than a page for the last few. */
      double row_height = CLAMP (room / ((positions->len - done + n_columns - 1) / n_columns), MIN_ROW_HEIGHT, ROW_HEIGHT);
      guint most_rows = (guint) MAX (1, room / row_height + 0.001);
      guint n = MIN (positions->len - done, most_rows * n_columns);
      Grid *grid = g_new0 (Grid, 1);

      grid->form = exam_form_ref ((ExamForm *) form);
      grid->positions = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_vals (grid->positions, &g_array_index (positions, guint, done), n);
      grid->row_height = row_height;
      grid->n_rows = (n + n_columns - 1) / n_columns;
      grid->column_width = (width + COLUMN_GAP) / n_columns;
      exam_flow_add_drawing (flow, grid->n_rows * row_height, draw_grid, grid, grid_free);
      done += n;
      if (done < positions->len)
        exam_flow_break_page (flow);
    }
}

/* --- Codes --- */

typedef struct {
  guint position;
  guint n_boxes;
} Boxes;

static void
draw_boxes (ExamFlow *flow,
            cairo_t  *cr,
            double    width,
            gpointer  user_data)
{
  const Boxes *boxes = user_data;
  double step = (width - NUMBER_WIDTH) / BOXES_IN_ROW;

  draw_number (flow, cr, boxes->position, NUMBER_WIDTH - 12, 5);
  for (guint i = 0; i < boxes->n_boxes; i++)
    {
      double x = NUMBER_WIDTH + (i % BOXES_IN_ROW) * step, y = i / BOXES_IN_ROW * (BOX_HEIGHT + 4);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      set_ink (cr, EXAM_INK_LINE);
      cairo_set_line_width (cr, 0.75);
      cairo_rectangle (cr, x, y, step - 8, BOX_HEIGHT);
      cairo_stroke (cr);
      exam_flow_draw_label (flow, cr, number, x + 3, y + 1.5, 0, 5.5, EXAM_INK_DIM);
    }
}

/* The same number for every question, so that they do not tell how many codes one has. */
static guint
count_boxes (const ExamForm *form,
             const GArray   *positions)
{
  guint most = 0;

  for (guint i = 0; i < positions->len; i++)
    most = MAX (most, exam_item_get_n_codes (exam_form_get_item (form, g_array_index (positions, guint, i))));
  return (most + SPARE_BOXES + BOXES_IN_ROW - 1) / BOXES_IN_ROW * BOXES_IN_ROW;
}

static void
add_typed (ExamFlow       *flow,
           const ExamForm *form)
{
  g_autoptr (GArray) positions = list_positions (form, TRUE);
  guint n_boxes = count_boxes (form, positions);

  if (positions->len == 0)
    return;

  exam_flow_add_plain (flow, EXAM_STYLE_SUBHEADING, _("Codes"));
  for (guint i = 0; i < positions->len; i++)
    {
      Boxes *boxes = g_new (Boxes, 1);

      *boxes = (Boxes) { g_array_index (positions, guint, i), n_boxes };
      exam_flow_add_space (flow, 5);
      exam_flow_add_drawing (flow, n_boxes / BOXES_IN_ROW * (BOX_HEIGHT + 4), draw_boxes, boxes, g_free);
    }
}

/**
 * exam_answer_sheet_paper_add:
 * @flow: a flow
 * @form: a form
 *
 * Adds a page, or as many as it takes, on which a form is answered: circles for letters, boxes for codes.
 */
void
exam_answer_sheet_paper_add (ExamFlow       *flow,
                             const ExamForm *form)
{
  g_autofree char *form_text = NULL;

  g_return_if_fail (flow != NULL);
  g_return_if_fail (form != NULL);

  form_text = exam_form_describe_id (form);
  exam_flow_break_page (flow);
  exam_flow_add_bookmark (flow, 0, _("Answer sheet"));
  exam_flow_add_plain (flow, EXAM_STYLE_TITLE, _("Answer sheet"));
  exam_flow_add_plain (flow, EXAM_STYLE_STRONG, form_text);
  exam_flow_add_space (flow, 6);
  exam_flow_add_drawing (flow, 32, draw_fields, NULL, NULL);
  exam_flow_add_space (flow, 8);
  add_choices (flow, form);
  add_typed (flow, form);
}

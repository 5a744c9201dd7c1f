/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper/exam-paper-chart.h"

#include <glib/gi18n-lib.h>

#include "report/exam-report-text.h"
#include "sitting/exam-time-text.h"

#define LABEL_SIZE 8.0
#define LABEL_HEIGHT 12.0
#define BAR_HEIGHT 13.0

/* Of the domains: the letters, the room for the points, and how much of the width a name may have beside its bar. */
#define NAME_SIZE 9.0
#define COUNT_WIDTH 62.0
#define MAX_NAME 0.4

static void
set_ink (cairo_t *cr,
         guint    ink)
{
  cairo_set_source_rgb (cr, (ink >> 16 & 0xff) / 255.0, (ink >> 8 & 0xff) / 255.0, (ink & 0xff) / 255.0);
}

static void
fill (cairo_t *cr,
      double   x,
      double   y,
      double   width,
      double   height,
      guint    ink)
{
  set_ink (cr, ink);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
}

/* --- Score --- */

/* Where a value stands on the scale. */
static double
locate (const ExamSittingRecord *record,
        double                   width,
        double                   value)
{
  double range = record->scale_max - record->scale_min;

  return width * CLAMP (range > 0 ? (value - record->scale_min) / range : 0, 0, 1);
}

static void
draw_score (ExamFlow *flow,
            cairo_t  *cr,
            double    width,
            gpointer  user_data)
{
  const ExamSittingRecord *record = user_data;
  double value = locate (record, width, record->value), cut = locate (record, width, record->cut);
  double low = locate (record, width, record->low), high = locate (record, width, record->high);
  double top = LABEL_HEIGHT + 4, middle = top + BAR_HEIGHT / 2, bottom = top + BAR_HEIGHT;
  g_autofree char *minimum = exam_sitting_record_format_score (record, record->scale_min);
  g_autofree char *maximum = exam_sitting_record_format_score (record, record->scale_max);
  g_autofree char *cut_score = exam_sitting_record_format_score (record, record->cut);
  /* Translators: on a chart, at the lowest passing score */
  g_autofree char *cut_text = g_strdup_printf (_("%s to pass"), cut_score);

  fill (cr, 0, top, width, BAR_HEIGHT, EXAM_INK_TRACK);
  fill (cr, 0, top, value, BAR_HEIGHT, record->passed ? EXAM_INK_GOOD : EXAM_INK_BAD);
  /* The interval, readable on the bar and beside it. */
  fill (cr, low - 1, middle - 2, high - low + 2, 4, 0xffffff);
  fill (cr, low - 1.5, top + 2, 3, BAR_HEIGHT - 4, 0xffffff);
  fill (cr, high - 1.5, top + 2, 3, BAR_HEIGHT - 4, 0xffffff);
  fill (cr, low, middle - 1, high - low, 2, EXAM_INK_TEXT);
  fill (cr, low - 0.75, top + 2.5, 1.5, BAR_HEIGHT - 5, EXAM_INK_TEXT);
  fill (cr, high - 0.75, top + 2.5, 1.5, BAR_HEIGHT - 5, EXAM_INK_TEXT);
  fill (cr, cut - 1, top - 3, 2, BAR_HEIGHT + 6, EXAM_INK_TEXT);

  exam_flow_draw_label (flow, cr, cut_text, cut, 0, cut > width * 0.85 ? 1 : cut < width * 0.15 ? 0 : 0.5, LABEL_SIZE,
                        EXAM_INK_TEXT);
  exam_flow_draw_label (flow, cr, minimum, 0, bottom + 4, 0, LABEL_SIZE, EXAM_INK_DIM);
  exam_flow_draw_label (flow, cr, maximum, width, bottom + 4, 1, LABEL_SIZE, EXAM_INK_DIM);
}

static void
record_free (gpointer data)
{
  exam_sitting_record_free (data);
}

/** Adds the score on the exam's own scale, with its interval, against the cut. */
void
exam_paper_chart_add_score (ExamFlow                *flow,
                            const ExamSittingRecord *record)
{
  exam_flow_add_drawing (flow, LABEL_HEIGHT + BAR_HEIGHT + LABEL_HEIGHT + 10, draw_score,
                         exam_sitting_record_copy (record), record_free);
}

/* --- Domains --- */

typedef struct {
  char  *name;    /* (owned) */
  char  *count;   /* (owned) */
  double share;   /* 0 to 1 */
  double mark;    /* the share that would do */
  double left;    /* of the bar */
  gboolean below; /* the bar is below the name */
} Domain;

static void
domain_free (gpointer data)
{
  Domain *domain = data;

  g_free (domain->name);
  g_free (domain->count);
  g_free (domain);
}

static void
draw_domain (ExamFlow *flow,
             cairo_t  *cr,
             double    width,
             gpointer  user_data)
{
  const Domain *domain = user_data;
  double top = domain->below ? LABEL_HEIGHT + 3 : 3;
  double room = width - domain->left - COUNT_WIDTH;
  guint ink = domain->share >= domain->mark ? EXAM_INK_GOOD : EXAM_INK_BAD;

  exam_flow_draw_label (flow, cr, domain->name, 0, 0, 0, NAME_SIZE, EXAM_INK_TEXT);
  exam_flow_draw_label (flow, cr, domain->count, width, 0, 1, NAME_SIZE, EXAM_INK_TEXT);
  fill (cr, domain->left, top, room, 7, EXAM_INK_TRACK);
  fill (cr, domain->left, top, room * CLAMP (domain->share, 0, 1), 7, ink);
  fill (cr, domain->left + room * CLAMP (domain->mark, 0, 1) - 0.75, top - 2, 1.5, 11, EXAM_INK_TEXT);
}

static gboolean
stands_beside (ExamFlow         *flow,
               const ExamDomain *domain,
               double           *width)
{
  *width = exam_flow_measure_label (flow, domain->name, NAME_SIZE);
  return *width <= MAX_NAME * exam_paper_get_text_width (exam_flow_get_paper (flow));
}

/* The bars begin at one distance, beside the names; a name that is too long for that has its bar below. */
static double
find_left (ExamFlow         *flow,
           const ExamFormat *format)
{
  double widest = 0, width;

  for (guint i = 0; i < format->domains->len; i++)
    if (stands_beside (flow, g_ptr_array_index (format->domains, i), &width))
      widest = MAX (widest, width);
  return widest + 12;
}

/** Adds a bar for each domain of which there were items. */
void
exam_paper_chart_add_domains (ExamFlow         *flow,
                              const ExamFormat *format,
                              const ExamScore  *score)
{
  double left = find_left (flow, format);

  for (guint i = 0; i < format->domains->len; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (format->domains, i);
      const ExamDomainScore *result = &g_array_index (score->domains, ExamDomainScore, i);
      g_autofree char *points = exam_report_format_points (result->points);
      Domain *drawn;
      double width;

      if (result->n_items == 0)
        continue;

      drawn = g_new (Domain, 1);
      drawn->name = g_strdup (domain->name);
      /* Translators: points got, which can be parts such as 71.50, and points there are */
      drawn->count = g_strdup_printf (_("%s of %u"), points, result->n_items);
      drawn->share = result->points / result->n_items;
      drawn->mark = format->raw_cut_percent / 100;
      drawn->left = left;
      drawn->below = !stands_beside (flow, domain, &width);
      exam_flow_add_drawing (flow, drawn->below ? LABEL_HEIGHT + 12 : LABEL_HEIGHT, draw_domain, drawn, domain_free);
    }
}

/* --- Pace --- */

#define PLOT_HEIGHT 110.0
#define PLOT_LEFT 26.0

static void
draw_axes (ExamFlow       *flow,
           cairo_t        *cr,
           const ExamPace *pace,
           double          width,
           double          end)
{
  g_autofree char *most = g_strdup_printf ("%u", pace->n_items);
  g_autofree char *last = exam_time_to_clock ((gint64) end);

  fill (cr, PLOT_LEFT, 4, 0.75, PLOT_HEIGHT, EXAM_INK_LINE);
  fill (cr, PLOT_LEFT, 4 + PLOT_HEIGHT, width - PLOT_LEFT, 0.75, EXAM_INK_LINE);
  exam_flow_draw_label (flow, cr, most, PLOT_LEFT - 4, 0, 1, LABEL_SIZE, EXAM_INK_DIM);
  exam_flow_draw_label (flow, cr, "0", PLOT_LEFT - 4, PLOT_HEIGHT - 4, 1, LABEL_SIZE, EXAM_INK_DIM);
  exam_flow_draw_label (flow, cr, "0:00", PLOT_LEFT, PLOT_HEIGHT + 7, 0, LABEL_SIZE, EXAM_INK_DIM);
  exam_flow_draw_label (flow, cr, last, width, PLOT_HEIGHT + 7, 1, LABEL_SIZE, EXAM_INK_DIM);
}

static void
draw_pace (ExamFlow *flow,
           cairo_t  *cr,
           double    width,
           gpointer  user_data)
{
  const ExamPace *pace = user_data;
  const double dashes[] = { 4, 4 };
  double end = MAX ((double) MAX (pace->limit, pace->elapsed), 1);
  double across = (width - PLOT_LEFT) / end, up = PLOT_HEIGHT / MAX (pace->n_items, 1), bottom = 4 + PLOT_HEIGHT;

  draw_axes (flow, cr, pace, width, end);
  if (pace->limit > 0)
    {
      set_ink (cr, EXAM_INK_DIM);
      cairo_set_line_width (cr, 1);
      cairo_set_dash (cr, dashes, 2, 0);
      cairo_move_to (cr, PLOT_LEFT, bottom);
      cairo_line_to (cr, PLOT_LEFT + across * (double) pace->limit, bottom - up * pace->n_items);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
    }

  set_ink (cr, EXAM_INK_ACCENT);
  cairo_set_line_width (cr, 1.75);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, PLOT_LEFT, bottom);
  for (guint i = 0; i < pace->points->len; i++)
    {
      const ExamPacePoint *point = &g_array_index (pace->points, ExamPacePoint, i);

      cairo_line_to (cr, PLOT_LEFT + across * (double) point->at, bottom - up * point->n_answered);
    }
  cairo_line_to (cr, PLOT_LEFT + across * (double) pace->elapsed, bottom - up * pace->points->len);
  cairo_stroke (cr);
}

static void
pace_free (gpointer data)
{
  exam_pace_free (data);
}

/** Adds how fast a sitting went (transfer full). */
void
exam_paper_chart_add_pace (ExamFlow *flow,
                           ExamPace *pace)
{
  exam_flow_add_drawing (flow, PLOT_HEIGHT + 20, draw_pace, pace, pace_free);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/charts/exam-trend-legend.h"

#include <glib/gi18n.h>

#include "app/charts/exam-chart.h"
#include "app/charts/exam-trend-drawing.h"

#define SYMBOL_WIDTH 22
#define GAP 18

/* What the marks of a chart of scores mean: as many in a line as there is room for. */
struct _ExamTrendLegend
{
  GtkWidget parent_instance;

  GArray *entries;  /* (owned) (element-type Entry) */
};

G_DEFINE_FINAL_TYPE (ExamTrendLegend, exam_trend_legend, GTK_TYPE_WIDGET)

/* Beside the kinds of points */
#define INTERVAL EXAM_TREND_N_KINDS
#define CUT (EXAM_TREND_N_KINDS + 1)

typedef struct {
  guint       symbol;  /* an ExamTrendKind, INTERVAL or CUT */
  const char *text;
} Entry;

static PangoLayout *
create_layout (ExamTrendLegend *self,
               const Entry     *entry,
               int              width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), entry->text);

  pango_layout_set_width (layout, MAX (width - SYMBOL_WIDTH, 1) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static void
draw_symbol (GtkSnapshot           *snapshot,
             guint                  symbol,
             double                 x,
             double                 y,
             const ExamChartColors *colors)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, (float) (y - 10), SYMBOL_WIDTH, 20);
  double middle = x + EXAM_TREND_RADIUS * 1.5;
  cairo_t *cr;

  if (symbol == CUT)
    exam_chart_fill (snapshot, middle - 7, y - 1, 14, 2, 0, &colors->text);
  else if (symbol == INTERVAL)
    {
      exam_chart_fill (snapshot, middle - 0.75, y - 7, 1.5, 14, 0, &colors->text);
      exam_chart_fill (snapshot, middle - 4, y - 7, 8, 1.5, 0, &colors->text);
      exam_chart_fill (snapshot, middle - 4, y + 5.5, 8, 1.5, 0, &colors->text);
    }
  else
    {
      cr = gtk_snapshot_append_cairo (snapshot, &bounds);
      exam_chart_draw_mark (cr, middle, y, EXAM_TREND_RADIUS, symbol & EXAM_TREND_SHORT, symbol & EXAM_TREND_EASED,
                            &colors->text);
      cairo_destroy (cr);
    }
}

/* Goes through the entries as they stand in lines of @width. Returns: the height of all; draws them if there is a @snapshot */
static int
arrange (ExamTrendLegend *self,
         int              width,
         GtkSnapshot     *snapshot)
{
  ExamChartColors colors = exam_chart_get_colors ();
  int x = 0, y = 0, line_height = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      g_autoptr (PangoLayout) layout = create_layout (self, entry, width);
      int entry_width, entry_height, text_height;

      pango_layout_get_pixel_size (layout, &entry_width, &entry_height);
      exam_chart_measure_text (GTK_WIDGET (self), "0", NULL, &text_height);
      if (x > 0 && x + SYMBOL_WIDTH + entry_width > width)
        {
          x = 0;
          y += line_height + 3;
          line_height = 0;
        }
      if (snapshot != NULL)
        {
          draw_symbol (snapshot, entry->symbol, x, y + text_height / 2.0, &colors);
          exam_chart_draw_layout (snapshot, layout, x + SYMBOL_WIDTH, y, &colors.dim_text);
        }
      line_height = MAX (line_height, entry_height);
      x += SYMBOL_WIDTH + entry_width + GAP;
    }
  return y + line_height;
}

static GtkSizeRequestMode
exam_trend_legend_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
exam_trend_legend_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 500;
    }
  else
    *minimum = *natural = arrange (EXAM_TREND_LEGEND (widget), for_size < 0 ? 200 : for_size, NULL);
}

static void
exam_trend_legend_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  arrange (EXAM_TREND_LEGEND (widget), gtk_widget_get_width (widget), snapshot);
}

static void
exam_trend_legend_finalize (GObject *object)
{
  g_array_unref (EXAM_TREND_LEGEND (object)->entries);
  G_OBJECT_CLASS (exam_trend_legend_parent_class)->finalize (object);
}

static void
exam_trend_legend_class_init (ExamTrendLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = exam_trend_legend_finalize;
  widget_class->get_request_mode = exam_trend_legend_get_request_mode;
  widget_class->measure = exam_trend_legend_measure;
  widget_class->snapshot = exam_trend_legend_snapshot;
  gtk_widget_class_set_css_name (widget_class, "trendlegend");
  /* Each point is announced with what its mark says. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
exam_trend_legend_init (ExamTrendLegend *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  exam_chart_watch_colors (GTK_WIDGET (self));
}

/** Explains the marks that there are in @trend. */
void
exam_trend_legend_set_trend (ExamTrendLegend *self,
                             const ExamTrend *trend)
{
  const Entry entries[] = {
    { EXAM_TREND_AS_EXAM, _("Full form, in the exam's time and by its rules") },
    { EXAM_TREND_SHORT, _("Short form") },
    { EXAM_TREND_EASED, _("Extra time or relaxed rules") },
    { EXAM_TREND_SHORT | EXAM_TREND_EASED, _("Short form with extra time or relaxed rules") },
    { INTERVAL, _("Interval of 95 %") },
    { CUT, _("Needed to pass that time") },
  };

  g_return_if_fail (EXAM_IS_TREND_LEGEND (self));
  g_return_if_fail (trend != NULL);

  g_array_set_size (self->entries, 0);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      gboolean wanted = entries[i].symbol == INTERVAL ? TRUE
                        : entries[i].symbol == CUT ? trend->cut_changes
                        : exam_trend_has_kind (trend, entries[i].symbol);

      if (wanted)
        g_array_append_val (self->entries, entries[i]);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

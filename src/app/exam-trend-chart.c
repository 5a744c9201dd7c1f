/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-trend-chart.h"

#include <math.h>

#include <glib/gi18n.h>

#include "app/exam-chart.h"
#include "record/exam-report-text.h"
#include "app/exam-trend-drawing.h"

#define PLOT_HEIGHT 190
#define REACH 24  /* how far from its middle a point can be hit */
#define NONE (-1)

/* Scores over time, each with its interval, against the cut; to be walked through by keyboard. */
struct _ExamTrendChart
{
  GtkWidget parent_instance;

  ExamTrend *trend;    /* (owned) (nullable) */
  GArray    *points;   /* (owned) (element-type graphene_point_t): where they were drawn last */
  int        current;  /* where the keyboard is */
  int        hovered;  /* where the pointer is */
};

G_DEFINE_FINAL_TYPE (ExamTrendChart, exam_trend_chart, GTK_TYPE_WIDGET)

enum {
  SIGNAL_POINTED,
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
exam_trend_chart_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  int width, height;

  exam_chart_measure_text (widget, "0", &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 500;
    }
  else
    *minimum = *natural = PLOT_HEIGHT + 2 * height;
}

static int
get_shown (ExamTrendChart *self)
{
  if (self->hovered != NONE)
    return self->hovered;
  return gtk_widget_has_focus (GTK_WIDGET (self)) ? self->current : NONE;
}

static void
exam_trend_chart_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  ExamTrendChart *self = EXAM_TREND_CHART (widget);

  if (self->trend != NULL && self->trend->records->len > 0)
    exam_trend_draw (widget, snapshot, self->trend, self->points, get_shown (self));
}

/* --- Pointer and keyboard --- */

static int
find_point (ExamTrendChart *self,
            double          x,
            double          y)
{
  double nearest = REACH;
  int found = NONE;

  for (guint i = 0; i < self->points->len; i++)
    {
      const graphene_point_t *point = &g_array_index (self->points, graphene_point_t, i);
      double distance = hypot (point->x - x, point->y - y);

      if (distance < nearest)
        {
          nearest = distance;
          found = (int) i;
        }
    }
  return found;
}

static void
point_out (ExamTrendChart *self,
           gboolean        by_keyboard)
{
  g_signal_emit (self, signals[SIGNAL_POINTED], 0, get_shown (self), by_keyboard);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_hovered (ExamTrendChart *self,
             int             hovered)
{
  if (self->hovered == hovered)
    return;
  self->hovered = hovered;
  point_out (self, FALSE);
}

static void
motion_cb (ExamTrendChart *self,
           double          x,
           double          y)
{
  set_hovered (self, find_point (self, x, y));
}

static void
left_cb (ExamTrendChart *self)
{
  set_hovered (self, NONE);
}

static void
open_point (ExamTrendChart *self,
            int             index)
{
  if (index != NONE)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, exam_trend_get (self->trend, (guint) index)->id);
}

static void
released_cb (ExamTrendChart *self,
             int             n_press,
             double          x,
             double          y)
{
  open_point (self, find_point (self, x, y));
}

static void
focus_changed_cb (ExamTrendChart *self)
{
  point_out (self, gtk_widget_has_focus (GTK_WIDGET (self)));
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *steps,
         gpointer   data)
{
  ExamTrendChart *self = EXAM_TREND_CHART (widget);
  gint64 target = (gint64) self->current + g_variant_get_int32 (steps);

  if (self->current == NONE)
    return GDK_EVENT_PROPAGATE;

  self->current = (int) CLAMP (target, 0, (gint64) self->trend->records->len - 1);
  self->hovered = NONE;
  point_out (self, TRUE);
  return GDK_EVENT_STOP;
}

static gboolean
open_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  open_point (EXAM_TREND_CHART (widget), EXAM_TREND_CHART (widget)->current);
  return GDK_EVENT_STOP;
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct { guint keys[2]; int steps; } moves[] = {
    { { GDK_KEY_Left, GDK_KEY_KP_Left }, -1 }, { { GDK_KEY_Right, GDK_KEY_KP_Right }, 1 },
    { { GDK_KEY_Home, GDK_KEY_KP_Home }, -G_MAXINT }, { { GDK_KEY_End, GDK_KEY_KP_End }, G_MAXINT },
  };
  static const guint opening[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space, GDK_KEY_KP_Space };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    for (guint j = 0; j < G_N_ELEMENTS (moves[i].keys); j++)
      gtk_widget_class_add_binding (widget_class, moves[i].keys[j], 0, move_cb, "i", moves[i].steps);
  for (guint i = 0; i < G_N_ELEMENTS (opening); i++)
    gtk_widget_class_add_binding (widget_class, opening[i], 0, open_cb, NULL);
}

/* --- The type --- */

static void
exam_trend_chart_finalize (GObject *object)
{
  ExamTrendChart *self = EXAM_TREND_CHART (object);

  g_clear_pointer (&self->trend, exam_trend_free);
  g_array_unref (self->points);
  G_OBJECT_CLASS (exam_trend_chart_parent_class)->finalize (object);
}

static void
exam_trend_chart_class_init (ExamTrendChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = exam_trend_chart_finalize;
  widget_class->measure = exam_trend_chart_measure;
  widget_class->snapshot = exam_trend_chart_snapshot;
  add_bindings (widget_class);
  gtk_widget_class_set_css_name (widget_class, "trendchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  /**
   * ExamTrendChart::pointed:
   * @index: the sitting that the pointer or the keyboard is at, -1 for none
   * @by_keyboard: whether the keyboard brought it about
   */
  signals[SIGNAL_POINTED] =
    g_signal_new ("pointed", EXAM_TYPE_TREND_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);

  /**
   * ExamTrendChart::opened:
   * @sitting_id: a sitting whose report is wanted
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", EXAM_TYPE_TREND_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
exam_trend_chart_init (ExamTrendChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->points = g_array_new (FALSE, FALSE, sizeof (graphene_point_t));
  self->current = self->hovered = NONE;
  exam_chart_watch_colors (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (focus_changed_cb), NULL);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* What the chart says as a whole, for those who cannot see it. */
static char *
summarize (const ExamTrend *trend)
{
  const ExamSittingRecord *latest = exam_trend_get_latest (trend);
  g_autofree char *last = exam_report_format_score (latest, latest->value);
  g_autofree char *cut = exam_report_format_score (latest, latest->cut);
  g_autofree char *lowest_text = NULL;
  g_autofree char *highest_text = NULL;
  double lowest = latest->value, highest = latest->value;
  guint n = trend->records->len, n_passed = 0;

  for (guint i = 0; i < n; i++)
    {
      const ExamSittingRecord *record = exam_trend_get (trend, i);

      lowest = MIN (lowest, record->value);
      highest = MAX (highest, record->value);
      n_passed += record->passed ? 1 : 0;
    }
  lowest_text = exam_report_format_score (latest, lowest);
  highest_text = exam_report_format_score (latest, highest);
  /* Translators: a number of results, how many of them passed, and scores, such as "72 %" */
  return g_strdup_printf (ngettext ("Scores over time: %u result, passed: %u. Last score %s, lowest %s, highest %s; %s is "
                                    "needed to pass",
                                    "Scores over time: %u results, passed: %u. Last score %s, lowest %s, highest %s; %s is "
                                    "needed to pass", n),
                          n, n_passed, last, lowest_text, highest_text, cut);
}

/** Shows @trend (transfer full); the keyboard stays at its sitting, and is at the last one else. */
void
exam_trend_chart_take_trend (ExamTrendChart *self,
                             ExamTrend      *trend)
{
  gint64 kept = 0;

  g_return_if_fail (EXAM_IS_TREND_CHART (self));
  g_return_if_fail (trend != NULL);

  if (self->current != NONE)
    kept = exam_trend_get (self->trend, (guint) self->current)->id;
  g_clear_pointer (&self->trend, exam_trend_free);
  self->trend = trend;
  g_array_set_size (self->points, 0);
  self->current = (int) trend->records->len - 1;
  for (guint i = 0; i < trend->records->len; i++)
    if (exam_trend_get (trend, i)->id == kept)
      self->current = (int) i;
  self->hovered = NONE;
  if (trend->records->len > 0)
    {
      g_autofree char *summary = summarize (trend);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
    }
  point_out (self, FALSE);
}

/** Returns: (nullable): what is shown */
const ExamTrend *
exam_trend_chart_get_trend (ExamTrendChart *self)
{
  g_return_val_if_fail (EXAM_IS_TREND_CHART (self), NULL);
  return self->trend;
}

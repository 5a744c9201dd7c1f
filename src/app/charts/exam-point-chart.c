/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/charts/exam-point-chart.h"

#include <math.h>

#include <adwaita.h>

#include "app/charts/exam-chart.h"
#include "app/shared/exam-compat.h"

#define REACH 24  /* how far from its middle a point can be hit */
#define NONE (-1)

/* A chart of points that tell their figures, to be walked through by pointer and by keyboard. */
typedef struct {
  GArray *points;    /* (owned) (element-type graphene_point_t): where they were drawn last */
  guint   n_points;
  int     current;   /* where the keyboard is */
  int     hovered;   /* where the pointer is */

  GskRenderNode *drawing;        /* (owned) (nullable): the chart but for the point that stands out */
  int            width;          /* of the drawing */
  int            height;
  int            scale;
  gboolean       dark;
  gboolean       high_contrast;
} ExamPointChartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ExamPointChart, exam_point_chart, GTK_TYPE_WIDGET)

enum {
  SIGNAL_POINTED,
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static ExamPointChartPrivate *
get_private (ExamPointChart *self)
{
  return exam_point_chart_get_instance_private (self);
}

static void
exam_point_chart_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  exam_chart_measure (orientation,
                      EXAM_POINT_CHART_GET_CLASS (widget)->plot_height + 2 * exam_chart_get_text_height (widget),
                      minimum, natural);
}

static int
get_shown (ExamPointChart *self)
{
  ExamPointChartPrivate *private = get_private (self);

  if (private->hovered != NONE)
    return private->hovered;
  return gtk_widget_has_focus (GTK_WIDGET (self)) ? private->current : NONE;
}

/* --- Drawing --- */

static gboolean
is_up_to_date (ExamPointChart *self)
{
  ExamPointChartPrivate *private = get_private (self);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkWidget *widget = GTK_WIDGET (self);

  return private->drawing != NULL && private->width == gtk_widget_get_width (widget) &&
         private->height == gtk_widget_get_height (widget) && private->scale == gtk_widget_get_scale_factor (widget) &&
         private->dark == adw_style_manager_get_dark (manager) &&
         private->high_contrast == adw_style_manager_get_high_contrast (manager);
}

/* Pointing from one of thousands of points to the next must not draw them all again. */
static void
draw (ExamPointChart *self)
{
  ExamPointChartPrivate *private = get_private (self);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  g_array_set_size (private->points, 0);
  EXAM_POINT_CHART_GET_CLASS (self)->draw (self, snapshot, private->points);
  g_clear_pointer (&private->drawing, gsk_render_node_unref);
  private->drawing = gtk_snapshot_free_to_node (snapshot);
  private->width = gtk_widget_get_width (GTK_WIDGET (self));
  private->height = gtk_widget_get_height (GTK_WIDGET (self));
  private->scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  private->dark = adw_style_manager_get_dark (manager);
  private->high_contrast = adw_style_manager_get_high_contrast (manager);
}

static void
exam_point_chart_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (exam_point_chart_parent_class)->css_changed (widget, change);
  g_clear_pointer (&get_private (EXAM_POINT_CHART (widget))->drawing, gsk_render_node_unref);
}

static void
exam_point_chart_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  ExamPointChart *self = EXAM_POINT_CHART (widget);
  ExamPointChartPrivate *private = get_private (self);

  int shown = get_shown (self);

  if (private->n_points == 0)
    return;

  if (!is_up_to_date (self))
    draw (self);
  if (private->drawing != NULL)
    gtk_snapshot_append_node (snapshot, private->drawing);
  if (shown >= 0 && (guint) shown < private->points->len)
    EXAM_POINT_CHART_GET_CLASS (self)->draw_shown (self, snapshot, &g_array_index (private->points, graphene_point_t, shown));
}

/* --- Pointer and keyboard --- */

static int
find_point (ExamPointChart *self,
            double          x,
            double          y)
{
  ExamPointChartPrivate *private = get_private (self);
  gboolean along = EXAM_POINT_CHART_GET_CLASS (self)->along;
  double nearest = along ? G_MAXDOUBLE : REACH;
  int found = NONE;

  for (guint i = 0; i < private->points->len; i++)
    {
      const graphene_point_t *point = &g_array_index (private->points, graphene_point_t, i);
      double distance = along ? fabs (point->x - x) : hypot (point->x - x, point->y - y);

      if (distance < nearest)
        {
          nearest = distance;
          found = (int) i;
        }
    }
  return found;
}

static void
point_out (ExamPointChart *self,
           gboolean        by_keyboard)
{
  int shown = get_shown (self);

  g_signal_emit (self, signals[SIGNAL_POINTED], 0, shown, by_keyboard && shown != NONE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Runs before the handlers of the signal: what the keyboard comes to is said. */
static void
pointed (ExamPointChart *self,
         int             index,
         gboolean        by_keyboard)
{
  g_autofree char *text = exam_point_chart_describe (self, index);

  if (!by_keyboard || text == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  exam_compat_announce (GTK_WIDGET (self), text);
}

static void
set_hovered (ExamPointChart *self,
             int             hovered)
{
  ExamPointChartPrivate *private = get_private (self);

  if (private->hovered == hovered)
    return;
  private->hovered = hovered;
  point_out (self, FALSE);
}

static void
motion_cb (ExamPointChart *self,
           double          x,
           double          y)
{
  set_hovered (self, find_point (self, x, y));
}

static void
left_cb (ExamPointChart *self)
{
  set_hovered (self, NONE);
}

static void
open_point (ExamPointChart *self,
            int             index)
{
  if (index != NONE)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, (guint) index);
}

static void
released_cb (ExamPointChart *self,
             int             n_press,
             double          x,
             double          y)
{
  open_point (self, find_point (self, x, y));
}

static void
focus_changed_cb (ExamPointChart *self)
{
  point_out (self, gtk_widget_has_focus (GTK_WIDGET (self)));
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *steps,
         gpointer   data)
{
  ExamPointChart *self = EXAM_POINT_CHART (widget);
  ExamPointChartPrivate *private = get_private (self);
  gint64 target = (gint64) private->current + g_variant_get_int32 (steps);

  if (private->current == NONE)
    return GDK_EVENT_PROPAGATE;

  private->current = (int) CLAMP (target, 0, (gint64) private->n_points - 1);
  private->hovered = NONE;
  point_out (self, TRUE);
  return GDK_EVENT_STOP;
}

static gboolean
open_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  open_point (EXAM_POINT_CHART (widget), get_private (EXAM_POINT_CHART (widget))->current);
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
exam_point_chart_finalize (GObject *object)
{
  ExamPointChartPrivate *private = get_private (EXAM_POINT_CHART (object));

  g_clear_pointer (&private->drawing, gsk_render_node_unref);
  g_array_unref (private->points);
  G_OBJECT_CLASS (exam_point_chart_parent_class)->finalize (object);
}

static void
exam_point_chart_class_init (ExamPointChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = exam_point_chart_finalize;
  widget_class->css_changed = exam_point_chart_css_changed;
  widget_class->measure = exam_point_chart_measure;
  widget_class->snapshot = exam_point_chart_snapshot;
  add_bindings (widget_class);
  gtk_widget_class_set_css_name (widget_class, "pointchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  /**
   * ExamPointChart::pointed:
   * @index: the point that the pointer or the keyboard is at, -1 for none
   * @by_keyboard: whether the keyboard brought it about
   */
  signals[SIGNAL_POINTED] =
    g_signal_new_class_handler ("pointed", EXAM_TYPE_POINT_CHART, G_SIGNAL_RUN_FIRST, G_CALLBACK (pointed), NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);

  /**
   * ExamPointChart::opened:
   * @index: the point about which more is wanted
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", EXAM_TYPE_POINT_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
exam_point_chart_init (ExamPointChart *self)
{
  ExamPointChartPrivate *private = get_private (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  private->points = g_array_new (FALSE, FALSE, sizeof (graphene_point_t));
  private->current = private->hovered = NONE;
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

/** What is to be drawn has changed: there are @n_points points now, and the keyboard is at the one with the index @current. */
void
exam_point_chart_set_points (ExamPointChart *self,
                             guint           n_points,
                             guint           current)
{
  ExamPointChartPrivate *private;

  g_return_if_fail (EXAM_IS_POINT_CHART (self));

  private = get_private (self);
  g_clear_pointer (&private->drawing, gsk_render_node_unref);
  g_array_set_size (private->points, 0);
  private->n_points = n_points;
  private->current = n_points > 0 ? (int) MIN (current, n_points - 1) : NONE;
  private->hovered = NONE;
  point_out (self, FALSE);
}

/** Returns: index of the point that the keyboard is at, -1 without points */
int
exam_point_chart_get_current (ExamPointChart *self)
{
  g_return_val_if_fail (EXAM_IS_POINT_CHART (self), NONE);
  return get_private (self)->current;
}

/** Returns: (transfer full) (nullable): the figures at a point in words; %NULL for a negative index */
char *
exam_point_chart_describe (ExamPointChart *self,
                           int             index)
{
  g_return_val_if_fail (EXAM_IS_POINT_CHART (self), NULL);

  if (index < 0 || (guint) index >= get_private (self)->n_points)
    return NULL;
  return EXAM_POINT_CHART_GET_CLASS (self)->describe (self, (guint) index);
}

/**
 * exam_point_chart_write:
 * @self: a chart
 * @index: index of a point, negative for none
 * @label: where to write its figures
 * @hint: what to write instead if there is none
 *
 * The label keeps the height that it once had: what is below would move away from under the pointer, and back.
 */
void
exam_point_chart_write (ExamPointChart *self,
                        int             index,
                        GtkLabel       *label,
                        const char     *hint)
{
  g_autofree char *text = exam_point_chart_describe (self, index);
  int height;

  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_widget_get_size_request (GTK_WIDGET (label), NULL, &height);
  gtk_widget_set_size_request (GTK_WIDGET (label), -1, MAX (height, gtk_widget_get_height (GTK_WIDGET (label))));
  gtk_label_set_text (label, text != NULL ? text : hint);
  if (text != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (label), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (label), "dim-label");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/charts/exam-chart-crowd.h"

#include <math.h>

#include "app/charts/exam-chart.h"

#define MOST_KINDS 8

/* A kind of mark, drawn once and stamped from then on. */
typedef struct {
  cairo_surface_t *stamp;   /* (owned) */
  int              reach;   /* from its middle to its edge */
  double           radius;
  gboolean         angular;
  gboolean         hollow;
  GdkRGBA          color;
} Kind;

/* How far lines reach within a column of pixels; nothing when the end is before the start. */
typedef struct {
  float top;
  float bottom;
} Column;

/*
 * Thousands of points on a few hundred pixels: outlines of each would take longer to draw than the window has for a frame,
 * and most of them cover each other. Here a line is what it covers of each column of pixels, a mark is a stamp, and a stamp
 * is not put twice in one place. The outcome is an image, which costs nothing when what is around it moves.
 */
struct _ExamChartCrowd
{
  int              width;
  int              height;
  int              scale;    /* pixels of the image to each of the widget */
  cairo_surface_t *image;    /* (owned) */
  cairo_t         *cr;       /* (owned) */
  gboolean         stamping; /* stamps were put into the image that cairo does not know of yet */
  Column          *columns;  /* (owned) as many as @width */
  guint8          *taken;    /* (owned) a bit for each kind, for each pixel */
  Kind             kinds[MOST_KINDS];
  guint            n_kinds;
};

static void
clear_columns (ExamChartCrowd *self)
{
  for (int i = 0; i < self->width; i++)
    self->columns[i] = (Column) { G_MAXFLOAT, -G_MAXFLOAT };
}

/** Returns: (transfer full): an empty image of the size of @widget */
ExamChartCrowd *
exam_chart_crowd_new (GtkWidget *widget)
{
  ExamChartCrowd *self = g_new0 (ExamChartCrowd, 1);

  self->scale = gtk_widget_get_scale_factor (widget);
  self->width = MAX (gtk_widget_get_width (widget), 1);
  self->height = MAX (gtk_widget_get_height (widget), 1);
  self->image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->width * self->scale, self->height * self->scale);
  cairo_surface_set_device_scale (self->image, self->scale, self->scale);
  self->cr = cairo_create (self->image);
  self->columns = g_new (Column, self->width);
  self->taken = g_new0 (guint8, (gsize) self->width * (gsize) self->height);
  clear_columns (self);
  return self;
}

void
exam_chart_crowd_free (ExamChartCrowd *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_kinds; i++)
    cairo_surface_destroy (self->kinds[i].stamp);
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->image);
  g_free (self->columns);
  g_free (self->taken);
  g_free (self);
}

static void
end_stamping (ExamChartCrowd *self)
{
  if (self->stamping)
    cairo_surface_mark_dirty (self->image);
  self->stamping = FALSE;
}

/** Returns: (transfer none): what else is drawn on, before or after the marks, to be got again for each */
cairo_t *
exam_chart_crowd_get_cairo (ExamChartCrowd *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  end_stamping (self);
  return self->cr;
}

/** Adds a line to those that exam_chart_crowd_fill_lines() draws. */
void
exam_chart_crowd_add_line (ExamChartCrowd *self,
                           double          from_x,
                           double          from_y,
                           double          to_x,
                           double          to_y,
                           double          line_width)
{
  int first = (int) floor (MIN (from_x, to_x)), last = (int) floor (MAX (from_x, to_x));
  double slope = from_x != to_x ? (to_y - from_y) / (to_x - from_x) : 0;

  g_return_if_fail (self != NULL);

  for (int i = MAX (first, 0); i <= MIN (last, self->width - 1); i++)
    {
      /* Where it comes into the column, and where it leaves it */
      double a = slope != 0 ? from_y + slope * (CLAMP (i, MIN (from_x, to_x), MAX (from_x, to_x)) - from_x) : from_y;
      double b = slope != 0 ? from_y + slope * (CLAMP (i + 1, MIN (from_x, to_x), MAX (from_x, to_x)) - from_x) : to_y;

      self->columns[i].top = (float) MIN (self->columns[i].top, MIN (a, b) - line_width / 2);
      self->columns[i].bottom = (float) MAX (self->columns[i].bottom, MAX (a, b) + line_width / 2);
    }
}

/** Draws the lines that were added, all as one, and forgets them. */
void
exam_chart_crowd_fill_lines (ExamChartCrowd *self,
                             const GdkRGBA  *color)
{
  g_return_if_fail (self != NULL);

  end_stamping (self);
  for (int i = 0; i < self->width; i++)
    if (self->columns[i].bottom > self->columns[i].top)
      cairo_rectangle (self->cr, i, self->columns[i].top, 1, self->columns[i].bottom - self->columns[i].top);
  gdk_cairo_set_source_rgba (self->cr, color);
  cairo_fill (self->cr);
  clear_columns (self);
}

static void
draw_stamp (ExamChartCrowd *self,
            Kind           *kind)
{
  int size;
  cairo_t *cr;

  kind->reach = (int) ceil (kind->radius * 1.25) + 2;
  size = 2 * kind->reach;
  kind->stamp = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size * self->scale, size * self->scale);
  cairo_surface_set_device_scale (kind->stamp, self->scale, self->scale);
  cr = cairo_create (kind->stamp);
  exam_chart_draw_mark (cr, kind->reach, kind->reach, kind->radius, kind->angular, kind->hollow, &kind->color);
  cairo_destroy (cr);
  cairo_surface_flush (kind->stamp);
}

/* Returns: its index; that of another one when there are more kinds than anyone could tell apart */
static guint
find_kind (ExamChartCrowd *self,
           double          radius,
           gboolean        angular,
           gboolean        hollow,
           const GdkRGBA  *color)
{
  Kind *kind;

  for (guint i = 0; i < self->n_kinds; i++)
    if (self->kinds[i].radius == radius && self->kinds[i].angular == angular && self->kinds[i].hollow == hollow &&
        gdk_rgba_equal (&self->kinds[i].color, color))
      return i;
  g_return_val_if_fail (self->n_kinds < MOST_KINDS, 0);

  kind = &self->kinds[self->n_kinds];
  *kind = (Kind) { NULL, 0, radius, angular, hollow, *color };
  draw_stamp (self, kind);
  return self->n_kinds++;
}

/* Puts a pixel over another, both with their colors multiplied by their alpha: two channels at a time, each in 16 bits. */
static guint32
put_over (guint32 above,
          guint32 below)
{
  guint32 rest = 255 - (above >> 24);
  guint32 even = (below & 0xff00ff) * rest + 0x800080;
  guint32 odd = (below >> 8 & 0xff00ff) * rest + 0x800080;

  even = (even + (even >> 8 & 0xff00ff)) >> 8 & 0xff00ff;
  odd = (odd + (odd >> 8 & 0xff00ff)) & 0xff00ff00;
  return above + (even | odd);
}

static guint32 *
get_row (cairo_surface_t *surface,
         int              row)
{
  return (guint32 *) (void *) (cairo_image_surface_get_data (surface) +
                               (gssize) row * cairo_image_surface_get_stride (surface));
}

/* cairo_paint() does the same, and takes several times as long to find out what to do. */
static void
put_stamp (ExamChartCrowd  *self,
           cairo_surface_t *stamp,
           int              left,
           int              top)
{
  int first_x = MAX (0, -left), last_x = MIN (cairo_image_surface_get_width (stamp),
                                              cairo_image_surface_get_width (self->image) - left);
  int first_y = MAX (0, -top), last_y = MIN (cairo_image_surface_get_height (stamp),
                                             cairo_image_surface_get_height (self->image) - top);

  for (int y = first_y; y < last_y; y++)
    {
      const guint32 *from = get_row (stamp, y);
      guint32 *to = get_row (self->image, top + y);

      for (int x = first_x; x < last_x; x++)
        if (from[x] != 0)
          to[left + x] = put_over (from[x], to[left + x]);
    }
}

/** Draws a mark as exam_chart_draw_mark() does, to the nearest pixel. */
void
exam_chart_crowd_draw_mark (ExamChartCrowd *self,
                            double          x,
                            double          y,
                            double          radius,
                            gboolean        angular,
                            gboolean        hollow,
                            const GdkRGBA  *color)
{
  int column = (int) lround (x), row = (int) lround (y);
  guint kind;
  guint8 *taken;

  g_return_if_fail (self != NULL);

  if (column < 0 || column >= self->width || row < 0 || row >= self->height)
    return;

  kind = find_kind (self, radius, angular != FALSE, hollow != FALSE, color);
  taken = &self->taken[(gsize) row * (gsize) self->width + (gsize) column];
  if (*taken & (1u << kind))
    return;

  *taken |= (guint8) (1u << kind);
  if (!self->stamping)
    {
      cairo_surface_flush (self->image);
      self->stamping = TRUE;
    }
  put_stamp (self, self->kinds[kind].stamp, (column - self->kinds[kind].reach) * self->scale,
             (row - self->kinds[kind].reach) * self->scale);
}

/** Puts the image into @snapshot. Nothing can be drawn on it any more. */
void
exam_chart_crowd_append (ExamChartCrowd *self,
                         GtkSnapshot    *snapshot)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int stride;

  g_return_if_fail (self != NULL);

  end_stamping (self);
  cairo_surface_flush (self->image);
  stride = cairo_image_surface_get_stride (self->image);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (self->image),
                                      (gsize) stride * (gsize) cairo_image_surface_get_height (self->image),
                                      (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (self->image));
  texture = gdk_memory_texture_new (cairo_image_surface_get_width (self->image), cairo_image_surface_get_height (self->image),
                                    GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
  gtk_snapshot_append_texture (snapshot, texture,
                               &GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-author-panes.h"

#include <adwaita.h>

#include "app/shared/exam-widget.h"

/* Between two panes. */
#define HANDLE 1

#define NO_FRONT (-1)
#define BIT(pane) (1u << (pane))

/*
 * Three panes side by side where there is room for them, with handles to drag. Where there is less the preview folds away,
 * then the list; what is asked for then comes in front of the others.
 */
struct _ExamAuthorPanes
{
  GtkWidget parent_instance;

  GtkPaned *outer;  /* the list, and the rest */
  GtkPaned *inner;  /* the middle and the preview */
  AdwBin   *bins[EXAM_AUTHOR_N_PANES];

  GSettings *settings;  /* (owned) (nullable): remembers what follows */
  gboolean   wanted[EXAM_AUTHOR_N_PANES];
  int        widths[EXAM_AUTHOR_N_PANES];

  guint shown;  /* a bit for each pane */
  int   front;  /* the pane that was asked for while there was no room for all */

  /* While they are being arranged */
  guint    tick;
  gboolean laid_out;  /* since they changed last */
  gboolean placed;    /* the panes have the widths that are remembered */
};

enum {
  PROP_LIST = 1,
  PROP_MIDDLE,
  PROP_PREVIEW,
  PROP_SHOWS_LIST,
  PROP_SHOWS_PREVIEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ExamAuthorPanes, exam_author_panes, GTK_TYPE_WIDGET)

/* --- What there is room for --- */

/**
 * exam_author_panes_choose:
 * @needed: the least width of each pane, in pixels
 * @width: what there is
 * @list: the list is wanted where there is room for it
 * @preview: so is the preview
 * @front: the pane to be seen before others, or -1
 *
 * Returns: a bit for each pane that is to be shown; there is always one
 */
guint
exam_author_panes_choose (const int *needed,
                          int        width,
                          gboolean   list,
                          gboolean   preview,
                          int        front)
{
  const gboolean wanted[] = { list, TRUE, preview };
  int all = 0, beside;

  for (guint i = 0; i < EXAM_AUTHOR_N_PANES; i++)
    all += needed[i];
  if (width >= all + 2 * HANDLE)
    return BIT (EXAM_AUTHOR_PANE_MIDDLE) | (list ? BIT (EXAM_AUTHOR_PANE_LIST) : 0) |
           (preview ? BIT (EXAM_AUTHOR_PANE_PREVIEW) : 0);

  if (front == EXAM_AUTHOR_PANE_MIDDLE)
    return BIT (EXAM_AUTHOR_PANE_MIDDLE);

  /* Besides the middle there is room for one at most. */
  beside = front != NO_FRONT ? front : wanted[EXAM_AUTHOR_PANE_LIST] ? EXAM_AUTHOR_PANE_LIST : EXAM_AUTHOR_PANE_PREVIEW;
  if (front == NO_FRONT && !wanted[beside])
    return BIT (EXAM_AUTHOR_PANE_MIDDLE);
  if (width >= needed[EXAM_AUTHOR_PANE_MIDDLE] + needed[beside] + HANDLE)
    return BIT (EXAM_AUTHOR_PANE_MIDDLE) | BIT (beside);
  return front != NO_FRONT ? BIT (front) : BIT (EXAM_AUTHOR_PANE_MIDDLE);
}

/* What a pane needs, also one that is folded away. */
static void
measure_panes (ExamAuthorPanes *self,
               GtkOrientation   orientation,
               int             *needed)
{
  for (guint i = 0; i < EXAM_AUTHOR_N_PANES; i++)
    {
      GtkWidget *child = adw_bin_get_child (self->bins[i]);

      needed[i] = 0;
      if (child != NULL)
        gtk_widget_measure (child, orientation, -1, &needed[i], NULL, NULL, NULL);
    }
}

static gboolean
has_room_for_all (ExamAuthorPanes *self)
{
  int needed[EXAM_AUTHOR_N_PANES];

  measure_panes (self, GTK_ORIENTATION_HORIZONTAL, needed);
  return exam_author_panes_choose (needed, gtk_widget_get_width (GTK_WIDGET (self)), TRUE, TRUE, NO_FRONT) ==
         BIT (EXAM_AUTHOR_N_PANES) - 1;
}

/* --- Changing --- */

static void
remember_widths (ExamAuthorPanes *self)
{
  if (!self->placed)
    return;
  for (guint i = 0; i < EXAM_AUTHOR_N_PANES; i++)
    {
      int width = gtk_widget_get_width (GTK_WIDGET (self->bins[i]));

      if ((self->shown & BIT (i)) != 0 && self->shown != BIT (i) && width > 0)
        self->widths[i] = width;
    }
  if (self->settings == NULL)
    return;
  g_settings_set_int (self->settings, "author-list-width", self->widths[EXAM_AUTHOR_PANE_LIST]);
  g_settings_set_int (self->settings, "author-preview-width", self->widths[EXAM_AUTHOR_PANE_PREVIEW]);
}

static gboolean tick_cb (GtkWidget     *widget,
                         GdkFrameClock *clock,
                         gpointer       data);

/* What is shown cannot change while it is being laid out, and where the preview begins depends on how wide the list became. */
static void
arrange_soon (ExamAuthorPanes *self)
{
  self->placed = FALSE;
  self->laid_out = FALSE;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static void
show_panes (ExamAuthorPanes *self,
            guint            shown)
{
  if (shown == self->shown)
    return;

  remember_widths (self);
  self->shown = shown;
  for (guint i = 0; i < EXAM_AUTHOR_N_PANES; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->bins[i]), (shown & BIT (i)) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->inner), shown != BIT (EXAM_AUTHOR_PANE_LIST));
  gtk_paned_set_position (self->outer, self->widths[EXAM_AUTHOR_PANE_LIST]);
  arrange_soon (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWS_LIST]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWS_PREVIEW]);
}

static guint
choose (ExamAuthorPanes *self,
        int              width)
{
  int needed[EXAM_AUTHOR_N_PANES];

  measure_panes (self, GTK_ORIENTATION_HORIZONTAL, needed);
  return exam_author_panes_choose (needed, width, self->wanted[EXAM_AUTHOR_PANE_LIST],
                                   self->wanted[EXAM_AUTHOR_PANE_PREVIEW], self->front);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  ExamAuthorPanes *self = EXAM_AUTHOR_PANES (widget);

  int width = gtk_widget_get_width (GTK_WIDGET (self->inner));

  if (has_room_for_all (self))
    self->front = NO_FRONT;
  show_panes (self, choose (self, gtk_widget_get_width (widget)));
  if (!self->laid_out)
    {
      gtk_paned_set_position (self->outer, self->widths[EXAM_AUTHOR_PANE_LIST]);
      self->laid_out = TRUE;
      return G_SOURCE_CONTINUE;
    }

  gtk_paned_set_position (self->inner, MAX (0, width - self->widths[EXAM_AUTHOR_PANE_PREVIEW] - HANDLE));
  self->placed = TRUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
set_shows (ExamAuthorPanes *self,
           ExamAuthorPane   pane,
           gboolean         shows)
{
  if (exam_author_panes_shows (self, pane) == shows)
    return;

  if (has_room_for_all (self))
    {
      self->front = NO_FRONT;
      self->wanted[pane] = shows;
      if (self->settings != NULL)
        g_settings_set_boolean (self->settings, pane == EXAM_AUTHOR_PANE_LIST ? "author-list" : "author-preview", shows);
    }
  else
    {
      self->front = shows ? (int) pane : EXAM_AUTHOR_PANE_MIDDLE;
    }
  show_panes (self, choose (self, gtk_widget_get_width (GTK_WIDGET (self))));
}

/* --- GtkWidget --- */

static void
exam_author_panes_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  ExamAuthorPanes *self = EXAM_AUTHOR_PANES (widget);
  int needed[EXAM_AUTHOR_N_PANES];

  measure_panes (self, orientation, needed);
  *minimum = MAX (MAX (needed[0], needed[1]), needed[2]);
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? needed[0] + needed[1] + needed[2] + 2 * HANDLE : *minimum;
}

static void
exam_author_panes_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  ExamAuthorPanes *self = EXAM_AUTHOR_PANES (widget);
  int least, least_height;

  /* What does not fit is cut off for a frame. */
  if ((choose (self, width) != self->shown || !self->placed) && self->tick == 0)
    arrange_soon (self);
  gtk_widget_measure (GTK_WIDGET (self->outer), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->outer), GTK_ORIENTATION_VERTICAL, MAX (width, least), &least_height, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (self->outer), MAX (width, least), MAX (height, least_height), baseline, NULL);
}

static GtkSizeRequestMode
exam_author_panes_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
exam_author_panes_unmap (GtkWidget *widget)
{
  ExamAuthorPanes *self = EXAM_AUTHOR_PANES (widget);

  remember_widths (self);
  self->placed = FALSE;
  GTK_WIDGET_CLASS (exam_author_panes_parent_class)->unmap (widget);
}

/* --- GObject --- */

static void
exam_author_panes_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  ExamAuthorPanes *self = EXAM_AUTHOR_PANES (object);

  switch (property_id)
    {
    case PROP_LIST:
    case PROP_MIDDLE:
    case PROP_PREVIEW:
      g_value_set_object (value, adw_bin_get_child (self->bins[property_id - PROP_LIST]));
      break;

    case PROP_SHOWS_LIST:
      g_value_set_boolean (value, exam_author_panes_shows (self, EXAM_AUTHOR_PANE_LIST));
      break;

    case PROP_SHOWS_PREVIEW:
      g_value_set_boolean (value, exam_author_panes_shows (self, EXAM_AUTHOR_PANE_PREVIEW));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
exam_author_panes_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  ExamAuthorPanes *self = EXAM_AUTHOR_PANES (object);

  switch (property_id)
    {
    case PROP_LIST:
    case PROP_MIDDLE:
    case PROP_PREVIEW:
      adw_bin_set_child (self->bins[property_id - PROP_LIST], g_value_get_object (value));
      break;

    case PROP_SHOWS_LIST:
      set_shows (self, EXAM_AUTHOR_PANE_LIST, g_value_get_boolean (value));
      break;

    case PROP_SHOWS_PREVIEW:
      set_shows (self, EXAM_AUTHOR_PANE_PREVIEW, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
exam_author_panes_dispose (GObject *object)
{
  ExamAuthorPanes *self = EXAM_AUTHOR_PANES (object);

  exam_widget_remove_children (GTK_WIDGET (self));
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (exam_author_panes_parent_class)->dispose (object);
}

static void
exam_author_panes_class_init (ExamAuthorPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[] = { "list", "middle", "preview" };

  object_class->get_property = exam_author_panes_get_property;
  object_class->set_property = exam_author_panes_set_property;
  object_class->dispose = exam_author_panes_dispose;
  widget_class->measure = exam_author_panes_measure;
  widget_class->size_allocate = exam_author_panes_size_allocate;
  widget_class->get_request_mode = exam_author_panes_get_request_mode;
  widget_class->unmap = exam_author_panes_unmap;

  for (guint i = 0; i < EXAM_AUTHOR_N_PANES; i++)
    properties[PROP_LIST + i] = g_param_spec_object (names[i], NULL, NULL, GTK_TYPE_WIDGET,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * ExamAuthorPanes:shows-list:
   *
   * Whether the list is there to be seen.
   */
  properties[PROP_SHOWS_LIST] = g_param_spec_boolean ("shows-list", NULL, NULL, TRUE,
                                                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * ExamAuthorPanes:shows-preview:
   *
   * Whether the preview is there to be seen.
   */
  properties[PROP_SHOWS_PREVIEW] = g_param_spec_boolean ("shows-preview", NULL, NULL, TRUE,
                                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                         G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "authorpanes");
}

static void
exam_author_panes_init (ExamAuthorPanes *self)
{
  self->front = NO_FRONT;
  self->shown = BIT (EXAM_AUTHOR_N_PANES) - 1;
  for (guint i = 0; i < EXAM_AUTHOR_N_PANES; i++)
    {
      self->bins[i] = ADW_BIN (adw_bin_new ());
      self->wanted[i] = TRUE;
    }
  self->widths[EXAM_AUTHOR_PANE_LIST] = 300;
  self->widths[EXAM_AUTHOR_PANE_PREVIEW] = 400;

  self->inner = GTK_PANED (gtk_paned_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_paned_set_start_child (self->inner, GTK_WIDGET (self->bins[EXAM_AUTHOR_PANE_MIDDLE]));
  gtk_paned_set_end_child (self->inner, GTK_WIDGET (self->bins[EXAM_AUTHOR_PANE_PREVIEW]));
  gtk_paned_set_shrink_start_child (self->inner, FALSE);
  gtk_paned_set_shrink_end_child (self->inner, FALSE);
  gtk_paned_set_resize_end_child (self->inner, FALSE);

  self->outer = GTK_PANED (gtk_paned_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_paned_set_start_child (self->outer, GTK_WIDGET (self->bins[EXAM_AUTHOR_PANE_LIST]));
  gtk_paned_set_end_child (self->outer, GTK_WIDGET (self->inner));
  gtk_paned_set_shrink_start_child (self->outer, FALSE);
  gtk_paned_set_shrink_end_child (self->outer, FALSE);
  gtk_paned_set_resize_start_child (self->outer, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->outer), GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/** Remembers in @settings how wide the panes are and which of them are wanted. */
void
exam_author_panes_bind (ExamAuthorPanes *self,
                        GSettings       *settings)
{
  g_return_if_fail (EXAM_IS_AUTHOR_PANES (self));

  g_set_object (&self->settings, settings);
  self->wanted[EXAM_AUTHOR_PANE_LIST] = g_settings_get_boolean (settings, "author-list");
  self->wanted[EXAM_AUTHOR_PANE_PREVIEW] = g_settings_get_boolean (settings, "author-preview");
  self->widths[EXAM_AUTHOR_PANE_LIST] = g_settings_get_int (settings, "author-list-width");
  self->widths[EXAM_AUTHOR_PANE_PREVIEW] = g_settings_get_int (settings, "author-preview-width");
  self->placed = FALSE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** Sees to it that a pane can be seen, in front of others if need be. */
void
exam_author_panes_show (ExamAuthorPanes *self,
                        ExamAuthorPane   pane)
{
  g_return_if_fail (EXAM_IS_AUTHOR_PANES (self));

  if (pane != EXAM_AUTHOR_PANE_MIDDLE)
    set_shows (self, pane, TRUE);
  else if (!exam_author_panes_shows (self, pane))
    {
      self->front = NO_FRONT;
      show_panes (self, choose (self, gtk_widget_get_width (GTK_WIDGET (self))));
    }
}

gboolean
exam_author_panes_shows (ExamAuthorPanes *self,
                         ExamAuthorPane   pane)
{
  g_return_val_if_fail (EXAM_IS_AUTHOR_PANES (self), FALSE);
  return (self->shown & BIT (pane)) != 0;
}

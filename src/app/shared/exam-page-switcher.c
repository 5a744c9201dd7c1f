/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shared/exam-page-switcher.h"

/* Leads from page to page of a stack: names beside their icons where there is room for that, and below them where there is
 * not. */
struct _ExamPageSwitcher
{
  GtkWidget parent_instance;

  GtkWidget *wide;    /* (owned) */
  GtkWidget *narrow;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (ExamPageSwitcher, exam_page_switcher, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_STACK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
exam_page_switcher_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  ExamPageSwitcher *self = EXAM_PAGE_SWITCHER (widget);
  int wide_minimum, wide_natural;

  gtk_widget_measure (self->narrow, orientation, -1, minimum, natural, NULL, NULL);
  gtk_widget_measure (self->wide, orientation, -1, &wide_minimum, &wide_natural, NULL, NULL);
  *natural = MAX (*natural, wide_natural);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = MAX (*minimum, wide_minimum);
}

static void
exam_page_switcher_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  ExamPageSwitcher *self = EXAM_PAGE_SWITCHER (widget);
  gboolean has_room;
  int needed;

  gtk_widget_measure (self->wide, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &needed, NULL, NULL);
  has_room = width >= needed;
  gtk_widget_set_child_visible (self->wide, has_room);
  gtk_widget_set_child_visible (self->narrow, !has_room);
  gtk_widget_allocate (has_room ? self->wide : self->narrow, width, height, baseline, NULL);
}

static GtkSizeRequestMode
exam_page_switcher_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
exam_page_switcher_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_STACK:
      g_value_set_object (value, adw_view_switcher_get_stack (ADW_VIEW_SWITCHER (EXAM_PAGE_SWITCHER (object)->wide)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
exam_page_switcher_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  ExamPageSwitcher *self = EXAM_PAGE_SWITCHER (object);

  switch (property_id)
    {
    case PROP_STACK:
      adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->wide), g_value_get_object (value));
      adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->narrow), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
exam_page_switcher_dispose (GObject *object)
{
  ExamPageSwitcher *self = EXAM_PAGE_SWITCHER (object);

  g_clear_pointer (&self->wide, gtk_widget_unparent);
  g_clear_pointer (&self->narrow, gtk_widget_unparent);
  G_OBJECT_CLASS (exam_page_switcher_parent_class)->dispose (object);
}

static void
exam_page_switcher_class_init (ExamPageSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = exam_page_switcher_get_property;
  object_class->set_property = exam_page_switcher_set_property;
  object_class->dispose = exam_page_switcher_dispose;
  widget_class->measure = exam_page_switcher_measure;
  widget_class->size_allocate = exam_page_switcher_size_allocate;
  widget_class->get_request_mode = exam_page_switcher_get_request_mode;

  /**
   * ExamPageSwitcher:stack:
   *
   * Whose pages it leads to.
   */
  properties[PROP_STACK] =
    g_param_spec_object ("stack", NULL, NULL, ADW_TYPE_VIEW_STACK, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
exam_page_switcher_init (ExamPageSwitcher *self)
{
  self->wide = g_object_new (ADW_TYPE_VIEW_SWITCHER, "policy", ADW_VIEW_SWITCHER_POLICY_WIDE, NULL);
  self->narrow = g_object_new (ADW_TYPE_VIEW_SWITCHER, "policy", ADW_VIEW_SWITCHER_POLICY_NARROW, NULL);
  gtk_widget_set_parent (self->wide, GTK_WIDGET (self));
  gtk_widget_set_parent (self->narrow, GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shared/exam-hideable.h"

/* The clock and the counter: a text that a click turns into a small picture, and another click brings back. */
struct _ExamHideable
{
  GtkButton parent_instance;

  /* Template */
  GtkLabel *label;
  GtkImage *image;

  char    *description;  /* (owned) (nullable) what a screen reader says */
  gboolean collapsed;
};

G_DEFINE_FINAL_TYPE (ExamHideable, exam_hideable, GTK_TYPE_BUTTON)

enum {
  PROP_0,
  PROP_ICON,
  PROP_COLLAPSED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
exam_hideable_clicked (GtkButton *button)
{
  ExamHideable *self = EXAM_HIDEABLE (button);

  exam_hideable_set_collapsed (self, !self->collapsed);
}

static void
exam_hideable_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  ExamHideable *self = EXAM_HIDEABLE (object);

  switch (prop_id)
    {
    case PROP_ICON:
      g_value_set_string (value, gtk_image_get_icon_name (self->image));
      break;
    case PROP_COLLAPSED:
      g_value_set_boolean (value, exam_hideable_get_collapsed (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
exam_hideable_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  ExamHideable *self = EXAM_HIDEABLE (object);

  switch (prop_id)
    {
    case PROP_ICON:
      gtk_image_set_from_icon_name (self->image, g_value_get_string (value));
      break;
    case PROP_COLLAPSED:
      exam_hideable_set_collapsed (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
exam_hideable_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_HIDEABLE);
  G_OBJECT_CLASS (exam_hideable_parent_class)->dispose (object);
}

static void
exam_hideable_finalize (GObject *object)
{
  g_free (EXAM_HIDEABLE (object)->description);
  G_OBJECT_CLASS (exam_hideable_parent_class)->finalize (object);
}

static void
exam_hideable_class_init (ExamHideableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = exam_hideable_get_property;
  object_class->set_property = exam_hideable_set_property;
  object_class->dispose = exam_hideable_dispose;
  object_class->finalize = exam_hideable_finalize;
  GTK_BUTTON_CLASS (klass)->clicked = exam_hideable_clicked;

  properties[PROP_ICON] =
    g_param_spec_string ("icon", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COLLAPSED] =
    g_param_spec_boolean ("collapsed", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-hideable.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamHideable, label);
  gtk_widget_class_bind_template_child (widget_class, ExamHideable, image);
}

static void
exam_hideable_init (ExamHideable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Sets what is shown when it is not hidden. Does not tell a screen reader, because a clock would never stop talking. */
void
exam_hideable_set_text (ExamHideable *self,
                        const char   *text)
{
  g_return_if_fail (EXAM_IS_HIDEABLE (self));
  gtk_label_set_text (self->label, text);
}

/** Sets what a screen reader says; hidden or not, those who cannot see can ask. */
void
exam_hideable_set_description (ExamHideable *self,
                               const char   *description)
{
  g_return_if_fail (EXAM_IS_HIDEABLE (self));

  if (g_strcmp0 (self->description, description) == 0)
    return;

  g_free (self->description);
  self->description = g_strdup (description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

void
exam_hideable_set_collapsed (ExamHideable *self,
                             gboolean      collapsed)
{
  g_return_if_fail (EXAM_IS_HIDEABLE (self));

  if (self->collapsed == (collapsed != FALSE))
    return;

  self->collapsed = collapsed != FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->label), !self->collapsed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLAPSED]);
}

gboolean
exam_hideable_get_collapsed (ExamHideable *self)
{
  g_return_val_if_fail (EXAM_IS_HIDEABLE (self), FALSE);
  return self->collapsed;
}

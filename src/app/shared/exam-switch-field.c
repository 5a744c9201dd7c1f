/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shared/exam-switch-field.h"

#include "app/shared/exam-widget.h"

/* Something in a form that is so or not: what, what that means, and a switch. */
struct _ExamSwitchField
{
  GtkWidget parent_instance;

  /* Template */
  GtkLabel  *title_label;
  GtkLabel  *caption_label;
  GtkSwitch *switch_;

  gboolean setting;   /* what changes comes from the document */
};

G_DEFINE_FINAL_TYPE (ExamSwitchField, exam_switch_field, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_LABEL,
  PROP_CAPTION,
  N_PROPS
};

enum {
  SIGNAL_EDITED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
switched_cb (ExamSwitchField *self)
{
  g_assert (EXAM_IS_SWITCH_FIELD (self));

  if (!self->setting)
    g_signal_emit (self, signals[SIGNAL_EDITED], 0, gtk_switch_get_active (self->switch_));
}

/* The words are part of what is pressed. */
static void
pressed_cb (ExamSwitchField *self)
{
  g_assert (EXAM_IS_SWITCH_FIELD (self));
  gtk_switch_set_active (self->switch_, !gtk_switch_get_active (self->switch_));
}

static void
set_label (ExamSwitchField *self,
           const char      *label)
{
  gtk_label_set_text (self->title_label, label != NULL ? label : "");
  exam_switch_field_set_name (self, label);
}

static void
set_caption (ExamSwitchField *self,
             const char      *caption)
{
  gtk_label_set_text (self->caption_label, caption != NULL ? caption : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caption_label), caption != NULL && *caption != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->switch_),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, caption != NULL ? caption : "", -1);
}

static void
exam_switch_field_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  ExamSwitchField *self = EXAM_SWITCH_FIELD (object);

  if (prop_id == PROP_LABEL)
    g_value_set_string (value, gtk_label_get_text (self->title_label));
  else if (prop_id == PROP_CAPTION)
    g_value_set_string (value, gtk_label_get_text (self->caption_label));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
exam_switch_field_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  ExamSwitchField *self = EXAM_SWITCH_FIELD (object);

  if (prop_id == PROP_LABEL)
    set_label (self, g_value_get_string (value));
  else if (prop_id == PROP_CAPTION)
    set_caption (self, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static gboolean
exam_switch_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXAM_SWITCH_FIELD (widget)->switch_));
}

static void
exam_switch_field_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_SWITCH_FIELD);
  G_OBJECT_CLASS (exam_switch_field_parent_class)->dispose (object);
}

static void
exam_switch_field_class_init (ExamSwitchFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = exam_switch_field_get_property;
  object_class->set_property = exam_switch_field_set_property;
  object_class->dispose = exam_switch_field_dispose;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_switch_field_grab_focus;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /** ExamSwitchField::edited: @active: how the author set it */
  signals[SIGNAL_EDITED] =
    g_signal_new ("edited", EXAM_TYPE_SWITCH_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-switch-field.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamSwitchField, title_label);
  gtk_widget_class_bind_template_child (widget_class, ExamSwitchField, caption_label);
  gtk_widget_class_bind_template_child (widget_class, ExamSwitchField, switch_);
  gtk_widget_class_bind_template_callback (widget_class, switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formfield");
}

static void
exam_switch_field_init (ExamSwitchField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Shows what the document says. */
void
exam_switch_field_set_value (ExamSwitchField *self,
                             gboolean         value)
{
  g_return_if_fail (EXAM_IS_SWITCH_FIELD (self));

  self->setting = TRUE;
  gtk_switch_set_active (self->switch_, value);
  self->setting = FALSE;
}

/** Has a screen reader call the switch @name, where its label alone would not say which of several it is. */
void
exam_switch_field_set_name (ExamSwitchField *self,
                            const char      *name)
{
  g_return_if_fail (EXAM_IS_SWITCH_FIELD (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->switch_),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : "", -1);
}

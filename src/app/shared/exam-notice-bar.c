/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shared/exam-notice-bar.h"

#include "app/shared/exam-compat.h"
#include "app/shared/exam-widget.h"

/* A message across the window that does not stop anyone. A closable one can be put away; the others stay until what they
 * say is over. */
struct _ExamNoticeBar
{
  GtkWidget parent_instance;

  /* Template */
  GtkRevealer *revealer;
  GtkLabel    *label;
  GtkButton   *close_button;
};

G_DEFINE_FINAL_TYPE (ExamNoticeBar, exam_notice_bar, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_CLOSABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
exam_notice_bar_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  ExamNoticeBar *self = EXAM_NOTICE_BAR (object);

  if (prop_id == PROP_CLOSABLE)
    g_value_set_boolean (value, gtk_widget_get_visible (GTK_WIDGET (self->close_button)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
exam_notice_bar_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  ExamNoticeBar *self = EXAM_NOTICE_BAR (object);

  if (prop_id == PROP_CLOSABLE)
    gtk_widget_set_visible (GTK_WIDGET (self->close_button), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
exam_notice_bar_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_NOTICE_BAR);
  G_OBJECT_CLASS (exam_notice_bar_parent_class)->dispose (object);
}

static void
exam_notice_bar_class_init (ExamNoticeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = exam_notice_bar_get_property;
  object_class->set_property = exam_notice_bar_set_property;
  object_class->dispose = exam_notice_bar_dispose;

  properties[PROP_CLOSABLE] =
    g_param_spec_boolean ("closable", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-notice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamNoticeBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, ExamNoticeBar, label);
  gtk_widget_class_bind_template_child (widget_class, ExamNoticeBar, close_button);
  gtk_widget_class_bind_template_callback (widget_class, exam_notice_bar_hide);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "noticebar");
}

static void
exam_notice_bar_init (ExamNoticeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Shows @message, and has a screen reader say it. */
void
exam_notice_bar_show (ExamNoticeBar *self,
                      const char    *message)
{
  g_return_if_fail (EXAM_IS_NOTICE_BAR (self));
  g_return_if_fail (message != NULL);

  gtk_label_set_text (self->label, message);
  /* A label with the role of an alert does not have its text as its name by itself. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL, message, -1);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  exam_compat_announce (GTK_WIDGET (self), message);
}

void
exam_notice_bar_hide (ExamNoticeBar *self)
{
  g_return_if_fail (EXAM_IS_NOTICE_BAR (self));
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/charts/exam-confidence-bar.h"

#include <adwaita.h>

#include "app/shared/exam-widget.h"

/* Asks how sure the answer was. Its buttons name actions of the page around it, which has the keys for them as well. */
struct _ExamConfidenceBar
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget       *box;
  GtkToggleButton *sure_button;
  GtkToggleButton *unsure_button;
  GtkToggleButton *guessed_button;
};

G_DEFINE_FINAL_TYPE (ExamConfidenceBar, exam_confidence_bar, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clicked_cb (ExamConfidenceBar *self,
            GtkButton         *button)
{
  ExamConfidence confidence = (gpointer) button == (gpointer) self->sure_button ? EXAM_CONFIDENCE_SURE
                              : (gpointer) button == (gpointer) self->unsure_button ? EXAM_CONFIDENCE_UNSURE
                                                                                    : EXAM_CONFIDENCE_GUESSED;

  g_assert (EXAM_IS_CONFIDENCE_BAR (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, (int) confidence);
}

static void
exam_confidence_bar_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_CONFIDENCE_BAR);
  G_OBJECT_CLASS (exam_confidence_bar_parent_class)->dispose (object);
}

static void
exam_confidence_bar_class_init (ExamConfidenceBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_confidence_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-confidence-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamConfidenceBar, box);
  gtk_widget_class_bind_template_child (widget_class, ExamConfidenceBar, sure_button);
  gtk_widget_class_bind_template_child (widget_class, ExamConfidenceBar, unsure_button);
  gtk_widget_class_bind_template_child (widget_class, ExamConfidenceBar, guessed_button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "confidencebar");

  /**
   * ExamConfidenceBar::chosen:
   * @confidence: an #ExamConfidence
   */
  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", EXAM_TYPE_CONFIDENCE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
exam_confidence_bar_init (ExamConfidenceBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exam_widget_let_wrap (self->box);
}

/** Shows what was said, without saying so to anyone. */
void
exam_confidence_bar_set_confidence (ExamConfidenceBar *self,
                                    ExamConfidence     confidence)
{
  g_return_if_fail (EXAM_IS_CONFIDENCE_BAR (self));

  gtk_toggle_button_set_active (self->sure_button, confidence == EXAM_CONFIDENCE_SURE);
  gtk_toggle_button_set_active (self->unsure_button, confidence == EXAM_CONFIDENCE_UNSURE);
  gtk_toggle_button_set_active (self->guessed_button, confidence == EXAM_CONFIDENCE_GUESSED);
}

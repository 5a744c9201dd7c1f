/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/sitting/exam-review-screen.h"

#include <glib/gi18n.h>

#include "app/question/exam-item-list.h"
#include "app/shared/exam-widget.h"

/* What comes behind the last item: which ones are not answered, and where to go from here. Its buttons name actions of
 * the page around it. */
struct _ExamReviewScreen
{
  GtkWidget parent_instance;

  /* Template */
  GtkLabel     *label;
  ExamItemList *list;
  GtkButton    *end_button;
};

G_DEFINE_FINAL_TYPE (ExamReviewScreen, exam_review_screen, GTK_TYPE_WIDGET)

enum {
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
item_opened_cb (ExamReviewScreen *self,
                guint             position)
{
  g_assert (EXAM_IS_REVIEW_SCREEN (self));
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, position);
}

static gboolean
exam_review_screen_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXAM_REVIEW_SCREEN (widget)->list));
}

static void
exam_review_screen_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_REVIEW_SCREEN);
  G_OBJECT_CLASS (exam_review_screen_parent_class)->dispose (object);
}

static void
exam_review_screen_class_init (ExamReviewScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_review_screen_dispose;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_review_screen_grab_focus;

  g_type_ensure (EXAM_TYPE_ITEM_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-review-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamReviewScreen, label);
  gtk_widget_class_bind_template_child (widget_class, ExamReviewScreen, list);
  gtk_widget_class_bind_template_child (widget_class, ExamReviewScreen, end_button);
  gtk_widget_class_bind_template_callback (widget_class, item_opened_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * ExamReviewScreen::opened:
   * @position: of the item that is wanted
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", EXAM_TYPE_REVIEW_SCREEN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
exam_review_screen_init (ExamReviewScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Shows how far @sitting has come. */
void
exam_review_screen_show (ExamReviewScreen *self,
                         ExamSitting      *sitting)
{
  const ExamTranscript *transcript;
  gboolean more_parts;
  guint n_incomplete;
  g_autofree char *text = NULL;

  g_return_if_fail (EXAM_IS_REVIEW_SCREEN (self));
  g_return_if_fail (EXAM_IS_SITTING (sitting));

  transcript = exam_sitting_get_transcript (sitting);
  n_incomplete = exam_transcript_count_incomplete (transcript);
  if (n_incomplete == 0)
    text = g_strdup (_("All questions are answered."));
  else
    text = g_strdup_printf (ngettext ("%u question is not answered completely.",
                                      "%u questions are not answered completely.", n_incomplete), n_incomplete);
  gtk_label_set_text (self->label, text);

  more_parts = transcript->part + 1 < exam_form_get_n_parts (transcript->form);
  gtk_button_set_label (self->end_button, more_parts ? _("End part")
                        : exam_form_is_practice (transcript->form) ? _("End practice") : _("End exam"));
  exam_item_list_show (self->list, sitting);
}

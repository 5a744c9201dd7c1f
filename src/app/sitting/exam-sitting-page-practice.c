/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/sitting/exam-sitting-page-private.h"

#include <glib/gi18n.h>

#include "app/shared/exam-compat.h"
#include "insight/exam-review-queue.h"
#include "report/exam-report-text.h"

/* Practice with feedback: the key right after the answer, then how sure the answer was. */

static const ExamResponse *
get_response (ExamSittingPage *self)
{
  return exam_transcript_get_response (exam_sitting_get_transcript (self->sitting), exam_sitting_get_position (self->sitting));
}

static const ExamItem *
get_item (ExamSittingPage *self)
{
  return exam_form_get_item (exam_sitting_get_form (self->sitting), exam_sitting_get_position (self->sitting));
}

/** Returns: whether the key of the item that the sitting is at was shown */
gboolean
exam_sitting_page_is_revealed (ExamSittingPage *self)
{
  return get_response (self)->revealed;
}

/* Returns: whether there is nothing left to be answered */
static gboolean
is_done (ExamSittingPage *self)
{
  const ExamTranscript *transcript = exam_sitting_get_transcript (self->sitting);

  for (guint i = 0; i < exam_form_get_n_items (transcript->form); i++)
    if (!exam_transcript_get_response (transcript, i)->revealed)
      return FALSE;
  return TRUE;
}

/** Shows the item that the sitting is at with its key, as a report does. */
void
exam_sitting_page_show_answer (ExamSittingPage *self)
{
  const ExamTranscript *transcript = exam_sitting_get_transcript (self->sitting);
  g_autoptr (ExamScore) score = exam_score_new (transcript);

  exam_answer_view_show (self->answer_view, transcript, score, transcript->position);
  exam_confidence_bar_set_confidence (self->confidence_bar, get_response (self)->confidence);
  gtk_stack_set_visible_child_name (self->stack, "answer");
  gtk_widget_grab_focus (GTK_WIDGET (self->answer_view));
}

/* What was recalled is kept at once: a session that is broken off counts as far as it went. */
static void
keep_review (ExamSittingPage *self)
{
  const ExamFormat *format = exam_form_get_format (exam_sitting_get_form (self->sitting));
  const ExamItem *item = get_item (self);
  double credit = exam_score_credit (format, item, get_response (self));

  exam_store_add_review (exam_context_get_store (self->context), exam_journal_get_sitting_id (self->journal),
                         exam_sitting_get_position (self->sitting), exam_item_get_id (item),
                         exam_rating_for_answer (credit, get_response (self)->confidence));
}

static void
announce_outcome (ExamSittingPage *self)
{
  g_autoptr (ExamScore) score = exam_score_new (exam_sitting_get_transcript (self->sitting));
  guint position = exam_sitting_get_position (self->sitting);

  exam_compat_announce (GTK_WIDGET (self),
                        exam_outcome_get_name (g_array_index (score->items, ExamItemScore, position).outcome));
}

/** The key of the item was shown. */
void
exam_sitting_page_revealed (ExamSittingPage *self)
{
  keep_review (self);
  exam_sitting_page_show_answer (self);
  announce_outcome (self);
}

/** The candidate has said how sure the answer was. */
void
exam_sitting_page_confided (ExamSittingPage *self)
{
  exam_confidence_bar_set_confidence (self->confidence_bar, get_response (self)->confidence);
  keep_review (self);
}

/* --- What can be done --- */

/** Shows the key of the item that the sitting is at, or says what is missing for that. */
void
exam_sitting_page_check_action (GtkWidget  *widget,
                                const char *name,
                                GVariant   *parameter)
{
  ExamSittingPage *self = EXAM_SITTING_PAGE (widget);

  exam_item_view_save (self->item_view);
  if (exam_sitting_check_reveal (self->sitting) == EXAM_REFUSAL_MUST_ANSWER)
    exam_notice_bar_show (self->notice_bar, _("Answer first: then the key is shown. A guess will do."));
  else if (exam_sitting_reveal (self->sitting))
    exam_notice_bar_hide (self->notice_bar);
}

/** Goes on to the next item; behind the last one to the end, when nothing is left to be answered. */
void
exam_sitting_page_go_on (ExamSittingPage *self)
{
  guint position;

  if (!exam_transcript_find_next (exam_sitting_get_transcript (self->sitting), &position) && is_done (self))
    exam_sitting_end (self->sitting);
  else
    exam_sitting_next (self->sitting);
}

/** Says how sure the answer was, and goes on. */
void
exam_sitting_page_choose_confidence (ExamSittingPage *self,
                                     int              confidence)
{
  g_return_if_fail (EXAM_IS_SITTING_PAGE (self));

  if (!exam_sitting_page_is_revealed (self))
    return;

  exam_sitting_set_confidence (self->sitting, (ExamConfidence) confidence);
  exam_sitting_page_go_on (self);
}

static void
confidence_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  exam_sitting_page_choose_confidence (EXAM_SITTING_PAGE (widget),
                                       g_str_equal (name, "sitting.sure") ? EXAM_CONFIDENCE_SURE
                                       : g_str_equal (name, "sitting.unsure") ? EXAM_CONFIDENCE_UNSURE
                                                                              : EXAM_CONFIDENCE_GUESSED);
}

/** Leads away from the sitting, which can be resumed. */
void
exam_sitting_page_later_action (GtkWidget  *widget,
                                const char *name,
                                GVariant   *parameter)
{
  exam_sitting_page_put_aside (EXAM_SITTING_PAGE (widget));
}

/** Enables what can be done in practice now. */
void
exam_sitting_page_update_practice (ExamSittingPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const ExamTranscript *transcript = exam_sitting_get_transcript (self->sitting);
  gboolean practice = exam_form_is_practice (transcript->form);
  gboolean feedback = exam_sitting_get_rules (self->sitting)->feedback;
  gboolean running = transcript->state == EXAM_SITTING_RUNNING;
  gboolean revealed = running && exam_sitting_page_is_revealed (self);
  gboolean can_end = running || transcript->state == EXAM_SITTING_REVIEW;

  /* What is typed becomes an answer a moment later: the button says itself what it misses. */
  gtk_widget_action_set_enabled (widget, "sitting.check", feedback && running && !revealed);
  gtk_widget_action_set_enabled (widget, "sitting.sure", revealed);
  gtk_widget_action_set_enabled (widget, "sitting.unsure", revealed);
  gtk_widget_action_set_enabled (widget, "sitting.guessed", revealed);
  gtk_widget_action_set_enabled (widget, "sitting.later", practice && transcript->state != EXAM_SITTING_ENDED);
  gtk_widget_action_set_enabled (widget, "sitting.end-exam", can_end && !practice);
  gtk_widget_action_set_enabled (widget, "sitting.end-practice", can_end && practice);
  gtk_widget_set_visible (self->check_button, feedback && !revealed);
  /* There is room for one of them; what the screen is for, nobody needs who sees how each answer was. */
  gtk_widget_set_visible (self->review_button, !feedback);
  gtk_widget_set_sensitive (GTK_WIDGET (self->notes_button), !revealed);

  /* One button stands out: what one is about to do. */
  if (feedback && !revealed)
    gtk_widget_remove_css_class (self->next_button, "suggested-action");
  else
    gtk_widget_add_css_class (self->next_button, "suggested-action");
}

/* --- Enter --- */

/* Buttons, links and options that are not chosen yet have their own use for Enter. */
static gboolean
wants_enter (GtkWidget *focus)
{
  if (GTK_IS_CHECK_BUTTON (focus))
    return !gtk_check_button_get_active (GTK_CHECK_BUTTON (focus));
  return GTK_IS_BUTTON (focus) || GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus) ||
         (GTK_IS_LABEL (focus) && gtk_label_get_current_uri (GTK_LABEL (focus)) != NULL);
}

/** Checks the answer, or goes on once it was checked. Returns: whether Enter was for that */
gboolean
exam_sitting_page_enter (ExamSittingPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const char *shown = gtk_stack_get_visible_child_name (self->stack);

  if (!exam_sitting_get_rules (self->sitting)->feedback || focus == NULL || wants_enter (focus) ||
      !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)))
    return FALSE;

  if (g_strcmp0 (shown, "answer") == 0)
    exam_sitting_page_go_on (self);
  else if (g_strcmp0 (shown, "item") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "sitting.check", NULL);
  else
    return FALSE;
  return TRUE;
}

static const struct {
  const char                 *name;
  GtkWidgetActionActivateFunc activate;
  guint                       keys[2];
} actions[] = {
  { "sitting.sure", confidence_action, { GDK_KEY_1, GDK_KEY_KP_1 } },
  { "sitting.unsure", confidence_action, { GDK_KEY_2, GDK_KEY_KP_2 } },
  { "sitting.guessed", confidence_action, { GDK_KEY_3, GDK_KEY_KP_3 } },
};

/** Installs what can be done in practice, and its keys. */
void
exam_sitting_page_install_practice_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      for (guint j = 0; j < G_N_ELEMENTS (actions[i].keys) && actions[i].keys[j] != 0; j++)
        gtk_widget_class_add_binding_action (widget_class, actions[i].keys[j], 0, actions[i].name, NULL);
    }
}

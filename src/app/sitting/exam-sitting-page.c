/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/sitting/exam-sitting-page-private.h"

#include <glib/gi18n.h>

#include "app/question/exam-calculator-panel.h"
#include "app/shared/exam-compat.h"
#include "app/shared/exam-widget.h"
#include "app/sitting/exam-sitting-alerts.h"

/* Often enough that the seconds look even. */
#define TICK_MS 200

G_DEFINE_FINAL_TYPE (ExamSittingPage, exam_sitting_page, GTK_TYPE_WIDGET)

enum {
  SIGNAL_ENDED,
  SIGNAL_PUT_ASIDE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Clock and notices --- */

static void
warning_cb (ExamSittingPage *self,
            guint            minutes,
            gboolean         show_clock)
{
  g_autofree char *message = g_strdup_printf (ngettext ("%u minute left", "%u minutes left", minutes), minutes);

  g_assert (EXAM_IS_SITTING_PAGE (self));

  if (show_clock)
    exam_sitting_header_alarm (self->header);
  exam_notice_bar_show (self->notice_bar, message);
}

static void
trouble_cb (ExamSittingPage *self)
{
  const char *trouble = exam_store_get_trouble (exam_context_get_store (self->context));
  g_autofree char *message = NULL;

  g_assert (EXAM_IS_SITTING_PAGE (self));

  if (trouble == NULL)
    {
      exam_notice_bar_hide (self->trouble_bar);
      return;
    }

  if (exam_store_is_in_memory (exam_context_get_store (self->context)))
    /* Translators: %s is what is wrong, such as "the disk is full" */
    message = g_strdup_printf (_("Answers cannot be saved: %s. The exam goes on, but its result is lost when you close the window."),
                               trouble);
  else
    /* Translators: %s is what is wrong, such as "the disk is full" */
    message = g_strdup_printf (_("Answers cannot be saved at the moment: %s. The exam goes on, and they are saved as soon as possible."),
                               trouble);
  exam_notice_bar_show (self->trouble_bar, message);
}

static gboolean
tick_cb (gpointer data)
{
  ExamSittingPage *self = EXAM_SITTING_PAGE (data);

  exam_sitting_tick (self->sitting);
  if (exam_sitting_page_is_under_way (self))
    exam_sitting_header_update_time (self->header);
  return G_SOURCE_CONTINUE;
}

/* --- What is shown --- */

static void
update_actions (ExamSittingPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const ExamTranscript *transcript = exam_sitting_get_transcript (self->sitting);
  gboolean running = transcript->state == EXAM_SITTING_RUNNING;
  gboolean review = transcript->state == EXAM_SITTING_REVIEW;
  gboolean answering = running && !exam_sitting_page_is_revealed (self);

  gtk_widget_action_set_enabled (widget, "sitting.previous",
                                 exam_sitting_check_previous (self->sitting) == EXAM_REFUSAL_NONE);
  /* Next stays pressable where an answer is owed, to say so. */
  gtk_widget_action_set_enabled (widget, "sitting.next", running);
  gtk_widget_action_set_enabled (widget, "sitting.navigator",
                                 running && exam_form_get_navigation (transcript->form) != EXAM_NAVIGATION_FORWARD_ONLY);
  gtk_widget_action_set_enabled (widget, "sitting.review-screen",
                                 exam_transcript_check_review_screen (transcript) == EXAM_REFUSAL_NONE);
  gtk_widget_action_set_enabled (widget, "sitting.review-all",
                                 exam_transcript_check_review (transcript, EXAM_REVIEW_ALL) == EXAM_REFUSAL_NONE);
  gtk_widget_action_set_enabled (widget, "sitting.review-incomplete",
                                 exam_transcript_check_review (transcript, EXAM_REVIEW_INCOMPLETE) == EXAM_REFUSAL_NONE);
  gtk_widget_action_set_enabled (widget, "sitting.review-flagged",
                                 exam_transcript_check_review (transcript, EXAM_REVIEW_FLAGGED) == EXAM_REFUSAL_NONE);
  gtk_widget_action_set_enabled (widget, "sitting.flag", running);
  gtk_widget_action_set_enabled (widget, "sitting.highlight", answering);
  gtk_widget_action_set_enabled (widget, "sitting.clear", answering);
  gtk_widget_action_set_enabled (widget, "sitting.end", running || review);
  exam_sitting_page_update_codes (self);
  exam_sitting_page_update_practice (self);
}

static void
update_flag (ExamSittingPage *self)
{
  const ExamTranscript *transcript = exam_sitting_get_transcript (self->sitting);

  self->updating = TRUE;
  gtk_toggle_button_set_active (self->flag_button,
                                exam_transcript_get_response (transcript, transcript->position)->flagged);
  self->updating = FALSE;
}

/* The note is open where there is one. */
static void
show_note_button (ExamSittingPage *self)
{
  const ExamTranscript *transcript = exam_sitting_get_transcript (self->sitting);
  gboolean has_note = exam_transcript_get_response (transcript, transcript->position)->note != NULL;

  self->updating = TRUE;
  gtk_toggle_button_set_active (self->notes_button, has_note);
  self->updating = FALSE;
  exam_item_view_set_notes_visible (self->item_view, has_note);
}

/* With its key where that was shown. The view of the item follows in any case: it is what is saved from. */
static void
show_item (ExamSittingPage *self)
{
  gboolean revealed = exam_sitting_page_is_revealed (self);

  gtk_stack_set_visible_child_name (self->stack, revealed ? "answer" : "item");
  exam_item_view_show_item (self->item_view);
  update_flag (self);
  show_note_button (self);
  if (revealed)
    exam_sitting_page_show_answer (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->item_view));
}

static void
show_review (ExamSittingPage *self)
{
  exam_review_screen_show (self->review_screen, self->sitting);
  gtk_stack_set_visible_child_name (self->stack, "review");
  gtk_widget_grab_focus (GTK_WIDGET (self->review_screen));
}

static void
show_state (ExamSittingPage *self)
{
  ExamSittingState state = exam_sitting_get_state (self->sitting);

  gtk_widget_set_visible (self->bottom_bar, state == EXAM_SITTING_RUNNING);
  gtk_widget_set_sensitive (self->toolbar, state == EXAM_SITTING_RUNNING);
  if (state != EXAM_SITTING_RUNNING)
    gtk_toggle_button_set_active (self->calculator_button, FALSE);
  exam_sitting_header_update (self->header);

  if (state == EXAM_SITTING_RUNNING)
    show_item (self);
  else if (state == EXAM_SITTING_REVIEW)
    show_review (self);
  else if (state == EXAM_SITTING_PAUSED)
    gtk_stack_set_visible_child_name (self->stack, "paused");
}

/* --- The end --- */

static void
emit_ended (ExamSittingPage *self)
{
  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0, self->journal);
}

static void
time_out_read_cb (const char *response,
                  gpointer    data)
{
  emit_ended (EXAM_SITTING_PAGE (data));
}

static void
event_cb (ExamSittingPage *self,
          ExamEvent       *event)
{
  g_assert (EXAM_IS_SITTING_PAGE (self));

  switch (event->kind)
    {
    case EXAM_EVENT_SHOW:
    case EXAM_EVENT_BEGIN:
    case EXAM_EVENT_REVIEW_SCREEN:
    case EXAM_EVENT_REVIEW:
    case EXAM_EVENT_END_PART:
    case EXAM_EVENT_PAUSE:
    case EXAM_EVENT_CONTINUE:
      show_state (self);
      break;

    case EXAM_EVENT_TIME_OUT:
      if (self->end_alert != NULL)
        exam_compat_close_alert (self->end_alert);
      exam_sitting_header_update_time (self->header);
      gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
      exam_sitting_alert_time_out (GTK_WIDGET (self), time_out_read_cb, g_object_ref (self), g_object_unref);
      break;

    case EXAM_EVENT_END:
      emit_ended (self);
      break;

    case EXAM_EVENT_FLAG:
      update_flag (self);
      break;

    case EXAM_EVENT_REVEAL:
      exam_sitting_page_revealed (self);
      break;

    case EXAM_EVENT_CONFIDENCE:
      exam_sitting_page_confided (self);
      break;

    default:
      break;
    }

  update_actions (self);
}

/* --- What is chosen in toolbar and lists --- */

static void
item_opened_cb (ExamSittingPage *self,
                guint            position)
{
  g_assert (EXAM_IS_SITTING_PAGE (self));

  /* The item that is shown already only has to come back from behind the list. */
  if (!exam_sitting_go_to (self->sitting, position) &&
      exam_sitting_get_state (self->sitting) == EXAM_SITTING_RUNNING)
    show_item (self);
}

static void
flag_toggled_cb (ExamSittingPage *self)
{
  g_assert (EXAM_IS_SITTING_PAGE (self));

  if (!self->updating)
    exam_sitting_flag (self->sitting, gtk_toggle_button_get_active (self->flag_button));
}

static void
calculator_toggled_cb (ExamSittingPage *self)
{
  gboolean active = gtk_toggle_button_get_active (self->calculator_button);

  g_assert (EXAM_IS_SITTING_PAGE (self));

  gtk_widget_set_visible (self->calculator_panel, active);
  if (active)
    gtk_widget_child_focus (self->calculator_panel, GTK_DIR_TAB_FORWARD);
}

static void
notes_toggled_cb (ExamSittingPage *self)
{
  gboolean active = gtk_toggle_button_get_active (self->notes_button);

  g_assert (EXAM_IS_SITTING_PAGE (self));

  if (self->updating)
    return;

  exam_item_view_set_notes_visible (self->item_view, active);
  if (active)
    exam_item_view_focus_note (self->item_view);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->item_view));
}

/* --- GObject --- */

static void
exam_sitting_page_dispose (GObject *object)
{
  ExamSittingPage *self = EXAM_SITTING_PAGE (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_weak_pointer (&self->end_alert);
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_SITTING_PAGE);
  g_clear_object (&self->sitting);
  g_clear_object (&self->journal);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (exam_sitting_page_parent_class)->dispose (object);
}

static void
exam_sitting_page_class_init (ExamSittingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_sitting_page_dispose;

  g_type_ensure (EXAM_TYPE_ANSWER_VIEW);
  g_type_ensure (EXAM_TYPE_CALCULATOR_PANEL);
  g_type_ensure (EXAM_TYPE_CONFIDENCE_BAR);
  g_type_ensure (EXAM_TYPE_NOTICE_BAR);
  g_type_ensure (EXAM_TYPE_SITTING_HEADER);
  g_type_ensure (EXAM_TYPE_ITEM_LIST);
  g_type_ensure (EXAM_TYPE_ITEM_VIEW);
  g_type_ensure (EXAM_TYPE_REVIEW_SCREEN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-sitting-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, header);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, trouble_bar);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, notice_bar);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, calculator_button);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, notes_button);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, codes_button);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, flag_button);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, bottom_bar);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, item_view);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, navigator_list);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, review_screen);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, calculator_panel);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, answer_view);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, confidence_bar);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, review_button);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, check_button);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, next_button);
  gtk_widget_class_bind_template_callback (widget_class, calculator_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, exam_sitting_page_choose_confidence);
  gtk_widget_class_bind_template_callback (widget_class, flag_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, notes_toggled_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  exam_sitting_page_install_actions (widget_class);
  exam_sitting_page_install_practice_actions (widget_class);

  /**
   * ExamSittingPage::ended:
   * @journal: of the sitting that has ended
   */
  signals[SIGNAL_ENDED] =
    g_signal_new ("ended", EXAM_TYPE_SITTING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, EXAM_TYPE_JOURNAL);

  /**
   * ExamSittingPage::put-aside:
   *
   * The candidate goes on with this practice another time.
   */
  signals[SIGNAL_PUT_ASIDE] =
    g_signal_new ("put-aside", EXAM_TYPE_SITTING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
exam_sitting_page_init (ExamSittingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  exam_widget_let_wrap (self->toolbar);
  exam_widget_let_wrap (self->bottom_bar);
  exam_sitting_page_add_keys (self);
  self->text_scale = EXAM_TEXT_SCALE_NORMAL;
}

static void
store_changed_cb (ExamSittingPage *self)
{
  g_assert (EXAM_IS_SITTING_PAGE (self));
  if (self->sitting != NULL)
    exam_sitting_page_update_codes (self);
}

/** Sets what the page shares with the others. Once, before it shows anything. */
void
exam_sitting_page_set_context (ExamSittingPage *self,
                               ExamContext     *context)
{
  g_return_if_fail (EXAM_IS_SITTING_PAGE (self));
  g_return_if_fail (EXAM_IS_CONTEXT (context));

  g_set_object (&self->context, context);
  exam_answer_view_set_code_store (self->answer_view, exam_context_get_code_store (context));
  g_signal_connect_object (exam_context_get_code_store (context), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (exam_context_get_store (context), "notify::trouble", G_CALLBACK (trouble_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * exam_sitting_page_show:
 * @self: a page
 * @journal: of a sitting that has begun, or was reopened
 * @candidate: name of the candidate, perhaps empty
 *
 * Shows a sitting. ::ended comes when it is over.
 */
void
exam_sitting_page_show (ExamSittingPage *self,
                        ExamJournal     *journal,
                        const char      *candidate)
{
  GSettings *settings;

  g_return_if_fail (EXAM_IS_SITTING_PAGE (self));
  g_return_if_fail (EXAM_IS_JOURNAL (journal));

  if (self->sitting != NULL)
    g_signal_handlers_disconnect_by_data (self->sitting, self);
  g_set_object (&self->journal, journal);
  g_set_object (&self->sitting, exam_journal_get_sitting (journal));
  g_signal_connect_object (self->sitting, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sitting, "warning", G_CALLBACK (warning_cb), self, G_CONNECT_SWAPPED);

  settings = exam_context_get_settings (self->context);
  exam_sitting_header_set_sitting (self->header, self->sitting, candidate, settings);
  exam_notice_bar_hide (self->notice_bar);
  gtk_toggle_button_set_active (self->calculator_button, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  exam_sitting_page_apply_text_scale (self, g_settings_get_uint (settings, "text-scale"));
  trouble_cb (self);

  exam_item_view_set_sitting (self->item_view, self->sitting);
  g_clear_handle_id (&self->tick_source, g_source_remove);
  self->tick_source = g_timeout_add (TICK_MS, tick_cb, self);
  show_state (self);
  update_actions (self);
}

/** Returns: (nullable): the journal of the sitting shown */
ExamJournal *
exam_sitting_page_get_journal (ExamSittingPage *self)
{
  g_return_val_if_fail (EXAM_IS_SITTING_PAGE (self), NULL);
  return self->journal;
}

/** Returns: whether a sitting is shown that has begun and not ended */
gboolean
exam_sitting_page_is_under_way (ExamSittingPage *self)
{
  g_return_val_if_fail (EXAM_IS_SITTING_PAGE (self), FALSE);
  return self->sitting != NULL && exam_sitting_get_state (self->sitting) != EXAM_SITTING_ENDED;
}

/** Returns: whether an exam is under way, which leaving interrupts; practice can be put aside at any time */
gboolean
exam_sitting_page_is_exam (ExamSittingPage *self)
{
  g_return_val_if_fail (EXAM_IS_SITTING_PAGE (self), FALSE);
  return exam_sitting_page_is_under_way (self) && !exam_form_is_practice (exam_sitting_get_form (self->sitting));
}

/** Leads from the navigator back to the item, as it was left. */
void
exam_sitting_page_close_navigator (ExamSittingPage *self)
{
  g_return_if_fail (EXAM_IS_SITTING_PAGE (self));

  if (exam_sitting_page_is_revealed (self))
    exam_sitting_page_show_answer (self);
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "item");
      gtk_widget_grab_focus (GTK_WIDGET (self->item_view));
    }
}

/** Ends nothing: the sitting is on the disk, and can be resumed. For practice, which knows no clock of a testing centre. */
void
exam_sitting_page_put_aside (ExamSittingPage *self)
{
  g_return_if_fail (EXAM_IS_SITTING_PAGE (self));
  g_return_if_fail (exam_sitting_page_is_under_way (self));

  exam_sitting_page_leave (self);
  exam_item_view_set_sitting (self->item_view, NULL);
  g_signal_handlers_disconnect_by_data (self->sitting, self);
  g_clear_object (&self->sitting);
  g_clear_object (&self->journal);
  g_signal_emit (self, signals[SIGNAL_PUT_ASIDE], 0);
}

/** The window is about to be closed: nothing typed may be lost. */
void
exam_sitting_page_leave (ExamSittingPage *self)
{
  g_return_if_fail (EXAM_IS_SITTING_PAGE (self));

  if (exam_sitting_page_is_under_way (self))
    exam_item_view_save (self->item_view);
  g_clear_handle_id (&self->tick_source, g_source_remove);
}


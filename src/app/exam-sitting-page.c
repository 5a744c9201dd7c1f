/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-sitting-page.h"

#include <glib/gi18n.h>

#include "app/exam-calculator-panel.h"
#include "app/exam-compat.h"
#include "app/exam-item-list.h"
#include "app/exam-item-view.h"
#include "app/exam-notice-bar.h"
#include "app/exam-sitting-header.h"
#include "app/exam-text-scale.h"
#include "app/exam-widget.h"

/* Often enough that the seconds look even. */
#define TICK_MS 200

/* The screen of a sitting, after the habits of the testing centres. What it decides the sitting decides. */
struct _ExamSittingPage
{
  GtkWidget parent_instance;

  /* Template */
  ExamSittingHeader *header;
  ExamNoticeBar     *trouble_bar;
  ExamNoticeBar     *notice_bar;
  GtkToggleButton   *calculator_button;
  GtkToggleButton   *notes_button;
  GtkToggleButton   *flag_button;
  GtkWidget         *toolbar;
  GtkWidget         *bottom_bar;
  GtkStack          *stack;
  ExamItemView      *item_view;
  ExamItemList      *navigator_list;
  ExamItemList      *review_list;
  GtkLabel          *review_label;
  GtkButton         *end_button;
  GtkWidget         *calculator_panel;

  /* Owned */
  ExamContext *context;
  ExamJournal *journal;     /* (nullable) */
  ExamSitting *sitting;     /* (nullable) */

  GtkWidget *end_alert;     /* (weak) (nullable): the question whether to end */

  guint    tick_source;
  guint    text_scale;      /* percent */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ExamSittingPage, exam_sitting_page, GTK_TYPE_WIDGET)

enum {
  SIGNAL_ENDED,
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
  const ExamFormat *format = exam_form_get_format (transcript->form);
  gboolean running = transcript->state == EXAM_SITTING_RUNNING;
  gboolean review = transcript->state == EXAM_SITTING_REVIEW;
  gboolean more_parts = transcript->part + 1 < exam_form_get_n_parts (transcript->form);

  gtk_widget_action_set_enabled (widget, "sitting.previous",
                                 exam_sitting_check_previous (self->sitting) == EXAM_REFUSAL_NONE);
  /* Next stays pressable where an answer is owed, to say so. */
  gtk_widget_action_set_enabled (widget, "sitting.next", running);
  gtk_widget_action_set_enabled (widget, "sitting.navigator",
                                 running && format->navigation != EXAM_NAVIGATION_FORWARD_ONLY);
  gtk_widget_action_set_enabled (widget, "sitting.review-screen",
                                 exam_transcript_check_review_screen (transcript) == EXAM_REFUSAL_NONE);
  gtk_widget_action_set_enabled (widget, "sitting.review-all",
                                 exam_transcript_check_review (transcript, EXAM_REVIEW_ALL) == EXAM_REFUSAL_NONE);
  gtk_widget_action_set_enabled (widget, "sitting.review-incomplete",
                                 exam_transcript_check_review (transcript, EXAM_REVIEW_INCOMPLETE) == EXAM_REFUSAL_NONE);
  gtk_widget_action_set_enabled (widget, "sitting.review-flagged",
                                 exam_transcript_check_review (transcript, EXAM_REVIEW_FLAGGED) == EXAM_REFUSAL_NONE);
  gtk_widget_action_set_enabled (widget, "sitting.flag", running);
  gtk_widget_action_set_enabled (widget, "sitting.highlight", running);
  gtk_widget_action_set_enabled (widget, "sitting.clear", running);
  gtk_widget_action_set_enabled (widget, "sitting.end", running || review);
  gtk_button_set_label (self->end_button, more_parts ? _("End part") : _("End exam"));
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

static void
show_item (ExamSittingPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "item");
  exam_item_view_show_item (self->item_view);
  update_flag (self);
  show_note_button (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->item_view));
}

static void
show_review (ExamSittingPage *self)
{
  guint n_incomplete = exam_transcript_count_incomplete (exam_sitting_get_transcript (self->sitting));
  g_autofree char *text = NULL;

  if (n_incomplete == 0)
    text = g_strdup (_("All questions are answered."));
  else
    text = g_strdup_printf (ngettext ("%u question is not answered completely.",
                                      "%u questions are not answered completely.", n_incomplete), n_incomplete);
  gtk_label_set_text (self->review_label, text);
  exam_item_list_show (self->review_list, self->sitting);
  gtk_stack_set_visible_child_name (self->stack, "review");
  gtk_widget_grab_focus (GTK_WIDGET (self->review_list));
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
tell_time_out (ExamSittingPage *self)
{
  static const ExamAlertResponse responses[] = { { "ok", N_("Show _score report"), ADW_RESPONSE_SUGGESTED } };
  ExamAlertResponse translated = responses[0];

  translated.label = _(translated.label);
  exam_compat_alert (GTK_WIDGET (self), _("The time is up"),
                     _("What you have answered is saved and has been scored."),
                     &translated, 1, "ok", time_out_read_cb, g_object_ref (self), g_object_unref);
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
      tell_time_out (self);
      break;

    case EXAM_EVENT_END:
      emit_ended (self);
      break;

    case EXAM_EVENT_FLAG:
      update_flag (self);
      break;

    default:
      break;
    }

  update_actions (self);
}

static void
end_answered_cb (const char *response,
                 gpointer    data)
{
  ExamSittingPage *self = EXAM_SITTING_PAGE (data);
  const ExamTranscript *transcript = exam_sitting_get_transcript (self->sitting);

  if (!g_str_equal (response, "end"))
    return;

  exam_item_view_save (self->item_view);
  if (transcript->part + 1 < exam_form_get_n_parts (transcript->form))
    exam_sitting_end_part (self->sitting);
  else
    exam_sitting_end (self->sitting);
}

static void
ask_end (ExamSittingPage *self)
{
  const ExamTranscript *transcript = exam_sitting_get_transcript (self->sitting);
  gboolean part = transcript->part + 1 < exam_form_get_n_parts (transcript->form);
  guint n_items = exam_form_get_part_start (transcript->form, transcript->part + 1) -
                  exam_form_get_part_start (transcript->form, transcript->part);
  guint n_incomplete;
  const ExamAlertResponse responses[] = {
    { "end", part ? _("_End part") : _("_End exam"), ADW_RESPONSE_DESTRUCTIVE },
    { "back", _("_Go back"), ADW_RESPONSE_DEFAULT },
  };
  g_autofree char *body = NULL;

  if (self->end_alert != NULL)
    return;

  exam_item_view_save (self->item_view);
  n_incomplete = exam_transcript_count_incomplete (transcript);
  if (n_incomplete == 0)
    body = g_strdup_printf (ngettext ("The only question is answered. Once you have ended, you cannot come back to it.",
                                      "All %u questions are answered. Once you have ended, you cannot come back to them.",
                                      n_items),
                            n_items);
  else
    body = g_strdup_printf (ngettext ("%u of %u questions is not answered. Once you have ended, you cannot come back to it.",
                                      "%u of %u questions are not answered. Once you have ended, you cannot come back to them.",
                                      n_incomplete),
                            n_incomplete, n_items);
  g_set_weak_pointer (&self->end_alert,
                      exam_compat_alert (GTK_WIDGET (self), part ? _("End this part?") : _("End the exam?"), body,
                                         responses, G_N_ELEMENTS (responses), "back", end_answered_cb,
                                         g_object_ref (self), g_object_unref));
}

/* --- Actions --- */

static void
explain_refusal (ExamSittingPage *self,
                 ExamRefusal      refusal)
{
  if (refusal == EXAM_REFUSAL_MUST_ANSWER)
    exam_notice_bar_show (self->notice_bar, _("This exam asks for an answer before the next question. There is no way back to it."));
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ExamSittingPage *self = EXAM_SITTING_PAGE (widget);

  exam_item_view_save (self->item_view);
  explain_refusal (self, exam_sitting_check_next (self->sitting));
  exam_sitting_next (self->sitting);
}

static void
previous_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  ExamSittingPage *self = EXAM_SITTING_PAGE (widget);

  exam_item_view_save (self->item_view);
  exam_sitting_previous (self->sitting);
}

/* The navigator lies over the item: it changes nothing, and is no event. */
static void
navigator_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  ExamSittingPage *self = EXAM_SITTING_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "navigator") == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "item");
      gtk_widget_grab_focus (GTK_WIDGET (self->item_view));
      return;
    }

  exam_item_view_save (self->item_view);
  exam_item_list_show (self->navigator_list, self->sitting);
  gtk_stack_set_visible_child_name (self->stack, "navigator");
  gtk_widget_grab_focus (GTK_WIDGET (self->navigator_list));
}

static void
close_navigator_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  ExamSittingPage *self = EXAM_SITTING_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "navigator") == 0)
    navigator_action (widget, name, parameter);
}

static void
review_screen_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  ExamSittingPage *self = EXAM_SITTING_PAGE (widget);

  exam_item_view_save (self->item_view);
  exam_sitting_show_review_screen (self->sitting);
}

static void
review_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  ExamSittingPage *self = EXAM_SITTING_PAGE (widget);
  ExamReviewFilter filter = g_str_equal (name, "sitting.review-flagged") ? EXAM_REVIEW_FLAGGED
                            : g_str_equal (name, "sitting.review-incomplete") ? EXAM_REVIEW_INCOMPLETE
                                                                              : EXAM_REVIEW_ALL;

  exam_sitting_review (self->sitting, filter);
}

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
flag_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ExamSittingPage *self = EXAM_SITTING_PAGE (widget);
  const ExamTranscript *transcript = exam_sitting_get_transcript (self->sitting);

  exam_sitting_flag (self->sitting, !exam_transcript_get_response (transcript, transcript->position)->flagged);
}

static void
flag_toggled_cb (ExamSittingPage *self)
{
  g_assert (EXAM_IS_SITTING_PAGE (self));

  if (!self->updating)
    exam_sitting_flag (self->sitting, gtk_toggle_button_get_active (self->flag_button));
}

static void
highlight_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  exam_item_view_toggle_highlight (EXAM_SITTING_PAGE (widget)->item_view);
}

static void
clear_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  ExamSittingPage *self = EXAM_SITTING_PAGE (widget);

  if (exam_sitting_clear (self->sitting))
    exam_item_view_show_item (self->item_view);
}

static void
calculator_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  ExamSittingPage *self = EXAM_SITTING_PAGE (widget);

  gtk_toggle_button_set_active (self->calculator_button, !gtk_toggle_button_get_active (self->calculator_button));
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
notes_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  ExamSittingPage *self = EXAM_SITTING_PAGE (widget);

  gtk_toggle_button_set_active (self->notes_button, !gtk_toggle_button_get_active (self->notes_button));
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

static void
pause_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  ExamSittingPage *self = EXAM_SITTING_PAGE (widget);

  exam_item_view_save (self->item_view);
  exam_sitting_pause (self->sitting);
}

static void
continue_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  exam_sitting_continue (EXAM_SITTING_PAGE (widget)->sitting);
}

static void
end_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  ask_end (EXAM_SITTING_PAGE (widget));
}

static void
apply_text_scale (ExamSittingPage *self,
                  guint            scale)
{
  exam_text_scale_apply (GTK_WIDGET (self->stack), scale);
  self->text_scale = scale;
}

/* The next size in a direction; the settings keep it for the next sitting. */
static void
text_size_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  ExamSittingPage *self = EXAM_SITTING_PAGE (widget);
  guint scale = g_str_equal (name, "sitting.larger-text") ? exam_text_scale_larger (self->text_scale)
                : g_str_equal (name, "sitting.smaller-text") ? exam_text_scale_smaller (self->text_scale)
                                                             : EXAM_TEXT_SCALE_NORMAL;

  apply_text_scale (self, scale);
  g_settings_set_uint (exam_context_get_settings (self->context), "text-scale", scale);
}

/* --- Keys --- */

static gboolean
is_typing (ExamSittingPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus) ||
                           gtk_widget_is_ancestor (focus, self->calculator_panel));
}

/* Letters choose options, and strike them out with Control. */
static gboolean
key_pressed_cb (ExamSittingPage *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  modifiers)
{
  guint upper = gdk_keyval_to_upper (keyval);
  guint place = upper - GDK_KEY_A;

  g_assert (EXAM_IS_SITTING_PAGE (self));

  if (upper < GDK_KEY_A || upper > GDK_KEY_Z || (modifiers & GDK_ALT_MASK) || is_typing (self) ||
      g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "item") != 0)
    return GDK_EVENT_PROPAGATE;

  if (modifiers & GDK_CONTROL_MASK)
    return exam_item_view_strike_place (self->item_view, place);
  return exam_item_view_choose_place (self->item_view, place);
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

static const struct {
  const char                  *name;
  GtkWidgetActionActivateFunc  activate;
  guint                        key;
  GdkModifierType              modifiers;
} actions[] = {
  { "sitting.next", next_action, GDK_KEY_n, GDK_ALT_MASK },
  { "sitting.previous", previous_action, GDK_KEY_p, GDK_ALT_MASK },
  { "sitting.flag", flag_action, GDK_KEY_f, GDK_ALT_MASK },
  { "sitting.navigator", navigator_action, GDK_KEY_g, GDK_ALT_MASK },
  { "sitting.close-navigator", close_navigator_action, GDK_KEY_Escape, 0 },
  { "sitting.review-screen", review_screen_action, GDK_KEY_r, GDK_ALT_MASK },
  { "sitting.review-all", review_action, GDK_KEY_a, GDK_ALT_MASK },
  { "sitting.review-incomplete", review_action, GDK_KEY_i, GDK_ALT_MASK },
  { "sitting.review-flagged", review_action, GDK_KEY_v, GDK_ALT_MASK },
  { "sitting.highlight", highlight_action, GDK_KEY_h, GDK_ALT_MASK },
  { "sitting.clear", clear_action, GDK_KEY_Delete, GDK_ALT_MASK },
  { "sitting.calculator", calculator_action, GDK_KEY_c, GDK_ALT_MASK },
  { "sitting.notes", notes_action, GDK_KEY_o, GDK_ALT_MASK },
  { "sitting.pause", pause_action, GDK_KEY_u, GDK_ALT_MASK },
  { "sitting.continue", continue_action, 0, 0 },
  { "sitting.end", end_action, GDK_KEY_e, GDK_ALT_MASK },
  { "sitting.larger-text", text_size_action, GDK_KEY_plus, GDK_CONTROL_MASK },
  { "sitting.smaller-text", text_size_action, GDK_KEY_minus, GDK_CONTROL_MASK },
  { "sitting.normal-text", text_size_action, GDK_KEY_0, GDK_CONTROL_MASK },
};

/* Keys with Alt come before those of the widget that has the focus: in a label, Alt+F goes on by a word. */
static gboolean
is_key_of_page (guint index)
{
  return actions[index].modifiers == GDK_ALT_MASK;
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].key != 0 && !is_key_of_page (i))
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers, actions[i].name, NULL);
    }

  /* Plus without Shift, and the keys of the number pad. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "sitting.larger-text", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "sitting.larger-text", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "sitting.smaller-text", NULL);
}

static void
add_page_keys (ExamSittingPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].key != 0 && is_key_of_page (i))
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_keyval_trigger_new (actions[i].key, actions[i].modifiers),
                          gtk_named_action_new (actions[i].name)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
exam_sitting_page_class_init (ExamSittingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_sitting_page_dispose;

  g_type_ensure (EXAM_TYPE_CALCULATOR_PANEL);
  g_type_ensure (EXAM_TYPE_NOTICE_BAR);
  g_type_ensure (EXAM_TYPE_SITTING_HEADER);
  g_type_ensure (EXAM_TYPE_ITEM_LIST);
  g_type_ensure (EXAM_TYPE_ITEM_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-sitting-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, header);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, trouble_bar);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, notice_bar);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, calculator_button);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, notes_button);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, flag_button);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, bottom_bar);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, item_view);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, navigator_list);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, review_list);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, review_label);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, end_button);
  gtk_widget_class_bind_template_child (widget_class, ExamSittingPage, calculator_panel);
  gtk_widget_class_bind_template_callback (widget_class, calculator_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, flag_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, notes_toggled_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  install_actions (widget_class);

  /**
   * ExamSittingPage::ended:
   * @journal: of the sitting that has ended
   */
  signals[SIGNAL_ENDED] =
    g_signal_new ("ended", EXAM_TYPE_SITTING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, EXAM_TYPE_JOURNAL);
}

static void
exam_sitting_page_init (ExamSittingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  exam_widget_let_wrap (self->toolbar);
  exam_widget_let_wrap (self->bottom_bar);
  add_page_keys (self);
  self->text_scale = EXAM_TEXT_SCALE_NORMAL;
}

/** Sets what the page shares with the others. Once, before it shows anything. */
void
exam_sitting_page_set_context (ExamSittingPage *self,
                               ExamContext     *context)
{
  g_return_if_fail (EXAM_IS_SITTING_PAGE (self));
  g_return_if_fail (EXAM_IS_CONTEXT (context));

  g_set_object (&self->context, context);
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
  apply_text_scale (self, g_settings_get_uint (settings, "text-scale"));
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

/** The window is about to be closed: nothing typed may be lost. */
void
exam_sitting_page_leave (ExamSittingPage *self)
{
  g_return_if_fail (EXAM_IS_SITTING_PAGE (self));

  if (exam_sitting_page_is_under_way (self))
    exam_item_view_save (self->item_view);
  g_clear_handle_id (&self->tick_source, g_source_remove);
}


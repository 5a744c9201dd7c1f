/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/sitting/exam-sitting-page-private.h"

#include <glib/gi18n.h>

#include "app/sitting/exam-sitting-alerts.h"

/* What can be done on the screen of a sitting, and with which keys. */

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
  exam_sitting_page_go_on (self);
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
      exam_sitting_page_close_navigator (self);
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
flag_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ExamSittingPage *self = EXAM_SITTING_PAGE (widget);
  const ExamTranscript *transcript = exam_sitting_get_transcript (self->sitting);

  exam_sitting_flag (self->sitting, !exam_transcript_get_response (transcript, transcript->position)->flagged);
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
notes_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  ExamSittingPage *self = EXAM_SITTING_PAGE (widget);

  gtk_toggle_button_set_active (self->notes_button, !gtk_toggle_button_get_active (self->notes_button));
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
end_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  ExamSittingPage *self = EXAM_SITTING_PAGE (widget);

  if (self->end_alert != NULL)
    return;

  exam_item_view_save (self->item_view);
  g_set_weak_pointer (&self->end_alert,
                      exam_sitting_alert_end (widget, exam_sitting_get_transcript (self->sitting), end_answered_cb,
                                              g_object_ref (self), g_object_unref));
}

/* --- Size of the text --- */

/** Shows the questions at @scale percent. */
void
exam_sitting_page_apply_text_scale (ExamSittingPage *self,
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

  exam_sitting_page_apply_text_scale (self, scale);
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

/* Letters choose options, and strike them out with Control; Enter checks the answer in practice. */
static gboolean
key_pressed_cb (ExamSittingPage *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  modifiers)
{
  guint upper = gdk_keyval_to_upper (keyval);
  guint place = upper - GDK_KEY_A;

  g_assert (EXAM_IS_SITTING_PAGE (self));

  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    return exam_sitting_page_enter (self) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;

  if (upper < GDK_KEY_A || upper > GDK_KEY_Z || (modifiers & GDK_ALT_MASK) || is_typing (self) ||
      g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "item") != 0)
    return GDK_EVENT_PROPAGATE;

  if (modifiers & GDK_CONTROL_MASK)
    return exam_item_view_strike_place (self->item_view, place);
  return exam_item_view_choose_place (self->item_view, place);
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
  { "sitting.check", exam_sitting_page_check_action, GDK_KEY_k, GDK_ALT_MASK },
  { "sitting.review-screen", review_screen_action, GDK_KEY_r, GDK_ALT_MASK },
  { "sitting.review-all", review_action, GDK_KEY_a, GDK_ALT_MASK },
  { "sitting.review-incomplete", review_action, GDK_KEY_i, GDK_ALT_MASK },
  { "sitting.review-flagged", review_action, GDK_KEY_v, GDK_ALT_MASK },
  { "sitting.highlight", highlight_action, GDK_KEY_h, GDK_ALT_MASK },
  { "sitting.clear", clear_action, GDK_KEY_Delete, GDK_ALT_MASK },
  { "sitting.calculator", calculator_action, GDK_KEY_c, GDK_ALT_MASK },
  { "sitting.code-book", exam_sitting_page_codes_action, GDK_KEY_b, GDK_ALT_MASK },
  { "sitting.notes", notes_action, GDK_KEY_o, GDK_ALT_MASK },
  { "sitting.pause", pause_action, GDK_KEY_u, GDK_ALT_MASK },
  { "sitting.continue", continue_action, 0, 0 },
  { "sitting.later", exam_sitting_page_later_action, GDK_KEY_l, GDK_ALT_MASK },
  { "sitting.end", end_action, GDK_KEY_e, GDK_ALT_MASK },
  { "sitting.end-exam", end_action, 0, 0 },
  { "sitting.end-practice", end_action, 0, 0 },
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

/** Installs what can be done on the page, and the keys that leave the widget that has the focus the first word. */
void
exam_sitting_page_install_actions (GtkWidgetClass *widget_class)
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

/** Adds the keys that the page hears before the widget that has the focus. */
void
exam_sitting_page_add_keys (ExamSittingPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkEventController *letters = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (actions[i].key != 0 && is_key_of_page (i))
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_keyval_trigger_new (actions[i].key, actions[i].modifiers),
                          gtk_named_action_new (actions[i].name)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_event_controller_set_propagation_phase (letters, GTK_PHASE_CAPTURE);
  g_signal_connect_object (letters, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), letters);
}

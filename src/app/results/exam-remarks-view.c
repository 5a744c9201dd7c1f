/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-remarks-view.h"

#include <glib/gi18n.h>

#include "app/shared/exam-widget.h"
#include "sitting/exam-time-text.h"

/* What the candidate says of a question afterwards: why it was missed, a note, and that the key is doubtful. */
struct _ExamRemarksView
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget     *causes_box;
  GtkFlowBox    *causes_flow;
  GtkLabel      *past_label;
  GtkTextView   *note_view;
  GtkTextBuffer *note_buffer;
  GtkWidget     *doubt_button;
  GtkWidget     *doubt_edit_box;
  GtkEditable   *doubt_entry;
  GtkWidget     *doubt_send_button;
  GtkWidget     *doubt_shown_box;
  GtkLabel      *doubt_label;

  GtkToggleButton *buttons[EXAM_N_CAUSES];  /* (nullable) borrowed: children */
  gboolean         updating;                /* what changes comes from the program */
};

G_DEFINE_FINAL_TYPE (ExamRemarksView, exam_remarks_view, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CAUSE_CHOSEN,
  SIGNAL_NOTED,
  SIGNAL_DOUBTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- Causes --- */

static void
cause_toggled_cb (ExamRemarksView *self,
                  GtkToggleButton *button)
{
  g_assert (EXAM_IS_REMARKS_VIEW (self));

  if (self->updating)
    return;
  for (guint i = 0; i < EXAM_N_CAUSES; i++)
    if (self->buttons[i] == button)
      g_signal_emit (self, signals[SIGNAL_CAUSE_CHOSEN], 0, i);
}

/* With the key that does the same: 1 to 9, and 0 for the tenth. */
static GtkWidget *
make_cause_button (ExamRemarksView *self,
                   ExamCause        cause)
{
  const char key[] = { (char) ('0' + cause % 10), '\0' };
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *key_label = gtk_label_new (key);
  GtkWidget *name_label = gtk_label_new (exam_cause_get_label (cause));

  gtk_widget_add_css_class (key_label, "cause-key");
  gtk_label_set_ellipsize (GTK_LABEL (name_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name_label), 0);
  gtk_box_append (GTK_BOX (box), key_label);
  gtk_box_append (GTK_BOX (box), name_label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, exam_cause_get_label (cause),
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (cause_toggled_cb), self, G_CONNECT_SWAPPED);
  self->buttons[cause] = GTK_TOGGLE_BUTTON (button);
  return button;
}

static void
make_cause_buttons (ExamRemarksView *self)
{
  for (guint i = EXAM_CAUSE_NONE + 1; i < EXAM_N_CAUSES; i++)
    {
      GtkWidget *place = gtk_flow_box_child_new ();

      gtk_widget_set_focusable (place, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (place), make_cause_button (self, i));
      gtk_flow_box_append (self->causes_flow, place);
    }
}

static void
show_past_causes (ExamRemarksView *self,
                  const GArray    *causes)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->past_label), causes != NULL);
  if (causes == NULL)
    return;

  for (guint i = 0; i < causes->len; i++)
    {
      const ExamPastCause *past = &g_array_index (causes, ExamPastCause, i);
      g_autofree char *day = exam_time_to_day (past->started_at);

      g_string_append (list, i > 0 ? "; " : "");
      /* Translators: why a question was missed, and on which day: "Misread, 3 March 2026" */
      g_string_append_printf (list, _("%s, %s"), exam_cause_get_label (past->cause), day);
    }
  /* Translators: %s is a list of causes with their days */
  text = g_strdup_printf (_("Missed before: %s"), list->str);
  gtk_label_set_text (self->past_label, text);
}

/** Shows which cause is given. */
void
exam_remarks_view_show_cause (ExamRemarksView *self,
                              ExamCause        cause)
{
  g_return_if_fail (EXAM_IS_REMARKS_VIEW (self));

  self->updating = TRUE;
  for (guint i = EXAM_CAUSE_NONE + 1; i < EXAM_N_CAUSES; i++)
    gtk_toggle_button_set_active (self->buttons[i], i == cause);
  self->updating = FALSE;
}

/* --- Note --- */

static void
note_changed_cb (ExamRemarksView *self)
{
  g_autofree char *note = NULL;

  g_assert (EXAM_IS_REMARKS_VIEW (self));

  if (self->updating)
    return;
  g_object_get (self->note_buffer, "text", &note, NULL);
  g_signal_emit (self, signals[SIGNAL_NOTED], 0, note);
}

/* --- Doubt --- */

/** Shows what is doubtful about the key; @reason (nullable) */
void
exam_remarks_view_show_doubt (ExamRemarksView *self,
                              const char      *reason)
{
  g_return_if_fail (EXAM_IS_REMARKS_VIEW (self));

  if (reason != NULL)
    {
      /* Translators: %s is the candidate's reason to doubt a key */
      g_autofree char *text = g_strdup_printf (_("Reported as doubtful: %s"), reason);

      gtk_label_set_text (self->doubt_label, text);
    }
  gtk_widget_set_visible (self->doubt_button, reason == NULL);
  gtk_widget_set_visible (self->doubt_edit_box, FALSE);
  gtk_widget_set_visible (self->doubt_shown_box, reason != NULL);
}

static void
doubt_clicked_cb (ExamRemarksView *self)
{
  g_assert (EXAM_IS_REMARKS_VIEW (self));

  gtk_editable_set_text (self->doubt_entry, "");
  gtk_widget_set_visible (self->doubt_button, FALSE);
  gtk_widget_set_visible (self->doubt_edit_box, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->doubt_entry));
}

static void
doubt_edited_cb (ExamRemarksView *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->doubt_entry)));

  g_assert (EXAM_IS_REMARKS_VIEW (self));
  gtk_widget_set_sensitive (self->doubt_send_button, *reason != '\0');
}

static void
doubt_sent_cb (ExamRemarksView *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->doubt_entry)));

  g_assert (EXAM_IS_REMARKS_VIEW (self));

  if (*reason == '\0')
    return;
  exam_remarks_view_show_doubt (self, reason);
  gtk_widget_child_focus (self->doubt_shown_box, GTK_DIR_TAB_FORWARD);
  g_signal_emit (self, signals[SIGNAL_DOUBTED], 0, reason);
}

static void
doubt_cancelled_cb (ExamRemarksView *self)
{
  g_assert (EXAM_IS_REMARKS_VIEW (self));

  exam_remarks_view_show_doubt (self, NULL);
  gtk_widget_grab_focus (self->doubt_button);
}

static void
doubt_withdrawn_cb (ExamRemarksView *self)
{
  g_assert (EXAM_IS_REMARKS_VIEW (self));

  exam_remarks_view_show_doubt (self, NULL);
  gtk_widget_grab_focus (self->doubt_button);
  g_signal_emit (self, signals[SIGNAL_DOUBTED], 0, "");
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  doubt_cancelled_cb (data);
  return TRUE;
}

/* Escape ends the report of a doubt, not the review. */
static void
catch_escape (ExamRemarksView *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (escape_cb, self, NULL)));
  gtk_widget_add_controller (self->doubt_edit_box, controller);
}

/* --- GObject --- */

static void
exam_remarks_view_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_REMARKS_VIEW);
  G_OBJECT_CLASS (exam_remarks_view_parent_class)->dispose (object);
}

static void
exam_remarks_view_class_init (ExamRemarksViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_remarks_view_dispose;

  /**
   * ExamRemarksView::cause-chosen:
   * @cause: the cause whose button was pressed, also when it is the one that is given already
   */
  signals[SIGNAL_CAUSE_CHOSEN] =
    g_signal_new ("cause-chosen", EXAM_TYPE_REMARKS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * ExamRemarksView::noted:
   * @note: the note as it is now
   */
  signals[SIGNAL_NOTED] =
    g_signal_new ("noted", EXAM_TYPE_REMARKS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * ExamRemarksView::doubted:
   * @reason: what is doubtful; empty when the doubt is withdrawn
   */
  signals[SIGNAL_DOUBTED] =
    g_signal_new ("doubted", EXAM_TYPE_REMARKS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-remarks-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamRemarksView, causes_box);
  gtk_widget_class_bind_template_child (widget_class, ExamRemarksView, causes_flow);
  gtk_widget_class_bind_template_child (widget_class, ExamRemarksView, past_label);
  gtk_widget_class_bind_template_child (widget_class, ExamRemarksView, note_view);
  gtk_widget_class_bind_template_child (widget_class, ExamRemarksView, note_buffer);
  gtk_widget_class_bind_template_child (widget_class, ExamRemarksView, doubt_button);
  gtk_widget_class_bind_template_child (widget_class, ExamRemarksView, doubt_edit_box);
  gtk_widget_class_bind_template_child (widget_class, ExamRemarksView, doubt_entry);
  gtk_widget_class_bind_template_child (widget_class, ExamRemarksView, doubt_send_button);
  gtk_widget_class_bind_template_child (widget_class, ExamRemarksView, doubt_shown_box);
  gtk_widget_class_bind_template_child (widget_class, ExamRemarksView, doubt_label);
  gtk_widget_class_bind_template_callback (widget_class, note_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, doubt_cancelled_cb);
  gtk_widget_class_bind_template_callback (widget_class, doubt_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, doubt_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, doubt_sent_cb);
  gtk_widget_class_bind_template_callback (widget_class, doubt_withdrawn_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
exam_remarks_view_init (ExamRemarksView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_cause_buttons (self);
  catch_escape (self);
}

GtkWidget *
exam_remarks_view_new (void)
{
  return g_object_new (EXAM_TYPE_REMARKS_VIEW, NULL);
}

/**
 * exam_remarks_view_show:
 * @self: a view
 * @remark: what is said of a question
 * @missed: whether there is anything to give a cause of
 */
void
exam_remarks_view_show (ExamRemarksView  *self,
                        const ExamRemark *remark,
                        gboolean          missed)
{
  g_return_if_fail (EXAM_IS_REMARKS_VIEW (self));
  g_return_if_fail (remark != NULL);

  gtk_widget_set_visible (self->causes_box, missed);
  exam_remarks_view_show_cause (self, remark->cause);
  show_past_causes (self, remark->past_causes);
  self->updating = TRUE;
  gtk_text_buffer_set_text (self->note_buffer, remark->note != NULL ? remark->note : "", -1);
  self->updating = FALSE;
  exam_remarks_view_show_doubt (self, remark->doubt);
}

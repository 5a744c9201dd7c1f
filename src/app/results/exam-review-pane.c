/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-review-pane.h"

#include <glib/gi18n.h>

#include "app/question/exam-answer-view.h"
#include "app/results/exam-remarks-view.h"
#include "app/shared/exam-compat.h"
#include "app/shared/exam-widget.h"
#include "insight/exam-item-fingerprint.h"

/* A question of an ended sitting as it was served, what the candidate says of it since, and what has become of it in its
 * bank. */
struct _ExamReviewPane
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget       *bank_bar;
  GtkLabel        *bank_label;
  GtkToggleButton *present_button;
  ExamAnswerView  *answer_view;

  ExamRemarksView *remarks_view;  /* borrowed: a child of the answer view */

  ExamContext          *context;      /* (owned) (nullable) */
  GCancellable         *cancellable;  /* (owned) (nullable): of the remarks that are being read */
  gint64                sitting_id;
  const ExamTranscript *transcript;   /* (nullable) the caller's */
  const ExamScore      *score;        /* (nullable) the caller's */
  ExamRemarks          *remarks;      /* (owned) (nullable) */
  gboolean              loaded;       /* the remarks are those of the results file */
  guint                 position;
  gboolean              shown;        /* a question is */
  ExamForm             *present;      /* (owned) (nullable): the question alone, as it is in its bank by now */
};

G_DEFINE_FINAL_TYPE (ExamReviewPane, exam_review_pane, GTK_TYPE_WIDGET)

enum {
  SIGNAL_REMARKS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const ExamRemark *
get_remark (ExamReviewPane *self)
{
  return exam_remarks_get (self->remarks, self->position);
}

static const ExamItem *
get_item (ExamReviewPane *self)
{
  return exam_form_get_item (self->transcript->form, self->position);
}

static gboolean
is_missed (ExamReviewPane *self)
{
  return g_array_index (self->score->items, ExamItemScore, self->position).outcome != EXAM_OUTCOME_CORRECT;
}

/* --- The question in its bank --- */

static ExamForm *
make_present (ExamReviewPane *self,
              ExamItem       *item,
              ExamBank       *bank)
{
  ExamForm *form = exam_form_new (exam_form_get_format (self->transcript->form), 0, 1, TRUE);

  exam_form_add (form, item, bank, FALSE, NULL);
  return form;
}

static void
show_bank_bar (ExamReviewPane *self,
               const char     *text)
{
  gtk_label_set_text (self->bank_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->present_button), self->present != NULL);
  gtk_widget_set_visible (self->bank_bar, text != NULL);
}

/* Says so when the question was changed in its bank, or is in none any more. Not before it is known which bank it came from. */
static void
compare_with_bank (ExamReviewPane *self)
{
  const ExamItem *item = get_item (self);
  g_autofree char *then = NULL;
  g_autofree char *now = NULL;
  g_autofree char *key_then = NULL;
  g_autofree char *key_now = NULL;
  ExamItem *present;
  ExamBank *bank;

  g_clear_pointer (&self->present, exam_form_unref);
  gtk_toggle_button_set_active (self->present_button, FALSE);
  show_bank_bar (self, NULL);
  if (self->context == NULL || !exam_context_is_loaded (self->context) || !self->loaded)
    return;

  present = exam_library_find_item (exam_context_get_library (self->context), get_remark (self)->bank_id,
                                    exam_item_get_id (item), &bank);
  if (present == NULL)
    {
      show_bank_bar (self, _("This question is in none of the banks any more."));
      return;
    }

  self->present = make_present (self, present, bank);
  then = exam_item_fingerprint_content (self->transcript->form, self->position);
  now = exam_item_fingerprint_content (self->present, 0);
  if (g_str_equal (then, now))
    {
      g_clear_pointer (&self->present, exam_form_unref);
      return;
    }

  key_then = exam_item_fingerprint_key (item);
  key_now = exam_item_fingerprint_key (present);
  show_bank_bar (self, g_str_equal (key_then, key_now) ? _("The wording of this question has changed since.")
                                                       : _("The key of this question has changed since."));
}

static void
present_toggled_cb (ExamReviewPane *self)
{
  g_assert (EXAM_IS_REVIEW_PANE (self));

  if (!self->shown)
    return;
  if (self->present != NULL && gtk_toggle_button_get_active (self->present_button))
    exam_answer_view_show_item (self->answer_view, self->present, _("As it is in the bank now"));
  else
    exam_answer_view_show (self->answer_view, self->transcript, self->score, self->position);
}

/* --- Remarks --- */

static void
remarks_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (ExamReviewPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamRemarks) remarks = exam_store_load_remarks_finish (EXAM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->remarks == NULL)
    return;

  /* A sitting that could not be written yet has none; then what is said from now on is kept here as well. */
  if (remarks == NULL || exam_remarks_get_n_items (remarks) != exam_remarks_get_n_items (self->remarks))
    return;

  exam_remarks_free (self->remarks);
  self->remarks = g_steal_pointer (&remarks);
  self->loaded = TRUE;
  if (self->shown)
    {
      exam_remarks_view_show (self->remarks_view, get_remark (self), is_missed (self));
      compare_with_bank (self);
    }
  g_signal_emit (self, signals[SIGNAL_REMARKS_CHANGED], 0);
}

/**
 * exam_review_pane_toggle_cause:
 * @self: a pane that shows a question
 * @cause: why it was missed
 *
 * Says why the question shown was missed, or takes that back if it is what was said. Nothing happens when it was not missed.
 */
void
exam_review_pane_toggle_cause (ExamReviewPane *self,
                               ExamCause       cause)
{
  g_autofree char *announcement = NULL;

  g_return_if_fail (EXAM_IS_REVIEW_PANE (self));
  g_return_if_fail (cause < EXAM_N_CAUSES);

  if (!self->shown || !is_missed (self))
    return;

  if (get_remark (self)->cause == cause)
    cause = EXAM_CAUSE_NONE;
  exam_remarks_set_cause (self->remarks, self->position, cause);
  if (self->context != NULL)
    exam_store_set_cause (exam_context_get_store (self->context), self->sitting_id, self->position, cause);
  exam_remarks_view_show_cause (self->remarks_view, cause);
  announcement = exam_review_pane_dup_cause_text (self);
  exam_compat_announce (GTK_WIDGET (self), announcement);
  g_signal_emit (self, signals[SIGNAL_REMARKS_CHANGED], 0);
}

static void
cause_chosen_cb (ExamReviewPane *self,
                 guint           cause)
{
  g_assert (EXAM_IS_REVIEW_PANE (self));
  exam_review_pane_toggle_cause (self, cause);
}

static void
noted_cb (ExamReviewPane *self,
          const char     *note)
{
  g_assert (EXAM_IS_REVIEW_PANE (self));

  exam_remarks_set_note (self->remarks, self->position, note);
  if (self->context != NULL)
    exam_store_set_item_note (exam_context_get_store (self->context), exam_item_get_id (get_item (self)), note);
  g_signal_emit (self, signals[SIGNAL_REMARKS_CHANGED], 0);
}

static void
doubted_cb (ExamReviewPane *self,
            const char     *reason)
{
  g_assert (EXAM_IS_REVIEW_PANE (self));

  exam_remarks_set_doubt (self->remarks, self->position, reason);
  if (self->context != NULL)
    exam_store_set_doubt (exam_context_get_store (self->context), self->sitting_id, self->position, reason);
  exam_compat_announce (GTK_WIDGET (self), *reason != '\0' ? _("Reported as doubtful") : _("Report withdrawn"));
  g_signal_emit (self, signals[SIGNAL_REMARKS_CHANGED], 0);
}

/* --- GObject --- */

static void
exam_review_pane_dispose (GObject *object)
{
  ExamReviewPane *self = EXAM_REVIEW_PANE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->shown = FALSE;
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_REVIEW_PANE);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (exam_review_pane_parent_class)->dispose (object);
}

static void
exam_review_pane_finalize (GObject *object)
{
  ExamReviewPane *self = EXAM_REVIEW_PANE (object);

  g_clear_pointer (&self->remarks, exam_remarks_free);
  g_clear_pointer (&self->present, exam_form_unref);
  G_OBJECT_CLASS (exam_review_pane_parent_class)->finalize (object);
}

static void
exam_review_pane_class_init (ExamReviewPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_review_pane_dispose;
  object_class->finalize = exam_review_pane_finalize;

  /**
   * ExamReviewPane::remarks-changed:
   *
   * What is said of the questions of the sitting is something else now, or known only now.
   */
  signals[SIGNAL_REMARKS_CHANGED] =
    g_signal_new ("remarks-changed", EXAM_TYPE_REVIEW_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (EXAM_TYPE_ANSWER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-review-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamReviewPane, bank_bar);
  gtk_widget_class_bind_template_child (widget_class, ExamReviewPane, bank_label);
  gtk_widget_class_bind_template_child (widget_class, ExamReviewPane, present_button);
  gtk_widget_class_bind_template_child (widget_class, ExamReviewPane, answer_view);
  gtk_widget_class_bind_template_callback (widget_class, present_toggled_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
exam_review_pane_init (ExamReviewPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->remarks_view = EXAM_REMARKS_VIEW (exam_remarks_view_new ());
  g_signal_connect_object (self->remarks_view, "cause-chosen", G_CALLBACK (cause_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->remarks_view, "noted", G_CALLBACK (noted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->remarks_view, "doubted", G_CALLBACK (doubted_cb), self, G_CONNECT_SWAPPED);
  exam_answer_view_append (self->answer_view, GTK_WIDGET (self->remarks_view));
}

/** Says where remarks are kept and banks are; without, remarks last as long as the pane shows the sitting. */
void
exam_review_pane_set_context (ExamReviewPane *self,
                              ExamContext    *context)
{
  g_return_if_fail (EXAM_IS_REVIEW_PANE (self));

  g_set_object (&self->context, context);
  exam_answer_view_set_code_store (self->answer_view, exam_context_get_code_store (context));
}

/**
 * exam_review_pane_set_sitting:
 * @self: a pane
 * @sitting_id: an ended sitting
 * @transcript: what happened in it; must live until the next one is set
 * @score: what it was worth; as @transcript
 *
 * Looks up what is said of its questions. None of them is shown before exam_review_pane_show().
 */
void
exam_review_pane_set_sitting (ExamReviewPane       *self,
                              gint64                sitting_id,
                              const ExamTranscript *transcript,
                              const ExamScore      *score)
{
  g_return_if_fail (EXAM_IS_REVIEW_PANE (self));
  g_return_if_fail (transcript != NULL);
  g_return_if_fail (score != NULL);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->remarks, exam_remarks_free);
  g_clear_pointer (&self->present, exam_form_unref);
  self->shown = FALSE;
  self->loaded = FALSE;
  self->sitting_id = sitting_id;
  self->transcript = transcript;
  self->score = score;
  self->remarks = exam_remarks_new (exam_form_get_n_items (transcript->form));
  if (self->context == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  exam_store_load_remarks_async (exam_context_get_store (self->context), sitting_id, self->cancellable, remarks_loaded_cb,
                                 g_object_ref (self));
}

/** Shows the question at the 0-based @position of the sitting. */
void
exam_review_pane_show (ExamReviewPane *self,
                       guint           position)
{
  g_return_if_fail (EXAM_IS_REVIEW_PANE (self));
  g_return_if_fail (self->remarks != NULL);
  g_return_if_fail (position < exam_remarks_get_n_items (self->remarks));

  self->shown = FALSE;
  self->position = position;
  compare_with_bank (self);
  exam_answer_view_show (self->answer_view, self->transcript, self->score, position);
  exam_remarks_view_show (self->remarks_view, get_remark (self), is_missed (self));
  self->shown = TRUE;
}

/** Returns: (nullable): what is said of the questions of the sitting */
const ExamRemarks *
exam_review_pane_get_remarks (ExamReviewPane *self)
{
  g_return_val_if_fail (EXAM_IS_REVIEW_PANE (self), NULL);
  return self->remarks;
}

/** Returns: (transfer full): why the question shown was missed, or how that can be said; empty when it was not missed */
char *
exam_review_pane_dup_cause_text (ExamReviewPane *self)
{
  ExamCause cause;

  g_return_val_if_fail (EXAM_IS_REVIEW_PANE (self), NULL);

  if (!self->shown || !is_missed (self))
    return g_strdup ("");
  cause = get_remark (self)->cause;
  if (cause == EXAM_CAUSE_NONE)
    return g_strdup (_("Why missed? Keys 1 to 9 and 0"));
  /* Translators: %s is why a question was missed, such as "Misread" */
  return g_strdup_printf (_("Cause: %s"), exam_cause_get_label (cause));
}

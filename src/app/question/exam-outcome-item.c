/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/question/exam-outcome-item.h"

#include "insight/exam-answer-text.h"

/* How one item of an ended sitting came out, for a list. */
struct _ExamOutcomeItem
{
  GObject parent_instance;

  guint         position;
  char         *domain;   /* (owned) */
  gint64        time;
  gboolean      flagged;
  ExamItemScore score;
};

G_DEFINE_FINAL_TYPE (ExamOutcomeItem, exam_outcome_item, G_TYPE_OBJECT)

static void
exam_outcome_item_finalize (GObject *object)
{
  g_free (EXAM_OUTCOME_ITEM (object)->domain);
  G_OBJECT_CLASS (exam_outcome_item_parent_class)->finalize (object);
}

static void
exam_outcome_item_class_init (ExamOutcomeItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exam_outcome_item_finalize;
}

static void
exam_outcome_item_init (ExamOutcomeItem *self)
{
}

ExamOutcomeItem *
exam_outcome_item_new (const ExamTranscript *transcript,
                       const ExamScore      *score,
                       guint                 position)
{
  ExamOutcomeItem *self = g_object_new (EXAM_TYPE_OUTCOME_ITEM, NULL);
  const ExamItem *item = exam_form_get_item (transcript->form, position);
  const ExamDomain *domain =
    exam_format_find_domain (exam_form_get_format (transcript->form), exam_item_get_domain (item), NULL);

  self->position = position;
  self->domain = g_strdup (domain != NULL ? domain->name : exam_item_get_domain (item));
  self->time = exam_transcript_get_response (transcript, position)->time;
  self->flagged = exam_transcript_get_response (transcript, position)->flagged;
  self->score = g_array_index (score->items, ExamItemScore, position);
  return self;
}

/** Returns: the 0-based position on the form */
guint
exam_outcome_item_get_position (ExamOutcomeItem *self)
{
  g_return_val_if_fail (EXAM_IS_OUTCOME_ITEM (self), 0);
  return self->position;
}

/** Returns: the name of the item's domain */
const char *
exam_outcome_item_get_domain (ExamOutcomeItem *self)
{
  g_return_val_if_fail (EXAM_IS_OUTCOME_ITEM (self), NULL);
  return self->domain;
}

/** Returns: (transfer full): outcome, and whether the answer was changed, the question flagged, or does not count */
char *
exam_outcome_item_dup_outcome (ExamOutcomeItem *self)
{
  g_return_val_if_fail (EXAM_IS_OUTCOME_ITEM (self), NULL);
  return exam_answer_describe_outcome (&self->score, self->flagged, -1);
}

/** Returns: (transfer full): outcome, time, and the rest of exam_outcome_item_dup_outcome() */
char *
exam_outcome_item_dup_details (ExamOutcomeItem *self)
{
  g_return_val_if_fail (EXAM_IS_OUTCOME_ITEM (self), NULL);
  return exam_answer_describe_outcome (&self->score, self->flagged, self->time);
}

const char *
exam_outcome_item_get_css_class (ExamOutcomeItem *self)
{
  static const char *const classes[] = { "outcome-right", "outcome-partial", "outcome-wrong", "outcome-omitted" };

  g_return_val_if_fail (EXAM_IS_OUTCOME_ITEM (self), NULL);
  return classes[self->score.outcome];
}

const char *
exam_outcome_item_get_icon (ExamOutcomeItem *self)
{
  static const char *const icons[] = {
    "exam-right-symbolic", "exam-partial-symbolic", "exam-wrong-symbolic", "exam-omitted-symbolic",
  };

  g_return_val_if_fail (EXAM_IS_OUTCOME_ITEM (self), NULL);
  return icons[self->score.outcome];
}

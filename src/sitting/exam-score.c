/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-score.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sitting/exam-code-grading.h"
#include "sitting/exam-interval.h"

/* Thirds and the like do not add up exactly; nobody fails or passes by that. */
#define EPSILON 1e-9

/* --- One item --- */

static guint32
get_key_bits (const ExamItem *item)
{
  guint32 bits = 0;

  for (guint i = 0; i < exam_item_get_n_options (item); i++)
    if (exam_option_is_key (exam_item_get_option (item, i)))
      bits |= 1u << i;
  return bits;
}

static double
credit_choice (const ExamItem  *item,
               guint32          chosen,
               ExamChoiceCredit rule)
{
  guint32 key = get_key_bits (item);
  int n_keys = __builtin_popcount (key);
  int right = __builtin_popcount (chosen & key);
  int wrong = __builtin_popcount (chosen & ~key);

  if (n_keys <= 1 || rule == EXAM_CHOICE_CREDIT_ALL_OR_NOTHING)
    return chosen == key ? 1 : 0;
  if (rule == EXAM_CHOICE_CREDIT_PER_OPTION)
    return (double) right / n_keys;
  return MAX ((double) (right - wrong) / n_keys, 0);
}

/**
 * exam_score_credit:
 * @format: how answers are credited
 * @item: an item
 * @response: what was answered
 *
 * Returns: what the answer is worth, 0 to 1; no answer is worth 0 and nothing is ever taken away
 */
double
exam_score_credit (const ExamFormat   *format,
                   const ExamItem     *item,
                   const ExamResponse *response)
{
  g_autoptr (ExamCodeGrading) grading = NULL;

  g_return_val_if_fail (format != NULL, 0);
  g_return_val_if_fail (item != NULL, 0);
  g_return_val_if_fail (response != NULL, 0);

  if (exam_item_get_kind (item) != EXAM_ITEM_TYPED_CODES)
    return credit_choice (item, response->chosen, format->choice_credit);

  grading = exam_code_grading_new (item, response->codes, format->codes_credit);
  return grading->credit;
}

static double
credit_answer (const ExamFormat *format,
               const ExamItem   *item,
               const char       *answer)
{
  ExamResponse response;
  double credit;

  exam_response_init (&response);
  exam_response_set_answer (&response, item, answer);
  credit = exam_score_credit (format, item, &response);
  exam_response_clear (&response);

  return credit;
}

/* The first answer is the first one the candidate left the item with; trying options while it is shown is no change. */
static const char *
find_first_answer (const ExamResponse *response)
{
  for (guint i = 0; i < response->settled->len; i++)
    if (*(const char *) g_ptr_array_index (response->settled, i) != '\0')
      return g_ptr_array_index (response->settled, i);

  return NULL;
}

static ExamItemScore
score_item (const ExamTranscript *transcript,
            guint                 position)
{
  const ExamFormat *format = exam_form_get_format (transcript->form);
  const ExamItem *item = exam_form_get_item (transcript->form, position);
  const ExamResponse *response = exam_transcript_get_response (transcript, position);
  const char *first = find_first_answer (response);
  g_autofree char *last = exam_response_dup_answer (response, item);
  ExamItemScore score = { .pretest = exam_form_is_pretest (transcript->form, position) };

  score.credit = score.first_credit = exam_score_credit (format, item, response);
  if (first != NULL && g_strcmp0 (first, last) != 0)
    {
      score.changed = TRUE;
      score.first_credit = credit_answer (format, item, first);
    }

  if (!exam_response_is_answered (response))
    score.outcome = EXAM_OUTCOME_OMITTED;
  else if (score.credit > 1 - EPSILON)
    score.outcome = EXAM_OUTCOME_CORRECT;
  else
    score.outcome = score.credit > EPSILON ? EXAM_OUTCOME_PARTIAL : EXAM_OUTCOME_WRONG;

  return score;
}

/* --- The scale --- */

/**
 * exam_score_scale:
 * @format: how the exam is scored
 * @share: share of the points, 0 to 1
 *
 * Percent, or a scaled score: linear from the lowest score to the cut, which the format says what share of the points
 * stands for, and linear from there to the highest. The testing bodies equate each form and publish no conversion; this
 * is an estimate wherever the format marks the raw cut as one.
 *
 * Returns: the score on the exam's scale
 */
double
exam_score_scale (const ExamFormat *format,
                  double            share)
{
  double raw_cut;

  g_return_val_if_fail (format != NULL, 0);

  if (!format->scaled)
    return share * 100;

  raw_cut = format->raw_cut_percent / 100;
  if (share < raw_cut)
    return format->scale_min + (format->cut - format->scale_min) * share / raw_cut;
  return format->cut + (format->scale_max - format->cut) * (share - raw_cut) / (1 - raw_cut);
}

/**
 * exam_score_format_value:
 * @format: how the exam is scored
 * @value: a score on its scale
 *
 * Rounds down, so that a score below the cut never reads like the cut.
 *
 * Returns: (transfer full): "72 %" or "310"
 */
char *
exam_score_format_value (const ExamFormat *format,
                         double            value)
{
  g_return_val_if_fail (format != NULL, NULL);

  if (format->scaled)
    return g_strdup_printf ("%d", (int) floor (value + EPSILON));
  /* Translators: a score in percent */
  return g_strdup_printf (_("%d %%"), (int) floor (value + EPSILON));
}

/* --- The whole --- */

static void
count_change (ExamScore           *self,
              const ExamItemScore *item)
{
  if (!item->changed)
    return;

  if (item->first_credit > item->credit + EPSILON)
    self->right_to_wrong++;
  else if (item->first_credit < item->credit - EPSILON)
    self->wrong_to_right++;
  else
    self->wrong_to_wrong++;
}

static void
add_item (ExamScore      *self,
          const ExamForm *form,
          guint           position)
{
  const ExamItem *item = exam_form_get_item (form, position);
  const ExamItemScore *score = &g_array_index (self->items, ExamItemScore, position);
  guint index;

  if (score->pretest)
    {
      self->n_pretest++;
      return;
    }

  self->n_scored++;
  self->points += score->credit;
  self->n_omitted += score->outcome == EXAM_OUTCOME_OMITTED;
  count_change (self, score);

  if (exam_format_find_domain (exam_form_get_format (form), exam_item_get_domain (item), &index) != NULL)
    {
      ExamDomainScore *domain = &g_array_index (self->domains, ExamDomainScore, index);

      domain->points += score->credit;
      domain->n_items++;
    }
}

/**
 * exam_score_new_for_items:
 * @form: what was sat
 * @items: (element-type ExamItemScore) (transfer full): what each item was worth
 *
 * Adds up what the items are worth.
 *
 * Returns: (transfer full): the score
 */
ExamScore *
exam_score_new_for_items (const ExamForm *form,
                          GArray         *items)
{
  const ExamFormat *format;
  ExamInterval interval;
  ExamScore *self;
  double share;

  g_return_val_if_fail (form != NULL, NULL);
  g_return_val_if_fail (items != NULL, NULL);
  g_return_val_if_fail (items->len == exam_form_get_n_items (form), NULL);

  format = exam_form_get_format (form);
  self = g_new0 (ExamScore, 1);
  self->items = items;
  self->domains = g_array_sized_new (FALSE, TRUE, sizeof (ExamDomainScore), format->domains->len);
  g_array_set_size (self->domains, format->domains->len);

  for (guint i = 0; i < items->len; i++)
    add_item (self, form, i);

  share = self->n_scored > 0 ? self->points / self->n_scored : 0;
  interval = exam_interval_for_proportion (self->points, self->n_scored);
  self->value = exam_score_scale (format, share);
  self->low = exam_score_scale (format, interval.low);
  self->high = exam_score_scale (format, interval.high);
  self->passed = self->n_scored > 0 && self->value >= format->cut - EPSILON;

  return self;
}

/**
 * exam_score_new:
 * @transcript: a sitting, ended or not
 *
 * Scores a sitting as its format says. Unanswered items are wrong and cost nothing more; pretest items do not count.
 *
 * Returns: (transfer full): the score
 */
ExamScore *
exam_score_new (const ExamTranscript *transcript)
{
  GArray *items;

  g_return_val_if_fail (transcript != NULL, NULL);

  items = g_array_new (FALSE, FALSE, sizeof (ExamItemScore));
  for (guint i = 0; i < exam_form_get_n_items (transcript->form); i++)
    {
      ExamItemScore score = score_item (transcript, i);

      g_array_append_val (items, score);
    }

  return exam_score_new_for_items (transcript->form, items);
}

ExamScore *
exam_score_copy (const ExamScore *self)
{
  ExamScore *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->items = g_array_copy (self->items);
  copy->domains = g_array_copy (self->domains);
  return copy;
}

void
exam_score_free (ExamScore *self)
{
  g_return_if_fail (self != NULL);
  g_array_unref (self->items);
  g_array_unref (self->domains);
  g_free (self);
}

/** Returns: how many items had @outcome, those that do not count included */
guint
exam_score_count (const ExamScore *self,
                  ExamOutcome      outcome)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->items->len; i++)
    n += g_array_index (self->items, ExamItemScore, i).outcome == outcome;
  return n;
}

/** Returns: what became of an answer, translated */
const char *
exam_outcome_get_name (ExamOutcome outcome)
{
  switch (outcome)
    {
    case EXAM_OUTCOME_CORRECT:
      return _("Right");
    case EXAM_OUTCOME_PARTIAL:
      return _("Partly right");
    case EXAM_OUTCOME_WRONG:
      return _("Wrong");
    case EXAM_OUTCOME_OMITTED:
    default:
      return _("Not answered");
    }
}

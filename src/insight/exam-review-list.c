/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-review-list.h"

#include "insight/exam-pace.h"

static guint
bit_if (gboolean  has,
        ExamTrait trait)
{
  return has ? 1u << trait : 0;
}

static ExamReviewEntry
make_entry (const ExamTranscript *transcript,
            const ExamScore      *score,
            guint                 position)
{
  const ExamFormat *format = exam_form_get_format (transcript->form);
  const ExamItem *item = exam_form_get_item (transcript->form, position);
  const ExamResponse *response = exam_transcript_get_response (transcript, position);
  const ExamItemScore *item_score = &g_array_index (score->items, ExamItemScore, position);
  /* A domain that the format does not have is a domain of its own. */
  ExamReviewEntry entry = { .domain = format->domains->len };

  exam_format_find_domain (format, exam_item_get_domain (item), &entry.domain);
  entry.traits = bit_if (item_score->outcome != EXAM_OUTCOME_CORRECT, EXAM_TRAIT_MISSED) |
                 bit_if (item_score->outcome == EXAM_OUTCOME_OMITTED, EXAM_TRAIT_OMITTED) |
                 bit_if (response->flagged, EXAM_TRAIT_FLAGGED) |
                 bit_if (item_score->changed, EXAM_TRAIT_CHANGED) |
                 bit_if (exam_pace_is_slow (transcript->form, response->time), EXAM_TRAIT_SLOW) |
                 bit_if (response->confidence == EXAM_CONFIDENCE_GUESSED, EXAM_TRAIT_GUESSED) |
                 bit_if (item_score->pretest, EXAM_TRAIT_UNSCORED) |
                 bit_if (response->note != NULL, EXAM_TRAIT_NOTED);
  entry.sitting_traits = entry.traits;
  return entry;
}

/**
 * exam_review_list_new:
 * @transcript: an ended sitting
 * @score: what it was worth
 *
 * Returns: (transfer full): a list of all its items
 */
ExamReviewList *
exam_review_list_new (const ExamTranscript *transcript,
                      const ExamScore      *score)
{
  ExamReviewList *self;

  g_return_val_if_fail (transcript != NULL, NULL);
  g_return_val_if_fail (score != NULL, NULL);

  self = g_new0 (ExamReviewList, 1);
  self->entries = g_array_new (FALSE, FALSE, sizeof (ExamReviewEntry));
  self->positions = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < exam_form_get_n_items (transcript->form); i++)
    {
      ExamReviewEntry entry = make_entry (transcript, score, i);

      g_array_append_val (self->entries, entry);
    }
  exam_review_list_filter (self, 0, EXAM_REVIEW_ALL_DOMAINS);
  return self;
}

void
exam_review_list_free (ExamReviewList *self)
{
  g_return_if_fail (self != NULL);
  g_array_unref (self->entries);
  g_array_unref (self->positions);
  g_free (self);
}

/**
 * exam_review_list_set_remarks:
 * @self: a list
 * @remarks: what the candidate says of the items since; of those it does not have nothing is said
 *
 * Takes causes and notes into account. Which items are kept does not change before the next filter.
 */
void
exam_review_list_set_remarks (ExamReviewList    *self,
                              const ExamRemarks *remarks)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (remarks != NULL);

  for (guint i = 0; i < self->entries->len && i < exam_remarks_get_n_items (remarks); i++)
    {
      const ExamRemark *remark = exam_remarks_get (remarks, i);
      ExamReviewEntry *entry = &g_array_index (self->entries, ExamReviewEntry, i);

      entry->cause = remark->cause;
      entry->traits = entry->sitting_traits | bit_if (remark->cause == EXAM_CAUSE_GUESSED, EXAM_TRAIT_GUESSED) |
                      bit_if (remark->note != NULL, EXAM_TRAIT_NOTED);
    }
}

/* Nothing is said of most items that were right, and nothing has to be. */
static gboolean
has_cause (const ExamReviewEntry *entry,
           ExamCause              cause)
{
  return entry->cause == cause &&
         (cause != EXAM_CAUSE_NONE || (entry->traits & (1u << EXAM_TRAIT_MISSED)) != 0);
}

/**
 * exam_review_list_filter_cause:
 * @self: a list
 * @traits: a bit for each #ExamTrait that an item has to have; 0 for any item
 * @domain: index of the domain it has to be of, or %EXAM_REVIEW_ALL_DOMAINS
 * @cause: why it has to have been missed, or %EXAM_REVIEW_ANY_CAUSE
 *
 * Keeps the items that have everything that is asked for.
 */
void
exam_review_list_filter_cause (ExamReviewList *self,
                               guint           traits,
                               guint           domain,
                               ExamCause       cause)
{
  g_return_if_fail (self != NULL);

  self->traits = traits;
  self->domain = domain;
  self->cause = cause;
  g_array_set_size (self->positions, 0);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const ExamReviewEntry *entry = &g_array_index (self->entries, ExamReviewEntry, i);

      if ((entry->traits & traits) == traits && (domain == EXAM_REVIEW_ALL_DOMAINS || entry->domain == domain) &&
          (cause == EXAM_REVIEW_ANY_CAUSE || has_cause (entry, cause)))
        g_array_append_val (self->positions, i);
    }
}

/** Like exam_review_list_filter_cause(), whatever the cause. */
void
exam_review_list_filter (ExamReviewList *self,
                         guint           traits,
                         guint           domain)
{
  exam_review_list_filter_cause (self, traits, domain, EXAM_REVIEW_ANY_CAUSE);
}

/** Returns: whether anything is asked for */
gboolean
exam_review_list_is_filtered (const ExamReviewList *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->traits != 0 || self->domain != EXAM_REVIEW_ALL_DOMAINS || self->cause != EXAM_REVIEW_ANY_CAUSE;
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  guint position_a = *(const guint *) a;
  guint position_b = *(const guint *) b;

  return (position_a > position_b) - (position_a < position_b);
}

/** Returns: whether the item at the 0-based @position is one of those kept; then @index is its place among them */
gboolean
exam_review_list_find (const ExamReviewList *self,
                       guint                 position,
                       guint                *index)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return g_array_binary_search (self->positions, &position, compare_positions, index);
}

/** Returns: how many items of the sitting have @trait, whatever else is asked for */
guint
exam_review_list_count_trait (const ExamReviewList *self,
                              ExamTrait             trait)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (trait < EXAM_N_TRAITS, 0);

  for (guint i = 0; i < self->entries->len; i++)
    n += (g_array_index (self->entries, ExamReviewEntry, i).traits >> trait) & 1;
  return n;
}

/** Returns: how many items of the sitting are of the domain with the index @domain, whatever else is asked for */
guint
exam_review_list_count_domain (const ExamReviewList *self,
                               guint                 domain)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->entries->len; i++)
    n += g_array_index (self->entries, ExamReviewEntry, i).domain == domain;
  return n;
}

/** Returns: how many items of the sitting were missed for @cause, whatever else is asked for */
guint
exam_review_list_count_cause (const ExamReviewList *self,
                              ExamCause             cause)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->entries->len; i++)
    n += has_cause (&g_array_index (self->entries, ExamReviewEntry, i), cause);
  return n;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/exam-comparison-data.h"

#include "report/exam-json.h"
#include "report/exam-result-data.h"

/* Shares and differences are from -1 to 1. */

const char *const exam_comparison_data_columns[] = {
  "from", "to", "part", "domain", "name", "points-from", "items-from", "points-to", "items-to", "difference", "low", "high",
  "became-right", "no-longer-right", "probability", "more-than-chance", NULL
};

static void
set_sitting (JsonObject           *object,
             const char           *name,
             const ExamComparison *comparison,
             guint                 index)
{
  exam_json_set_id (object, name, (guint64) exam_comparison_get_sitting (comparison, index)->stored->record->id);
}

/* --- Sittings --- */

static JsonObject *
describe_sitting (const ExamComparison *comparison,
                  guint                 index)
{
  const ExamComparedSitting *sitting = exam_comparison_get_sitting (comparison, index);
  JsonObject *object = exam_result_data_describe_record (sitting->stored->record);

  json_object_set_double_member (object, "points", sitting->stored->score->points);
  json_object_set_int_member (object, "scored-items", sitting->stored->score->n_scored);
  json_object_set_double_member (object, "common-points", sitting->common_points);
  json_object_set_int_member (object, "not-answered", sitting->stored->score->n_omitted);
  json_object_set_int_member (object, "answered", sitting->n_answered);
  if (sitting->limit > 0)
    json_object_set_int_member (object, "answered-by-half", sitting->n_by_half);
  else
    json_object_set_null_member (object, "answered-by-half");
  exam_json_set_duration (object, "median-seconds", sitting->median);
  exam_json_set_duration (object, "pace-seconds", sitting->pace);
  json_object_set_int_member (object, "slow", sitting->n_slow);
  return object;
}

static JsonObject *
describe_source (const ExamSourceYears *source)
{
  JsonObject *object = json_object_new ();
  JsonArray *years = json_array_new ();

  for (guint i = 0; i < source->n_sittings; i++)
    {
      if (source->years[i] != NULL)
        json_array_add_string_element (years, source->years[i]);
      else
        json_array_add_null_element (years);
    }
  json_object_set_string_member (object, "name", source->name);
  json_object_set_array_member (object, "years", years);
  return object;
}

/* --- Common items --- */

static JsonObject *
describe_changes (const guint *n_changes,
                  guint        n_counted)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "same", n_changes[EXAM_CONTENT_SAME]);
  json_object_set_int_member (object, "changed-wording", n_changes[EXAM_CONTENT_REWORDED]);
  json_object_set_int_member (object, "changed-key", n_changes[EXAM_CONTENT_REKEYED]);
  json_object_set_int_member (object, "counted", n_counted);
  return object;
}

static JsonObject *
describe_item (const ExamComparison   *comparison,
               const ExamComparedItem *item)
{
  static const char *const outcomes[] = { "right", "partly-right", "wrong", "not-answered" };
  static const char *const contents[] = { "same", "changed-wording", "changed-key" };
  JsonObject *object = json_object_new ();
  JsonArray *places = json_array_new ();

  for (guint i = 0; i < item->n_sittings; i++)
    {
      const ExamItemScore *score = exam_comparison_get_item_score (comparison, item, i);
      JsonObject *place = json_object_new ();

      if (score == NULL)
        {
          json_object_unref (place);
          json_array_add_null_element (places);
          continue;
        }
      json_object_set_int_member (place, "number", item->positions[i] + 1);
      json_object_set_string_member (place, "outcome", outcomes[MIN (score->outcome, EXAM_OUTCOME_OMITTED)]);
      json_object_set_double_member (place, "credit", score->credit);
      json_array_add_object_element (places, place);
    }
  json_object_set_string_member (object, "item", item->id);
  json_object_set_string_member (object, "domain", item->domain_id);
  json_object_set_string_member (object, "content", contents[item->change]);
  json_object_set_boolean_member (object, "scored", item->scored);
  json_object_set_array_member (object, "sittings", places);
  return object;
}

/* --- Rows: what is compared of two sittings --- */

static JsonObject *
start_row (const ExamComparison   *comparison,
           const ExamComparedPair *pair,
           const char             *part,
           ExamDomainScore         before,
           ExamDomainScore         after)
{
  JsonObject *row = json_object_new ();

  set_sitting (row, "from", comparison, pair->before);
  set_sitting (row, "to", comparison, pair->after);
  json_object_set_string_member (row, "part", part);
  json_object_set_double_member (row, "points-from", before.points);
  json_object_set_int_member (row, "items-from", before.n_items);
  json_object_set_double_member (row, "points-to", after.points);
  json_object_set_int_member (row, "items-to", after.n_items);
  return row;
}

static JsonObject *
describe_share (const ExamComparison   *comparison,
                const ExamComparedPair *pair,
                const char             *part,
                const ExamShareChange  *change)
{
  static const char *const figures[] = { "difference", "low", "high", "more-than-chance" };
  JsonObject *row = start_row (comparison, pair, part, change->before, change->after);

  for (guint i = 0; !change->known && i < G_N_ELEMENTS (figures); i++)
    json_object_set_null_member (row, figures[i]);
  if (!change->known)
    return row;

  json_object_set_double_member (row, "difference", change->difference);
  json_object_set_double_member (row, "low", change->interval.low);
  json_object_set_double_member (row, "high", change->interval.high);
  json_object_set_boolean_member (row, "more-than-chance", change->beyond_chance);
  return row;
}

static JsonObject *
describe_common (const ExamComparison   *comparison,
                 const ExamComparedPair *pair)
{
  ExamDomainScore before = pair->common_before, after = pair->common_after;
  JsonObject *row = start_row (comparison, pair, "common", before, after);

  if (before.n_items > 0)
    json_object_set_double_member (row, "difference", (after.points - before.points) / before.n_items);
  else
    json_object_set_null_member (row, "difference");
  json_object_set_int_member (row, "became-right", pair->n_better);
  json_object_set_int_member (row, "no-longer-right", pair->n_worse);
  json_object_set_double_member (row, "probability", pair->probability);
  json_object_set_boolean_member (row, "more-than-chance", pair->beyond_chance);
  return row;
}

static void
add_rows (JsonArray              *rows,
          const ExamComparison   *comparison,
          const ExamComparedPair *pair)
{
  json_array_add_object_element (rows, describe_share (comparison, pair, "all", &pair->total));
  json_array_add_object_element (rows, describe_common (comparison, pair));
  for (guint i = 0; i < pair->domains->len; i++)
    {
      const ExamComparedDomain *domain = g_ptr_array_index (comparison->domains, i);
      JsonObject *row = describe_share (comparison, pair, "domain", &g_array_index (pair->domains, ExamShareChange, i));

      json_object_set_string_member (row, "domain", domain->id);
      json_object_set_string_member (row, "name", domain->name);
      json_array_add_object_element (rows, row);
    }
}

/**
 * exam_comparison_data_describe_rows:
 * @comparison: a comparison
 *
 * Returns: (transfer full): for the first sitting and the last, then for each and the one before it: a row for all questions,
 *   one for the common ones, and one for each domain, with the members of exam_comparison_data_columns
 */
JsonArray *
exam_comparison_data_describe_rows (const ExamComparison *comparison)
{
  JsonArray *rows = json_array_new ();

  for (guint i = 0; i < comparison->pairs->len; i++)
    add_rows (rows, comparison, g_ptr_array_index (comparison->pairs, i));
  return rows;
}

/* --- All of it --- */

static JsonObject *
describe_pair (const ExamComparison   *comparison,
               const ExamComparedPair *pair)
{
  JsonObject *object = json_object_new ();
  JsonArray *rows = json_array_new ();

  add_rows (rows, comparison, pair);
  set_sitting (object, "from", comparison, pair->before);
  set_sitting (object, "to", comparison, pair->after);
  json_object_set_object_member (object, "questions", describe_changes (pair->n_changes, pair->common_before.n_items));
  json_object_set_array_member (object, "parts", rows);
  return object;
}

/** Returns: (transfer full): all of a comparison */
JsonObject *
exam_comparison_data_describe (const ExamComparison *comparison)
{
  JsonObject *object = json_object_new ();
  JsonArray *sittings = json_array_new ();
  JsonArray *differences = json_array_new ();
  JsonArray *sources = json_array_new ();
  JsonArray *pairs = json_array_new ();
  JsonArray *items = json_array_new ();

  for (guint i = 0; i < comparison->sittings->len; i++)
    json_array_add_object_element (sittings, describe_sitting (comparison, i));
  for (guint i = 0; i < EXAM_N_CONDITIONS; i++)
    if (comparison->conditions & (1u << i))
      json_array_add_string_element (differences, exam_condition_get_name (i));
  for (guint i = 0; i < comparison->sources->len; i++)
    json_array_add_object_element (sources, describe_source (g_ptr_array_index (comparison->sources, i)));
  for (guint i = 0; i < comparison->pairs->len; i++)
    json_array_add_object_element (pairs, describe_pair (comparison, g_ptr_array_index (comparison->pairs, i)));
  for (guint i = 0; i < comparison->items->len; i++)
    json_array_add_object_element (items, describe_item (comparison, g_ptr_array_index (comparison->items, i)));

  json_object_set_array_member (object, "sittings", sittings);
  json_object_set_array_member (object, "differences", differences);
  json_object_set_array_member (object, "source-years", sources);
  json_object_set_object_member (object, "common", describe_changes (comparison->n_changes, comparison->n_common));
  json_object_set_array_member (object, "pairs", pairs);
  json_object_set_array_member (object, "items", items);
  return object;
}

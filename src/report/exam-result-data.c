/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/exam-result-data.h"

#include "report/exam-json.h"
#include "report/exam-pacing-data.h"

const char *const exam_result_data_sitting_columns[] = {
  "id", "started", "ended", "format", "exam", "candidate", "scale", "scale-min", "scale-max", "score", "low", "high", "cut",
  "passed", "seconds-used", "seconds-allowed", "timed-out", "items", "short-form", "time-percent", "rules", "seed",
  "code-book", NULL
};

const char *const exam_result_data_item_columns[] = {
  "number", "item", "domain", "scored", "outcome", "credit", "changed", "answer", "key", "optional-key", "seconds", NULL
};

/* --- A sitting in the list --- */

/** Returns: (transfer full): a line of the list of ended sittings, with the members of exam_result_data_sitting_columns */
JsonObject *
exam_result_data_describe_record (const ExamSittingRecord *record)
{
  JsonObject *object = json_object_new ();
  gint64 limit = exam_rules_get_limit (&record->rules, record->minutes);

  exam_json_set_id (object, "id", (guint64) record->id);
  exam_json_set_moment (object, "started", record->started_at);
  exam_json_set_moment (object, "ended", record->ended_at);
  json_object_set_string_member (object, "format", record->format_id);
  json_object_set_string_member (object, "exam", record->format_name);
  json_object_set_string_member (object, "candidate", record->candidate);
  json_object_set_string_member (object, "scale", record->scaled ? "scaled" : "percent");
  json_object_set_double_member (object, "scale-min", record->scale_min);
  json_object_set_double_member (object, "scale-max", record->scale_max);
  json_object_set_double_member (object, "score", record->value);
  json_object_set_double_member (object, "low", record->low);
  json_object_set_double_member (object, "high", record->high);
  json_object_set_double_member (object, "cut", record->cut);
  json_object_set_boolean_member (object, "passed", record->passed);
  exam_json_set_duration (object, "seconds-used", record->elapsed);
  if (limit > 0)
    exam_json_set_duration (object, "seconds-allowed", limit);
  else
    json_object_set_null_member (object, "seconds-allowed");
  json_object_set_boolean_member (object, "timed-out", record->timed_out);
  json_object_set_int_member (object, "items", record->n_items);
  json_object_set_boolean_member (object, "short-form", record->is_short);
  if (record->rules.time_percent != EXAM_RULES_UNTIMED)
    json_object_set_int_member (object, "time-percent", record->rules.time_percent);
  else
    json_object_set_null_member (object, "time-percent");
  json_object_set_string_member (object, "rules", record->rules.relaxed ? "relaxed" : "exam-day");
  exam_json_set_id (object, "seed", record->seed);
  json_object_set_boolean_member (object, "code-book", record->rules.code_book);
  return object;
}

/* --- Items --- */

/* Letters are those that the candidate saw, not the author's. */
static void
add_letters (const ExamForm *form,
             guint           position,
             guint32         chosen,
             JsonArray      *answer,
             JsonArray      *key)
{
  const ExamItem *item = exam_form_get_item (form, position);

  for (guint place = 0; place < exam_item_get_n_options (item); place++)
    {
      guint index = exam_form_get_option (form, position, place);
      const char letter[] = { (char) ('A' + place), '\0' };

      if (chosen & (1u << index))
        json_array_add_string_element (answer, letter);
      if (exam_option_is_key (exam_item_get_option (item, index)))
        json_array_add_string_element (key, letter);
    }
}

static void
add_codes (const ExamItem     *item,
           const ExamResponse *response,
           JsonArray          *answer,
           JsonArray          *key,
           JsonArray          *optional)
{
  for (guint i = 0; i < response->codes->len; i++)
    json_array_add_string_element (answer, g_ptr_array_index (response->codes, i));

  for (guint i = 0; i < exam_item_get_n_codes (item); i++)
    {
      const ExamKeyedCode *code = exam_item_get_code (item, i);
      g_autofree char *printed = exam_code_format (exam_item_get_code_system (item), exam_keyed_code_get_code (code));

      json_array_add_string_element (exam_keyed_code_is_optional (code) ? optional : key, printed);
    }
}

/** Returns: (transfer full): how an item came out, with the members of exam_result_data_item_columns */
JsonObject *
exam_result_data_describe_item (const ExamTranscript *transcript,
                                const ExamScore      *score,
                                guint                 position)
{
  static const char *const outcomes[] = { "right", "partly-right", "wrong", "not-answered" };
  const ExamItem *item = exam_form_get_item (transcript->form, position);
  const ExamResponse *response = exam_transcript_get_response (transcript, position);
  const ExamItemScore *item_score = &g_array_index (score->items, ExamItemScore, position);
  JsonObject *object = json_object_new ();
  JsonArray *answer = json_array_new ();
  JsonArray *key = json_array_new ();
  JsonArray *optional = json_array_new ();

  if (exam_item_get_kind (item) == EXAM_ITEM_TYPED_CODES)
    add_codes (item, response, answer, key, optional);
  else
    add_letters (transcript->form, position, response->chosen, answer, key);

  json_object_set_int_member (object, "number", position + 1);
  json_object_set_string_member (object, "item", exam_item_get_id (item));
  json_object_set_string_member (object, "domain", exam_item_get_domain (item));
  json_object_set_boolean_member (object, "scored", !item_score->pretest);
  json_object_set_string_member (object, "outcome", outcomes[MIN (item_score->outcome, EXAM_OUTCOME_OMITTED)]);
  json_object_set_double_member (object, "credit", item_score->credit);
  json_object_set_boolean_member (object, "changed", item_score->changed);
  json_object_set_array_member (object, "answer", answer);
  json_object_set_array_member (object, "key", key);
  json_object_set_array_member (object, "optional-key", optional);
  exam_json_set_duration (object, "seconds", response->time);
  return object;
}

/** Returns: (transfer full): all items, in the order in which they were served */
JsonArray *
exam_result_data_describe_items (const ExamTranscript *transcript,
                                 const ExamScore      *score)
{
  JsonArray *items = json_array_new ();

  for (guint i = 0; i < exam_form_get_n_items (transcript->form); i++)
    json_array_add_object_element (items, exam_result_data_describe_item (transcript, score, i));
  return items;
}

/* --- A whole sitting --- */

static JsonObject *
describe_changes (const ExamScore *score)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "wrong-to-right", score->wrong_to_right);
  json_object_set_int_member (object, "right-to-wrong", score->right_to_wrong);
  json_object_set_int_member (object, "wrong-to-wrong", score->wrong_to_wrong);
  return object;
}

static JsonArray *
describe_domains (const ExamFormat *format,
                  const ExamScore  *score)
{
  JsonArray *domains = json_array_new ();

  for (guint i = 0; i < format->domains->len; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (format->domains, i);
      const ExamDomainScore *domain_score = &g_array_index (score->domains, ExamDomainScore, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", domain->id);
      json_object_set_string_member (object, "name", domain->name);
      json_object_set_double_member (object, "points", domain_score->points);
      json_object_set_int_member (object, "items", domain_score->n_items);
      json_array_add_object_element (domains, object);
    }
  return domains;
}

static JsonArray *
describe_gaps (const GArray *gaps)
{
  static const char *const kinds[] = { "pause", "suspend", "closed" };
  JsonArray *interruptions = json_array_new ();

  for (guint i = 0; i < gaps->len; i++)
    {
      const ExamGap *gap = &g_array_index (gaps, ExamGap, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "kind", kinds[gap->kind]);
      exam_json_set_duration (object, "at-seconds", gap->at);
      exam_json_set_duration (object, "seconds", gap->length);
      json_object_set_boolean_member (object, "counted", gap->counted);
      json_array_add_object_element (interruptions, object);
    }
  return interruptions;
}

/** Returns: (transfer full): all that the score report says about an ended sitting */
JsonObject *
exam_result_data_describe_sitting (const ExamStoredSitting *sitting,
                                   const ExamTranscript    *transcript)
{
  JsonObject *object = exam_result_data_describe_record (sitting->record);
  const ExamScore *score = sitting->score;

  json_object_set_double_member (object, "points", score->points);
  json_object_set_int_member (object, "scored-items", score->n_scored);
  json_object_set_int_member (object, "unscored-items", score->n_pretest);
  json_object_set_int_member (object, "not-answered", score->n_omitted);
  json_object_set_object_member (object, "changes", describe_changes (score));
  json_object_set_array_member (object, "domains", describe_domains (exam_form_get_format (sitting->form), score));
  json_object_set_array_member (object, "interruptions", describe_gaps (transcript->gaps));
  json_object_set_object_member (object, "pacing", exam_pacing_data_describe (sitting));
  json_object_set_array_member (object, "questions", exam_result_data_describe_items (transcript, score));
  return object;
}

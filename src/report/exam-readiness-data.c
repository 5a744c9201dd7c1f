/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/exam-readiness-data.h"

#include <math.h>

#include "report/exam-json.h"

/* By ExamReadinessRefusal: the first stands for an estimate. */
static const char *const refusals[] = { NULL, "no-sittings", "too-old", "too-few-questions", "domains-missing" };

const char *const exam_readiness_data_columns[] = {
  "format", "refusal", "chance", "chance-low", "chance-high", "domain", "name", "part", "next-questions", "questions",
  "points", "evidence", "right", "low", "high", "gain", NULL
};

/* Only what is told, and to a digit more than anyone needs. */
static void
set_share (JsonObject *object,
           const char *name,
           gboolean    told,
           double      share)
{
  if (told)
    json_object_set_double_member (object, name, round (share * 10000) / 10000);
  else
    json_object_set_null_member (object, name);
}

static JsonObject *
describe_domain (const ExamReadinessDomain *domain,
                 gboolean                   told)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "domain", domain->domain->id);
  json_object_set_string_member (object, "name", domain->domain->name);
  set_share (object, "part", TRUE, domain->weight);
  json_object_set_int_member (object, "next-questions", domain->n_next);
  json_object_set_int_member (object, "questions", domain->n_items);
  json_object_set_double_member (object, "points", domain->points);
  set_share (object, "evidence", TRUE, domain->evidence);
  set_share (object, "right", told, domain->share);
  set_share (object, "low", told, domain->low);
  set_share (object, "high", told, domain->high);
  set_share (object, "gain", told, domain->gain);
  return object;
}

static void
set_refusal (JsonObject          *object,
             const ExamReadiness *readiness)
{
  exam_json_set_text (object, "refusal", refusals[readiness->refusal]);
}

static JsonArray *
describe_domains (const ExamReadiness *readiness,
                  gboolean             with_chance)
{
  gboolean told = readiness->refusal == EXAM_READINESS_TOLD;
  JsonArray *domains = json_array_new ();

  for (guint i = 0; i < readiness->domains->len; i++)
    {
      JsonObject *object = describe_domain (exam_readiness_get_domain (readiness, i), told);

      json_array_add_object_element (domains, object);
      if (!with_chance)
        continue;
      json_object_set_string_member (object, "format", readiness->format->id);
      set_refusal (object, readiness);
      set_share (object, "chance", told, readiness->chance);
      set_share (object, "chance-low", told, readiness->low);
      set_share (object, "chance-high", told, readiness->high);
    }
  return domains;
}

static JsonObject *
describe_evidence (const ExamReadiness *readiness)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "exams", readiness->n_sittings);
  json_object_set_int_member (object, "exams-timed-out", readiness->n_timed_out);
  json_object_set_int_member (object, "questions", readiness->n_items);
  set_share (object, "worth", TRUE, readiness->evidence);
  json_object_set_int_member (object, "worth-needed", EXAM_READINESS_MIN_EVIDENCE);
  set_share (object, "coverage", TRUE, readiness->coverage);
  set_share (object, "coverage-needed", TRUE, EXAM_READINESS_MIN_COVERAGE);
  json_object_set_int_member (object, "half-life-days", EXAM_READINESS_HALF_LIFE);
  json_object_set_int_member (object, "days-allowed", EXAM_READINESS_RECENT_DAYS);
  if (readiness->n_sittings > 0)
    {
      exam_json_set_moment (object, "first", readiness->first_at);
      exam_json_set_moment (object, "last", readiness->last_at);
      json_object_set_int_member (object, "days-since-last", readiness->days_since);
    }
  else
    {
      json_object_set_null_member (object, "first");
      json_object_set_null_member (object, "last");
      json_object_set_null_member (object, "days-since-last");
    }
  return object;
}

static JsonObject *
describe_left_out (const ExamReadiness *readiness)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "exams-without-new-questions", readiness->n_repeated);
  json_object_set_int_member (object, "exams-eased", readiness->n_eased);
  json_object_set_int_member (object, "exams-of-other-editions", readiness->n_other_edition);
  json_object_set_int_member (object, "exams-of-other-candidates", readiness->n_other_candidate);
  json_object_set_int_member (object, "questions-of-other-domains", readiness->n_other_domain);
  return object;
}

/**
 * exam_readiness_data_describe_rows:
 * @readiness: an estimate, or why there is none
 *
 * Returns: (transfer full): a row for each domain, with the members of exam_readiness_data_columns
 */
JsonArray *
exam_readiness_data_describe_rows (const ExamReadiness *readiness)
{
  g_return_val_if_fail (readiness != NULL, NULL);
  return describe_domains (readiness, TRUE);
}

/** Returns: (transfer full): all of an estimate */
JsonObject *
exam_readiness_data_describe (const ExamReadiness *readiness)
{
  gboolean told = readiness->refusal == EXAM_READINESS_TOLD;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "format", readiness->format->id);
  json_object_set_boolean_member (object, "estimate", TRUE);
  set_refusal (object, readiness);
  set_share (object, "chance", told, readiness->chance);
  set_share (object, "low", told, readiness->low);
  set_share (object, "high", told, readiness->high);
  set_share (object, "confidence", TRUE, 0.9);
  json_object_set_int_member (object, "next-questions", readiness->n_next);
  json_object_set_int_member (object, "points-needed", readiness->n_needed);
  json_object_set_boolean_member (object, "points-needed-estimate", readiness->format->raw_cut_estimate);
  json_object_set_object_member (object, "evidence", describe_evidence (readiness));
  json_object_set_object_member (object, "left-out", describe_left_out (readiness));
  json_object_set_array_member (object, "domains", describe_domains (readiness, FALSE));
  return object;
}

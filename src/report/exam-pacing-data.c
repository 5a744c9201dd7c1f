/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/exam-pacing-data.h"

#include "insight/exam-pacing.h"
#include "report/exam-json.h"

static void
set_point (JsonObject       *object,
           const char       *name,
           const ExamPacing *pacing,
           int               index)
{
  const ExamPacingPoint *point = exam_pacing_get_point (pacing, index);
  JsonObject *member;

  if (point == NULL)
    {
      json_object_set_null_member (object, name);
      return;
    }
  member = json_object_new ();
  exam_json_set_duration (member, "at-seconds", point->at);
  exam_json_set_duration (member, "lead-seconds", point->lead);
  json_object_set_int_member (member, "answered", point->n_answered);
  json_object_set_object_member (object, name, member);
}

static JsonObject *
describe_passes (const ExamPasses *passes)
{
  JsonObject *object = json_object_new ();

  json_object_set_boolean_member (object, "second-possible", passes->possible);
  exam_json_set_duration (object, "first-seconds", passes->first);
  exam_json_set_duration (object, "second-seconds", passes->second);
  json_object_set_int_member (object, "skipped", passes->n_skipped);
  json_object_set_int_member (object, "flagged", passes->n_flagged);
  json_object_set_int_member (object, "skipped-or-flagged", passes->n_deferred);
  json_object_set_int_member (object, "of-these-shown-again", passes->n_returned);
  json_object_set_int_member (object, "shown-again", passes->n_revisited);
  json_object_set_int_member (object, "answered-in-second", passes->n_late);
  json_object_set_int_member (object, "answered-right-in-second", passes->n_late_right);
  json_object_set_int_member (object, "changed-for-the-better", passes->n_better);
  json_object_set_int_member (object, "changed-for-the-worse", passes->n_worse);
  json_object_set_int_member (object, "changed-without-effect", passes->n_as_good);
  return object;
}

static JsonArray *
describe_slowest (const ExamPacing *pacing)
{
  JsonArray *items = json_array_new ();

  for (guint i = 0; i < pacing->slowest->len; i++)
    {
      const ExamPacingItem *item = &g_array_index (pacing->slowest, ExamPacingItem, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "number", item->position + 1);
      exam_json_set_duration (object, "seconds", item->time);
      json_array_add_object_element (items, object);
    }
  return items;
}

/** Returns: (transfer full): where the time of an ended sitting went; "lead-seconds" below 0 are behind the pace */
JsonObject *
exam_pacing_data_describe (const ExamStoredSitting *sitting)
{
  g_autoptr (ExamPacing) pacing = exam_pacing_new_for_stored (sitting);
  JsonObject *object = json_object_new ();
  JsonArray *unreached = json_array_new ();

  exam_json_set_duration (object, "measured-by-seconds", pacing->basis);
  exam_json_set_duration (object, "exam-seconds", pacing->own_limit);
  json_object_set_int_member (object, "answered-in-exam-seconds", pacing->n_in_own_time);
  set_point (object, "most-ahead", pacing, pacing->most_ahead);
  set_point (object, "most-behind", pacing, pacing->most_behind);
  set_point (object, "last", pacing, (int) pacing->points->len - 1);
  json_object_set_object_member (object, "passes", describe_passes (&pacing->passes));
  json_object_set_array_member (object, "slowest", describe_slowest (pacing));
  for (guint i = 0; i < pacing->unreached->len; i++)
    json_array_add_int_element (unreached, g_array_index (pacing->unreached, guint, i) + 1);
  json_object_set_array_member (object, "never-reached", unreached);
  return object;
}

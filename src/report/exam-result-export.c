/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/exam-result-export.h"

#include "report/exam-csv-writer.h"
#include "report/exam-json.h"
#include "report/exam-result-data.h"

/* What the window writes to files and the commands print: the same text. */

static JsonArray *
describe_records (const GPtrArray *records)
{
  JsonArray *rows = json_array_new ();

  for (guint i = 0; i < records->len; i++)
    json_array_add_object_element (rows, exam_result_data_describe_record (g_ptr_array_index (records, i)));
  return rows;
}

/** Returns: (transfer full): a line of comma-separated values for each of @records (element-type ExamSittingRecord), all ended */
char *
exam_result_export_list_to_csv (const GPtrArray *records)
{
  g_autoptr (JsonArray) rows = NULL;

  g_return_val_if_fail (records != NULL, NULL);

  rows = describe_records (records);
  return exam_csv_write (exam_result_data_sitting_columns, rows);
}

/** Returns: (transfer full): a list with an object for each of @records (element-type ExamSittingRecord), all ended */
char *
exam_result_export_list_to_json (const GPtrArray *records)
{
  g_return_val_if_fail (records != NULL, NULL);
  return exam_json_format_array (describe_records (records));
}

/** Returns: (transfer full): a line of comma-separated values for each question of an ended sitting */
char *
exam_result_export_sitting_to_csv (const ExamStoredSitting *sitting,
                                   const ExamTranscript    *transcript)
{
  g_autoptr (JsonArray) rows = NULL;

  g_return_val_if_fail (sitting != NULL && sitting->score != NULL, NULL);

  rows = exam_result_data_describe_items (transcript, sitting->score);
  return exam_csv_write (exam_result_data_item_columns, rows);
}

/** Returns: (transfer full): all that the score report says about an ended sitting */
char *
exam_result_export_sitting_to_json (const ExamStoredSitting *sitting,
                                    const ExamTranscript    *transcript)
{
  g_return_val_if_fail (sitting != NULL && sitting->score != NULL, NULL);
  return exam_json_format_object (exam_result_data_describe_sitting (sitting, transcript));
}

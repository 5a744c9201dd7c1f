/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-sitting-record.h"

#include "sitting/exam-score.h"

G_DEFINE_BOXED_TYPE (ExamSittingRecord, exam_sitting_record, exam_sitting_record_copy, exam_sitting_record_free)

ExamSittingRecord *
exam_sitting_record_copy (const ExamSittingRecord *self)
{
  ExamSittingRecord *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->format_id = g_strdup (self->format_id);
  copy->format_name = g_strdup (self->format_name);
  copy->candidate = g_strdup (self->candidate);
  return copy;
}

void
exam_sitting_record_free (ExamSittingRecord *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->format_id);
  g_free (self->format_name);
  g_free (self->candidate);
  g_free (self);
}

/**
 * exam_sitting_records_select:
 * @records: (element-type ExamSittingRecord): sittings of any kind
 * @mock: whether mock exams are wanted, else practice
 *
 * Returns: (transfer full) (element-type ExamSittingRecord): copies of those, in the same order
 */
GPtrArray *
exam_sitting_records_select (const GPtrArray *records,
                             gboolean         mock)
{
  GPtrArray *selected = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_sitting_record_free);

  for (guint i = 0; i < records->len; i++)
    {
      const ExamSittingRecord *record = g_ptr_array_index (records, i);

      if ((record->purpose == EXAM_PURPOSE_MOCK) == !!mock)
        g_ptr_array_add (selected, exam_sitting_record_copy (record));
    }
  return selected;
}

/** Returns: a random positive number; two computers do not come upon the same one */
gint64
exam_sitting_record_make_id (void)
{
  guint64 random = ((guint64) g_random_int () << 32) | g_random_int ();

  return (gint64) (random & G_MAXINT64) | 1;
}

/** Returns: (transfer full): what records call a format: its credential and its name */
char *
exam_sitting_record_make_format_name (const ExamFormat *format)
{
  g_return_val_if_fail (format != NULL, NULL);
  return g_strdup_printf ("%s · %s", format->credential, format->name);
}

/** Returns: (transfer full): a score on the scale of the exam that was sat, as exam_score_format_value() has it */
char *
exam_sitting_record_format_score (const ExamSittingRecord *self,
                                  double                   score)
{
  const ExamFormat format = { .scaled = self->scaled };

  return exam_score_format_value (&format, score);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shared/exam-record-item.h"

#include <glib/gi18n.h>

#include "report/exam-report-text.h"
#include "sitting/exam-time-text.h"

/* A past sitting, for a list. */
struct _ExamRecordItem
{
  GObject parent_instance;

  ExamSittingRecord *record;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (ExamRecordItem, exam_record_item, G_TYPE_OBJECT)

static void
exam_record_item_finalize (GObject *object)
{
  g_clear_pointer (&EXAM_RECORD_ITEM (object)->record, exam_sitting_record_free);
  G_OBJECT_CLASS (exam_record_item_parent_class)->finalize (object);
}

static void
exam_record_item_class_init (ExamRecordItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exam_record_item_finalize;
}

static void
exam_record_item_init (ExamRecordItem *self)
{
}

ExamRecordItem *
exam_record_item_new (const ExamSittingRecord *record)
{
  ExamRecordItem *self = g_object_new (EXAM_TYPE_RECORD_ITEM, NULL);

  self->record = exam_sitting_record_copy (record);
  return self;
}

const ExamSittingRecord *
exam_record_item_get_record (ExamRecordItem *self)
{
  g_return_val_if_fail (EXAM_IS_RECORD_ITEM (self), NULL);
  return self->record;
}

/** Returns: (transfer full): the score on the exam's scale */
char *
exam_record_item_dup_score (ExamRecordItem *self)
{
  g_return_val_if_fail (EXAM_IS_RECORD_ITEM (self), NULL);

  return exam_sitting_record_format_score (self->record, self->record->value);
}

/** Returns: (transfer full): when it was, how it came out, and what was not as in the exam */
char *
exam_record_item_dup_details (ExamRecordItem *self)
{
  const ExamSittingRecord *record;
  g_autofree char *date = NULL;
  g_autofree char *marks = NULL;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (EXAM_IS_RECORD_ITEM (self), NULL);

  record = self->record;
  date = exam_time_to_date (record->started_at);
  text = g_string_new (date);
  g_string_append_printf (text, " · %s", record->passed ? _("Passed") : _("Not passed"));
  marks = exam_report_describe_marks (record);
  if (*marks != '\0')
    g_string_append_printf (text, " · %s", marks);
  if (*record->candidate != '\0')
    g_string_append_printf (text, " · %s", record->candidate);
  return g_strdup (text->str);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-sitting-record.h"

G_BEGIN_DECLS

#define EXAM_TYPE_RECORD_ITEM (exam_record_item_get_type ())
G_DECLARE_FINAL_TYPE (ExamRecordItem, exam_record_item, EXAM, RECORD_ITEM, GObject)

ExamRecordItem *exam_record_item_new (const ExamSittingRecord *record);

const ExamSittingRecord *exam_record_item_get_record (ExamRecordItem *self);
char                    *exam_record_item_dup_score (ExamRecordItem *self);
char                    *exam_record_item_dup_details (ExamRecordItem *self);

G_END_DECLS

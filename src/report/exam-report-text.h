/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-stored-sitting.h"
#include "sitting/exam-gap.h"
#include "sitting/exam-score.h"

G_BEGIN_DECLS

char       *exam_report_format_points (double points);
char       *exam_report_describe_time_used (const ExamSittingRecord *record);
char       *exam_report_describe_changes (const ExamScore *score);
char       *exam_report_describe_interval (const ExamSittingRecord *record,
                                           const ExamFormat        *format);
char       *exam_report_describe_short_form (const ExamSittingRecord *record,
                                             const ExamFormat        *format);
char       *exam_report_describe_gap (const ExamGap *gap);
char       *exam_report_describe_marks (const ExamSittingRecord *record);
char       *exam_report_describe_about (const ExamSittingRecord *record);
char      **exam_report_dup_facts (const ExamStoredSitting *sitting);
const char *exam_report_get_title (const ExamSittingRecord *record);
char       *exam_report_describe_practice (const ExamSittingRecord *record);
char       *exam_report_describe_omitted (const ExamSittingRecord *record);
char       *exam_report_describe_confidence (const ExamTranscript *transcript);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/exam-comparison.h"

G_BEGIN_DECLS

char *exam_comparison_describe_condition (const ExamComparison *self,
                                          ExamCondition         condition) G_GNUC_WARN_UNUSED_RESULT;
char *exam_comparison_describe_common (const ExamComparison *self) G_GNUC_WARN_UNUSED_RESULT;
char *exam_comparison_describe_flips (const ExamComparison *self) G_GNUC_WARN_UNUSED_RESULT;
char *exam_comparison_describe_method (const ExamComparison *self) G_GNUC_WARN_UNUSED_RESULT;
char *exam_comparison_describe_outcomes (const ExamComparison   *self,
                                         const ExamComparedItem *item) G_GNUC_WARN_UNUSED_RESULT;
char *exam_comparison_describe_half (const ExamComparedSitting *sitting) G_GNUC_WARN_UNUSED_RESULT;

char       *exam_share_format (ExamDomainScore score) G_GNUC_WARN_UNUSED_RESULT;
char       *exam_share_change_format (const ExamShareChange *change) G_GNUC_WARN_UNUSED_RESULT;
const char *exam_share_change_get_verdict (const ExamShareChange *change);
const char *exam_content_change_get_name (ExamContentChange change);

G_END_DECLS

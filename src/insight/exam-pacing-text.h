/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/exam-pacing.h"

G_BEGIN_DECLS

char *exam_pacing_describe_lead (gint64 lead) G_GNUC_WARN_UNUSED_RESULT;
char *exam_pacing_describe_pace (const ExamPacing *self) G_GNUC_WARN_UNUSED_RESULT;
char *exam_pacing_describe_passes (const ExamPacing *self) G_GNUC_WARN_UNUSED_RESULT;
char *exam_pacing_describe_unreached (const ExamPacing *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/exam-readiness.h"

G_BEGIN_DECLS

char *exam_readiness_format_chance (double chance);
char *exam_readiness_describe_chance (const ExamReadiness *self);
char *exam_readiness_describe_interval (const ExamReadiness *self);
char *exam_readiness_describe_refusal (const ExamReadiness *self);
char *exam_readiness_describe_evidence (const ExamReadiness *self);
char *exam_readiness_describe_domain (const ExamReadinessDomain *domain);
char **exam_readiness_list_advice (const ExamReadiness *self);
char **exam_readiness_list_notes (const ExamReadiness *self);

G_END_DECLS

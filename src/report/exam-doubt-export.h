/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-doubt.h"

G_BEGIN_DECLS

char *exam_doubt_export_dup_key (const ExamItem *item);
char *exam_doubt_export_to_csv (const GPtrArray *doubts);
char *exam_doubt_export_to_json (const GPtrArray *doubts);

G_END_DECLS

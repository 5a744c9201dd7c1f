/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-stored-sitting.h"
#include "sitting/exam-transcript.h"

G_BEGIN_DECLS

char *exam_result_export_list_to_csv (const GPtrArray *records);
char *exam_result_export_list_to_json (const GPtrArray *records);
char *exam_result_export_sitting_to_csv (const ExamStoredSitting *sitting,
                                         const ExamTranscript    *transcript);
char *exam_result_export_sitting_to_json (const ExamStoredSitting *sitting,
                                          const ExamTranscript    *transcript);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "record/exam-stored-sitting.h"
#include "sitting/exam-transcript.h"

G_BEGIN_DECLS

extern const char *const exam_result_data_sitting_columns[];
extern const char *const exam_result_data_item_columns[];

JsonObject *exam_result_data_describe_record (const ExamSittingRecord *record);
JsonObject *exam_result_data_describe_item (const ExamTranscript *transcript,
                                            const ExamScore      *score,
                                            guint                 position);
JsonArray  *exam_result_data_describe_items (const ExamTranscript *transcript,
                                             const ExamScore      *score);
JsonObject *exam_result_data_describe_sitting (const ExamStoredSitting *sitting,
                                               const ExamTranscript    *transcript);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-stored-sitting.h"
#include "sitting/exam-transcript.h"

G_BEGIN_DECLS

char *exam_cli_report_to_string (const ExamStoredSitting *sitting,
                                 const ExamTranscript    *transcript);

G_END_DECLS

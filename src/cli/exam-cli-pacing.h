/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-stored-sitting.h"

G_BEGIN_DECLS

char *exam_cli_pacing_to_string (const ExamStoredSitting *sitting);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamPurpose:
 * @EXAM_PURPOSE_MOCK: a mock exam: the only kind that trend, comparison and readiness look at
 * @EXAM_PURPOSE_SET: a practice set that the candidate put together
 * @EXAM_PURPOSE_QUEUE: what the review queue had due
 *
 * What a sitting is for.
 */
typedef enum {
  EXAM_PURPOSE_MOCK,
  EXAM_PURPOSE_SET,
  EXAM_PURPOSE_QUEUE,
  EXAM_N_PURPOSES,
} ExamPurpose;

const char *exam_purpose_to_name (ExamPurpose purpose);
gboolean    exam_purpose_from_name (const char  *name,
                                    ExamPurpose *purpose);

G_END_DECLS

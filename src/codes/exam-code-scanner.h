/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-code-system.h"

G_BEGIN_DECLS

/**
 * ExamCodeMention:
 * @text: what stands in the text
 * @code: the same, normalised
 * @systems: a bit for each #ExamCodeSystem whose codes look so
 * @certain: whether it looks like nothing but a code
 * @open: whether it stands for all codes that begin so, or is an end of a range: "E11.-", "I10-I16"
 * @alone: whether the text has no other word
 *
 * What may be a code, in a text.
 */
typedef struct {
  char    *text;
  char    *code;
  guint    systems;
  gboolean certain;
  gboolean open;
  gboolean alone;
} ExamCodeMention;

GPtrArray *exam_code_scan (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

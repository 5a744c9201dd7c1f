/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamAllowance:
 * @rule: name of a rule of the checker
 * @because: the author's reason
 *
 * A rule that an author has switched off, for a bank or for one item.
 */
typedef struct {
  char *rule;
  char *because;
} ExamAllowance;

GPtrArray *exam_allowances_add (GPtrArray  *allowances,
                                const char *rule,
                                const char *because);
gboolean   exam_allowances_have (const GPtrArray *allowances,
                                 const char      *rule);
const GPtrArray *exam_allowances_or_none (const GPtrArray *allowances);

G_END_DECLS

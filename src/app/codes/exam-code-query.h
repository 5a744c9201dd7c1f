/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-code-store.h"

G_BEGIN_DECLS

/** Whoever does not find it among so many types another letter. */
#define EXAM_CODE_QUERY_MAX 200

/**
 * ExamCodeQuery:
 * @systems: a bit for each system to be searched
 * @year: a year, or 0 for the newest of each
 * @text: what was typed; "" for what the only system begins with
 */
typedef struct {
  guint systems;
  guint year;
  char *text;
} ExamCodeQuery;

ExamCodeQuery *exam_code_query_new (guint       systems,
                                    guint       year,
                                    const char *text) G_GNUC_WARN_UNUSED_RESULT;
void           exam_code_query_free (ExamCodeQuery *self);
gboolean       exam_code_query_is_answerable (const ExamCodeQuery *self);

gpointer exam_code_query_run (ExamCodeBooks *books,
                              gpointer       query,
                              GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCodeQuery, exam_code_query_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamCaseSearchEnd:
 * @EXAM_CASE_SEARCH_FOUND: a choice makes the numbers
 * @EXAM_CASE_SEARCH_IMPOSSIBLE: no choice does
 * @EXAM_CASE_SEARCH_GIVEN_UP: after many steps it is not known whether one does
 */
typedef enum {
  EXAM_CASE_SEARCH_FOUND,
  EXAM_CASE_SEARCH_IMPOSSIBLE,
  EXAM_CASE_SEARCH_GIVEN_UP,
} ExamCaseSearchEnd;

/**
 * ExamCaseSearch:
 *
 * Goes through choices of whole cases, the preferred ones first, until single items can fill what is left.
 */
typedef struct _ExamCaseSearch ExamCaseSearch;

ExamCaseSearch *exam_case_search_new (guint        n_domains,
                                      const guint *least,
                                      const guint *most,
                                      guint        total,
                                      const guint *singles) G_GNUC_WARN_UNUSED_RESULT;
void            exam_case_search_free (ExamCaseSearch *self);

void              exam_case_search_add (ExamCaseSearch *self,
                                        const guint    *counts,
                                        gboolean        preferred);
ExamCaseSearchEnd exam_case_search_run (ExamCaseSearch *self);
gboolean          exam_case_search_is_taken (const ExamCaseSearch *self,
                                             guint                 index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCaseSearch, exam_case_search_free)

G_END_DECLS

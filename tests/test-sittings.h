/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-archive.h"
#include "sitting/exam-sitting.h"

G_BEGIN_DECLS

/**
 * TestSitting:
 * @started_at: Begin, in microseconds since 1970
 * @rules: as chosen at the start
 * @purpose: a mock exam unless said otherwise
 * @answers: what is done with the items, a letter for each and then again from the start: 'r' answered right, 'w' wrong,
 *   '-' passed over, '.' ends the sitting here, so that the rest is never seen
 * @unfinished: it is not ended
 *
 * A sitting to be made for a test. Half a minute is spent on each item.
 */
typedef struct {
  gint64      started_at;
  ExamRules   rules;
  ExamPurpose purpose;
  const char *answers;
  gboolean    unfinished;
} TestSitting;

ExamForm *test_draw_form (const char *format_id,
                          guint64     seed);
void      test_answer (ExamSitting *sitting,
                       gboolean     right);
gint64    test_sit (ExamArchive       *archive,
                    ExamForm          *form,
                    const TestSitting *what);

G_END_DECLS

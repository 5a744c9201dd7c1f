/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/exam-flow.h"
#include "record/exam-stored-sitting.h"

G_BEGIN_DECLS

/**
 * ExamReviewExtent:
 *
 * Which questions a report on paper goes through.
 */
typedef enum {
  EXAM_REVIEW_EXTENT_NONE,
  EXAM_REVIEW_EXTENT_MISSED,
  EXAM_REVIEW_EXTENT_ALL,
} ExamReviewExtent;

gboolean exam_review_extent_from_name (const char       *name,
                                       ExamReviewExtent *extent);

ExamFlow *exam_report_paper_new (const ExamPaper         *paper,
                                 const ExamStoredSitting *sitting,
                                 ExamReviewExtent         extent) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-miss.h"

G_BEGIN_DECLS

/**
 * ExamErrorFilter:
 * @format_id: (nullable): the only format that counts, or %NULL for all
 * @since: only what ended at this time or later, in microseconds since 1970; 0 for all
 * @practice: whether practice counts as well as mock exams
 */
typedef struct {
  const char *format_id;
  gint64      since;
  gboolean    practice;
} ExamErrorFilter;

/**
 * ExamErrorGroup:
 * @cause: of a group by cause
 * @format_id: (transfer none): format of the latest miss
 * @domain: (transfer none): domain of a group by domain, and of the latest miss of any other
 * @source: (transfer none) (nullable): title of the source of a group by source
 * @section: (transfer none) (nullable): its section
 * @item_id: (transfer none): of a group by item, and of the latest miss of any other
 * @stem: (transfer none): how the stem of that item begins
 * @right_since: of a group by item: it was answered right after its latest miss
 * @indices: (element-type guint): indices of the misses in the list, the latest first
 *
 * Misses that have something in common.
 */
typedef struct {
  ExamCause   cause;
  const char *format_id;
  const char *domain;
  const char *source;
  const char *section;
  const char *item_id;
  const char *stem;
  gboolean    right_since;
  GArray     *indices;
} ExamErrorGroup;

/**
 * ExamErrorLog:
 * @misses: (element-type ExamMiss): what was given
 * @n_misses: how many of them the filter lets through
 * @n_items: how many different items these are of
 * @n_caused: of how many the candidate has said why
 * @n_fixed: how many of @repeats were answered right since
 * @causes: (element-type ExamErrorGroup): by cause, the most frequent first; what nothing is said of comes last
 * @domains: (element-type ExamErrorGroup): by domain, the most frequent first. Domains of different formats are one when they
 *   have the same id
 * @sections: (element-type ExamErrorGroup): by source and section, the most frequent first; items without a source are in none
 * @repeats: (element-type ExamErrorGroup): items missed more than once, those first that were not answered right since, then
 *   the most frequent
 *
 * All misses of all sittings, and what they have in common. Groups that are equally frequent are in the order of their latest
 * miss.
 */
typedef struct {
  GArray    *misses;
  guint      n_misses;
  guint      n_items;
  guint      n_caused;
  guint      n_fixed;
  GPtrArray *causes;
  GPtrArray *domains;
  GPtrArray *sections;
  GPtrArray *repeats;
} ExamErrorLog;

ExamErrorLog *exam_error_log_new (GArray                *misses,
                                  const ExamErrorFilter *filter) G_GNUC_WARN_UNUSED_RESULT;
void          exam_error_log_free (ExamErrorLog *self);

const ExamMiss *exam_error_log_get_miss (const ExamErrorLog *self,
                                         guint               index);
GPtrArray      *exam_error_log_list_formats (const GArray *misses) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamErrorLog, exam_error_log_free)

G_END_DECLS

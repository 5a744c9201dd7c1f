/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-formats.h"
#include "record/exam-domain-result.h"
#include "record/exam-sitting-record.h"

G_BEGIN_DECLS

/** After so many days an answer counts half. Our own choice: people prepare for months, and change over weeks. */
#define EXAM_READINESS_HALF_LIFE 60

/** The latest sitting may be so many days old: what somebody knew a season ago is no base for a figure about today. */
#define EXAM_READINESS_RECENT_DAYS 90

/**
 * So many questions are needed, older ones counting less. With 40, the share right is known to 7 points of a hundred
 * (one standard deviation, at 70 %), half as much again as the luck of the draw in an exam of 100 questions; with
 * fewer, the figure would tell more about our prior than about the candidate.
 */
#define EXAM_READINESS_MIN_EVIDENCE 40

/** Domains that make up so much of the exam must have been met: of the rest, only the likeness to them is known. */
#define EXAM_READINESS_MIN_COVERAGE 0.75

/** What moves the chance is told for a share right that is so much higher. */
#define EXAM_READINESS_STEP 0.1

/**
 * ExamReadinessRefusal:
 * @EXAM_READINESS_TOLD: there is evidence enough
 * @EXAM_READINESS_NO_SITTINGS: there is no sitting that counts
 * @EXAM_READINESS_TOO_OLD: the latest one is older than %EXAM_READINESS_RECENT_DAYS
 * @EXAM_READINESS_TOO_FEW: there are fewer questions than %EXAM_READINESS_MIN_EVIDENCE
 * @EXAM_READINESS_DOMAINS_MISSING: the domains that were met are less than %EXAM_READINESS_MIN_COVERAGE of the exam
 *
 * Why there is no figure.
 */
typedef enum {
  EXAM_READINESS_TOLD,
  EXAM_READINESS_NO_SITTINGS,
  EXAM_READINESS_TOO_OLD,
  EXAM_READINESS_TOO_FEW,
  EXAM_READINESS_DOMAINS_MISSING,
} ExamReadinessRefusal;

/**
 * ExamReadinessDomain:
 * @domain: (unowned): the domain
 * @n_next: its questions in the next exam
 * @weight: its part of the next exam, from 0 to 1
 * @n_items: questions that count, each as one
 * @points: points won with them
 * @evidence: the same questions, older ones counting less
 * @share: estimated share right, from 0 to 1
 * @low: lower end of its 90 % interval
 * @high: upper end
 * @gain: by how much the chance would be higher if the share right were higher by %EXAM_READINESS_STEP
 *
 * What follows @evidence holds only where there is a figure.
 */
typedef struct {
  const ExamDomain *domain;
  guint             n_next;
  double            weight;
  guint             n_items;
  double            points;
  double            evidence;
  double            share;
  double            low;
  double            high;
  double            gain;
} ExamReadinessDomain;

/**
 * ExamReadiness:
 * @format: (owned): the exam
 * @refusal: why there is no figure, or that there is one
 * @chance: the chance of passing the next mock exam, from 0 to 1
 * @low: lower end of its 90 % interval
 * @high: upper end
 * @domains: (element-type ExamReadinessDomain): in the order of the blueprint
 * @n_next: scored questions of the next exam
 * @n_needed: points that pass it
 * @n_sittings: sittings that count
 * @n_items: questions that count, each as one
 * @evidence: the same questions, older ones counting less
 * @coverage: part of the exam that the domains make up that were met, from 0 to 1
 * @first_at: end of the first sitting that counts, in microseconds since 1970
 * @last_at: end of the latest one
 * @days_since: whole days since then
 * @n_timed_out: sittings that count, and in which the time was up
 * @n_repeated: left out: sittings that would count, but served nothing that the candidate had not seen before
 * @n_eased: left out: sittings of this format with relaxed rules, extra time or no limit
 * @n_other_edition: left out: sittings of another edition of this exam
 * @n_other_candidate: left out: sittings of another candidate
 * @n_other_domain: left out: questions of domains that the exam no longer has
 *
 * Whether a candidate would pass. Where it is refused, @chance, @low and @high are 0.
 */
typedef struct {
  ExamFormat          *format;
  ExamReadinessRefusal refusal;
  double               chance;
  double               low;
  double               high;
  GArray              *domains;
  guint                n_next;
  guint                n_needed;

  guint                n_sittings;
  guint                n_items;
  double               evidence;
  double               coverage;
  gint64               first_at;
  gint64               last_at;
  guint                days_since;
  guint                n_timed_out;

  guint                n_repeated;
  guint                n_eased;
  guint                n_other_edition;
  guint                n_other_candidate;
  guint                n_other_domain;
} ExamReadiness;

ExamReadiness *exam_readiness_new (ExamFormat        *format,
                                   const ExamFormats *formats,
                                   const GPtrArray   *records,
                                   const GArray      *results,
                                   gint64             now) G_GNUC_WARN_UNUSED_RESULT;
void           exam_readiness_free (ExamReadiness *self);

const ExamReadinessDomain *exam_readiness_get_domain (const ExamReadiness *self,
                                                      guint                index);
double                     exam_readiness_get_progress (const ExamReadiness *self);
GPtrArray                 *exam_readiness_list_moves (const ExamReadiness *self);
const ExamReadinessDomain *exam_readiness_find_least_known (const ExamReadiness *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamReadiness, exam_readiness_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "bank/exam-item.h"

G_BEGIN_DECLS

/**
 * ExamFigure:
 * @value: the figure
 * @estimate: no source confirms it; whoever shows it says so
 */
typedef struct {
  guint    value;
  gboolean estimate;
} ExamFigure;

typedef enum {
  EXAM_ORDER_RANDOM,    /* items of all domains mixed */
  EXAM_ORDER_DOMAINS,   /* in the order of the blueprint */
} ExamOrder;

typedef enum {
  EXAM_NAVIGATION_FREE,
  EXAM_NAVIGATION_FORWARD_ONLY,
  EXAM_NAVIGATION_LOCKED_PARTS,
} ExamNavigation;

typedef enum {
  EXAM_CHOICE_CREDIT_ALL_OR_NOTHING,
  EXAM_CHOICE_CREDIT_PER_OPTION,
  EXAM_CHOICE_CREDIT_PER_OPTION_MINUS_WRONG,
} ExamChoiceCredit;

typedef enum {
  EXAM_CODES_CREDIT_SHARE,
  EXAM_CODES_CREDIT_ALL_OR_NOTHING,
  EXAM_CODES_CREDIT_PER_CODE,
} ExamCodesCredit;

/**
 * ExamDomain:
 * @exact: the blueprint gives a number of items; else a range of percentages
 */
typedef struct {
  char    *id;
  char    *name;
  gboolean exact;
  guint    items;
  double   min_percent;
  double   max_percent;
  gboolean estimate;
} ExamDomain;

/**
 * ExamWarning:
 * @minutes: minutes left at which the candidate is told
 * @show_clock: a hidden clock comes back then, and changes colour
 */
typedef struct {
  guint    minutes;
  gboolean show_clock;
  gboolean estimate;
} ExamWarning;

typedef struct {
  char    *name;
  gboolean estimate;
} ExamBook;

#define EXAM_TYPE_FORMAT (exam_format_get_type ())

/**
 * ExamFormat:
 * @id: id of the format
 * @family: what banks name: all editions of one exam share it
 * @credential: CPC, CCA, CCS …
 * @name: the credential in full
 * @body: who issues it
 * @valid_from: (nullable): first date of the edition: 2022, 2022-01 or 2022-01-01
 * @valid_before: (nullable): date from which it no longer held
 * @edition_estimate: no source confirms one of these dates
 * @delivery: (nullable): where the exam is sat
 * @items: items on a form, pretest items included, the case section not
 * @pretest: how many of them are not scored
 * @minutes: time for the whole form
 * @domains: (element-type ExamDomain): the blueprint
 * @cases: whole cases served behind the other items; 0 where there is no such section
 * @pretest_cases: how many of those cases are not scored
 * @kinds: bit for each #ExamItemKind that is served
 * @estimated_kinds: bits of those that are an estimate
 * @scaled: the score is on a scale, else in percent
 * @scale_min: lowest score
 * @scale_max: highest score
 * @cut: lowest passing score, on the scale or in percent
 * @raw_cut_percent: share of the points, in percent, that the cut stands for
 * @parts: (element-type guint): items of each part, for locked parts
 * @must_answer: an item has to be answered before the next one
 * @review_allowed: items can be opened again from the review screen
 * @warnings: (element-type ExamWarning)
 * @books: (element-type ExamBook): code books that may be used
 * @sources: (element-type ExamSource)
 * @xml: the format as it was read, to be kept with results
 *
 * The rules of one exam of one edition. Immutable data: look, do not touch.
 */
typedef struct {
  /*< private >*/
  gatomicrefcount ref_count;

  /*< public >*/
  char    *id;
  char    *family;
  char    *credential;
  char    *name;
  char    *body;
  char    *valid_from;
  char    *valid_before;
  gboolean edition_estimate;
  char    *delivery;

  ExamFigure items;
  ExamFigure pretest;
  ExamFigure minutes;

  GPtrArray *domains;
  ExamOrder  order;
  gboolean   order_estimate;
  ExamFigure cases;
  ExamFigure pretest_cases;
  guint      kinds;
  guint      estimated_kinds;

  gboolean scaled;
  double   scale_min;
  double   scale_max;
  double   cut;
  gboolean cut_estimate;
  double   raw_cut_percent;
  gboolean raw_cut_estimate;

  ExamChoiceCredit choice_credit;
  gboolean         choice_credit_estimate;
  ExamCodesCredit  codes_credit;
  gboolean         codes_credit_estimate;

  ExamNavigation navigation;
  gboolean       navigation_estimate;
  gboolean       must_answer;
  GArray        *parts;
  gboolean       review_allowed;
  gboolean       review_estimate;
  gboolean       break_allowed;
  gboolean       break_estimate;

  GArray    *warnings;
  GPtrArray *books;
  GPtrArray *sources;
  GBytes    *xml;
} ExamFormat;

GType exam_format_get_type (void) G_GNUC_CONST;

ExamFormat *exam_format_new (void) G_GNUC_WARN_UNUSED_RESULT;
ExamFormat *exam_format_ref (ExamFormat *self);
void        exam_format_unref (ExamFormat *self);

guint             exam_format_get_n_scored (const ExamFormat *self);
const ExamDomain *exam_format_find_domain (const ExamFormat *self,
                                           const char       *id,
                                           guint            *index);
guint             exam_format_get_least (const ExamFormat *self,
                                         guint             domain);
gboolean          exam_format_serves (const ExamFormat *self,
                                      ExamItemKind      kind);
gboolean          exam_format_allows_system (const ExamFormat *self,
                                             ExamCodeSystem    system);
gboolean          exam_format_is_current (const ExamFormat *self,
                                          GDate            *today);
int               exam_format_compare (const ExamFormat *a,
                                       const ExamFormat *b);

ExamDomain *exam_domain_new (const char *id,
                             const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamFormat, exam_format_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "insight/exam-readiness-text.h"
#include "insight/exam-skill.h"
#include "test-support.h"

#define NOW (G_GINT64_CONSTANT (1780000000) * G_USEC_PER_SEC)
#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

typedef struct {
  ExamFormats *formats;
  ExamFormat  *format;
  GPtrArray   *records;
  GArray      *results;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->formats = test_load_formats ();
  self->format = exam_formats_find (self->formats, "cca-2026-05");
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_sitting_record_free);
  self->results = g_array_new (FALSE, TRUE, sizeof (ExamDomainResult));
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  exam_formats_unref (self->formats);
  g_ptr_array_unref (self->records);
  g_array_unref (self->results);
}

static ExamSittingRecord *
add_sitting (Fixture *self,
             double   days_ago)
{
  const ExamSittingRecord record = {
    .id = self->records->len + 1, .format_id = self->format->id, .format_name = (char *) "CCA", .candidate = (char *) "",
    .rules = { .time_percent = 100 }, .ended = TRUE, .ended_at = NOW - (gint64) (days_ago * DAY),
  };
  ExamSittingRecord *copy = exam_sitting_record_copy (&record);

  g_ptr_array_add (self->records, copy);
  return copy;
}

static const char *
get_domain_id (Fixture *self,
               guint    index)
{
  return ((const ExamDomain *) g_ptr_array_index (self->format->domains, index))->id;
}

/* To the sitting that was added last */
static void
add_result (Fixture    *self,
            const char *domain,
            double      points,
            guint       n_items)
{
  const ExamDomainResult result = {
    .sitting_id = self->records->len, .domain = domain,
    .points = points, .n_items = n_items, .new_points = points, .n_new = n_items,
  };

  g_array_append_val (self->results, result);
}

/* The same number of questions in each of the first @n_domains. */
static ExamSittingRecord *
add_even_sitting (Fixture *self,
                  double   days_ago,
                  guint    n_domains,
                  double   points,
                  guint    n_items)
{
  ExamSittingRecord *record = add_sitting (self, days_ago);

  for (guint i = 0; i < n_domains; i++)
    add_result (self, get_domain_id (self, i), points, n_items);
  return record;
}

static ExamReadiness *
make (Fixture *self)
{
  return exam_readiness_new (self->format, self->formats, self->records, self->results, NOW);
}

static void
clear (Fixture *self)
{
  g_ptr_array_set_size (self->records, 0);
  g_array_set_size (self->results, 0);
}

static double
get_chance (Fixture *self)
{
  g_autoptr (ExamReadiness) readiness = make (self);

  g_assert_cmpint (readiness->refusal, ==, EXAM_READINESS_TOLD);
  g_assert_cmpfloat (readiness->low, >=, 0);
  g_assert_cmpfloat (readiness->low, <=, readiness->chance);
  g_assert_cmpfloat (readiness->chance, <=, readiness->high);
  g_assert_cmpfloat (readiness->high, <=, 1);
  return readiness->chance;
}

/* --- The model --- */

/* By hand: of two questions whose shares right are 0.5 and 0.8, at least one is right by 1 - 0.5 × 0.2, both by 0.5 ×
 * 0.8. */
static void
test_tail (void)
{
  static const guint n_items[] = { 1, 1 };
  static const double shares[] = { 0.5, 0.8 }, certain[] = { 0, 1 };

  g_assert_cmpfloat_with_epsilon (exam_skill_get_tail (n_items, shares, 2, 0), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (exam_skill_get_tail (n_items, shares, 2, 1), 0.9, 1e-6);
  g_assert_cmpfloat_with_epsilon (exam_skill_get_tail (n_items, shares, 2, 2), 0.4, 1e-6);
  g_assert_cmpfloat_with_epsilon (exam_skill_get_tail (n_items, shares, 2, 3), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (exam_skill_get_tail (n_items, certain, 2, 1), 1, 2e-3);
  g_assert_cmpfloat_with_epsilon (exam_skill_get_tail (n_items, certain, 2, 2), 0, 2e-3);
}

/* By hand: without evidence the share right θ is Beta (8, 3.5), with mean m = 8 / 11.5 and variance v = m (1 - m) /
 * 12.5; one question in each of two domains, which are independent for a given θ: at least one is right by 1 - E (1 -
 * θ)² = 1 - (1 - m)² - v. If the first were got right by 0.1 more, by E (1 - θ) / 10 more. */
static void
test_prior (void)
{
  const ExamSkillEvidence evidence[] = { { 0, 0, 1 }, { 0, 0, 1 } };
  g_autoptr (ExamSkill) skill = exam_skill_new (evidence, 2);
  double m = 8 / 11.5, v = m * (1 - m) / 12.5, raised[2];
  double expected = 1 - (1 - m) * (1 - m) - v;

  g_assert_cmpfloat_with_epsilon (exam_skill_get_share (skill, 0), m, 1e-3);
  g_assert_cmpfloat_with_epsilon (exam_skill_predict (skill, 1, 0.1, raised), expected, 1e-3);
  g_assert_cmpfloat_with_epsilon (raised[0], expected + (1 - m) / 10, 2e-3);
  g_assert_cmpfloat_with_epsilon (raised[0], raised[1], 1e-9);
  g_assert_cmpfloat_with_epsilon (exam_skill_predict (skill, 2, 0.1, NULL), m * m + v, 1e-3);
}

/* With much evidence, the prior does not matter: the share is that of the points, and the chance that of the skill. */
static void
test_much_evidence (void)
{
  static const guint n_items[] = { 50, 50 };
  static const double shares[] = { 0.65, 0.75 };
  const ExamSkillEvidence evidence[] = { { 65000, 100000, 50 }, { 75000, 100000, 50 } };
  g_autoptr (ExamSkill) skill = exam_skill_new (evidence, 2);
  double truth = exam_skill_get_tail (n_items, shares, 2, 70);

  g_assert_cmpfloat_with_epsilon (exam_skill_get_share (skill, 0), 0.65, 1e-3);
  g_assert_cmpfloat_with_epsilon (exam_skill_get_share (skill, 1), 0.75, 1e-3);
  g_assert_cmpfloat_with_epsilon (exam_skill_predict (skill, 70, 0.1, NULL), truth, 5e-3);
  g_assert_cmpfloat_with_epsilon (exam_skill_predict_at (skill, 70, 0.05), truth, 0.03);
  g_assert_cmpfloat_with_epsilon (exam_skill_predict_at (skill, 70, 0.95), truth, 0.03);
}

/* A domain that was never met is like the others, and less is known about it. */
static void
test_pooling (void)
{
  const ExamSkillEvidence strong[] = { { 54, 60, 10 }, { 0, 0, 10 } }, weak[] = { { 24, 60, 10 }, { 0, 0, 10 } };
  g_autoptr (ExamSkill) after_strong = exam_skill_new (strong, 2);
  g_autoptr (ExamSkill) after_weak = exam_skill_new (weak, 2);

  g_assert_cmpfloat (exam_skill_get_share (after_strong, 1), >, exam_skill_get_share (after_weak, 1) + 0.15);
  g_assert_cmpfloat (exam_skill_get_share (after_strong, 1), <, exam_skill_get_share (after_strong, 0));
  g_assert_cmpfloat (exam_skill_get_share (after_weak, 1), >, exam_skill_get_share (after_weak, 0));
  g_assert_cmpfloat (exam_skill_get_deviation (after_strong, 1), >, exam_skill_get_deviation (after_strong, 0));
}

/* --- The exam to come --- */

static void
test_plan (Fixture      *self,
           gconstpointer data)
{
  static const struct {
    const char *id;
    guint       n_next;
    guint       n_needed;
  } plans[] = { { "cca-2026-05", 90, 66 }, { "cpc-2022", 100, 70 }, { "ccs-2025", 97, 71 } };

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      ExamFormat *format = exam_formats_find (self->formats, plans[i].id);
      g_autoptr (ExamReadiness) readiness = exam_readiness_new (format, NULL, self->records, self->results, NOW);
      double weight = 0;
      guint n_next = 0;

      g_assert_cmpuint (readiness->n_next, ==, plans[i].n_next);
      g_assert_cmpuint (readiness->n_needed, ==, plans[i].n_needed);
      g_assert_cmpuint (readiness->domains->len, ==, format->domains->len);
      for (guint j = 0; j < readiness->domains->len; j++)
        {
          weight += exam_readiness_get_domain (readiness, j)->weight;
          n_next += exam_readiness_get_domain (readiness, j)->n_next;
        }
      g_assert_cmpuint (n_next, ==, plans[i].n_next);
      g_assert_cmpfloat_with_epsilon (weight, 1, 1e-9);
    }
}

/* --- Refusals --- */

typedef struct {
  const char          *name;
  guint                n_sittings;
  double               days_ago;
  guint                n_domains;
  guint                n_items;   /* in each domain */
  ExamReadinessRefusal refusal;
  double               progress;
  const char          *text;      /* part of the reason */
} Refusal;

static const Refusal refusals[] = {
  { "none", 0, 0, 6, 0, EXAM_READINESS_NO_SITTINGS, 0, "At least 40 such questions are needed." },
  { "nothing-new", 1, 0, 6, 0, EXAM_READINESS_NO_SITTINGS, 0, "There is no mock exam yet" },
  { "too-few", 1, 0, 6, 5, EXAM_READINESS_TOO_FEW, 0.75, "There are 30 questions that you saw for the first time in exams that "
    "count: too few to tell. 40 are needed, which is 10 more." },
  { "nearly", 1, 0, 3, 13, EXAM_READINESS_TOO_FEW, 0.93, "40 are needed, which is 1 more." },
  { "aged", 1, 60, 6, 10, EXAM_READINESS_TOO_FEW, 0.75, "They are worth 30, because an answer counts half after 60 days; 40 are "
    "needed, which is 10 more." },
  { "too-old", 20, 91.5, 6, 15, EXAM_READINESS_TOO_OLD, 0, "The latest exam that counts, with questions that you had not "
    "seen before, was 91 days ago. One from the last 90 days is needed." },
  { "domains", 1, 0, 3, 30, EXAM_READINESS_DOMAINS_MISSING, 0.93, "make up 70 % of the exam; at least 75 % are needed. Not met yet: "
    "Compliance; Information technologies; Confidentiality and privacy." },
  { "enough", 1, 0, 6, 7, EXAM_READINESS_TOLD, 1, "" },
  { "enough-of-old", 2, 60, 6, 7, EXAM_READINESS_TOLD, 1, "" },
  { "last-day", 10, 90.5, 6, 15, EXAM_READINESS_TOLD, 1, "" },
  { "most-domains", 1, 0, 4, 10, EXAM_READINESS_TOLD, 1, "" },
};

static void
test_refusal (gconstpointer data)
{
  const Refusal *row = data;
  Fixture fixture;
  g_autoptr (ExamReadiness) readiness = NULL;
  g_autofree char *text = NULL;

  set_up (&fixture, NULL);
  for (guint i = 0; i < row->n_sittings; i++)
    add_even_sitting (&fixture, row->days_ago, row->n_domains, row->n_items * 0.75, row->n_items);
  readiness = make (&fixture);
  text = exam_readiness_describe_refusal (readiness);
  g_test_message ("%s", text);

  g_assert_cmpint (readiness->refusal, ==, row->refusal);
  g_assert_cmpfloat_with_epsilon (exam_readiness_get_progress (readiness), row->progress, 0.02);
  g_assert_nonnull (strstr (text, row->text));
  if (row->refusal == EXAM_READINESS_TOLD)
    g_assert_cmpfloat (readiness->chance, >, 0);
  else
    g_assert_cmpfloat (readiness->chance + readiness->low + readiness->high, ==, 0);
  tear_down (&fixture, NULL);
}

/* --- What counts --- */

/* Whatever else there is, only the first sitting counts, and what is left out is said. */
static void
test_left_out (Fixture      *self,
               gconstpointer data)
{
  double alone;
  ExamSittingRecord *record;
  g_autoptr (ExamReadiness) readiness = NULL;
  g_auto (GStrv) notes = NULL;

  record = add_even_sitting (self, 5, 6, 8, 10);
  record->candidate = (g_free (record->candidate), g_strdup ("Ana"));
  alone = get_chance (self);

  add_even_sitting (self, 4, 6, 0, 50)->rules.relaxed = TRUE;
  add_even_sitting (self, 4, 6, 0, 50)->rules.time_percent = 150;
  add_even_sitting (self, 4, 6, 0, 50)->rules.time_percent = EXAM_RULES_UNTIMED;
  add_even_sitting (self, 4, 6, 0, 50)->purpose = EXAM_PURPOSE_SET;
  add_even_sitting (self, 4, 6, 0, 50)->purpose = EXAM_PURPOSE_QUEUE;
  add_even_sitting (self, 4, 6, 0, 50)->ended = FALSE;
  record = add_even_sitting (self, 4, 6, 0, 50);
  record->format_id = (g_free (record->format_id), g_strdup ("cca-before-2026-05"));
  record = add_even_sitting (self, 4, 6, 0, 50);
  record->format_id = (g_free (record->format_id), g_strdup ("cpc-2022"));
  record = add_even_sitting (self, 9, 6, 0, 50);
  record->candidate = (g_free (record->candidate), g_strdup ("Luis"));
  add_sitting (self, 5);
  add_result (self, "gone", 0, 7);
  add_sitting (self, 3);
  add_result (self, "privacy", 6, 0);
  add_sitting (self, 2);
  add_result (self, "privacy", 5, 0);

  readiness = make (self);
  g_assert_cmpfloat_with_epsilon (readiness->chance, alone, 1e-12);
  g_assert_cmpuint (readiness->n_items, ==, 60);
  g_assert_cmpuint (readiness->n_repeated, ==, 2);
  g_assert_cmpuint (readiness->n_eased, ==, 3);
  g_assert_cmpuint (readiness->n_other_edition, ==, 1);
  g_assert_cmpuint (readiness->n_other_candidate, ==, 1);
  g_assert_cmpuint (readiness->n_other_domain, ==, 7);

  notes = exam_readiness_list_notes (readiness);
  g_assert_cmpuint (g_strv_length (notes), ==, 7);
  g_assert_cmpstr (notes[0], ==, "Left out: 2 exams in which you had seen all questions before.");
  g_assert_cmpstr (notes[1], ==, "Left out: 3 exams with relaxed rules or extra time.");
  g_assert_cmpstr (notes[4], ==, "Left out: 7 questions of domains that the exam does not have any more.");
}

/* Of two names, the one who sat last is meant; who gave none may be either. */
static void
test_candidates (Fixture      *self,
                 gconstpointer data)
{
  static const char *const names[] = { "Luis", "", "Ana", "Luis" };
  g_autoptr (ExamReadiness) readiness = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      ExamSittingRecord *record = add_even_sitting (self, 10 - i, 6, 8, 10);

      record->candidate = (g_free (record->candidate), g_strdup (names[i]));
    }
  readiness = make (self);
  g_assert_cmpuint (readiness->n_sittings, ==, 3);
  g_assert_cmpuint (readiness->n_other_candidate, ==, 1);
}

/* Short forms count like others, and the time that was up is told. */
static void
test_short_form (Fixture      *self,
                 gconstpointer data)
{
  ExamSittingRecord *record = add_even_sitting (self, 3, 6, 8, 10);
  double chance = get_chance (self);
  g_autoptr (ExamReadiness) readiness = NULL;

  record->is_short = TRUE;
  record->timed_out = TRUE;
  readiness = make (self);
  g_assert_cmpfloat_with_epsilon (readiness->chance, chance, 1e-12);
  g_assert_cmpuint (readiness->n_timed_out, ==, 1);
}

/* What was seen before says nothing. */
static void
test_first_seen (Fixture      *self,
                 gconstpointer data)
{
  double chance;

  add_even_sitting (self, 3, 6, 8, 10);
  chance = get_chance (self);
  for (guint i = 0; i < self->results->len; i++)
    {
      ExamDomainResult *result = &g_array_index (self->results, ExamDomainResult, i);

      result->n_items += 100;
      result->points += 100;
    }
  g_assert_cmpfloat_with_epsilon (get_chance (self), chance, 1e-12);
}

/* --- The chance --- */

static void
test_monotone (Fixture      *self,
               gconstpointer data)
{
  double last = 0;

  for (guint points = 0; points <= 15; points++)
    {
      double chance;

      clear (self);
      add_even_sitting (self, 3, 6, points, 15);
      chance = get_chance (self);
      if (points > 0)
        g_assert_cmpfloat (chance, >, last);
      last = chance;
    }
}

/* All wrong and all right, also with more of it than anyone sits, and parts of points. */
static void
test_extremes (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (ExamReadiness) readiness = NULL;
  g_autofree char *text = NULL;

  add_even_sitting (self, 0, 6, 0, 15);
  g_assert_cmpfloat (get_chance (self), <, 0.001);
  clear (self);
  add_even_sitting (self, 0, 6, 15, 15);
  g_assert_cmpfloat (get_chance (self), >, 0.99);
  clear (self);
  add_even_sitting (self, 0, 6, 1000000, 1000000);
  g_assert_cmpfloat (get_chance (self), >, 0.999);
  readiness = make (self);
  text = exam_readiness_format_chance (readiness->chance);
  g_assert_cmpstr (text, ==, "more than 99 %");
  clear (self);
  add_even_sitting (self, 0, 6, 0, 1000000);
  g_assert_cmpfloat (get_chance (self), <, 0.001);
  clear (self);
  add_even_sitting (self, -400, 6, 10.3333, 15);
  g_assert_cmpfloat (get_chance (self), <, 0.5);
}

/* After a half-life, an answer is worth half; and of two sittings, the later one weighs more. */
static void
test_age (Fixture      *self,
          gconstpointer data)
{
  double improving, declining;
  g_autoptr (ExamReadiness) readiness = NULL;

  add_even_sitting (self, 0, 6, 8, 10);
  add_even_sitting (self, EXAM_READINESS_HALF_LIFE, 6, 8, 10);
  readiness = make (self);
  g_assert_cmpuint (readiness->n_items, ==, 120);
  g_assert_cmpfloat_with_epsilon (readiness->evidence, 90, 1e-6);
  g_assert_cmpint (readiness->last_at - readiness->first_at, ==, EXAM_READINESS_HALF_LIFE * DAY);

  clear (self);
  add_even_sitting (self, 80, 6, 6, 10);
  add_even_sitting (self, 1, 6, 9, 10);
  improving = get_chance (self);
  clear (self);
  add_even_sitting (self, 80, 6, 9, 10);
  add_even_sitting (self, 1, 6, 6, 10);
  declining = get_chance (self);
  g_assert_cmpfloat (improving, >, declining + 0.2);
}

/* What the exam asks most about counts most. The first domain is a third of it, the last a twelfth. */
static void
test_blueprint (Fixture      *self,
                gconstpointer data)
{
  double chances[2];

  for (guint heavy = 0; heavy < 2; heavy++)
    {
      clear (self);
      add_sitting (self, 1);
      for (guint i = 0; i < 6; i++)
        add_result (self, get_domain_id (self, i), i == (heavy ? 0 : 5) ? 20 : 13, 20);
      chances[heavy] = get_chance (self);
    }
  g_assert_cmpfloat (chances[1], >, chances[0] + 0.1);
}

/* Where nothing else differs, the largest domain moves the chance most; where one is known all but fully, it moves
 * nothing. */
static void
test_moves (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (ExamReadiness) readiness = NULL;
  g_autoptr (ExamReadiness) full = NULL;
  g_autoptr (GPtrArray) moves = NULL;
  g_autoptr (GPtrArray) full_moves = NULL;
  g_auto (GStrv) advice = NULL;

  add_even_sitting (self, 1, 6, 10.5, 15);
  readiness = make (self);
  moves = exam_readiness_list_moves (readiness);
  g_assert_cmpuint (moves->len, ==, 6);
  for (guint i = 1; i < moves->len; i++)
    {
      const ExamReadinessDomain *before = g_ptr_array_index (moves, i - 1), *domain = g_ptr_array_index (moves, i);

      g_assert_cmpfloat (before->gain, >=, domain->gain);
      g_assert_cmpfloat (before->weight, >=, domain->weight);
      g_assert_cmpfloat (domain->gain, >, 0);
    }
  g_assert_cmpstr (((const ExamReadinessDomain *) g_ptr_array_index (moves, 0))->domain->id, ==, "classification");
  advice = exam_readiness_list_advice (readiness);
  g_assert_cmpuint (g_strv_length (advice), ==, 3);
  g_assert_true (g_str_has_prefix (advice[0], "10 more of 100 right in “Clinical classification systems” (32 % of the exam): a "
                                              "chance of "));
  g_assert_true (g_str_has_prefix (advice[2], "Least is known about “Clinical classification systems”"));

  clear (self);
  add_sitting (self, 1);
  add_result (self, get_domain_id (self, 0), 10000, 10000);
  for (guint i = 1; i < 6; i++)
    add_result (self, get_domain_id (self, i), 9, 15);
  full = make (self);
  full_moves = exam_readiness_list_moves (full);
  g_assert_cmpstr (((const ExamReadinessDomain *) g_ptr_array_index (full_moves, 5))->domain->id, ==, "classification");
  g_assert_cmpfloat (((const ExamReadinessDomain *) g_ptr_array_index (full_moves, 5))->gain, <, 0.001);
}

/* As many as anyone will have: 2,000 sittings, in the exam with the most domains. */
static void
test_speed (Fixture      *self,
            gconstpointer data)
{
  gint64 begin, took;

  self->format = exam_formats_find (self->formats, "cpc-2022");
  for (guint i = 0; i < 2000; i++)
    add_even_sitting (self, i * 0.5, self->format->domains->len, 4, 6);
  begin = g_get_monotonic_time ();
  g_assert_cmpfloat (get_chance (self), <, 0.9);
  took = g_get_monotonic_time () - begin;
  g_test_message ("2,000 sittings of %u domains: %.1f ms", self->format->domains->len, took / 1000.0);
  g_assert_cmpint (took, <, 150000);
}

/* --- Words --- */

static void
test_words (void)
{
  static const struct {
    double      chance;
    const char *text;
  } rows[] = {
    { 0, "less than 1 %" }, { 0.0049, "less than 1 %" }, { 0.005, "1 %" }, { 0.617, "62 %" }, { 0.994, "99 %" },
    { 0.995, "more than 99 %" }, { 1, "more than 99 %" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = exam_readiness_format_chance (rows[i].chance);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_evidence (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (ExamReadiness) readiness = NULL;
  g_autofree char *text = NULL;

  add_even_sitting (self, 60, 6, 8, 10);
  add_even_sitting (self, 0, 6, 8, 10);
  readiness = make (self);
  text = exam_readiness_describe_evidence (readiness);
  g_assert_true (g_str_has_prefix (text, "120 questions that you saw for the first time, in 2 exams ("));
  g_assert_true (g_str_has_suffix (text, "). An answer counts half after 60 days; together they are worth 90 of today."));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/readiness/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_add_func ("/readiness/skill/tail", test_tail);
  g_test_add_func ("/readiness/skill/prior", test_prior);
  g_test_add_func ("/readiness/skill/much-evidence", test_much_evidence);
  g_test_add_func ("/readiness/skill/pooling", test_pooling);
  ADD ("plan", test_plan);
  TEST_ADD_ROWS ("/readiness/refusal/", refusals, test_refusal);
  ADD ("left-out", test_left_out);
  ADD ("candidates", test_candidates);
  ADD ("short-form", test_short_form);
  ADD ("first-seen", test_first_seen);
  ADD ("monotone", test_monotone);
  ADD ("extremes", test_extremes);
  ADD ("age", test_age);
  ADD ("blueprint", test_blueprint);
  ADD ("moves", test_moves);
  ADD ("speed", test_speed);
  g_test_add_func ("/readiness/words", test_words);
  ADD ("evidence", test_evidence);
#undef ADD

  return g_test_run ();
}

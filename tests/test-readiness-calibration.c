/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "insight/exam-readiness.h"
#include "insight/exam-skill.h"
#include "sitting/exam-random.h"
#include "test-support.h"

/*
 * Candidates whose skill is known sit mock exams, are told their chance, and sit the next exam. Of those who were
 * told 80 %, about 80 % have to pass. Each test is a population; the table that it prints has a line for each tenth
 * of the chance told.
 */

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define NOW (G_GINT64_CONSTANT (1780000000) * G_USEC_PER_SEC)
#define MOST_DOMAINS 32
#define MOST_SITTINGS 6
#define N_BINS 10

/* The next exam is so many days ahead. */
#define DAYS_AHEAD 7

/**
 * Population:
 * @n: how many candidates are told a chance
 * @by_prior: candidates are as the prior of the model has them; else the next five hold
 * @level: middle share right of one half of them, as a logit
 * @second_level: of the other half
 * @level_spread: how candidates differ, as a standard deviation of logits
 * @domain_spread: how the domains of one candidate differ
 * @growth: by how much the logit grows in 30 days
 * @form_spread: how one candidate differs from day to day
 * @over: by how much more may be told than pass, in each line of the table, beside the bound that holds for all
 * @under: by how much less may be told than pass
 * @least_cover: the share of true chances that are within their 90 % interval has to be at least this
 * @most_cover: and at most this
 */
typedef struct {
  const char *name;
  guint       n;
  gboolean    by_prior;
  double      level;
  double      level_spread;
  double      second_level;
  double      domain_spread;
  double      growth;
  double      form_spread;
  double      over;
  double      under;
  double      least_cover;
  double      most_cover;
} Population;

/* In a population that the model fits, what was told and what came of it may differ by so much in each line, or by
 * three standard deviations of what the draw alone does, whichever is more. */
#define BOUND 0.05
#define N_DEVIATIONS 3

static const Population populations[] = {
  { .name = "typical", .n = 10000, .level = 0.9, .second_level = 0.9, .level_spread = 0.5, .domain_spread = 0.35,
    .least_cover = 0.87, .most_cover = 0.96 },
  { .name = "as-the-prior", .n = 2000, .by_prior = TRUE,
    .least_cover = 0.87, .most_cover = 0.96 },
  { .name = "form-of-the-day", .n = 2000, .level = 0.9, .second_level = 0.9, .level_spread = 0.5, .domain_spread = 0.35,
    .form_spread = 0.15, .over = 0.02, .under = 0.02, .least_cover = 0.85, .most_cover = 0.96 },
  { .name = "uneven-domains", .n = 2000, .level = 0.9, .second_level = 0.9, .level_spread = 0.5, .domain_spread = 1,
    .over = 0.05, .under = 0.02, .least_cover = 0.87, .most_cover = 0.96 },
  { .name = "two-groups", .n = 2000, .level = 0.4, .second_level = 1.5, .level_spread = 0.2, .domain_spread = 0.3,
    .over = 0.08, .under = 0.08, .least_cover = 0.87, .most_cover = 0.96 },
  { .name = "weak", .n = 2000, .level = 0.3, .second_level = 0.3, .level_spread = 0.4, .domain_spread = 0.35,
    .over = 0.12, .under = 0, .least_cover = 0.87, .most_cover = 0.96 },
  { .name = "strong", .n = 2000, .level = 1.5, .second_level = 1.5, .level_spread = 0.4, .domain_spread = 0.35,
    .over = 0, .under = 0.12, .least_cover = 0.87, .most_cover = 0.96 },
  { .name = "growing", .n = 2000, .level = 0.7, .second_level = 0.7, .level_spread = 0.5, .domain_spread = 0.35,
    .growth = 0.15, .over = 0, .under = 0.18, .least_cover = 0.65, .most_cover = 0.96 },
};

typedef struct {
  guint  n;
  guint  n_passed;
  double told;
} Bin;

typedef struct {
  ExamRandom *random;
  GPtrArray  *formats;  /* (element-type ExamFormat) */
  GPtrArray  *records;
  GArray     *results;
} Fixture;

/* --- Chance --- */

static double
draw_uniform (ExamRandom *random)
{
  return (exam_random_below (random, 1u << 30) + 0.5) / (1u << 30);
}

/* By G. E. P. Box and M. E. Muller, 1958 */
static double
draw_normal (ExamRandom *random)
{
  double radius = sqrt (-2 * log (draw_uniform (random)));

  return radius * cos (2 * G_PI * draw_uniform (random));
}

/* By G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", 2000; for shapes of at least 1 */
static double
draw_gamma (ExamRandom *random,
            double      shape)
{
  double d = shape - 1 / 3.0, c = 1 / sqrt (9 * d);

  while (TRUE)
    {
      double x = draw_normal (random), v = pow (1 + c * x, 3);

      if (v > 0 && log (draw_uniform (random)) < x * x / 2 + d - d * v + d * log (v))
        return d * v;
    }
}

static double
draw_beta (ExamRandom *random,
           double      a,
           double      b)
{
  /* A gamma variable of shape a is one of a + 1 times a power of a uniform one. */
  double x = draw_gamma (random, a + 1) * pow (draw_uniform (random), 1 / a);
  double y = draw_gamma (random, b + 1) * pow (draw_uniform (random), 1 / b);

  return x / (x + y);
}

static guint
draw_points (ExamRandom *random,
             guint       n,
             double      share)
{
  guint points = 0;

  for (guint i = 0; i < n; i++)
    points += draw_uniform (random) < share;
  return points;
}

static double
to_share (double logit)
{
  return 1 / (1 + exp (-logit));
}

static double
to_logit (double share)
{
  share = CLAMP (share, 1e-6, 1 - 1e-6);
  return log (share / (1 - share));
}

/* --- Candidates --- */

/* Skills on the day of the exam, as logits. */
static void
draw_skills (Fixture          *self,
             const Population *population,
             guint             n_domains,
             double           *logits)
{
  static const double spreads[] = { 10, 25, 60 };
  double level, spread;

  if (population->by_prior)
    {
      level = draw_beta (self->random, 8, 3.5);
      spread = spreads[exam_random_below (self->random, G_N_ELEMENTS (spreads))];
      for (guint i = 0; i < n_domains; i++)
        logits[i] = to_logit (draw_beta (self->random, spread * level, spread * (1 - level)));
      return;
    }

  level = exam_random_below (self->random, 2) == 0 ? population->level : population->second_level;
  level += population->level_spread * draw_normal (self->random);
  for (guint i = 0; i < n_domains; i++)
    logits[i] = level + population->domain_spread * draw_normal (self->random);
}

/* One sitting: all of the exam or a part, and all or some of it never seen before. */
static void
sit (Fixture          *self,
     const Population *population,
     ExamFormat       *format,
     const guint      *counts,
     const double     *logits,
     guint             days_ago)
{
  static const double parts[] = { 1, 1, 0.75, 0.5, 0.3 };
  const ExamSittingRecord record = {
    .id = self->records->len + 1, .format_id = format->id, .candidate = (char *) "", .rules = { .time_percent = 100 },
    .ended = TRUE, .ended_at = NOW - days_ago * DAY,
  };
  double part = parts[exam_random_below (self->random, G_N_ELEMENTS (parts))];
  double off = population->form_spread * draw_normal (self->random) - population->growth * (days_ago + DAYS_AHEAD) / 30;

  g_ptr_array_add (self->records, exam_sitting_record_copy (&record));
  for (guint i = 0; i < format->domains->len; i++)
    {
      ExamDomainResult result = {
        .sitting_id = record.id, .domain = ((const ExamDomain *) g_ptr_array_index (format->domains, i))->id,
        .n_new = (guint) (counts[i] * part + draw_uniform (self->random)),
      };

      result.new_points = draw_points (self->random, result.n_new, to_share (logits[i] + off));
      g_array_append_val (self->results, result);
    }
}

static ExamReadiness *
sit_exams (Fixture          *self,
           const Population *population,
           ExamFormat       *format,
           const guint      *counts,
           const double     *logits)
{
  guint n_sittings = 1 + exam_random_below (self->random, MOST_SITTINGS);
  guint days_ago = 1 + exam_random_below (self->random, 20);

  g_ptr_array_set_size (self->records, 0);
  g_array_set_size (self->results, 0);
  for (guint i = 0; i < n_sittings; i++)
    {
      sit (self, population, format, counts, logits, days_ago);
      days_ago += 5 + exam_random_below (self->random, 25);
    }
  return exam_readiness_new (format, NULL, self->records, self->results, NOW);
}

/* Returns: the chance that the candidate has in truth; @passed is what came of it */
static double
sit_next (Fixture             *self,
          const Population    *population,
          const ExamReadiness *readiness,
          const guint         *counts,
          const double        *logits,
          gboolean            *passed)
{
  double shares[MOST_DOMAINS];
  double form = population->form_spread * draw_normal (self->random);
  guint points = 0;

  for (guint i = 0; i < readiness->domains->len; i++)
    {
      points += draw_points (self->random, counts[i], to_share (logits[i] + form));
      shares[i] = to_share (logits[i]);
    }
  *passed = points >= readiness->n_needed;
  return exam_skill_get_tail (counts, shares, readiness->domains->len, readiness->n_needed);
}

/* --- Populations --- */

static void
check_bins (const Population *population,
            const Bin        *bins)
{
  g_test_message ("      told      n  mean told  passed  difference  bounds");
  for (guint i = 0; i < N_BINS; i++)
    {
      const Bin *bin = &bins[i];
      double told, passed, bound;

      if (bin->n == 0)
        continue;
      told = bin->told / bin->n;
      passed = (double) bin->n_passed / bin->n;
      bound = MAX (N_DEVIATIONS * sqrt (told * (1 - told) / bin->n), BOUND);
      g_test_message ("%2u to %3u %%  %5u     %4.1f %%  %4.1f %%       %+5.1f  %+.1f to %+.1f", i * 10, i * 10 + 10, bin->n,
                      told * 100, passed * 100, (passed - told) * 100, -(bound + population->over) * 100,
                      (bound + population->under) * 100);
      if (told - passed > bound + population->over || passed - told > bound + population->under)
        g_test_fail_printf ("%s: of those told %.1f %%, %.1f %% passed", population->name, told * 100, passed * 100);
    }
}

static void
test_population (Fixture      *self,
                 gconstpointer data)
{
  const Population *population = data;
  Bin bins[N_BINS] = { { 0 } };
  guint n_told = 0, n_refused = 0, n_covered = 0, n_passed = 0;
  double told = 0, covered;

  while (n_told < population->n)
    {
      ExamFormat *format = g_ptr_array_index (self->formats, (n_told + n_refused) % self->formats->len);
      guint counts[MOST_DOMAINS];
      double logits[MOST_DOMAINS], truth;
      gboolean passed;
      g_autoptr (ExamReadiness) plan = NULL;
      g_autoptr (ExamReadiness) readiness = NULL;
      Bin *bin;

      g_ptr_array_set_size (self->records, 0);
      g_array_set_size (self->results, 0);
      plan = exam_readiness_new (format, NULL, self->records, self->results, NOW);
      g_assert_cmpuint (plan->domains->len, <=, MOST_DOMAINS);
      for (guint i = 0; i < plan->domains->len; i++)
        counts[i] = exam_readiness_get_domain (plan, i)->n_next;

      draw_skills (self, population, plan->domains->len, logits);
      readiness = sit_exams (self, population, format, counts, logits);
      if (readiness->refusal != EXAM_READINESS_TOLD)
        {
          n_refused++;
          continue;
        }

      truth = sit_next (self, population, readiness, counts, logits, &passed);
      bin = &bins[MIN ((guint) (readiness->chance * N_BINS), N_BINS - 1)];
      bin->n++;
      bin->n_passed += passed;
      bin->told += readiness->chance;
      n_told++;
      told += readiness->chance;
      n_passed += passed;
      n_covered += truth >= readiness->low && truth <= readiness->high;
    }

  covered = (double) n_covered / n_told;
  g_test_message ("%s: %u candidates were told a chance, %u were refused", population->name, n_told, n_refused);
  g_test_message ("mean told %.1f %%, passed %.1f %%; %.1f %% of the true chances are in their 90 %% interval",
                  told / n_told * 100, 100.0 * n_passed / n_told, covered * 100);
  check_bins (population, bins);
  if (covered < population->least_cover || covered > population->most_cover)
    g_test_fail_printf ("%s: %.1f %% of the true chances are in their interval", population->name, covered * 100);
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  static const char *const ids[] = { "cca-2026-05", "ccs-2025", "cpc-2022" };
  g_autoptr (ExamFormats) formats = test_load_formats ();

  self->random = exam_random_new (2026);
  self->formats = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_format_unref);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (self->formats, exam_format_ref (exam_formats_find (formats, ids[i])));
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_sitting_record_free);
  self->results = g_array_new (FALSE, TRUE, sizeof (ExamDomainResult));
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  exam_random_free (self->random);
  g_ptr_array_unref (self->formats);
  g_ptr_array_unref (self->records);
  g_array_unref (self->results);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (populations); i++)
    {
      g_autofree char *path = g_strconcat ("/readiness/calibration/", populations[i].name, NULL);

      g_test_add (path, Fixture, &populations[i], set_up, test_population, tear_down);
    }
  return g_test_run ();
}

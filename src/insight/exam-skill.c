/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-skill.h"

#include <math.h>
#include <string.h>

#include "insight/exam-point-sum.h"

/*
 * The model is the hierarchical beta-binomial model of A. Gelman and others, "Bayesian Data Analysis", third edition
 * (2013), section 5.3, which is computed on a grid there as it is here:
 *
 *   level                      θ ~ Beta (PRIOR_RIGHT, PRIOR_WRONG)
 *   likeness of the domains    κ ~ one of the spreads below, each as likely
 *   share right in a domain    p ~ Beta (κ θ, κ (1 - θ))
 *   points in a domain         y ~ Binomial (n, p)
 *
 * A domain with few items borrows from the others by way of θ, and the less so the more the domains turn out to
 * differ. Items that count in part, because they are old, enter the likelihood with that power (J. G. Ibrahim, M.-H.
 * Chen, "Power prior distributions for regression models", Statistical Science 15 (2000), pages 46–60); so do parts
 * of points.
 *
 * For one θ and κ, domains are independent, and the points of an exam to come are a sum of beta-binomials: the
 * uncertainty about the skill and the luck of the draw are both in it. Its distribution is computed by convolution,
 * and averaged over the grid. There is no sampling: the same evidence gives the same figure.
 *
 * Our own choice, by no source: the figures of the two priors. As a prior, θ is worth PRIOR_RIGHT + PRIOR_WRONG
 * items, at the share right of candidates who begin to sit whole mock exams. A spread of 10 lets domains differ by 14
 * points (one standard deviation, at 70 %), of 25 by 9, of 60 by 6.
 */
#define PRIOR_RIGHT 8.0
#define PRIOR_WRONG 3.5

static const double spreads[] = { 10, 25, 60 };

#define N_LEVELS 32
#define N_POINTS (N_LEVELS * G_N_ELEMENTS (spreads))

/* Points of the grid that are less likely than this, next to the likeliest, are left out: they change nothing that is
 * shown. */
#define NEGLIGIBLE 1e-5

/* A share of 0 or 1 has no beta distribution. */
#define LEAST_SHARE 1e-3

/* As parameters of a beta distribution that is as good as a single value. */
#define CERTAIN 1e9

struct _ExamSkill
{
  guint   n_domains;
  guint  *n_next;      /* (owned) items of each domain in the exam to come */
  guint   total;       /* of all domains */

  guint   n_points;    /* of the grid */
  double *weights;     /* (owned) how likely each point is; their sum is 1 */
  double *right;       /* (owned) for each point and domain: first parameter of the beta distribution of p */
  double *wrong;       /* (owned) second parameter */
  double *expected;    /* (owned) for each point: points expected in the exam */
  double *uncertain;   /* (owned) variance of that, from the skill alone */

  double *shares;      /* (owned) for each domain: mean of p */
  double *variances;   /* (owned) variance of p */
  double *covariances; /* (owned) covariance of p with the points expected in the exam */
  double  mean;        /* points expected in the exam */
  double  variance;    /* of what is expected, from the skill alone */
};

/* --- The grid --- */

static double
log_beta (double a,
          double b)
{
  return lgamma (a) + lgamma (b) - lgamma (a + b);
}

/* Logarithm of how likely a point of the grid is after the evidence, but for a constant. */
static double
weigh_point (const ExamSkillEvidence *evidence,
             guint                    n_domains,
             double                   level,
             double                   spread)
{
  double a = spread * level, b = spread * (1 - level);
  double prior = log_beta (a, b);
  double sum = (PRIOR_RIGHT - 1) * log (level) + (PRIOR_WRONG - 1) * log (1 - level);

  for (guint i = 0; i < n_domains; i++)
    if (evidence[i].items > 0)
      sum += log_beta (a + evidence[i].points, b + evidence[i].items - evidence[i].points) - prior;
  return sum;
}

static void
add_point (ExamSkill               *self,
           const ExamSkillEvidence *evidence,
           double                   level,
           double                   spread,
           double                   weight)
{
  double *right = &self->right[self->n_points * self->n_domains];
  double *wrong = &self->wrong[self->n_points * self->n_domains];

  self->weights[self->n_points++] = weight;
  for (guint i = 0; i < self->n_domains; i++)
    {
      right[i] = spread * level + evidence[i].points;
      wrong[i] = spread * (1 - level) + evidence[i].items - evidence[i].points;
    }
}

static double
get_level (guint index)
{
  return (index + 0.5) / N_LEVELS;
}

static void
fill_grid (ExamSkill               *self,
           const ExamSkillEvidence *evidence)
{
  double logs[G_N_ELEMENTS (spreads)][N_LEVELS];
  double most = -INFINITY, sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (spreads); i++)
    for (guint j = 0; j < N_LEVELS; j++)
      {
        logs[i][j] = weigh_point (evidence, self->n_domains, get_level (j), spreads[i]);
        most = MAX (most, logs[i][j]);
      }

  for (guint i = 0; i < G_N_ELEMENTS (spreads); i++)
    for (guint j = 0; j < N_LEVELS; j++)
      {
        double weight = exp (logs[i][j] - most);

        if (weight < NEGLIGIBLE)
          continue;
        add_point (self, evidence, get_level (j), spreads[i], weight);
        sum += weight;
      }

  for (guint i = 0; i < self->n_points; i++)
    self->weights[i] /= sum;
}

/* Mean and variance of the beta distribution of a domain at a point of the grid. */
static void
get_beta (const ExamSkill *self,
          guint            point,
          guint            domain,
          double          *mean,
          double          *variance)
{
  double a = self->right[point * self->n_domains + domain], b = self->wrong[point * self->n_domains + domain];

  *mean = a / (a + b);
  *variance = *mean * (1 - *mean) / (a + b + 1);
}

static void
sum_up (ExamSkill *self)
{
  double mean, variance;

  for (guint point = 0; point < self->n_points; point++)
    for (guint i = 0; i < self->n_domains; i++)
      {
        get_beta (self, point, i, &mean, &variance);
        self->shares[i] += self->weights[point] * mean;
        self->expected[point] += self->n_next[i] * mean;
        self->uncertain[point] += self->n_next[i] * self->n_next[i] * variance;
      }
  for (guint i = 0; i < self->n_domains; i++)
    self->mean += self->n_next[i] * self->shares[i];

  for (guint point = 0; point < self->n_points; point++)
    {
      double weight = self->weights[point], off = self->expected[point] - self->mean;

      self->variance += weight * (self->uncertain[point] + off * off);
      for (guint i = 0; i < self->n_domains; i++)
        {
          get_beta (self, point, i, &mean, &variance);
          mean -= self->shares[i];
          self->variances[i] += weight * (variance + mean * mean);
          self->covariances[i] += weight * (self->n_next[i] * variance + mean * off);
        }
    }
}

/**
 * exam_skill_new:
 * @evidence: (array length=n_domains): what is known, for each domain of the exam
 * @n_domains: how many there are
 *
 * Returns: (transfer full): what that says about the candidate
 */
ExamSkill *
exam_skill_new (const ExamSkillEvidence *evidence,
                guint                    n_domains)
{
  ExamSkill *self;

  g_return_val_if_fail (evidence != NULL && n_domains > 0, NULL);

  self = g_new0 (ExamSkill, 1);
  self->n_domains = n_domains;
  self->n_next = g_new0 (guint, n_domains);
  self->weights = g_new0 (double, N_POINTS);
  self->right = g_new0 (double, N_POINTS * n_domains);
  self->wrong = g_new0 (double, N_POINTS * n_domains);
  self->expected = g_new0 (double, N_POINTS);
  self->uncertain = g_new0 (double, N_POINTS);
  self->shares = g_new0 (double, n_domains);
  self->variances = g_new0 (double, n_domains);
  self->covariances = g_new0 (double, n_domains);

  for (guint i = 0; i < n_domains; i++)
    {
      self->n_next[i] = evidence[i].n_next;
      self->total += evidence[i].n_next;
    }
  fill_grid (self, evidence);
  sum_up (self);
  return self;
}

void
exam_skill_free (ExamSkill *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->n_next);
  g_free (self->weights);
  g_free (self->right);
  g_free (self->wrong);
  g_free (self->expected);
  g_free (self->uncertain);
  g_free (self->shares);
  g_free (self->variances);
  g_free (self->covariances);
  g_free (self);
}

/** Returns: the share of a domain's items that the candidate gets right, as the best single guess */
double
exam_skill_get_share (const ExamSkill *self,
                      guint            domain)
{
  g_return_val_if_fail (self != NULL && domain < self->n_domains, 0);
  return self->shares[domain];
}

/** Returns: the standard deviation of that */
double
exam_skill_get_deviation (const ExamSkill *self,
                          guint            domain)
{
  g_return_val_if_fail (self != NULL && domain < self->n_domains, 0);
  return sqrt (self->variances[domain]);
}

/* --- The exam to come --- */

/**
 * exam_skill_predict:
 * @self: what is known about a candidate
 * @n_needed: lowest number of points that passes
 * @step: by how much a share right is raised for @raised: 0.1 for ten points of a hundred
 * @raised: (out caller-allocates) (optional): for each domain, the chance if the share right were higher by @step
 *   there, up to all items, with everything else as it is
 *
 * Returns: the chance that an exam to come brings as many points, from 0 to 1
 */
double
exam_skill_predict (const ExamSkill *self,
                    guint            n_needed,
                    double           step,
                    double          *raised)
{
  g_autoptr (ExamPointSum) sum = NULL;
  double chance = 0;

  g_return_val_if_fail (self != NULL, 0);

  sum = exam_point_sum_new (self->n_next, self->n_domains);
  if (raised != NULL)
    memset (raised, 0, self->n_domains * sizeof (double));

  for (guint point = 0; point < self->n_points; point++)
    {
      const double *right = &self->right[point * self->n_domains], *wrong = &self->wrong[point * self->n_domains];

      for (guint i = 0; i < self->n_domains; i++)
        exam_point_sum_set (sum, i, right[i], wrong[i]);
      chance += self->weights[point] * exam_point_sum_get_chance (sum, n_needed);
      if (raised == NULL)
        continue;

      exam_point_sum_prepare_changes (sum);
      for (guint i = 0; i < self->n_domains; i++)
        {
          double size = right[i] + wrong[i];
          double share = MIN (right[i] / size + step, MAX (1 - LEAST_SHARE, right[i] / size));

          raised[i] += self->weights[point] *
                       exam_point_sum_get_changed_chance (sum, i, share * size, (1 - share) * size, n_needed);
        }
    }
  return chance;
}

/**
 * exam_skill_get_tail:
 * @n_items: (array length=n_domains): items of each domain
 * @shares: (array length=n_domains): share of them that is got right
 * @n_domains: how many there are
 * @n_needed: lowest number of points that passes
 *
 * Returns: the chance that a candidate whose skill is known gets as many points, from 0 to 1
 */
double
exam_skill_get_tail (const guint  *n_items,
                     const double *shares,
                     guint         n_domains,
                     guint         n_needed)
{
  g_autoptr (ExamPointSum) sum = exam_point_sum_new (n_items, n_domains);

  for (guint i = 0; i < n_domains; i++)
    {
      double share = CLAMP (shares[i], LEAST_SHARE, 1 - LEAST_SHARE);

      exam_point_sum_set (sum, i, share * CERTAIN, (1 - share) * CERTAIN);
    }
  return exam_point_sum_get_chance (sum, n_needed);
}

/* --- The interval --- */

/* Returns: how likely the skill is worth at most so many points; for a point of the grid taken for normal, as the sum
 * of several beta distributions nearly is */
static double
get_share_below (const ExamSkill *self,
                 double           points)
{
  double share = 0;

  for (guint point = 0; point < self->n_points; point++)
    share += self->weights[point] * erfc ((self->expected[point] - points) / sqrt (2 * self->uncertain[point])) / 2;
  return share;
}

static double
find_quantile (const ExamSkill *self,
               double           quantile)
{
  double low = 0, high = self->total;

  while (high - low > 0.01)
    {
      double middle = (low + high) / 2;

      if (get_share_below (self, middle) < quantile)
        low = middle;
      else
        high = middle;
    }
  return (low + high) / 2;
}

/**
 * exam_skill_predict_at:
 * @self: what is known about a candidate
 * @n_needed: lowest number of points that passes
 * @quantile: 0.05 for a skill than which 5 % of what the evidence allows is lower
 *
 * The chance if the skill were known, and were so low or so high: what is left is the luck of the draw. How the skill
 * of such a candidate spreads over the domains is taken from the regression of each domain on the points of all.
 *
 * Returns: the chance, from 0 to 1
 */
double
exam_skill_predict_at (const ExamSkill *self,
                       guint            n_needed,
                       double           quantile)
{
  g_autofree double *shares = NULL;
  double off;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (quantile > 0 && quantile < 1, 0);

  shares = g_new (double, self->n_domains);
  off = self->variance > 0 ? (find_quantile (self, quantile) - self->mean) / self->variance : 0;
  for (guint i = 0; i < self->n_domains; i++)
    shares[i] = self->shares[i] + self->covariances[i] * off;
  return exam_skill_get_tail (self->n_next, shares, self->n_domains, n_needed);
}

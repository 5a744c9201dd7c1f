/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-readiness.h"

#include <math.h>

#include "insight/exam-skill.h"
#include "sitting/exam-blueprint.h"
#include "sitting/exam-score.h"

/* Scores at the cut pass, and computing must not lose them. */
#define EPSILON 1e-9

/* Half of what the normal distribution leaves out of 90 %, and where that is. */
#define TAIL 0.05
#define Z 1.6448536269514722

#define DAY (24 * 3600 * (double) G_USEC_PER_SEC)

/* --- What counts --- */

/* Practice never counts, as little as what was not ended. */
static gboolean
is_mock (const ExamSittingRecord *record)
{
  return record->ended && record->purpose == EXAM_PURPOSE_MOCK;
}

/* Extra time and relaxed rules are no exam day. A short form is: its questions are those of the exam, at its pace. */
static gboolean
is_exam_day (const ExamSittingRecord *record)
{
  return !record->rules.relaxed && record->rules.time_percent == 100;
}

static gboolean
is_of_family (const ExamReadiness *self,
              const ExamFormats   *formats,
              const char          *format_id)
{
  const ExamFormat *format = formats != NULL && format_id != NULL ? exam_formats_find (formats, format_id) : NULL;

  return format != NULL && g_strcmp0 (format->family, self->format->family) == 0;
}

static gboolean
has_name (const ExamSittingRecord *record)
{
  return record->candidate != NULL && *record->candidate != '\0';
}

/* Whose chance it is: who sat last. Who gives no name may be anyone. Returns: (nullable): a name */
static const char *
find_candidate (const ExamReadiness *self,
                const GPtrArray     *records)
{
  const ExamSittingRecord *latest = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      const ExamSittingRecord *record = g_ptr_array_index (records, i);

      if (is_mock (record) && has_name (record) && is_exam_day (record) &&
          g_strcmp0 (record->format_id, self->format->id) == 0 &&
          (latest == NULL || record->ended_at > latest->ended_at))
        latest = record;
    }
  return latest != NULL ? latest->candidate : NULL;
}

/* Returns: (transfer container) (element-type gint64 ExamSittingRecord): the sittings that count, by their ids */
static GHashTable *
choose_sittings (ExamReadiness     *self,
                 const ExamFormats *formats,
                 const GPtrArray   *records)
{
  GHashTable *chosen = g_hash_table_new (g_int64_hash, g_int64_equal);
  const char *candidate = find_candidate (self, records);

  for (guint i = 0; i < records->len; i++)
    {
      ExamSittingRecord *record = g_ptr_array_index (records, i);

      if (!is_mock (record))
        continue;
      if (g_strcmp0 (record->format_id, self->format->id) != 0)
        self->n_other_edition += is_exam_day (record) && is_of_family (self, formats, record->format_id);
      else if (!is_exam_day (record))
        self->n_eased++;
      else if (has_name (record) && g_strcmp0 (record->candidate, candidate) != 0)
        self->n_other_candidate++;
      else
        g_hash_table_insert (chosen, &record->id, record);
    }
  return chosen;
}

static double
get_age (gint64 ended_at,
         gint64 now)
{
  return MAX (((double) now - (double) ended_at) / DAY, 0);
}

/* --- Evidence --- */

typedef struct {
  GHashTable              *sittings;  /* (element-type gint64 ExamSittingRecord) */
  GHashTable              *domains;   /* (element-type utf8 ExamReadinessDomain) */
  ExamSkillEvidence       *evidence;  /* for each domain */
  gint64                   now;
  const ExamSittingRecord *record;    /* the sitting of the result before */
  double                   weight;
} Tally;

/* Results come sitting by sitting: what holds for all of one is looked up once. */
static void
enter_sitting (ExamReadiness           *self,
               Tally                   *tally,
               const ExamSittingRecord *record)
{
  tally->record = record;
  tally->weight = exp2 (-get_age (record->ended_at, tally->now) / EXAM_READINESS_HALF_LIFE);
  if (self->n_sittings == 0 || record->ended_at < self->first_at)
    self->first_at = record->ended_at;
  if (self->n_sittings == 0 || record->ended_at > self->last_at)
    self->last_at = record->ended_at;
  self->n_sittings++;
  self->n_timed_out += record->timed_out;
}

static void
add_result (ExamReadiness          *self,
            Tally                  *tally,
            const ExamDomainResult *result)
{
  const ExamSittingRecord *record;
  ExamReadinessDomain *domain;
  double points;

  if (result->n_new == 0)
    return;
  if (tally->record == NULL || tally->record->id != result->sitting_id)
    {
      record = g_hash_table_lookup (tally->sittings, &result->sitting_id);
      if (record == NULL)
        return;
      enter_sitting (self, tally, record);
    }

  domain = g_hash_table_lookup (tally->domains, result->domain);
  if (domain == NULL)
    {
      self->n_other_domain += result->n_new;
      return;
    }

  points = CLAMP (result->new_points, 0, result->n_new);
  domain->n_items += result->n_new;
  domain->points += points;
  domain->evidence += tally->weight * result->n_new;
  tally->evidence[domain - (ExamReadinessDomain *) (void *) self->domains->data].points += tally->weight * points;
}

/* Returns: (transfer full): what is known about each domain */
static ExamSkillEvidence *
add_up (ExamReadiness *self,
        GHashTable    *sittings,
        const GArray  *results,
        gint64         now)
{
  g_autoptr (GHashTable) domains = g_hash_table_new (g_str_hash, g_str_equal);
  Tally tally = { .sittings = sittings, .domains = domains, .now = now };

  tally.evidence = g_new0 (ExamSkillEvidence, self->domains->len);
  for (guint i = 0; i < self->domains->len; i++)
    {
      ExamReadinessDomain *domain = &g_array_index (self->domains, ExamReadinessDomain, i);

      g_hash_table_insert (domains, domain->domain->id, domain);
    }
  for (guint i = 0; i < results->len; i++)
    add_result (self, &tally, &g_array_index (results, ExamDomainResult, i));

  for (guint i = 0; i < self->domains->len; i++)
    {
      const ExamReadinessDomain *domain = exam_readiness_get_domain (self, i);

      tally.evidence[i].items = domain->evidence;
      tally.evidence[i].n_next = domain->n_next;
      self->n_items += domain->n_items;
      self->evidence += domain->evidence;
      self->coverage += domain->n_items > 0 ? domain->weight : 0;
    }
  self->n_repeated = g_hash_table_size (sittings) - self->n_sittings;
  self->days_since = self->n_sittings > 0 ? (guint) get_age (self->last_at, now) : 0;
  return tally.evidence;
}

/* --- The exam to come --- */

static void
plan_exam (ExamReadiness *self)
{
  g_autoptr (ExamBlueprint) blueprint = exam_blueprint_new (self->format);
  g_autofree guint *counts = g_new0 (guint, blueprint->n_domains);

  if (!exam_blueprint_settle (blueprint, blueprint->least, blueprint->most, counts))
    for (guint i = 0; i < blueprint->n_domains; i++)
      counts[i] = (guint) (blueprint->wanted[i] + 0.5);

  for (guint i = 0; i < blueprint->n_domains; i++)
    self->n_next += counts[i];
  for (guint i = 0; i < blueprint->n_domains; i++)
    {
      ExamReadinessDomain domain = {
        .domain = g_ptr_array_index (self->format->domains, i),
        .n_next = counts[i],
        .weight = self->n_next > 0 ? (double) counts[i] / self->n_next : 0,
      };

      g_array_append_val (self->domains, domain);
    }

  while (self->n_needed < self->n_next &&
         exam_score_scale (self->format, (double) self->n_needed / self->n_next) < self->format->cut - EPSILON)
    self->n_needed++;
}

static ExamReadinessRefusal
find_refusal (const ExamReadiness *self)
{
  if (self->n_items == 0)
    return EXAM_READINESS_NO_SITTINGS;
  if (self->days_since > EXAM_READINESS_RECENT_DAYS)
    return EXAM_READINESS_TOO_OLD;
  if (self->evidence < EXAM_READINESS_MIN_EVIDENCE)
    return EXAM_READINESS_TOO_FEW;
  if (self->coverage < EXAM_READINESS_MIN_COVERAGE - EPSILON)
    return EXAM_READINESS_DOMAINS_MISSING;
  return EXAM_READINESS_TOLD;
}

static void
tell (ExamReadiness           *self,
      const ExamSkillEvidence *evidence)
{
  g_autoptr (ExamSkill) skill = exam_skill_new (evidence, self->domains->len);
  g_autofree double *raised = g_new0 (double, self->domains->len);

  self->chance = exam_skill_predict (skill, self->n_needed, EXAM_READINESS_STEP, raised);
  /* Far from the cut the mean of what is possible can lie outside of most of it, by less than anyone is shown. */
  self->low = MIN (exam_skill_predict_at (skill, self->n_needed, TAIL), self->chance);
  self->high = MAX (exam_skill_predict_at (skill, self->n_needed, 1 - TAIL), self->chance);

  for (guint i = 0; i < self->domains->len; i++)
    {
      ExamReadinessDomain *domain = &g_array_index (self->domains, ExamReadinessDomain, i);
      double deviation = exam_skill_get_deviation (skill, i);

      domain->share = exam_skill_get_share (skill, i);
      domain->low = MAX (domain->share - Z * deviation, 0);
      domain->high = MIN (domain->share + Z * deviation, 1);
      domain->gain = MAX (raised[i] - self->chance, 0);
    }
}

/**
 * exam_readiness_new:
 * @format: the exam
 * @formats: (nullable): all exams, by which other editions are known
 * @records: (element-type ExamSittingRecord): all sittings, in any order
 * @results: (element-type ExamDomainResult): what came of the sittings of the format, sitting by sitting
 * @now: in microseconds since 1970
 *
 * Estimates the chance of passing the next mock exam of full length.
 *
 * What counts: the scored questions of mock exams of this format that the candidate saw for the first time ever,
 * under the rules and in the time of the exam day; in short forms too, which have the exam's questions and its pace.
 * An answer counts by half for every %EXAM_READINESS_HALF_LIFE days since. The blueprint says how many questions of
 * each domain the exam to come has. The model is that of #ExamSkill. The interval says what the chance would be if
 * the skill were known, and were as low or as high as 5 % of what the evidence allows; so it shows how much more
 * answers could still change, and not the luck of the draw, which is in the chance.
 *
 * How good the figure is, measured by the simulation of tests/test-readiness-calibration.c, but with 10,000
 * candidates of each kind, whose skill is known: where candidates differ as they usually do (share right 71 % in the
 * middle, and 10 points of standard deviation), the share that passes is within 4 points of what was told, in each
 * tenth from 0 to 100 %, and 94 % of the true chances are within their interval of 90 %: old answers are trusted less
 * than they could be as long as nothing changes. It is less good
 *
 * - for those who improve steadily, by 3 points of a hundred in a month: up to 21 points more of them pass than were
 *   told, because what they did weeks ago is held against them; 74 % of their true chances are within the interval;
 * - where all who ask are weak (57 % right in the middle) or all strong (82 %): of those who are told something in
 *   between, up to 16 points fewer or 14 points more pass, because they were lucky or unlucky so far;
 * - where there are two kinds of candidates and few in between: up to 15 points off the middle, either way;
 * - where the form of the day makes 3 points in a score: up to 7 points, toward the middle.
 *
 * Of the questions it is assumed that the next exam has the like of those that were seen. Those that were never
 * reached are not among them: who runs out of time will do worse.
 *
 * Returns: (transfer full): the chance, or why there is none
 */
ExamReadiness *
exam_readiness_new (ExamFormat        *format,
                    const ExamFormats *formats,
                    const GPtrArray   *records,
                    const GArray      *results,
                    gint64             now)
{
  ExamReadiness *self;
  g_autoptr (GHashTable) sittings = NULL;
  g_autofree ExamSkillEvidence *evidence = NULL;

  g_return_val_if_fail (format != NULL && records != NULL && results != NULL, NULL);

  self = g_new0 (ExamReadiness, 1);
  self->format = exam_format_ref (format);
  self->domains = g_array_new (FALSE, TRUE, sizeof (ExamReadinessDomain));
  plan_exam (self);

  sittings = choose_sittings (self, formats, records);
  evidence = add_up (self, sittings, results, now);
  self->refusal = find_refusal (self);
  if (self->refusal == EXAM_READINESS_TOLD)
    tell (self, evidence);
  return self;
}

void
exam_readiness_free (ExamReadiness *self)
{
  g_return_if_fail (self != NULL);
  exam_format_unref (self->format);
  g_array_unref (self->domains);
  g_free (self);
}

/** Returns: a domain, by its 0-based place in the blueprint */
const ExamReadinessDomain *
exam_readiness_get_domain (const ExamReadiness *self,
                           guint                index)
{
  g_return_val_if_fail (self != NULL && index < self->domains->len, NULL);
  return &g_array_index (self->domains, ExamReadinessDomain, index);
}

/** Returns: how much there is of the evidence that is needed, from 0 to 1 */
double
exam_readiness_get_progress (const ExamReadiness *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->refusal == EXAM_READINESS_TOLD)
    return 1;
  if (self->refusal == EXAM_READINESS_TOO_OLD)
    return 0;
  return MIN (MIN (self->evidence / EXAM_READINESS_MIN_EVIDENCE, self->coverage / EXAM_READINESS_MIN_COVERAGE), 1);
}

static int
compare_gains (gconstpointer a,
               gconstpointer b)
{
  const ExamReadinessDomain *domain_a = *(const ExamReadinessDomain *const *) a;
  const ExamReadinessDomain *domain_b = *(const ExamReadinessDomain *const *) b;

  if (domain_a->gain != domain_b->gain)
    return domain_a->gain > domain_b->gain ? -1 : 1;
  return (domain_a > domain_b) - (domain_a < domain_b);
}

/** Returns: (transfer container) (element-type ExamReadinessDomain): the domains, what moves the chance most first */
GPtrArray *
exam_readiness_list_moves (const ExamReadiness *self)
{
  GPtrArray *moves = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, moves);

  for (guint i = 0; i < self->domains->len; i++)
    g_ptr_array_add (moves, (gpointer) exam_readiness_get_domain (self, i));
  g_ptr_array_sort (moves, compare_gains);
  return moves;
}

/**
 * exam_readiness_find_least_known:
 * @self: a chance
 *
 * Returns: the domain about which least is known for its part of the exam: more questions of it would narrow the
 * interval most
 */
const ExamReadinessDomain *
exam_readiness_find_least_known (const ExamReadiness *self)
{
  const ExamReadinessDomain *least = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->domains->len; i++)
    {
      const ExamReadinessDomain *domain = exam_readiness_get_domain (self, i);

      if (least == NULL || domain->weight * (domain->high - domain->low) > least->weight * (least->high - least->low))
        least = domain;
    }
  return least;
}

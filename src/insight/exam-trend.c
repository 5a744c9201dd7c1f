/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-trend.h"

#include <math.h>

#include "insight/exam-day.h"

/* Clocks can be set to anything; a calendar has years of four digits. */
#define EARLIEST (-G_GINT64_CONSTANT (62000000000) * G_USEC_PER_SEC)
#define LATEST (G_GINT64_CONSTANT (253000000000) * G_USEC_PER_SEC)

/* How much of the width may go into keeping points apart, so that what is left still tells long from short breaks. */
#define MOST_SPREAD 0.5

static gint64
get_time (const ExamSittingRecord *record)
{
  return CLAMP (record->started_at, EARLIEST, LATEST);
}

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  const ExamSittingRecord *record_a = *(const ExamSittingRecord *const *) a;
  const ExamSittingRecord *record_b = *(const ExamSittingRecord *const *) b;

  if (record_a->started_at != record_b->started_at)
    return record_a->started_at < record_b->started_at ? -1 : 1;
  if (record_a->ended_at != record_b->ended_at)
    return record_a->ended_at < record_b->ended_at ? -1 : 1;
  return (record_a->id > record_b->id) - (record_a->id < record_b->id);
}

static gboolean
is_same_scale (const ExamSittingRecord *a,
               const ExamSittingRecord *b)
{
  return !a->scaled == !b->scaled && a->scale_min == b->scale_min && a->scale_max == b->scale_max;
}

/* Practice has no place among mock exams: its questions are chosen for being hard, or known. */
static gboolean
is_counted (const ExamSittingRecord *record)
{
  return record->ended && record->purpose == EXAM_PURPOSE_MOCK;
}

/**
 * exam_trend_list_formats:
 * @records: (element-type ExamSittingRecord): in any order
 *
 * Returns: (transfer container) (element-type ExamSittingRecord): the latest ended sitting of each format, latest first
 */
GPtrArray *
exam_trend_list_formats (const GPtrArray *records)
{
  GPtrArray *sorted = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *latest = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    if (is_counted (g_ptr_array_index (records, i)))
      g_ptr_array_add (sorted, g_ptr_array_index (records, i));
  g_ptr_array_sort (sorted, compare_records);

  for (guint i = sorted->len; i > 0; i--)
    {
      ExamSittingRecord *record = g_ptr_array_index (sorted, i - 1);

      if (g_hash_table_add (seen, record->format_id != NULL ? record->format_id : (char *) ""))
        g_ptr_array_add (latest, record);
    }
  g_ptr_array_unref (sorted);
  return latest;
}

static void
compare_with_latest (ExamTrend *self)
{
  const ExamSittingRecord *latest = exam_trend_get_latest (self);
  const char *candidate = NULL;

  for (guint i = 0; i < self->records->len; i++)
    {
      const ExamSittingRecord *record = exam_trend_get (self, i);

      if (record->cut != latest->cut)
        self->cut_changes = TRUE;
      /* Who gives no name may be anyone of them. */
      if (record->candidate == NULL || *record->candidate == '\0')
        continue;
      if (candidate != NULL && g_strcmp0 (candidate, record->candidate) != 0)
        self->several_candidates = TRUE;
      candidate = record->candidate;
    }
}

/**
 * exam_trend_new:
 * @records: (element-type ExamSittingRecord): in any order, of any format
 * @format_id: the format wanted
 * @zone: where days begin at midnight
 *
 * Belong to it: the ended sittings of the format that are on the scale of the latest of them. A score on another scale
 * cannot stand on the same axis, and is counted instead.
 *
 * Returns: (transfer full): the trend, perhaps without a sitting
 */
ExamTrend *
exam_trend_new (const GPtrArray *records,
                const char      *format_id,
                GTimeZone       *zone)
{
  ExamTrend *self = g_new0 (ExamTrend, 1);
  const ExamSittingRecord *latest = NULL;

  self->zone = g_time_zone_ref (zone);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_sitting_record_free);

  for (guint i = 0; i < records->len; i++)
    {
      const ExamSittingRecord *const *record = (gpointer) &g_ptr_array_index (records, i);

      if (is_counted (*record) && g_strcmp0 ((*record)->format_id, format_id) == 0 &&
          (latest == NULL || compare_records (record, &latest) > 0))
        latest = *record;
    }
  if (latest == NULL)
    return self;

  for (guint i = 0; i < records->len; i++)
    {
      const ExamSittingRecord *record = g_ptr_array_index (records, i);

      if (!is_counted (record) || g_strcmp0 (record->format_id, format_id) != 0)
        continue;
      if (record == latest || is_same_scale (record, latest))
        g_ptr_array_add (self->records, exam_sitting_record_copy (record));
      else
        self->n_other_scale++;
    }
  g_ptr_array_sort (self->records, compare_records);

  compare_with_latest (self);
  self->start = exam_day_find_midnight (zone, get_time (exam_trend_get (self, 0)), 0);
  self->end = exam_day_find_midnight (zone, get_time (exam_trend_get_latest (self)), 1);
  return self;
}

void
exam_trend_free (ExamTrend *self)
{
  g_return_if_fail (self != NULL);
  g_ptr_array_unref (self->records);
  g_time_zone_unref (self->zone);
  g_free (self);
}

const ExamSittingRecord *
exam_trend_get (const ExamTrend *self,
                guint            index)
{
  g_return_val_if_fail (self != NULL && index < self->records->len, NULL);
  return g_ptr_array_index (self->records, index);
}

/** Returns: (nullable): the last sitting */
const ExamSittingRecord *
exam_trend_get_latest (const ExamTrend *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->records->len > 0 ? exam_trend_get (self, self->records->len - 1) : NULL;
}

ExamTrendKind
exam_trend_classify (const ExamSittingRecord *record)
{
  return (record->is_short ? EXAM_TREND_SHORT : 0) |
         (record->rules.relaxed || record->rules.time_percent != 100 ? EXAM_TREND_EASED : 0);
}

gboolean
exam_trend_has_kind (const ExamTrend *self,
                     ExamTrendKind    kind)
{
  for (guint i = 0; i < self->records->len; i++)
    if (exam_trend_classify (exam_trend_get (self, i)) == kind)
      return TRUE;
  return FALSE;
}

/** Returns: where a score stands on the scale, 0 its lowest, 1 its highest */
double
exam_trend_locate_value (const ExamTrend *self,
                         double           value)
{
  const ExamSittingRecord *latest = exam_trend_get_latest (self);
  double range = latest != NULL ? latest->scale_max - latest->scale_min : 0;
  double share = range > 0 ? (value - latest->scale_min) / range : 0;

  return share > 0 ? MIN (share, 1) : 0;
}

/** Returns: where a time stands on the axis, 0 its left end, 1 its right end */
double
exam_trend_locate_time (const ExamTrend *self,
                        gint64           time)
{
  if (self->end <= self->start)
    return 0;
  return CLAMP ((double) (time - self->start) / (double) (self->end - self->start), 0, 1);
}

/* A run of points that are one gap apart, where they are together closest to where they belong. */
typedef struct {
  double sum;
  guint  n;
} Run;

static double
get_mean (const Run *run)
{
  return run->sum / run->n;
}

/**
 * exam_trend_place:
 * @self: a trend
 * @gap: how far points should be apart at least, where 1 is the length of the axis
 *
 * Where each point is drawn: at its time; sittings of one day, which would cover each other, are moved apart, in their
 * order and no farther than it takes. With so many that this would fill the axis, they come closer than @gap instead.
 *
 * Returns: (transfer full) (element-type double): places from 0 to 1
 */
GArray *
exam_trend_place (const ExamTrend *self,
                  double           gap)
{
  guint n = self->records->len;
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (double), n);
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));

  gap = n > 1 ? CLAMP (gap, 0, MOST_SPREAD / (n - 1)) : 0;

  /* Without the gaps, all there is to see to is that no point comes before the one it follows. */
  for (guint i = 0; i < n; i++)
    {
      Run run = { exam_trend_locate_time (self, get_time (exam_trend_get (self, i))) - i * gap, 1 };

      while (runs->len > 0 && get_mean (&g_array_index (runs, Run, runs->len - 1)) >= get_mean (&run))
        {
          const Run *last = &g_array_index (runs, Run, runs->len - 1);

          run.sum += last->sum;
          run.n += last->n;
          g_array_set_size (runs, runs->len - 1);
        }
      g_array_append_val (runs, run);
    }

  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);
      double place = CLAMP (get_mean (run), 0, 1 - (n - 1) * gap);

      for (guint j = 0; j < run->n; j++)
        {
          double moved = MIN (place + places->len * gap, 1);

          g_array_append_val (places, moved);
        }
    }
  return places;
}

/**
 * exam_trend_list_values:
 * @self: a trend
 * @most: how many there is room for
 *
 * Returns: (transfer full) (element-type double): round numbers of the scale to write beside it
 */
GArray *
exam_trend_list_values (const ExamTrend *self,
                        guint            most)
{
  static const double steps[] = { 1, 2, 5, 10 };
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));
  const ExamSittingRecord *latest = exam_trend_get_latest (self);
  double range = latest != NULL ? latest->scale_max - latest->scale_min : 0;
  double unit, step = 0, first;

  if (!isfinite (range) || range < 1 || range > 1e9 || fabs (latest->scale_min) > 1e9 || most < 2)
    return values;

  unit = MAX (pow (10, floor (log10 (range / (most - 1)))), 1);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      step = unit * steps[i];
      if (range / step <= most - 1)
        break;
    }

  first = ceil (latest->scale_min / step) * step;
  for (double value = first; value <= latest->scale_max + 1e-9; value = first + values->len * step)
    g_array_append_val (values, value);
  return values;
}

/* --- Dates along the axis --- */

typedef struct {
  ExamTrendUnit unit;
  int           n;
} Step;

static const Step date_steps[] = {
  { EXAM_TREND_DAYS, 1 }, { EXAM_TREND_DAYS, 2 }, { EXAM_TREND_DAYS, 7 }, { EXAM_TREND_DAYS, 14 },
  { EXAM_TREND_MONTHS, 1 }, { EXAM_TREND_MONTHS, 2 }, { EXAM_TREND_MONTHS, 3 }, { EXAM_TREND_MONTHS, 6 },
  { EXAM_TREND_YEARS, 1 }, { EXAM_TREND_YEARS, 2 }, { EXAM_TREND_YEARS, 5 }, { EXAM_TREND_YEARS, 10 },
  { EXAM_TREND_YEARS, 50 }, { EXAM_TREND_YEARS, 200 }, { EXAM_TREND_YEARS, 1000 }, { EXAM_TREND_YEARS, 5000 },
};

static GDateTime *
find_first_date (const ExamTrend *self,
                 const Step      *step)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (self->start / G_USEC_PER_SEC);
  g_autoptr (GDateTime) start = g_date_time_to_timezone (utc, self->zone);
  int year = g_date_time_get_year (start), month = g_date_time_get_month (start) - 1;

  if (step->unit == EXAM_TREND_DAYS)
    return g_steal_pointer (&start);
  if (step->unit == EXAM_TREND_MONTHS)
    return g_date_time_new (self->zone, year, month / step->n * step->n + 1, 1, 0, 0, 0);
  return g_date_time_new (self->zone, MAX (year / step->n * step->n, 1), 1, 1, 0, 0, 0);
}

static GDateTime *
find_next_date (GDateTime  *date,
                const Step *step)
{
  if (step->unit == EXAM_TREND_DAYS)
    return g_date_time_add_days (date, step->n);
  if (step->unit == EXAM_TREND_MONTHS)
    return g_date_time_add_months (date, step->n);
  return g_date_time_add_years (date, step->n);
}

/* Returns: (transfer full) (nullable): the dates of a step that are on the axis; NULL when there are too many */
static GArray *
list_dates (const ExamTrend *self,
            const Step      *step,
            guint            most)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GDateTime) date = find_first_date (self, step);

  while (date != NULL)
    {
      gint64 time = g_date_time_to_unix (date) * G_USEC_PER_SEC;
      GDateTime *next = find_next_date (date, step);

      g_date_time_unref (date);
      date = next;
      if (time >= self->end)
        break;
      if (time < self->start)
        continue;
      if (times->len == most)
        return NULL;
      g_array_append_val (times, time);
    }
  return g_steal_pointer (&times);
}

/**
 * exam_trend_list_times:
 * @self: a trend
 * @most: how many there is room for
 * @unit: (out): how to write them
 *
 * Returns: (transfer full) (element-type gint64): days, or beginnings of months or years, to write below the axis
 */
GArray *
exam_trend_list_times (const ExamTrend *self,
                       guint            most,
                       ExamTrendUnit   *unit)
{
  GArray *times;

  *unit = EXAM_TREND_DAYS;
  for (guint i = 0; i < G_N_ELEMENTS (date_steps) && self->records->len > 0 && most > 0; i++)
    {
      g_autoptr (GArray) found = list_dates (self, &date_steps[i], most);

      /* The day it began on says more than nothing, where no month or year begins. */
      if (found == NULL || found->len == 0)
        continue;
      *unit = date_steps[i].unit;
      return g_steal_pointer (&found);
    }

  times = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (self->records->len > 0)
    g_array_append_val (times, self->start);
  return times;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "insight/exam-trend.h"
#include "test-support.h"

#define SECOND ((gint64) G_USEC_PER_SEC)
#define HOUR (3600 * SECOND)
#define DAY (24 * HOUR)

/* 2026-03-02 00:00 UTC, a Monday */
#define MONDAY (G_GINT64_CONSTANT (1772409600) * SECOND)

static const ExamRules exam_rules = { .time_percent = 100 };

static ExamSittingRecord *
add_percent (GPtrArray  *records,
             const char *format_id,
             gint64      started_at,
             double      value)
{
  const ExamSittingRecord record = {
    .id = records->len + 1, .format_id = (char *) format_id, .format_name = (char *) format_id, .candidate = (char *) "",
    .rules = exam_rules, .started_at = started_at, .ended = TRUE, .ended_at = started_at + HOUR,
    .scale_max = 100, .cut = 70, .value = value, .low = value - 5, .high = value + 5, .passed = value >= 70,
  };
  ExamSittingRecord *copy = exam_sitting_record_copy (&record);

  g_ptr_array_add (records, copy);
  return copy;
}

static void
set_scale (ExamSittingRecord *record,
           double             min,
           double             max,
           double             cut)
{
  record->scaled = TRUE;
  record->scale_min = min;
  record->scale_max = max;
  record->cut = cut;
}

static GPtrArray *
make_records (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) exam_sitting_record_free);
}

static ExamTrend *
make_trend (const GPtrArray *records,
            const char      *format_id)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  return exam_trend_new (records, format_id, zone);
}

static void
assert_ids (const GPtrArray *records,
            const gint64    *ids,
            guint            n)
{
  g_assert_cmpuint (records->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (((const ExamSittingRecord *) g_ptr_array_index (records, i))->id, ==, ids[i]);
}

/* --- What belongs to it --- */

static void
test_none (void)
{
  g_autoptr (GPtrArray) records = make_records ();
  g_autoptr (GPtrArray) formats = exam_trend_list_formats (records);
  g_autoptr (ExamTrend) trend = make_trend (records, "cca");
  g_autoptr (GArray) places = exam_trend_place (trend, 0.1);
  g_autoptr (GArray) values = exam_trend_list_values (trend, 5);
  ExamTrendUnit unit;
  g_autoptr (GArray) times = exam_trend_list_times (trend, 5, &unit);

  g_assert_cmpuint (formats->len, ==, 0);
  g_assert_cmpuint (trend->records->len, ==, 0);
  g_assert_null (exam_trend_get_latest (trend));
  g_assert_cmpuint (places->len + values->len + times->len, ==, 0);
  g_assert_cmpfloat (exam_trend_locate_value (trend, 50), ==, 0);
  g_assert_false (exam_trend_has_kind (trend, EXAM_TREND_AS_EXAM));
}

/* Other formats and unfinished sittings stay out; the order is that of time, and the same every time. */
static void
test_choice (void)
{
  static const gint64 expected[] = { 3, 1, 6 }, latest[] = { 6, 5 };
  g_autoptr (GPtrArray) records = make_records ();
  g_autoptr (GPtrArray) formats = NULL;
  g_autoptr (ExamTrend) trend = NULL;

  add_percent (records, "cpc", MONDAY + 5 * DAY, 60);
  add_percent (records, "cpc", MONDAY + 9 * DAY, 99)->ended = FALSE;
  add_percent (records, "cpc", MONDAY, 50);
  add_percent (records, "cca", MONDAY, 70);
  add_percent (records, "cca", MONDAY + DAY, 70);
  add_percent (records, "cpc", MONDAY + 5 * DAY, 65);

  formats = exam_trend_list_formats (records);
  trend = make_trend (records, "cpc");
  assert_ids (formats, latest, G_N_ELEMENTS (latest));
  assert_ids (trend->records, expected, G_N_ELEMENTS (expected));
  g_assert_cmpint (exam_trend_get_latest (trend)->id, ==, 6);
  g_assert_cmpint (trend->start, ==, MONDAY);
  g_assert_cmpint (trend->end, ==, MONDAY + 6 * DAY);
  g_assert_false (trend->cut_changes);
  g_assert_cmpuint (trend->n_other_scale, ==, 0);
}

static void
test_changed_cut (void)
{
  g_autoptr (GPtrArray) records = make_records ();
  g_autoptr (ExamTrend) trend = NULL;

  add_percent (records, "cpc", MONDAY, 60);
  add_percent (records, "cpc", MONDAY + DAY, 60)->cut = 75;
  trend = make_trend (records, "cpc");
  g_assert_cmpuint (trend->records->len, ==, 2);
  g_assert_true (trend->cut_changes);
}

/* A percentage and a scaled score cannot stand on one axis. */
static void
test_changed_scale (void)
{
  static const gint64 expected[] = { 2, 4 };
  g_autoptr (GPtrArray) records = make_records ();
  g_autoptr (ExamTrend) trend = NULL;

  add_percent (records, "ccs", MONDAY, 60);
  set_scale (add_percent (records, "ccs", MONDAY + DAY, 310), 100, 400, 300);
  set_scale (add_percent (records, "ccs", MONDAY + 2 * DAY, 610), 0, 800, 600);
  set_scale (add_percent (records, "ccs", MONDAY + 3 * DAY, 280), 100, 400, 300);
  trend = make_trend (records, "ccs");

  assert_ids (trend->records, expected, G_N_ELEMENTS (expected));
  g_assert_cmpuint (trend->n_other_scale, ==, 2);
  g_assert_false (trend->cut_changes);
  g_assert_cmpint (trend->start, ==, MONDAY + DAY);
}

static void
test_candidates (void)
{
  static const struct { const char *names[3]; gboolean several; } cases[] = {
    { { "", "", "" }, FALSE }, { { "Ana", "", "Ana" }, FALSE }, { { "Ana", "", "Eva" }, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) records = make_records ();
      g_autoptr (ExamTrend) trend = NULL;

      for (guint j = 0; j < 3; j++)
        {
          ExamSittingRecord *record = add_percent (records, "cpc", MONDAY + j * DAY, 60);

          g_free (record->candidate);
          record->candidate = g_strdup (cases[i].names[j]);
        }
      trend = make_trend (records, "cpc");
      g_assert_true (trend->several_candidates == cases[i].several);
    }
}

static void
test_kinds (void)
{
  static const struct { gboolean is_short; ExamRules rules; ExamTrendKind kind; } cases[] = {
    { FALSE, { FALSE, 100 }, EXAM_TREND_AS_EXAM },
    { TRUE, { FALSE, 100 }, EXAM_TREND_SHORT },
    { FALSE, { TRUE, 100 }, EXAM_TREND_EASED },
    { FALSE, { FALSE, 150 }, EXAM_TREND_EASED },
    { FALSE, { FALSE, EXAM_RULES_UNTIMED }, EXAM_TREND_EASED },
    { TRUE, { TRUE, 200 }, EXAM_TREND_SHORT | EXAM_TREND_EASED },
  };
  g_autoptr (GPtrArray) records = make_records ();
  g_autoptr (ExamTrend) trend = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ExamSittingRecord record = { .is_short = cases[i].is_short, .rules = cases[i].rules };

      g_assert_cmpint (exam_trend_classify (&record), ==, cases[i].kind);
    }

  add_percent (records, "cpc", MONDAY, 60)->is_short = TRUE;
  trend = make_trend (records, "cpc");
  g_assert_true (exam_trend_has_kind (trend, EXAM_TREND_SHORT));
  g_assert_false (exam_trend_has_kind (trend, EXAM_TREND_AS_EXAM));
}

/* --- Where it stands --- */

static void
assert_values (double      min,
               double      max,
               guint       most,
               const char *expected)
{
  g_autoptr (GPtrArray) records = make_records ();
  g_autoptr (ExamTrend) trend = NULL;
  g_autoptr (GArray) values = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  set_scale (add_percent (records, "cca", MONDAY, min), min, max, max);
  trend = make_trend (records, "cca");
  values = exam_trend_list_values (trend, most);
  g_assert_cmpuint (values->len, <=, most);
  for (guint i = 0; i < values->len; i++)
    g_string_append_printf (text, i > 0 ? " %.0f" : "%.0f", g_array_index (values, double, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_values (void)
{
  assert_values (0, 100, 6, "0 20 40 60 80 100");
  assert_values (0, 100, 5, "0 50 100");
  assert_values (100, 400, 6, "100 200 300 400");
  assert_values (100, 400, 2, "");
  assert_values (200, 800, 5, "200 400 600 800");
  assert_values (0, 3, 100, "0 1 2 3");
  assert_values (5, 5, 5, "");
  assert_values (10, 0, 5, "");
  assert_values (0, 100, 0, "");
  assert_values (0, INFINITY, 5, "");
  assert_values (0, NAN, 5, "");
  assert_values (-1e300, 1e300, 5, "");
}

static void
test_locate (void)
{
  g_autoptr (GPtrArray) records = make_records ();
  g_autoptr (ExamTrend) trend = NULL;

  set_scale (add_percent (records, "cca", MONDAY, 250), 100, 400, 300);
  trend = make_trend (records, "cca");
  g_assert_cmpfloat (exam_trend_locate_value (trend, 100), ==, 0);
  g_assert_cmpfloat (exam_trend_locate_value (trend, 250), ==, 0.5);
  g_assert_cmpfloat (exam_trend_locate_value (trend, 400), ==, 1);
  g_assert_cmpfloat (exam_trend_locate_value (trend, -INFINITY), ==, 0);
  g_assert_cmpfloat (exam_trend_locate_value (trend, INFINITY), ==, 1);
  g_assert_cmpfloat (exam_trend_locate_value (trend, NAN), ==, 0);
  g_assert_cmpfloat (exam_trend_locate_time (trend, MONDAY + DAY / 4), ==, 0.25);
  g_assert_cmpfloat (exam_trend_locate_time (trend, G_MININT64 / 2), ==, 0);
}

static GArray *
place_at (const gint64 *times,
          guint         n,
          double        gap)
{
  g_autoptr (GPtrArray) records = make_records ();
  g_autoptr (ExamTrend) trend = NULL;

  for (guint i = 0; i < n; i++)
    add_percent (records, "cpc", times[i], 60);
  trend = make_trend (records, "cpc");
  return exam_trend_place (trend, gap);
}

static void
assert_places (const gint64 *times,
               guint         n,
               double        gap,
               const double *expected)
{
  g_autoptr (GArray) places = place_at (times, n, gap);

  g_assert_cmpuint (places->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (places, double, i), expected[i], 1e-9);
}

/* Where there is room, time decides; a crowd moves apart around its middle, and stays on the axis. */
static void
test_places (void)
{
  const gint64 apart[] = { MONDAY, MONDAY + 2 * DAY, MONDAY + 9 * DAY + DAY / 2 };
  const gint64 crowd[] = { MONDAY, MONDAY + 5 * DAY, MONDAY + 5 * DAY, MONDAY + 5 * DAY, MONDAY + 9 * DAY };
  const gint64 at_start[] = { MONDAY, MONDAY, MONDAY + 9 * DAY };
  const gint64 same_moment[] = { MONDAY + DAY - SECOND, MONDAY + DAY - SECOND, MONDAY + DAY - SECOND };

  assert_places (apart, 3, 0.05, (double[]) { 0, 0.2, 0.95 });
  assert_places (crowd, 5, 0.05, (double[]) { 0, 0.45, 0.5, 0.55, 0.9 });
  assert_places (at_start, 3, 0.05, (double[]) { 0, 0.05, 0.9 });
  assert_places (same_moment, 3, 0.05, (double[]) { 0.9, 0.95, 1 });
  assert_places (same_moment, 3, 5, (double[]) { 0.5, 0.75, 1 });
  assert_places (same_moment, 1, 0.05, (double[]) { 1 - 1 / 86400.0 });
}

static void
test_many (void)
{
  g_autoptr (GPtrArray) records = make_records ();
  g_autoptr (GPtrArray) formats = NULL;
  g_autoptr (ExamTrend) trend = NULL;
  g_autoptr (GArray) places = NULL;
  g_autoptr (GArray) times = NULL;
  ExamTrendUnit unit;
  gint64 begun = g_get_monotonic_time ();

  for (guint i = 2000; i > 0; i--)
    add_percent (records, "cpc", MONDAY + (i % 97) * DAY, i % 101);
  formats = exam_trend_list_formats (records);
  trend = make_trend (records, "cpc");
  places = exam_trend_place (trend, 0.02);
  times = exam_trend_list_times (trend, 6, &unit);
  g_test_message ("%" G_GINT64_FORMAT " µs", g_get_monotonic_time () - begun);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 2 * SECOND);

  g_assert_cmpuint (formats->len, ==, 1);
  g_assert_cmpuint (places->len, ==, 2000);
  for (guint i = 1; i < places->len; i++)
    {
      g_assert_cmpint (exam_trend_get (trend, i - 1)->started_at, <=, exam_trend_get (trend, i)->started_at);
      g_assert_cmpfloat (g_array_index (places, double, i), >, g_array_index (places, double, i - 1));
    }
  g_assert_cmpfloat (g_array_index (places, double, 0), >=, 0);
  g_assert_cmpfloat (g_array_index (places, double, 1999), <=, 1);
}

/* --- Dates --- */

static void
assert_times (const char *first,
              const char *last,
              guint       most,
              const char *expected)
{
  static const char *const formats[] = { "%m-%d", "%Y-%m", "%Y" };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Madrid");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) from = g_date_time_new_from_iso8601 (first, utc);
  g_autoptr (GDateTime) to = g_date_time_new_from_iso8601 (last, utc);
  g_autoptr (GPtrArray) records = make_records ();
  g_autoptr (ExamTrend) trend = NULL;
  g_autoptr (GArray) times = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  ExamTrendUnit unit;

  /* Without its database there is only UTC, which the expected days allow for. */
  if (zone == NULL)
    zone = g_time_zone_ref (utc);
  add_percent (records, "cpc", g_date_time_to_unix (from) * SECOND, 60);
  add_percent (records, "cpc", g_date_time_to_unix (to) * SECOND, 60);
  trend = exam_trend_new (records, "cpc", zone);
  times = exam_trend_list_times (trend, most, &unit);
  for (guint i = 0; i < times->len; i++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (g_array_index (times, gint64, i) / SECOND);
      g_autoptr (GDateTime) local = g_date_time_to_timezone (time, zone);
      g_autofree char *label = g_date_time_format (local, formats[unit]);

      g_assert_cmpint (g_date_time_get_hour (local), ==, 0);
      g_string_append_printf (text, i > 0 ? " %s" : "%s", label);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_times (void)
{
  assert_times ("2026-03-02T10:00:00", "2026-03-02T12:00:00", 6, "03-02");
  assert_times ("2026-03-02T10:00:00", "2026-03-05T12:00:00", 6, "03-02 03-03 03-04 03-05");
  assert_times ("2026-03-02T10:00:00", "2026-03-05T12:00:00", 2, "03-02 03-04");
  /* Through the night that is an hour shorter */
  assert_times ("2026-03-25T10:00:00", "2026-04-08T12:00:00", 6, "03-25 04-01 04-08");
  assert_times ("2026-01-20T10:00:00", "2026-06-08T12:00:00", 6, "2026-02 2026-03 2026-04 2026-05 2026-06");
  assert_times ("2026-01-20T10:00:00", "2026-06-08T12:00:00", 3, "2026-03 2026-05");
  assert_times ("2020-06-20T10:00:00", "2026-06-08T12:00:00", 6, "2021 2022 2023 2024 2025 2026");
  assert_times ("2020-06-20T10:00:00", "2026-06-08T12:00:00", 1, "2025");
  assert_times ("2026-03-02T10:00:00", "2026-05-20T12:00:00", 0, "03-02");
}

/* Clocks have been set wrong before. */
static void
test_absurd_times (void)
{
  static const gint64 times[] = { G_MININT64, -1, 0, MONDAY, G_MAXINT64 };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    for (guint j = 0; j < G_N_ELEMENTS (times); j++)
      {
        g_autoptr (GPtrArray) records = make_records ();
        g_autoptr (ExamTrend) trend = NULL;
        g_autoptr (GArray) places = NULL;
        g_autoptr (GArray) dates = NULL;
        ExamTrendUnit unit;

        add_percent (records, "cpc", 0, 60)->started_at = times[i];
        add_percent (records, "cpc", 0, 60)->started_at = times[j];
        trend = make_trend (records, "cpc");
        places = exam_trend_place (trend, 0.02);
        dates = exam_trend_list_times (trend, 6, &unit);
        g_assert_cmpint (trend->start, <, trend->end);
        g_assert_cmpuint (places->len, ==, 2);
        g_assert_cmpfloat (g_array_index (places, double, 0), <, g_array_index (places, double, 1));
        g_assert_cmpuint (dates->len, >, 0);
        g_assert_cmpuint (dates->len, <=, 6);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trend/none", test_none);
  g_test_add_func ("/trend/choice", test_choice);
  g_test_add_func ("/trend/changed-cut", test_changed_cut);
  g_test_add_func ("/trend/changed-scale", test_changed_scale);
  g_test_add_func ("/trend/candidates", test_candidates);
  g_test_add_func ("/trend/kinds", test_kinds);
  g_test_add_func ("/trend/values", test_values);
  g_test_add_func ("/trend/locate", test_locate);
  g_test_add_func ("/trend/places", test_places);
  g_test_add_func ("/trend/many", test_many);
  g_test_add_func ("/trend/times", test_times);
  g_test_add_func ("/trend/absurd-times", test_absurd_times);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "insight/exam-domain-trend.h"
#include "record/exam-domain-result.h"
#include "test-support.h"

/* Sittings 1 to 3, the second of them on another scale, and 4 of practice. */
static ExamTrend *
make_trend (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  static ExamSittingRecord sittings[] = {
    { .id = 1, .started_at = 3 * G_TIME_SPAN_DAY }, { .id = 2, .started_at = 2 * G_TIME_SPAN_DAY },
    { .id = 3, .started_at = 1 * G_TIME_SPAN_DAY }, { .id = 4, .started_at = 4 * G_TIME_SPAN_DAY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sittings); i++)
    {
      sittings[i].format_id = (char *) "exam";
      sittings[i].ended = TRUE;
      sittings[i].scale_max = 100;
      g_ptr_array_add (records, &sittings[i]);
    }
  sittings[1].scale_max = 400;
  sittings[1].scaled = TRUE;
  sittings[3].purpose = EXAM_PURPOSE_SET;
  return exam_trend_new (records, "exam", zone);
}

static GPtrArray *
list (const ExamTrend *trend,
      gboolean         with_format)
{
  static const ExamDomainResult rows[] = {
    { 1, "b", 3, 4, 0, 0 }, { 3, "b", 0, 2, 0, 0 }, { 2, "b", 1, 1, 0, 0 }, { 4, "b", 1, 1, 0, 0 }, { 9, "b", 1, 1, 0, 0 },
    { 3, "a", 7.5, 10, 0, 0 }, { 1, "c", 0, 0, 0, 0 }, { 3, "z", 1, 1, 0, 0 },
  };
  g_autoptr (GArray) results = g_array_new (FALSE, FALSE, sizeof (ExamDomainResult));
  g_autoptr (ExamFormat) format = exam_format_new ();

  g_array_append_vals (results, rows, G_N_ELEMENTS (rows));
  g_ptr_array_add (format->domains, exam_domain_new ("a", "Anatomy"));
  g_ptr_array_add (format->domains, exam_domain_new ("c", "Compliance"));
  g_ptr_array_add (format->domains, exam_domain_new ("b", "Bundling"));
  return exam_domain_trend_list (trend, results, with_format ? format : NULL);
}

/* Only sittings of the trend, in its order; only domains that there were items of, in the order of the blueprint. */
static void
test_list (void)
{
  static const struct { const char *name; guint n_points; } expected[] = { { "Anatomy", 1 }, { "Bundling", 2 }, { "z", 1 } };
  g_autoptr (ExamTrend) trend = make_trend ();
  g_autoptr (GPtrArray) domains = list (trend, TRUE);
  const ExamDomainTrend *bundling;

  g_assert_cmpuint (trend->records->len, ==, 2);
  g_assert_cmpuint (domains->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < domains->len; i++)
    {
      const ExamDomainTrend *domain = g_ptr_array_index (domains, i);

      g_assert_cmpstr (domain->name, ==, expected[i].name);
      g_assert_cmpuint (domain->points->len, ==, expected[i].n_points);
    }

  bundling = g_ptr_array_index (domains, 1);
  g_assert_cmpuint (exam_domain_trend_get_point (bundling, 0)->index, ==, 0);
  g_assert_cmpfloat_with_epsilon (exam_domain_trend_get_point (bundling, 0)->share, 0, 1e-12);
  g_assert_cmpuint (exam_domain_trend_get_point (bundling, 1)->index, ==, 1);
  g_assert_cmpfloat_with_epsilon (exam_domain_trend_get_point (bundling, 1)->share, 0.75, 1e-12);
  g_assert_true (exam_domain_trend_find_sitting (bundling, 1) == exam_domain_trend_get_point (bundling, 1));
  g_assert_null (exam_domain_trend_find_sitting (g_ptr_array_index (domains, 0), 1));
}

/* Without the format there are ids for names, and the order is that of the results. */
static void
test_unknown_format (void)
{
  g_autoptr (ExamTrend) trend = make_trend ();
  g_autoptr (GPtrArray) domains = list (trend, FALSE);

  g_assert_cmpuint (domains->len, ==, 3);
  g_assert_cmpstr (((const ExamDomainTrend *) g_ptr_array_index (domains, 0))->name, ==, "b");
}

/* Wilson's interval, by hand, with z² = 3.841459: for 3 of 4 the middle is (0.75 + 0.480182) / 1.960365 = 0.627527 and half
 * the width 1.959964 × √(0.046875 + 0.060023) / 1.960365 = 0.326887; for 0 of 2 it is 0 and 3.841459 / 5.841459. */
static void
test_intervals (void)
{
  g_autoptr (ExamTrend) trend = make_trend ();
  g_autoptr (GPtrArray) domains = list (trend, TRUE);
  const ExamDomainTrend *bundling = g_ptr_array_index (domains, 1);
  const ExamDomainTrendPoint *none = exam_domain_trend_get_point (bundling, 0);
  const ExamDomainTrendPoint *three = exam_domain_trend_get_point (bundling, 1);

  g_assert_cmpfloat_with_epsilon (none->interval.low, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (none->interval.high, 0.657620, 1e-6);
  g_assert_cmpfloat_with_epsilon (three->interval.low, 0.300640, 1e-4);
  g_assert_cmpfloat_with_epsilon (three->interval.high, 0.954414, 1e-4);
}

static void
test_nonsense (void)
{
  const ExamDomainResult rows[] = {
    { 1, "a", NAN, 4, 0, 0 }, { 1, "b", -3, 2, 0, 0 }, { 3, "a", INFINITY, 1, 0, 0 }, { 3, "b", 17, 1, 0, 0 },
  };
  g_autoptr (GArray) results = g_array_new (FALSE, FALSE, sizeof (ExamDomainResult));
  g_autoptr (ExamTrend) trend = make_trend ();
  g_autoptr (GPtrArray) domains = NULL;

  g_array_append_vals (results, rows, G_N_ELEMENTS (rows));
  domains = exam_domain_trend_list (trend, results, NULL);
  for (guint i = 0; i < domains->len; i++)
    {
      const ExamDomainTrend *domain = g_ptr_array_index (domains, i);

      for (guint j = 0; j < domain->points->len; j++)
        {
          const ExamDomainTrendPoint *point = exam_domain_trend_get_point (domain, j);

          g_assert_true (point->share >= 0 && point->share <= 1);
          g_assert_true (point->interval.low <= point->share + 1e-9 && point->interval.high >= point->share - 1e-9);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain-trend/list", test_list);
  g_test_add_func ("/domain-trend/unknown-format", test_unknown_format);
  g_test_add_func ("/domain-trend/intervals", test_intervals);
  g_test_add_func ("/domain-trend/nonsense", test_nonsense);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/exam-report-text.h"
#include "test-support.h"

/* Sums of parts of points are a hair off, and nobody wants to read that. */
static void
test_points (void)
{
  static const struct { double points; const char *text; } rows[] = {
    { 0, "0" }, { 71, "71" }, { 71.5, "71.50" }, { 2.0 / 3, "0.67" }, { 0.1 + 0.2 + 0.7, "1" }, { 33.9999, "34" },
    { 34.004, "34" }, { 34.006, "34.01" }, { 99.99, "99.99" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = exam_report_format_points (rows[i].points);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report-text/points", test_points);
  return g_test_run ();
}

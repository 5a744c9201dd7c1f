/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-calculator.h"

static const struct { const char *keys; const char *display; } rows[] = {
  { "", "0" },
  { "12", "12" },
  { "007", "7" },
  { "1.5.2", "1.52" },
  { ".5", "0.5" },
  { "1+2=", "3" },
  { "2+3*4=", "20" },       /* no precedence, as on a desk calculator */
  { "1+-*2=", "2" },        /* the last operation pressed counts */
  { "0.1+0.2=", "0.3" },
  { "1/3=", "0.333333333333" },
  { "5/0=", "E" },
  { "5/0=7+1", "E" },
  { "5/0=c7", "7" },
  { "12b", "1" },
  { "1b", "0" },
  { "1+1=b", "2" },         /* a result is not erased digit by digit */
  { "5n", "-5" },
  { "5nb", "0" },
  { "0n", "0" },
  { "200+10%=", "220" },
  { "200*10%=", "20" },
  { "8-3=+2=", "7" },
  { "8-3=2", "2" },
  { "1234567890123456", "123456789012" },
  { "9c", "0" },
};

static void
test_row (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (ExamCalculator) calculator = exam_calculator_new ();

  for (const char *key = rows[i].keys; *key != '\0'; key++)
    g_assert_true (exam_calculator_press (calculator, *key));
  g_assert_cmpstr (exam_calculator_get_display (calculator), ==, rows[i].display);
}

static void
test_unknown_key (void)
{
  g_autoptr (ExamCalculator) calculator = exam_calculator_new ();

  g_assert_false (exam_calculator_press (calculator, 'x'));
  g_assert_false (exam_calculator_press (calculator, '\0'));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/calculator/row/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/calculator/unknown-key", test_unknown_key);

  return g_test_run ();
}

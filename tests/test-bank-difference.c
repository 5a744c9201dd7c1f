/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-bank-difference.h"
#include "test-support.h"

#define BANK(head, body) "<bank xmlns=\"urn:mockingbird:exam:1\" id=\"b\" format=\"cca\">\n" head body "</bank>\n"
#define TITLE "<title>One</title>\n"
#define A "<item id=\"a\" domain=\"d\"><stem>A</stem></item>\n"
#define A2 "<item id=\"a\" domain=\"d\"><stem>A, changed</stem></item>\n"
#define B "<item id=\"b1\" domain=\"d\"><stem>B</stem></item>\n"
#define CASE "<case id=\"c\"><document title=\"t\">D</document><item id=\"c1\" domain=\"d\"><stem>C</stem></item></case>\n"
#define CASE2 "<case id=\"c\"><document title=\"t\">D</document><item id=\"c1\" domain=\"d\"><stem>C2</stem></item></case>\n"

static void
test_rows (void)
{
  /* ids in order, "-" for the bank itself; and which sides are there: m, t or both */
  static const struct { const char *mine, *theirs, *expected; } rows[] = {
    { BANK (TITLE, A B), BANK (TITLE, A B), "" },
    { BANK (TITLE, A2 B), BANK (TITLE, A B), "a:mt " },
    { BANK (TITLE, A B), BANK (TITLE, B), "a:m " },
    { BANK (TITLE, B), BANK (TITLE, A B), "a:t " },
    { BANK (TITLE, A CASE), BANK (TITLE, A CASE2), "c:mt " },
    { BANK ("<title>Two</title>\n", A2), BANK (TITLE, A B), "-:mt a:mt b1:t " },
    { BANK (TITLE, A B), BANK (TITLE, B A), "-:mt " },
    { BANK (TITLE, A "<!-- x -->" B), BANK (TITLE, A B), "-:mt " },
    { BANK (TITLE, A B), "<bank", "-:mt " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) list = exam_bank_difference_list (rows[i].mine, rows[i].theirs);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < list->len; j++)
        {
          const ExamBankDifference *difference = g_ptr_array_index (list, j);

          g_string_append_printf (found, "%s:%s%s ", difference->id != NULL ? difference->id : "-",
                                  difference->mine != NULL ? "m" : "", difference->theirs != NULL ? "t" : "");
          g_assert_cmpstr (difference->mine, !=, difference->theirs);
        }
      g_test_message ("row %u", i);
      g_assert_cmpstr (found->str, ==, rows[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bank-difference/rows", test_rows);
  return g_test_run ();
}

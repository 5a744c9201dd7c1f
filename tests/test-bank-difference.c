/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

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

/* What is not in the other text, each piece between brackets */
static void
test_words (void)
{
  static const struct { const char *mine, *theirs, *expected; } rows[] = {
    { "a b c", "a b c", "" },
    { "a b c", "a\n  b c", "" },
    { "a x c", "a b c", "[x]" },
    { "a x y c z", "a b c", "[x y][z]" },
    { "a c", "a b c", "" },
    { "a b c", "", "[a b c]" },
    { "", "a", "" },
    { "<p>one two</p>", "<p>one three</p>", "[two]" },
    { "<p>one</p>", "<p>one</p><p>two</p>", "" },
    { "<p>one</p><p>two</p>", "<p>one</p>", "[<p>two</p>]" },
    { "<p>\xC3\xA9 b</p>", "<p>\xC3\xA8 b</p>", "[\xC3\xA9]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) ranges = exam_bank_difference_find_words (rows[i].mine, rows[i].theirs);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < ranges->len; j++)
        {
          const ExamTextRange *range = &g_array_index (ranges, ExamTextRange, j);

          g_string_append_printf (found, "[%.*s]", (int) (range->end - range->start), rows[i].mine + range->start);
        }
      g_test_message ("row %u", i);
      g_assert_cmpstr (found->str, ==, rows[i].expected);
    }
}

/* Too much to be compared word by word is still told apart. */
static void
test_many_words (void)
{
  g_autoptr (GString) mine = g_string_new ("same "), theirs = g_string_new ("same ");
  g_autoptr (GArray) ranges = NULL;

  for (guint i = 0; i < 3000; i++)
    {
      g_string_append_printf (mine, "m%u ", i);
      g_string_append_printf (theirs, "t%u ", i);
    }
  g_string_append (mine, "end");
  g_string_append (theirs, "end");
  ranges = exam_bank_difference_find_words (mine->str, theirs->str);
  g_assert_cmpuint (ranges->len, ==, 1);
  g_assert_cmpuint (g_array_index (ranges, ExamTextRange, 0).start, ==, strlen ("same "));
  g_assert_cmpuint (g_array_index (ranges, ExamTextRange, 0).end, ==, mine->len - strlen (" end"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bank-difference/rows", test_rows);
  g_test_add_func ("/bank-difference/words", test_words);
  g_test_add_func ("/bank-difference/many-words", test_many_words);
  return g_test_run ();
}

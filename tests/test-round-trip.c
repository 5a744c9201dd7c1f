/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "author/exam-layout.h"
#include "bank/exam-bank-reader.h"
#include "bank/exam-item-writer.h"
#include "test-generated-bank.h"
#include "test-support.h"

/* What is read is written, and read again; what is laid out means the same, and is not laid out again. */

#define N_GENERATED 1000

static ExamBank *
read_bank (const char *xml)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamBank) bank = exam_bank_read_bytes ("b.xml", bytes, NULL, problems);
  g_autofree char *lines = exam_problems_to_string (problems);

  g_assert_cmpstr (lines, ==, "");
  return g_steal_pointer (&bank);
}

static char *
lay_out (const char *xml)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  char *result = exam_layout_apply ("b.xml", bytes, problems);
  g_autofree char *lines = exam_problems_to_string (problems);

  g_assert_cmpstr (lines, ==, "");
  g_assert_nonnull (result);
  return result;
}

static void
assert_equal (ExamBank *a,
              ExamBank *b)
{
  g_assert_cmpstr (exam_bank_get_title (a), ==, exam_bank_get_title (b));
  g_assert_cmpuint (exam_bank_get_n_items (a), ==, exam_bank_get_n_items (b));
  for (guint i = 0; i < exam_bank_get_n_items (a); i++)
    {
      g_autofree char *xml_a = exam_item_to_xml (exam_bank_get_item (a, i));
      g_autofree char *xml_b = exam_item_to_xml (exam_bank_get_item (b, i));

      g_assert_cmpstr (xml_a, ==, xml_b);
    }
}

static void
check_bank (const char *xml)
{
  g_autoptr (ExamBank) bank = read_bank (xml);
  g_autofree char *written = exam_bank_to_xml (bank);
  g_autoptr (ExamBank) again = read_bank (written);
  g_autofree char *written_again = exam_bank_to_xml (again);
  g_autofree char *laid_out = lay_out (xml);
  g_autofree char *laid_out_again = lay_out (laid_out);
  g_autoptr (ExamBank) tidy = read_bank (laid_out);
  g_autofree char *written_tidy = exam_bank_to_xml (tidy);

  assert_equal (bank, again);
  g_assert_cmpstr (written, ==, written_again);
  assert_equal (bank, tidy);
  g_assert_cmpstr (written, ==, written_tidy);
  g_assert_cmpstr (laid_out, ==, laid_out_again);
}

static void
test_bundled (void)
{
  g_autofree char *folder = test_exams_path ("banks", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *xml = NULL;
      g_autofree char *laid_out = NULL;

      g_test_message ("%s", name);
      g_assert_true (g_file_get_contents (path, &xml, NULL, NULL));
      check_bank (xml);
      laid_out = lay_out (xml);
      /* They are laid out already: what comes with the program is what others are made like. */
      g_assert_cmpstr (xml, ==, laid_out);
      n++;
    }
  g_assert_cmpuint (n, >=, 10);
}

static void
test_generated (void)
{
  for (guint seed = 0; seed < N_GENERATED; seed++)
    {
      g_autofree char *xml = test_generate_bank (seed);

      g_test_message ("bank %u", seed);
      check_bank (xml);
    }
}

static gsize
measure_longest_line (const char *xml)
{
  g_auto (GStrv) lines = g_strsplit (xml, "\n", -1);
  gsize longest = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    longest = MAX (longest, (gsize) g_utf8_strlen (lines[i], -1));
  return longest;
}

static void
test_line_length (void)
{
  g_autofree char *folder = test_exams_path ("banks", "ccs-starter.xml", NULL);
  g_autofree char *xml = NULL;
  g_autofree char *one_line = NULL;
  g_autofree char *laid_out = NULL;

  g_assert_true (g_file_get_contents (folder, &xml, NULL, NULL));
  one_line = g_strdelimit (g_strdup (xml), "\n", ' ');
  laid_out = lay_out (one_line);
  /* Comments stay on the line they are on. Longer than a line is only what has no space to break it at. */
  g_assert_cmpuint (measure_longest_line (laid_out), <, 300);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/round-trip/bundled", test_bundled);
  g_test_add_func ("/round-trip/generated", test_generated);
  g_test_add_func ("/round-trip/line-length", test_line_length);

  return g_test_run ();
}

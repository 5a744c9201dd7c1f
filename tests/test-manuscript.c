/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "author/exam-manuscript.h"
#include "test-support.h"

#define assert_text(manuscript, expected) g_assert_cmpstr (exam_manuscript_get_text (manuscript, NULL), ==, expected)

/* What is said of the changes is enough to keep a copy. */
static void
mirror_cb (ExamManuscript *manuscript,
           guint64         offset,
           guint64         removed,
           guint64         inserted,
           GString        *copy)
{
  g_string_erase (copy, offset, removed);
  g_string_insert_len (copy, offset, exam_manuscript_get_text (manuscript, NULL) + offset, inserted);
}

static void
test_undo (void)
{
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new ("one two three", -1);

  g_assert_false (exam_manuscript_can_undo (manuscript));
  g_assert_false (exam_manuscript_is_modified (manuscript));

  exam_manuscript_splice (manuscript, 4, 3, "2", -1);
  assert_text (manuscript, "one 2 three");
  exam_manuscript_splice (manuscript, 0, 0, "zero ", -1);
  assert_text (manuscript, "zero one 2 three");
  g_assert_true (exam_manuscript_is_modified (manuscript));

  exam_manuscript_undo (manuscript);
  assert_text (manuscript, "one 2 three");
  exam_manuscript_undo (manuscript);
  assert_text (manuscript, "one two three");
  g_assert_false (exam_manuscript_can_undo (manuscript));
  g_assert_false (exam_manuscript_is_modified (manuscript));

  exam_manuscript_redo (manuscript);
  assert_text (manuscript, "one 2 three");
  exam_manuscript_splice (manuscript, 0, 3, "1", -1);
  g_assert_false (exam_manuscript_can_redo (manuscript));
  exam_manuscript_undo (manuscript);
  assert_text (manuscript, "one 2 three");
}

static void
test_steps (void)
{
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new ("abc", -1);

  exam_manuscript_begin (manuscript, NULL);
  exam_manuscript_splice (manuscript, 0, 1, "A", -1);
  exam_manuscript_begin (manuscript, "inner");
  exam_manuscript_splice (manuscript, 2, 1, "C", -1);
  exam_manuscript_end (manuscript);
  exam_manuscript_end (manuscript);
  assert_text (manuscript, "AbC");
  exam_manuscript_undo (manuscript);
  assert_text (manuscript, "abc");

  /* A step in which nothing happens leaves what can be redone. */
  exam_manuscript_begin (manuscript, NULL);
  exam_manuscript_splice (manuscript, 1, 1, "b", -1);
  exam_manuscript_end (manuscript);
  g_assert_true (exam_manuscript_can_redo (manuscript));
  g_assert_false (exam_manuscript_can_undo (manuscript));
}

static void
type (ExamManuscript *manuscript,
      const char     *run,
      const char     *text)
{
  gsize length;

  exam_manuscript_get_text (manuscript, &length);
  exam_manuscript_begin (manuscript, run);
  exam_manuscript_splice (manuscript, length, 0, text, -1);
  exam_manuscript_end (manuscript);
}

/* Typing into one field is one step, until something else is done, or what is there was saved. */
static void
test_runs (void)
{
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new ("", -1);

  type (manuscript, "stem", "a");
  type (manuscript, "stem", "b");
  type (manuscript, "why", "c");
  type (manuscript, "why", "d");
  exam_manuscript_break_run (manuscript);
  type (manuscript, "why", "e");
  exam_manuscript_set_saved (manuscript);
  type (manuscript, "why", "f");

  exam_manuscript_undo (manuscript);
  assert_text (manuscript, "abcde");
  g_assert_false (exam_manuscript_is_modified (manuscript));
  exam_manuscript_undo (manuscript);
  assert_text (manuscript, "abcd");
  exam_manuscript_undo (manuscript);
  assert_text (manuscript, "ab");
  exam_manuscript_undo (manuscript);
  assert_text (manuscript, "");
}

/* Once what was saved cannot be reached by undo and redo any more, it is never taken for unmodified. */
static void
test_saved (void)
{
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new ("", -1);

  type (manuscript, NULL, "a");
  type (manuscript, NULL, "b");
  exam_manuscript_set_saved (manuscript);
  exam_manuscript_undo (manuscript);
  g_assert_true (exam_manuscript_is_modified (manuscript));
  type (manuscript, NULL, "c");
  g_assert_true (exam_manuscript_is_modified (manuscript));
  exam_manuscript_undo (manuscript);
  g_assert_true (exam_manuscript_is_modified (manuscript));
}

/* Only what differs is touched, and never half a character. */
static void
test_trim (void)
{
  static const struct { const char *before, *after; guint64 offset, removed, inserted; } rows[] = {
    { "one two three", "one 2 three", 4, 3, 1 },
    { "aa", "aaa", 2, 0, 1 },
    { "\303\244", "\303\266", 0, 2, 2 },          /* the first byte is the same */
    { "\303\251", "\302\251", 0, 2, 2 },          /* the last one is */
    { "x\303\244\303\244y", "x\303\244y", 3, 2, 0 },
    { "\342\200\231s", "\342\200\235s", 0, 3, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (rows[i].before, -1);
      g_autoptr (GString) copy = g_string_new (rows[i].before);
      guint64 revision = exam_manuscript_get_revision (manuscript);

      g_signal_connect (manuscript, "spliced", G_CALLBACK (mirror_cb), copy);
      exam_manuscript_splice (manuscript, 0, strlen (rows[i].before), rows[i].after, -1);
      assert_text (manuscript, rows[i].after);
      g_assert_cmpstr (copy->str, ==, rows[i].after);
      g_assert_cmpuint (exam_manuscript_get_revision (manuscript), >, revision);
      exam_manuscript_undo (manuscript);
      assert_text (manuscript, rows[i].before);
    }
}

static void
test_places (void)
{
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new ("ab\r\n\303\244b\n", -1);
  int line, column;

  exam_manuscript_locate (manuscript, 6, &line, &column);
  g_assert_cmpint (line, ==, 2);
  g_assert_cmpint (column, ==, 2);
  g_assert_cmpuint (exam_manuscript_get_offset (manuscript, 2, 2), ==, 6);
  g_assert_cmpuint (exam_manuscript_get_offset (manuscript, 2, 99), ==, 7);
  g_assert_cmpuint (exam_manuscript_get_offset (manuscript, 99, 1), ==, 8);
}

/* Whatever is done in whatever order, undoing all of it leads back, redoing all of it forth, and a copy follows. */
static void
test_random (void)
{
  static const char *const pieces[] = { "", "a", "<b>", "\303\244", "\342\202\254", "\360\237\230\200x", "\r\n" };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (ExamManuscript) manuscript = exam_manuscript_new ("\303\244 begin \342\202\254", -1);
      g_autoptr (GString) copy = g_string_new (exam_manuscript_get_text (manuscript, NULL));
      g_autofree char *first = g_strdup (copy->str);
      g_autofree char *last = NULL;

      g_signal_connect (manuscript, "spliced", G_CALLBACK (mirror_cb), copy);
      for (guint i = 0; i < 60; i++)
        {
          const char *text = exam_manuscript_get_text (manuscript, NULL);
          glong n = g_utf8_strlen (text, -1);
          glong from = g_rand_int_range (random, 0, n + 1), to = g_rand_int_range (random, from, MIN (from + 4, n) + 1);
          const char *start = g_utf8_offset_to_pointer (text, from), *end = g_utf8_offset_to_pointer (text, to);

          switch (g_rand_int_range (random, 0, 6))
            {
            case 0: exam_manuscript_undo (manuscript); break;
            case 1: exam_manuscript_redo (manuscript); break;
            default:
              exam_manuscript_begin (manuscript, g_rand_boolean (random) ? "typing" : NULL);
              exam_manuscript_splice (manuscript, start - text, end - start,
                                      pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))], -1);
              exam_manuscript_end (manuscript);
            }
          assert_text (manuscript, copy->str);
          g_assert_true (g_utf8_validate (copy->str, copy->len, NULL));
        }

      while (exam_manuscript_can_redo (manuscript))
        exam_manuscript_redo (manuscript);
      last = g_strdup (copy->str);
      while (exam_manuscript_can_undo (manuscript))
        exam_manuscript_undo (manuscript);
      g_assert_cmpstr (copy->str, ==, first);
      while (exam_manuscript_can_redo (manuscript))
        exam_manuscript_redo (manuscript);
      g_assert_cmpstr (copy->str, ==, last);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/manuscript/undo", test_undo);
  g_test_add_func ("/manuscript/steps", test_steps);
  g_test_add_func ("/manuscript/runs", test_runs);
  g_test_add_func ("/manuscript/saved", test_saved);
  g_test_add_func ("/manuscript/trim", test_trim);
  g_test_add_func ("/manuscript/places", test_places);
  g_test_add_func ("/manuscript/random", test_random);

  return g_test_run ();
}

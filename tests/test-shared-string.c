/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-shared-string.h"

static void
test_shared (void)
{
  g_autofree char *name = g_strdup ("A book");
  const char *first = exam_shared_string_hold (name);
  const char *second = exam_shared_string_hold ("A book");
  const char *other = exam_shared_string_hold ("Another book");

  g_assert_true (first != name);
  g_assert_true (first == second);
  g_assert_true (first != other);
  g_assert_cmpstr (first, ==, "A book");

  /* One of two may go. */
  exam_shared_string_release (first);
  g_assert_cmpstr (second, ==, "A book");
  first = exam_shared_string_hold (second);
  g_assert_true (first == second);
  exam_shared_string_release (first);
  exam_shared_string_release (second);

  /* What nobody held for a while is made again. */
  first = exam_shared_string_hold (name);
  g_assert_cmpstr (first, ==, "A book");
  exam_shared_string_release (first);
  g_assert_cmpstr (other, ==, "Another book");
  exam_shared_string_release (other);
}

static void
test_short (void)
{
  const char *empty = exam_shared_string_hold ("");

  g_assert_cmpstr (empty, ==, "");
  exam_shared_string_release (empty);
  g_assert_null (exam_shared_string_hold (NULL));
  exam_shared_string_release (NULL);
}

static gpointer
hold_and_release (gpointer data)
{
  for (guint i = 0; i < 1000000; i++)
    {
      const char *held = exam_shared_string_hold ("A book");

      g_assert_cmpstr (held, ==, "A book");
      exam_shared_string_release (held);
    }
  return NULL;
}

/* Each lets go of the last while the other one asks for it. */
static void
test_threads (void)
{
  GThread *other = g_thread_new ("holder", hold_and_release, NULL);

  hold_and_release (NULL);
  g_thread_join (other);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shared-string/shared", test_shared);
  g_test_add_func ("/shared-string/short", test_short);
  g_test_add_func ("/shared-string/threads", test_threads);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-history.h"

static void
test_latest_kept (void)
{
  g_autoptr (ExamHistory) history = exam_history_new ();

  g_assert_cmpint (exam_history_get_last_seen (history, "a"), ==, 0);
  exam_history_add (history, "a", 20);
  exam_history_add (history, "a", 10);
  exam_history_add (history, "b", 5);
  g_assert_cmpint (exam_history_get_last_seen (history, "a"), ==, 20);
  exam_history_add (history, "a", 30);
  g_assert_cmpint (exam_history_get_last_seen (history, "a"), ==, 30);
  g_assert_cmpint (exam_history_get_last_seen (history, "b"), ==, 5);
}

static void
add_up_cb (const char *item_id,
           gint64      last_seen,
           gpointer    user_data)
{
  GHashTable *seen = user_data;

  g_assert_true (g_hash_table_insert (seen, g_strdup (item_id), GINT_TO_POINTER ((int) last_seen)));
}

/* Each item once, with its latest time. */
static void
test_foreach (void)
{
  g_autoptr (ExamHistory) history = exam_history_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  exam_history_foreach (history, add_up_cb, seen);
  g_assert_cmpuint (g_hash_table_size (seen), ==, 0);

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *id = g_strdup_printf ("i%d", i);

      exam_history_add (history, id, i + 1);
      exam_history_add (history, id, i + 1 + i % 2);
    }
  exam_history_foreach (history, add_up_cb, seen);

  g_assert_cmpuint (g_hash_table_size (seen), ==, 100);
  for (int i = 0; i < 100; i++)
    {
      g_autofree char *id = g_strdup_printf ("i%d", i);

      g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (seen, id)), ==, i + 1 + i % 2);
    }
}

/* An item that was never served is no item of a history. */
static void
test_never_served (void)
{
  g_autoptr (ExamHistory) history = exam_history_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  exam_history_add (history, "a", 0);
  exam_history_foreach (history, add_up_cb, seen);
  g_assert_cmpuint (g_hash_table_size (seen), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history/latest-kept", test_latest_kept);
  g_test_add_func ("/history/foreach", test_foreach);
  g_test_add_func ("/history/never-served", test_never_served);

  return g_test_run ();
}

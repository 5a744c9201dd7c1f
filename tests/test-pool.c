/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-pool.h"
#include "test-support.h"

static ExamFormat *
make_format (void)
{
  ExamFormat *format = exam_format_new ();

  format->id = g_strdup ("f");
  format->family = g_strdup ("f");
  format->kinds = 1u << EXAM_ITEM_SINGLE_CHOICE;
  g_ptr_array_add (format->domains, exam_domain_new ("d0", "d0"));
  g_ptr_array_add (format->domains, exam_domain_new ("d1", "d1"));
  return format;
}

static void
add_item (ExamBank   *bank,
          const char *id,
          const char *domain,
          const char *keys)
{
  g_autoptr (ExamItem) item = test_make_choice (id, domain, 4, keys);

  exam_bank_add_item (bank, item);
}

/* Every item is found where it is, and only what is there. */
static void
test_find (void)
{
  g_autoptr (ExamFormat) format = make_format ();
  g_autoptr (ExamPool) pool = exam_pool_new (format);
  g_autoptr (ExamBank) first = exam_bank_new ("b1", "f");
  g_autoptr (ExamBank) second = exam_bank_new ("b2", "f");
  guint index = 77;

  g_assert_false (exam_pool_find (pool, "a", &index));
  g_assert_cmpuint (index, ==, 77);

  add_item (first, "a", "d0", "A");
  add_item (first, "b", "d1", "A");
  add_item (second, "c", "d0", "A");
  exam_pool_add_bank (pool, first);
  exam_pool_add_bank (pool, second);

  g_assert_cmpuint (exam_pool_get_n_items (pool), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (exam_pool_find (pool, exam_item_get_id (exam_pool_get_item (pool, i)), &index));
      g_assert_cmpuint (index, ==, i);
    }

  g_assert_true (exam_pool_find (pool, "a", NULL));
  g_assert_false (exam_pool_find (pool, "A", NULL));
  g_assert_false (exam_pool_find (pool, "", NULL));
}

/* What the format does not serve is not found; of two items with an id, the first one is. */
static void
test_find_what_fits (void)
{
  g_autoptr (ExamFormat) format = make_format ();
  g_autoptr (ExamPool) pool = exam_pool_new (format);
  g_autoptr (ExamBank) first = exam_bank_new ("b1", "f");
  g_autoptr (ExamBank) second = exam_bank_new ("b2", "f");
  g_autoptr (ExamBank) foreign = exam_bank_new ("b3", "g");
  guint index;

  add_item (first, "elsewhere", "d9", "A");
  add_item (first, "several-keys", "d0", "AB");
  add_item (first, "twice", "d0", "A");
  add_item (second, "twice", "d1", "A");
  add_item (second, "last", "d1", "A");
  add_item (foreign, "foreign", "d0", "A");
  exam_pool_add_bank (pool, first);
  exam_pool_add_bank (pool, second);
  exam_pool_add_bank (pool, foreign);

  g_assert_false (exam_pool_find (pool, "elsewhere", NULL));
  g_assert_false (exam_pool_find (pool, "several-keys", NULL));
  g_assert_false (exam_pool_find (pool, "foreign", NULL));

  g_assert_true (exam_pool_find (pool, "twice", &index));
  g_assert_cmpuint (index, ==, 0);
  g_assert_true (exam_pool_get_bank (pool, index) == first);
  g_assert_true (exam_pool_find (pool, "last", &index));
  g_assert_cmpuint (index, ==, 1);
  g_assert_true (exam_pool_get_bank (pool, index) == second);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pool/find", test_find);
  g_test_add_func ("/pool/find-what-fits", test_find_what_fits);

  return g_test_run ();
}

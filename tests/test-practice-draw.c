/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "insight/exam-practice-draw.h"
#include "sitting/exam-random.h"
#include "test-support.h"

#define DAY (24 * 60 * 60 * (gint64) G_USEC_PER_SEC)

#define HEAD "[practice-set]\nversion=1\n"

/* --- Worlds --- */

static ExamFormat *
make_format (guint n_domains)
{
  ExamFormat *format = exam_format_new ();

  format->id = g_strdup ("f");
  format->family = g_strdup ("f");
  format->items.value = 100;
  format->minutes.value = 120;
  format->kinds = 1u << EXAM_ITEM_SINGLE_CHOICE;
  for (guint d = 0; d < n_domains; d++)
    {
      g_autofree char *id = g_strdup_printf ("d%u", d);

      g_ptr_array_add (format->domains, exam_domain_new (id, id));
    }
  return format;
}

static void
add_item (ExamBank   *bank,
          const char *id,
          const char *domain,
          ExamCase   *exam_case)
{
  g_autoptr (ExamItem) item = test_make_choice (id, domain, 4, "B");

  exam_item_set_case (item, exam_case);
  exam_bank_add_item (bank, item);
}

/* Items "a" to "j": "d0" has a, b, f, g; "d1" has c, d, h, i; "d2" has e, j. The first five are of the bank "b0", the
 * others of "b1". Items b, d and e are of one case, g and j of another. */
static ExamPool *
make_pool (void)
{
  static const char *const domains[] = { "d0", "d0", "d1", "d1", "d2" };
  g_autoptr (ExamFormat) format = make_format (3);
  g_autoptr (ExamCase) first = exam_case_new ("first", "first", "clinic");
  g_autoptr (ExamCase) second = exam_case_new ("second", "second", "clinic");
  ExamPool *pool = exam_pool_new (format);

  for (guint b = 0; b < 2; b++)
    {
      g_autofree char *bank_id = g_strdup_printf ("b%u", b);
      g_autoptr (ExamBank) bank = exam_bank_new (bank_id, "f");

      for (guint i = 0; i < 5; i++)
        {
          char id[] = { (char) ('a' + 5 * b + i), '\0' };

          add_item (bank, id, domains[i], strchr ("bde", id[0]) ? first : strchr ("gj", id[0]) ? second : NULL);
        }
      exam_pool_add_bank (pool, bank);
    }
  return pool;
}

static void
serve (GArray     *servings,
       const char *items,
       guint       rank,
       const char *missed,
       const char *flagged)
{
  for (const char *item = items; *item != '\0'; item++)
    {
      char id[] = { *item, '\0' };
      ExamServing serving = {
        .item_id = g_intern_string (id),
        .rank = rank,
        .served_at = (100 - (gint64) rank) * DAY,
        .missed = strchr (missed, *item) != NULL,
        .flagged = strchr (flagged, *item) != NULL,
      };

      g_array_append_val (servings, serving);
    }
}

static void
note (GArray        *servings,
      const char    *item,
      guint          rank,
      ExamConfidence confidence,
      const char    *cause)
{
  for (guint i = 0; i < servings->len; i++)
    {
      ExamServing *serving = &g_array_index (servings, ExamServing, i);

      if (strcmp (serving->item_id, item) == 0 && serving->rank == rank)
        {
          serving->confidence = confidence;
          serving->cause = cause != NULL ? g_intern_string (cause) : NULL;
        }
    }
}

/* Three sittings; items i and j were never served. */
static ExamPracticePast *
make_past (void)
{
  g_autoptr (GArray) servings = g_array_new (FALSE, FALSE, sizeof (ExamServing));

  serve (servings, "abcd", 1, "b", "a");
  serve (servings, "cdef", 2, "ce", "cf");
  serve (servings, "acegh", 3, "aegh", "gh");
  note (servings, "g", 3, EXAM_CONFIDENCE_GUESSED, "guideline");
  note (servings, "e", 2, EXAM_CONFIDENCE_SURE, "guessed");
  note (servings, "e", 3, EXAM_CONFIDENCE_GUESSED, "misread");
  note (servings, "c", 2, EXAM_CONFIDENCE_GUESSED, NULL);
  note (servings, "b", 1, EXAM_CONFIDENCE_UNSURE, "misread");
  return exam_practice_past_new (servings);
}

/* --- What is served --- */

static int
compare_letters (gconstpointer a,
                 gconstpointer b)
{
  return *(const char *) a - *(const char *) b;
}

/* The ids of items with one letter, in the order of the form or of the alphabet. */
static char *
list_items (const ExamForm *form,
            gboolean        sorted)
{
  GString *letters = g_string_new (NULL);

  for (guint i = 0; form != NULL && i < exam_form_get_n_items (form); i++)
    g_string_append (letters, exam_item_get_id (exam_form_get_item (form, i)));
  if (sorted && letters->len > 0)
    qsort (letters->str, letters->len, 1, compare_letters);
  return g_string_free (letters, FALSE);
}

static char *
describe (const ExamForm *form)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; form != NULL && i < exam_form_get_n_items (form); i++)
    {
      g_autofree char *order = exam_form_dup_order (form, i);

      g_string_append_printf (text, "%s %s\n", exam_item_get_id (exam_form_get_item (form, i)), order);
    }
  return g_string_free (text, FALSE);
}

static ExamPracticeSet *
parse (const char *settings)
{
  g_autofree char *text = g_strconcat (HEAD, settings, NULL);
  g_auto (GStrv) unknown = NULL;
  ExamPracticeSet *set = exam_practice_set_new_from_text (text, &unknown);

  g_assert_cmpuint (g_strv_length (unknown), ==, 0);
  return set;
}

/* --- Which items match --- */

typedef struct {
  const char *name;
  const char *settings;
  const char *items;
} Match;

static const Match matches[] = {
  { "all", "", "abcdefghij" },
  { "domain", "domains=d1", "cdhi" },
  { "domains", "domains=d2;d0", "abefgj" },
  { "unknown-domain", "domains=d9", "" },
  { "unknown-domain-beside", "domains=d9;d2", "ej" },
  { "bank", "banks=b1", "fghij" },
  { "banks", "banks=b0;b1", "abcdefghij" },
  { "unknown-bank", "banks=B1", "" },
  { "missed-in-1", "missed-in=1", "b" },
  { "missed-in-2", "missed-in=2", "bce" },
  { "missed-in-3", "missed-in=3", "abcegh" },
  { "missed-in-many", "missed-in=100", "abcegh" },
  { "not-seen-in-1", "not-seen-in=1", "efghij" },
  { "not-seen-in-2", "not-seen-in=2", "ghij" },
  { "not-seen-in-3", "not-seen-in=3", "ij" },
  { "missed-before", "missed-in=3\nnot-seen-in=2", "gh" },
  /* Item c was flagged once, and no more when it was served last. */
  { "flagged", "flagged=yes", "afgh" },
  /* Item e was guessed once, and known later. */
  { "guessed", "guessed=yes", "cg" },
  { "cause", "causes=misread", "be" },
  { "causes", "causes=guideline;guessed", "eg" },
  { "unknown-cause", "causes=nonsense", "" },
  { "all-at-once", "domains=d0\nbanks=b1\nmissed-in=3\nflagged=yes\nguessed=yes\ncauses=guideline", "g" },
  { "nothing-left", "missed-in=1\nnot-seen-in=1", "" },
  { "whole-cases", "units=cases", "abcdefghij" },
  { "whole-case", "units=cases\nmissed-in=1", "bde" },
  { "whole-case-of-domain", "units=cases\ndomains=d2", "bdegj" },
  { "whole-case-and-single", "units=cases\nflagged=yes", "afghj" },
};

static void
test_match (gconstpointer data)
{
  const Match *row = data;
  g_autoptr (ExamPool) pool = make_pool ();
  g_autoptr (ExamPracticePast) past = make_past ();
  g_autoptr (ExamPracticeSet) set = parse (row->settings);
  g_autoptr (ExamForm) form = NULL;
  g_autofree char *items = NULL;

  set->n_items = 0;
  form = exam_practice_draw (set, pool, past, 7);
  items = list_items (form, TRUE);
  g_assert_cmpstr (items, ==, row->items);
  g_assert_cmpuint (exam_practice_count (set, pool, past), ==, strlen (row->items));
  g_assert_true ((form == NULL) == (row->items[0] == '\0'));
}

/* Nothing was ever served. */
static void
test_no_past (void)
{
  static const Match rows[] = {
    { "", "", "abcdefghij" },
    { "", "not-seen-in=1", "abcdefghij" },
    { "", "missed-in=1", "" },
    { "", "flagged=yes", "" },
    { "", "guessed=yes", "" },
    { "", "causes=misread", "" },
  };
  g_autoptr (ExamPool) pool = make_pool ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ExamPracticeSet) set = parse (rows[i].settings);

      g_assert_cmpuint (exam_practice_count (set, pool, NULL), ==, strlen (rows[i].items));
    }
}

/* --- Past --- */

static void
test_past (void)
{
  g_autoptr (ExamPracticePast) past = make_past ();
  const ExamItemPast *item;

  g_assert_null (exam_practice_past_find (past, "i"));

  item = exam_practice_past_find (past, "e");
  g_assert_cmpuint (item->seen_rank, ==, 2);
  g_assert_cmpuint (item->missed_rank, ==, 2);
  g_assert_false (item->guessed);
  g_assert_cmpuint (item->causes->len, ==, 2);

  item = exam_practice_past_find (past, "d");
  g_assert_cmpuint (item->seen_rank, ==, 1);
  g_assert_cmpuint (item->missed_rank, ==, 0);
  g_assert_null (item->causes);
}

static void
test_past_of_nonsense (void)
{
  g_autoptr (GArray) servings = g_array_new (FALSE, FALSE, sizeof (ExamServing));
  g_autoptr (ExamPracticePast) past = NULL;
  const ExamServing rows[] = {
    { NULL, 1, 0, TRUE, TRUE, EXAM_CONFIDENCE_NONE, NULL },
    { "a", 0, G_MININT64, TRUE, TRUE, EXAM_CONFIDENCE_GUESSED, "misread" },
    { "b", G_MAXUINT, G_MAXINT64, TRUE, FALSE, EXAM_CONFIDENCE_NONE, "misread" },
    { "b", 5, G_MININT64, FALSE, TRUE, EXAM_CONFIDENCE_NONE, "misread" },
  };

  g_array_append_vals (servings, rows, G_N_ELEMENTS (rows));
  past = exam_practice_past_new (servings);

  g_assert_cmpuint (exam_practice_past_find (past, "a")->seen_rank, ==, 0);
  g_assert_true (exam_practice_past_find (past, "a")->flagged);
  g_assert_true (exam_practice_past_find (past, "a")->guessed);
  g_assert_cmpuint (exam_practice_past_find (past, "b")->seen_rank, ==, 5);
  g_assert_cmpuint (exam_practice_past_find (past, "b")->missed_rank, ==, G_MAXUINT);
  g_assert_false (exam_practice_past_find (past, "b")->flagged);
  g_assert_cmpuint (exam_practice_past_find (past, "b")->causes->len, ==, 1);
}

/* --- Drawing --- */

/* A pool of some banks with items that stand alone and cases, and a past by chance. */
static ExamPool *
make_random_pool (ExamRandom *random,
                  guint       n_items)
{
  g_autoptr (ExamFormat) format = make_format (5);
  ExamPool *pool = exam_pool_new (format);
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_case_unref);
  g_autoptr (ExamBank) bank = exam_bank_new ("b0", "f");

  for (guint i = 0; i < 1 + n_items / 10; i++)
    g_ptr_array_add (cases, exam_case_new ("c", "c", "c"));
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *id = g_strdup_printf ("i%u", i);
      char domain[] = { 'd', (char) ('0' + exam_random_below (random, 5)), '\0' };
      gboolean alone = exam_random_below (random, 3) > 0;

      add_item (bank, id, domain, alone ? NULL : g_ptr_array_index (cases, exam_random_below (random, cases->len)));
    }
  exam_pool_add_bank (pool, bank);
  return pool;
}

static ExamPracticePast *
make_random_past (ExamRandom *random,
                  guint       n_items)
{
  g_autoptr (GArray) servings = g_array_new (FALSE, FALSE, sizeof (ExamServing));

  for (guint i = 0; i < 2 * n_items; i++)
    {
      g_autofree char *id = g_strdup_printf ("i%u", exam_random_below (random, n_items));
      guint rank = 1 + exam_random_below (random, 6);
      ExamServing serving = {
        .item_id = g_intern_string (id),
        .rank = rank,
        .served_at = (100 - (gint64) rank) * DAY,
        .missed = exam_random_below (random, 2),
        .flagged = exam_random_below (random, 2),
        .confidence = exam_random_below (random, EXAM_N_CONFIDENCES),
        .cause = exam_random_below (random, 2) ? "misread" : NULL,
      };

      g_array_append_val (servings, serving);
    }
  return exam_practice_past_new (servings);
}

static ExamPracticeSet *
make_random_set (ExamRandom *random)
{
  static const char *const domains[] = { "", "d1", "d4;d0;d2" };
  ExamPracticeSet *set = exam_practice_set_new ();

  g_strfreev (set->domains);
  set->domains = g_strsplit (domains[exam_random_below (random, 3)], ";", -1);
  set->n_items = exam_random_below (random, exam_random_below (random, 2) ? 4 : 30);
  set->missed_in = exam_random_below (random, 2) ? 0 : exam_random_below (random, 5);
  set->not_seen_in = exam_random_below (random, 2) ? 0 : exam_random_below (random, 5);
  set->flagged = exam_random_below (random, 4) == 0;
  set->guessed = exam_random_below (random, 4) == 0;
  set->by_domain = exam_random_below (random, 2);
  set->whole_cases = exam_random_below (random, 2);
  return set;
}

static guint
count_case_items (const ExamPool *pool,
                  const ExamCase *exam_case)
{
  guint count = 0;

  for (guint i = 0; i < exam_pool_get_n_items (pool); i++)
    count += exam_item_get_case (exam_pool_get_item (pool, i)) == exam_case;
  return count;
}

static void
assert_no_item_twice (const ExamForm *form)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    g_assert_true (g_hash_table_add (ids, (gpointer) exam_item_get_id (exam_form_get_item (form, i))));
}

/* Gives back how many items the first case, or the first item, has. */
static guint
assert_cases_whole (const ExamPool *pool,
                    const ExamForm *form)
{
  guint first = 0;

  for (guint i = 0, n; i < exam_form_get_n_items (form); i += n)
    {
      ExamCase *exam_case = exam_item_get_case (exam_form_get_item (form, i));

      n = exam_case != NULL ? count_case_items (pool, exam_case) : 1;
      g_assert_cmpuint (i + n, <=, exam_form_get_n_items (form));
      for (guint k = 0; k < n; k++)
        g_assert_true (exam_item_get_case (exam_form_get_item (form, i + k)) == exam_case);
      if (i == 0)
        first = n;
    }
  return first;
}

static void
assert_by_domain (const ExamForm *form,
                  gboolean        whole_cases)
{
  char last = '0';

  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    {
      ExamItem *item = exam_form_get_item (form, i);
      char domain = exam_item_get_domain (item)[1];

      /* A case stands where the domain of its first item is. */
      if (whole_cases && i > 0 && exam_item_get_case (item) != NULL &&
          exam_item_get_case (item) == exam_item_get_case (exam_form_get_item (form, i - 1)))
        continue;
      g_assert_cmpint (domain, >=, last);
      last = domain;
    }
}

static void
test_properties (void)
{
  g_autoptr (ExamRandom) random = exam_random_new (20260501);
  guint n_drawn = 0, n_longer = 0;

  for (guint round = 0; round < 1500; round++)
    {
      guint n_items = 1 + exam_random_below (random, 80);
      g_autoptr (ExamPool) pool = make_random_pool (random, n_items);
      g_autoptr (ExamPracticePast) past = make_random_past (random, n_items);
      g_autoptr (ExamPracticeSet) set = make_random_set (random);
      guint count = exam_practice_count (set, pool, past);
      g_autoptr (ExamForm) form = exam_practice_draw (set, pool, past, round);
      g_autoptr (ExamForm) again = exam_practice_draw (set, pool, past, round);
      g_autofree char *text = describe (form);
      g_autofree char *text_again = describe (again);
      guint first = 1, drawn;

      g_assert_cmpstr (text, ==, text_again);
      g_assert_true ((form == NULL) == (count == 0));
      if (form == NULL)
        continue;

      drawn = exam_form_get_n_items (form);
      n_drawn++;
      g_assert_true (exam_form_is_short (form));
      g_assert_cmpuint (exam_form_get_minutes (form), ==, exam_practice_get_minutes (pool, drawn));
      assert_no_item_twice (form);
      if (set->whole_cases)
        first = assert_cases_whole (pool, form);
      if (set->by_domain)
        assert_by_domain (form, set->whole_cases);

      if (set->n_items == 0)
        g_assert_cmpuint (drawn, ==, count);
      else if (!set->whole_cases)
        g_assert_cmpuint (drawn, ==, MIN (set->n_items, count));
      else if (drawn > set->n_items)
        {
          g_assert_cmpuint (drawn, ==, first);
          n_longer++;
        }
    }

  g_assert_cmpuint (n_drawn, >, 500);
  g_assert_cmpuint (n_longer, >, 5);
}

/* Any item that matches can be drawn, at any place; which are does not depend on where they are in the pool. */
static void
test_chance (void)
{
  g_autoptr (ExamPool) pool = make_pool ();
  g_autoptr (ExamPracticeSet) set = parse ("items=3");
  guint counts[10] = { 0 };

  for (guint seed = 0; seed < 2000; seed++)
    {
      g_autoptr (ExamForm) form = exam_practice_draw (set, pool, NULL, seed);

      g_assert_cmpuint (exam_form_get_n_items (form), ==, 3);
      for (guint i = 0; i < 3; i++)
        counts[exam_item_get_id (exam_form_get_item (form, i))[0] - 'a']++;
    }

  /* 600 are expected, and the standard deviation is about 20. */
  for (guint i = 0; i < 10; i++)
    {
      g_assert_cmpuint (counts[i], >, 500);
      g_assert_cmpuint (counts[i], <, 700);
    }
}

/* What is too long makes place for what fits; where nothing fits, the shortest case comes whole. */
static void
test_number_with_cases (void)
{
  g_autoptr (ExamPool) pool = make_pool ();

  for (guint seed = 0; seed < 100; seed++)
    {
      g_autoptr (ExamPracticeSet) two = parse ("items=2\nunits=cases\ndomains=d2");
      g_autoptr (ExamPracticeSet) one = parse ("items=1\nunits=cases\ndomains=d2");
      g_autoptr (ExamPracticeSet) four = parse ("items=4\nunits=cases\ndomains=d2");
      g_autoptr (ExamForm) two_form = exam_practice_draw (two, pool, NULL, seed);
      g_autoptr (ExamForm) one_form = exam_practice_draw (one, pool, NULL, seed);
      g_autoptr (ExamForm) four_form = exam_practice_draw (four, pool, NULL, seed);
      g_autofree char *two_items = list_items (two_form, FALSE);
      g_autofree char *one_items = list_items (one_form, FALSE);
      g_autofree char *four_items = list_items (four_form, FALSE);

      g_assert_cmpstr (two_items, ==, "gj");
      g_assert_cmpstr (one_items, ==, "gj");
      g_assert_true (strcmp (four_items, "gj") == 0 || strcmp (four_items, "bde") == 0);
      g_assert_nonnull (exam_item_get_case (exam_form_get_item (one_form, 0)));
    }
}

static void
test_options_shuffled (void)
{
  g_autoptr (ExamPool) pool = make_pool ();
  g_autoptr (ExamPracticeSet) set = parse ("items=0");
  guint n_moved = 0;

  for (guint seed = 0; seed < 20; seed++)
    {
      g_autoptr (ExamForm) form = exam_practice_draw (set, pool, NULL, seed);

      g_assert_cmpuint (exam_form_get_seed (form), ==, seed);
      for (guint i = 0; i < exam_form_get_n_items (form); i++)
        n_moved += exam_form_get_option (form, i, 0) != 0;
    }
  g_assert_cmpuint (n_moved, >, 100);
  g_assert_cmpuint (n_moved, <, 200);
}

static void
test_unscored (void)
{
  g_autoptr (ExamFormat) format = make_format (1);
  g_autoptr (ExamPool) pool = exam_pool_new (format);
  g_autoptr (ExamBank) bank = exam_bank_new ("b", "f");
  g_autoptr (ExamPracticeSet) set = exam_practice_set_new ();
  g_autoptr (ExamForm) form = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (ExamItem) item = test_make_choice (i == 0 ? "a" : "b", "d0", 4, "B");

      exam_item_set_pretest_only (item, i == 1);
      exam_bank_add_item (bank, item);
    }
  exam_pool_add_bank (pool, bank);
  form = exam_practice_draw (set, pool, NULL, 1);

  g_assert_cmpuint (exam_form_get_n_items (form), ==, 2);
  g_assert_cmpuint (exam_form_get_n_scored (form), ==, 1);
}

static void
test_listed (void)
{
  g_autoptr (ExamPool) pool = make_pool ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (ExamForm) form = NULL, again = NULL, none = NULL;
  g_autofree char *items = NULL, *text = NULL, *text_again = NULL;

  none = exam_practice_draw_listed (ids, pool, 1);
  g_assert_null (none);

  g_ptr_array_add (ids, (char *) "h");
  g_ptr_array_add (ids, (char *) "gone");
  g_ptr_array_add (ids, (char *) "b");
  g_ptr_array_add (ids, (char *) "a");
  form = exam_practice_draw_listed (ids, pool, 1);
  again = exam_practice_draw_listed (ids, pool, 1);

  items = list_items (form, FALSE);
  text = describe (form);
  text_again = describe (again);
  g_assert_cmpstr (items, ==, "hba");
  g_assert_cmpstr (text, ==, text_again);
  g_assert_cmpuint (exam_form_get_minutes (form), ==, 4);

  g_ptr_array_set_size (ids, 2);
  g_ptr_array_remove_index (ids, 0);
  none = exam_practice_draw_listed (ids, pool, 1);
  g_assert_null (none);
}

/* --- Time --- */

static void
test_minutes (void)
{
  static const struct {
    guint form_minutes, form_items, form_cases;
    guint n_items, minutes;
  } rows[] = {
    { 120, 100, 0, 0, 0 },
    { 120, 100, 0, 1, 2 },
    { 120, 100, 0, 5, 6 },
    { 120, 100, 0, 6, 8 },
    { 120, 100, 0, 100, 120 },
    { 120, 100, 0, 1000, 1200 },
    { 240, 100, 0, 1, 3 },
    /* Two cases of the pool have five items: eight have twenty. */
    { 240, 100, 8, 1, 2 },
    { 240, 100, 8, 120, 240 },
    { 120, 0, 0, 3, 360 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ExamPool) pool = make_pool ();
      ExamFormat *format = exam_pool_get_format (pool);

      format->minutes.value = rows[i].form_minutes;
      format->items.value = rows[i].form_items;
      format->cases.value = rows[i].form_cases;
      g_assert_cmpuint (exam_practice_get_minutes (pool, rows[i].n_items), ==, rows[i].minutes);
    }
}

/* --- Speed --- */

/* The dialog counts at each change. */
G_GNUC_UNUSED static void
test_speed (void)
{
  g_autoptr (ExamRandom) random = exam_random_new (5);
  g_autoptr (ExamPool) pool = make_random_pool (random, 5000);
  g_autoptr (ExamPracticePast) past = make_random_past (random, 5000);
  g_autoptr (ExamPracticeSet) items = parse ("domains=d0;d1;d2\nmissed-in=5\ncauses=x;misread");
  g_autoptr (ExamPracticeSet) cases = parse ("domains=d0;d1;d2\nmissed-in=5\nunits=cases\nbanks=b0");
  guint n_items = 0, n_cases = 0;
  gint64 start, middle;

  test_limit_time (5);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 20; i++)
    n_items = exam_practice_count (items, pool, past);
  middle = g_get_monotonic_time ();
  for (guint i = 0; i < 20; i++)
    n_cases = exam_practice_count (cases, pool, past);

  g_test_message ("%u of 5,000 items counted in %.2f ms; %u with whole cases in %.2f ms", n_items,
                  (double) (middle - start) / 20 / 1000, n_cases,
                  (double) (g_get_monotonic_time () - middle) / 20 / 1000);
  g_assert_cmpuint (n_items, >, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST_ADD_ROWS ("/practice-draw/match/", matches, test_match);
  g_test_add_func ("/practice-draw/no-past", test_no_past);
  g_test_add_func ("/practice-draw/past", test_past);
  g_test_add_func ("/practice-draw/past-of-nonsense", test_past_of_nonsense);
  g_test_add_func ("/practice-draw/properties", test_properties);
  g_test_add_func ("/practice-draw/chance", test_chance);
  g_test_add_func ("/practice-draw/number-with-cases", test_number_with_cases);
  g_test_add_func ("/practice-draw/options-shuffled", test_options_shuffled);
  g_test_add_func ("/practice-draw/unscored", test_unscored);
  g_test_add_func ("/practice-draw/listed", test_listed);
  g_test_add_func ("/practice-draw/minutes", test_minutes);
  /* More names than GLib's table of them begins with: what it outgrows it keeps, which counts as a leak. */
#ifndef __SANITIZE_ADDRESS__
  g_test_add_func ("/practice-draw/speed", test_speed);
#endif

  return g_test_run ();
}

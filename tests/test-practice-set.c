/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "insight/exam-practice-set.h"
#include "sitting/exam-random.h"
#include "test-support.h"

#define HEAD "[practice-set]\nversion=1\n"

static void
assert_round_trip (const ExamPracticeSet *set)
{
  g_autofree char *text = exam_practice_set_to_text (set);
  g_auto (GStrv) unknown = NULL;
  g_autoptr (ExamPracticeSet) again = exam_practice_set_new_from_text (text, &unknown);
  g_autofree char *text_again = exam_practice_set_to_text (again);

  g_assert_cmpuint (g_strv_length (unknown), ==, 0);
  g_assert_cmpstr (text, ==, text_again);
  g_assert_cmpstr (again->name, ==, set->name);
  g_assert_cmpstr (again->format_id, ==, set->format_id);
  g_assert_cmpuint (again->n_items, ==, set->n_items);
  g_assert_true (g_strv_equal ((const char *const *) again->domains, (const char *const *) set->domains));
  g_assert_true (g_strv_equal ((const char *const *) again->banks, (const char *const *) set->banks));
  g_assert_true (g_strv_equal ((const char *const *) again->causes, (const char *const *) set->causes));
  g_assert_cmpuint (again->missed_in, ==, set->missed_in);
  g_assert_cmpuint (again->not_seen_in, ==, set->not_seen_in);
  g_assert_true (again->timed == set->timed && again->flagged == set->flagged && again->guessed == set->guessed &&
                 again->by_domain == set->by_domain && again->feedback == set->feedback &&
                 again->whole_cases == set->whole_cases);
}

static ExamPracticeSet *
make_random_set (ExamRandom *random)
{
  static const char *const domains[] = { "", "d1", "d4;d0;d2" };
  ExamPracticeSet *set = exam_practice_set_new ();

  g_strfreev (set->domains);
  set->domains = g_strsplit (domains[exam_random_below (random, 3)], ";", -1);
  set->n_items = exam_random_below (random, EXAM_PRACTICE_SET_MAX_ITEMS + 1);
  set->timed = exam_random_below (random, 2);
  set->missed_in = exam_random_below (random, EXAM_PRACTICE_SET_MAX_SITTINGS + 1);
  set->not_seen_in = exam_random_below (random, EXAM_PRACTICE_SET_MAX_SITTINGS + 1);
  set->flagged = exam_random_below (random, 2);
  set->guessed = exam_random_below (random, 2);
  set->by_domain = exam_random_below (random, 2);
  set->feedback = exam_random_below (random, 2);
  set->whole_cases = exam_random_below (random, 2);
  return set;
}

static void
test_round_trip (void)
{
  g_autoptr (ExamRandom) random = exam_random_new (3);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (ExamPracticeSet) set = make_random_set (random);

      assert_round_trip (set);
    }
}

/* Ids and names can be written in any way. */
static void
test_round_trip_of_anything (void)
{
  static const char *const names[] = {
    "", " ", "Kapitel 3; Übung = \"schwer\"\n[practice-set]",
    "a;b;c", "\\;\\s\\", "#", "\t\r\n", "日本語", "true", "-1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (ExamPracticeSet) set = exam_practice_set_new ();

      g_free (set->name);
      set->name = g_strdup (names[i]);
      g_strfreev (set->domains);
      set->domains = g_strdupv ((char **) (const char *[]) { names[i], "x", names[i], NULL });
      g_strfreev (set->causes);
      set->causes = g_strdupv ((char **) (const char *[]) { "", NULL });
      set->timed = set->guessed = TRUE;
      set->n_items = EXAM_PRACTICE_SET_MAX_ITEMS;
      set->missed_in = EXAM_PRACTICE_SET_MAX_SITTINGS;
      assert_round_trip (set);
    }
}

/* What files keep must stay readable. */
static void
test_text (void)
{
  g_autoptr (ExamPracticeSet) set = exam_practice_set_new ();
  g_autofree char *text = exam_practice_set_to_text (set);

  g_assert_cmpstr (text, ==,
                   "[practice-set]\nversion=1\nname=\nformat=\nitems=20\ntiming=untimed\ndomains=\nbanks=\ncauses=\n"
                   "missed-in=0\nnot-seen-in=0\nflagged=no\nguessed=no\norder=random\nfeedback=after-item\n"
                   "units=items\n");
}

typedef struct {
  const char *name;
  const char *text;
  const char *unknown;  /* joined by spaces */
} BadText;

static const BadText bad_texts[] = {
  { "empty", "", "practice-set" },
  { "words", "items 5", "practice-set" },
  { "no-group", "items=5", "practice-set" },
  { "other-group", "[other]\nitems=5\n", "practice-set" },
  { "open-group", "[practice-set\nitems=5\n", "practice-set" },
  { "not-utf-8", "[practice-set]\nversion=1\nname=\xff\xfe\n", "name" },
  { "not-utf-8-ids", "[practice-set]\nversion=1\ndomains=d1;\xc3\x28;\n", "domains" },
  { "bad-escape", "[practice-set]\nversion=1\nname=a\\q\n", "name" },
  { "bad-escape-ids", "[practice-set]\nversion=1\nbanks=a;b\\q;\n", "banks" },
  { "version-2", "[practice-set]\nversion=2\nitems=7\n", "version" },
  { "no-version", "[practice-set]\nversion=\n", "version" },
  { "unknown-key", HEAD "colour=red\nsize=5\n", "colour size" },
  { "items-words", HEAD "items=many\n", "items" },
  { "items-negative", HEAD "items=-1\n", "items" },
  { "items-too-many", HEAD "items=1001\n", "items" },
  { "items-huge", HEAD "items=99999999999999999999999999\n", "items" },
  { "items-fraction", HEAD "items=1.5\n", "items" },
  { "items-empty", HEAD "items=\n", "items" },
  { "sittings-too-many", HEAD "missed-in=101\nnot-seen-in=4294967297\n", "missed-in not-seen-in" },
  { "choices", HEAD "timing=fast\nflagged=true\nguessed=1\norder=\nfeedback=AT-END\nunits=cases;items\n",
    "timing flagged guessed order feedback units" },
  { "twice", HEAD "items=x\nitems=20\n", "" },
  { "locale", HEAD "name[de]=Name\n", "name[de]" },
};

/* What cannot be understood is told, and stays as it is by default. */
static void
test_bad_text (gconstpointer data)
{
  const BadText *row = data;
  g_auto (GStrv) unknown = NULL;
  g_autoptr (ExamPracticeSet) set = exam_practice_set_new_from_text (row->text, &unknown);
  g_autoptr (ExamPracticeSet) plain = exam_practice_set_new_from_text (row->text, NULL);
  g_autoptr (ExamPracticeSet) usual = exam_practice_set_new ();
  g_autofree char *joined = g_strjoinv (" ", unknown);
  g_autofree char *text = NULL, *usual_text = NULL;

  g_assert_cmpstr (joined, ==, row->unknown);
  if (strcmp (row->name, "version-2") == 0)
    {
      g_assert_cmpuint (set->n_items, ==, 7);
      return;
    }

  text = exam_practice_set_to_text (set);
  usual_text = exam_practice_set_to_text (usual);
  g_assert_cmpstr (text, ==, usual_text);
}

/* Some bytes changed, cut off, or doubled. */
static void
test_damaged_text (void)
{
  static const char sound[] =
    HEAD "name=Übung\nformat=f\nitems=5\ntiming=exam-pace\ndomains=d0;d1;\nmissed-in=3\norder=domains\n";
  g_autoptr (ExamRandom) random = exam_random_new (11);

  for (guint round = 0; round < 20000; round++)
    {
      g_autofree char *text = g_strdup (sound);
      gsize length = strlen (text);
      g_autoptr (ExamPracticeSet) set = NULL;
      g_auto (GStrv) unknown = NULL;

      for (guint n = exam_random_below (random, 6); n > 0; n--)
        text[exam_random_below (random, (guint) length)] = (char) exam_random_below (random, 256);
      if (exam_random_below (random, 3) == 0)
        text[exam_random_below (random, (guint) length)] = '\0';

      set = exam_practice_set_new_from_text (text, &unknown);
      g_assert_nonnull (set->name);
      g_assert_nonnull (set->format_id);
      g_assert_nonnull (set->domains);
      g_assert_cmpuint (set->n_items, <=, EXAM_PRACTICE_SET_MAX_ITEMS);
      g_assert_cmpuint (set->missed_in, <=, EXAM_PRACTICE_SET_MAX_SITTINGS);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/practice-set/round-trip", test_round_trip);
  g_test_add_func ("/practice-set/round-trip-of-anything", test_round_trip_of_anything);
  g_test_add_func ("/practice-set/text", test_text);
  TEST_ADD_ROWS ("/practice-set/bad-text/", bad_texts, test_bad_text);
  g_test_add_func ("/practice-set/damaged-text", test_damaged_text);

  return g_test_run ();
}

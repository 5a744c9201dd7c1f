/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "insight/exam-chance.h"
#include "insight/exam-comparison-text.h"
#include "insight/exam-item-fingerprint.h"
#include "test-stored.h"
#include "test-support.h"

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define MONDAY (G_GINT64_CONSTANT (1772409600) * G_USEC_PER_SEC)

/* --- Chance --- */

/* Table II of Newcombe (1998), method 10: first and second proportion, interval of the first less the second */
static const struct {
  const char *name;
  guint       points_1, n_1, points_2, n_2;
  double      low, high;
} published_intervals[] = {
  { "a", 56, 70, 48, 80, 0.0524, 0.3339 },
  { "b", 9, 10, 3, 10, 0.1705, 0.8090 },
  { "c", 6, 7, 2, 7, 0.0582, 0.8062 },
  { "d", 5, 56, 0, 29, -0.0381, 0.1926 },
  { "e", 0, 10, 0, 20, -0.1611, 0.2775 },
  { "f", 0, 10, 0, 10, -0.2775, 0.2775 },
  { "g", 10, 10, 0, 20, 0.6791, 1.0000 },
  { "h", 10, 10, 0, 10, 0.6075, 1.0000 },
};

static void
test_published_intervals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (published_intervals); i++)
    {
      ExamInterval interval = exam_chance_compare_shares (published_intervals[i].points_2, published_intervals[i].n_2,
                                                          published_intervals[i].points_1, published_intervals[i].n_1,
                                                          exam_chance_get_z (1));

      g_assert_cmpfloat_with_epsilon (interval.low, published_intervals[i].low, 0.00006);
      g_assert_cmpfloat_with_epsilon (interval.high, published_intervals[i].high, 0.00006);
    }
}

/* The two examples of M. W. Fagerland, S. Lydersen, P. Laake, "The McNemar test for binary matched-pairs data", BMC Medical
 * Research Methodology 13 (2013), article 91, exact conditional test; then by hand */
static void
test_pairs (void)
{
  static const struct { guint n_worse, n_better; double probability; } examples[] = {
    { 1, 7, 0.0703 }, { 6, 16, 0.0525 },
    { 0, 0, 1 }, { 0, 5, 2.0 / 32 }, { 0, 6, 2.0 / 64 }, { 1, 9, 22.0 / 1024 }, { 3, 3, 1 }, { 2, 3, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_assert_cmpfloat_with_epsilon (exam_chance_compare_pairs (examples[i].n_worse, examples[i].n_better),
                                      examples[i].probability, 0.00005);
      g_assert_cmpfloat (exam_chance_compare_pairs (examples[i].n_worse, examples[i].n_better), ==,
                         exam_chance_compare_pairs (examples[i].n_better, examples[i].n_worse));
    }
  g_assert_cmpfloat (exam_chance_compare_pairs (0, 5000), <, 1e-300);
  g_assert_cmpfloat_with_epsilon (exam_chance_compare_pairs (5000, 5000), 1, 1e-9);
}

/* Quantiles of the normal distribution: 0.975, 0.99, 0.995, 0.9975 */
static void
test_quantiles (void)
{
  g_assert_cmpfloat_with_epsilon (exam_chance_get_z (1), 1.959963984540054, 1e-12);
  g_assert_cmpfloat_with_epsilon (exam_chance_get_z (5), 2.575829303548901, 1e-9);
  g_assert_cmpfloat_with_epsilon (exam_chance_get_z (10), 2.807033768343811, 1e-9);
}

/* Without items nothing is known, and sums of parts that come out a little too large do no harm. */
static void
test_edges (void)
{
  ExamInterval interval = exam_chance_compare_shares (0, 0, 3, 4, 1.96);

  g_assert_cmpfloat (interval.low, ==, -1);
  g_assert_cmpfloat (interval.high, ==, 1);
  interval = exam_chance_compare_shares (10 + 1e-9, 10, 10 + 1e-9, 10, 1.96);
  g_assert_false (isnan (interval.low) || isnan (interval.high));
  g_assert_cmpfloat (interval.low, <, 0);
  g_assert_cmpfloat (interval.high, >, 0);
}

/* --- What is the same --- */

static char *
make_key (ExamItem *item)
{
  g_autoptr (ExamItem) owned = item;

  return exam_item_fingerprint_key (owned);
}

/* An item with the options of @texts, a key has an asterisk in front. */
static ExamItem *
make_item (const char *id,
           const char *domain,
           const char *stem_text,
           const char *texts)
{
  ExamItem *item = exam_item_new (id, domain);
  g_autoptr (ExamText) stem = exam_text_new_from_plain (stem_text);
  g_auto (GStrv) options = g_strsplit (texts, "|", -1);

  exam_item_set_stem (item, stem);
  for (guint i = 0; options[i] != NULL; i++)
    {
      gboolean key = options[i][0] == '*';

      exam_item_take_option (item, exam_option_new (exam_text_new_from_plain (options[i] + key), NULL, key, FALSE));
    }
  return item;
}

static void
assert_keys (ExamItem *a,
             ExamItem *b,
             gboolean  same)
{
  g_autofree char *key_a = make_key (a);
  g_autofree char *key_b = make_key (b);

  g_assert_true (g_str_equal (key_a, key_b) == same);
}

static void
test_keys (void)
{
  assert_keys (make_item ("a", "d", "stem", "*x|y|z"), make_item ("b", "e", "other", "z|y|*x"), TRUE);
  assert_keys (make_item ("a", "d", "s", "*x  y|z"), make_item ("a", "d", "s", "* x y|w"), TRUE);
  assert_keys (make_item ("a", "d", "s", "*x|y"), make_item ("a", "d", "s", "x|*y"), FALSE);
  assert_keys (make_item ("a", "d", "s", "*x|*y|z"), make_item ("a", "d", "s", "*y|z|*x"), TRUE);
  assert_keys (make_item ("a", "d", "s", "*x|*y|z"), make_item ("a", "d", "s", "*x|y|z"), FALSE);
  assert_keys (test_make_codes ("a", "d", FALSE, "I10 E119"), test_make_codes ("a", "d", FALSE, "E11.9 I10"), TRUE);
  assert_keys (test_make_codes ("a", "d", FALSE, "I10 E119"), test_make_codes ("a", "d", FALSE, "I10 E119?"), FALSE);
  assert_keys (test_make_codes ("a", "d", TRUE, "I10 E119"), test_make_codes ("a", "d", TRUE, "E119 I10"), FALSE);
  assert_keys (test_make_codes ("a", "d", TRUE, "I10 E119 Z794"), test_make_codes ("a", "d", TRUE, "I10 Z794 E119"), TRUE);
  assert_keys (test_make_codes ("a", "d", TRUE, "I10 E119"), test_make_codes ("a", "d", FALSE, "I10 E119"), FALSE);
  assert_keys (make_item ("a", "d", "s", "*I10|E11"), test_make_codes ("a", "d", FALSE, "I10"), FALSE);
}

/* The order of the options is not the question; a picture is. */
static void
test_content (void)
{
  static const guint8 reversed[] = { 2, 1, 0 };
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamForm) form = exam_form_new (exam_formats_find (formats, "cca-2026-05"), 1, 10, FALSE);
  g_autoptr (ExamItem) item = make_item ("a", "classification", "stem", "*x|y|z");
  g_autoptr (ExamItem) with_image = make_item ("b", "classification", "stem", "*x|y|z");
  g_autoptr (ExamText) stem = exam_text_new_from_markup ("<p>See</p><img src=\"scan.png\" alt=\"Scan\"/>", -1);
  g_autoptr (GBytes) before = g_bytes_new_static ("1", 1);
  g_autoptr (GBytes) after = g_bytes_new_static ("2", 1);
  g_autofree char *plain = NULL;
  g_autofree char *turned = NULL;
  g_autofree char *old_image = NULL;
  g_autofree char *new_image = NULL;
  g_autofree char *no_image = NULL;

  g_assert_nonnull (stem);
  exam_item_set_stem (with_image, stem);
  exam_form_add (form, item, NULL, FALSE, NULL);
  exam_form_add (form, item, NULL, TRUE, reversed);
  for (guint i = 0; i < 3; i++)
    exam_form_add (form, with_image, NULL, FALSE, NULL);
  exam_form_set_image (form, 2, "scan.png", before);
  exam_form_set_image (form, 3, "scan.png", after);

  plain = exam_item_fingerprint_content (form, 0);
  turned = exam_item_fingerprint_content (form, 1);
  old_image = exam_item_fingerprint_content (form, 2);
  new_image = exam_item_fingerprint_content (form, 3);
  no_image = exam_item_fingerprint_content (form, 4);
  g_assert_cmpstr (plain, ==, turned);
  g_assert_cmpstr (old_image, !=, new_image);
  g_assert_cmpstr (old_image, !=, no_image);
}

/* --- Sittings --- */

static GPtrArray *
make_sittings (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) exam_stored_sitting_free);
}

/* A form of items "q0" and so on with the options A to D, of which B is right; the first half in the format's first domain,
 * the others in its second one. */
static ExamForm *
make_form (const char *format_id,
           guint       first,
           guint       n_items)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  ExamFormat *format = exam_formats_find (formats, format_id);
  ExamForm *form = exam_form_new (format, 1, 60, FALSE);

  for (guint i = 0; i < n_items; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (format->domains, i < n_items / 2 ? 0 : 1);
      g_autofree char *id = g_strdup_printf ("q%u", first + i);
      g_autoptr (ExamItem) item = test_make_choice (id, domain->id, 4, "B");

      exam_form_add (form, item, NULL, FALSE, NULL);
    }
  return form;
}

static ExamStoredSitting *
add (GPtrArray  *sittings,
     ExamForm   *form,
     const char *answers)
{
  g_autoptr (ExamForm) owned = form;
  ExamStoredSitting *sitting = test_sit_form (owned, sittings->len + 1, MONDAY + sittings->len * DAY, answers);

  g_ptr_array_add (sittings, sitting);
  return sitting;
}

static const ExamComparedItem *
find_item (const ExamComparison *comparison,
           const char           *id)
{
  for (guint i = 0; i < comparison->items->len; i++)
    {
      const ExamComparedItem *item = g_ptr_array_index (comparison->items, i);

      if (g_str_equal (item->id, id))
        return item;
    }
  g_assert_not_reached ();
}

/* Four items each, two of them the same ones; by hand. */
static void
test_two (void)
{
  g_autoptr (GPtrArray) sittings = make_sittings ();
  g_autoptr (ExamComparison) comparison = NULL;
  const ExamComparedPair *pair;
  const ExamShareChange *change;
  const ExamComparedItem *item;

  add (sittings, make_form ("cca-2026-05", 0, 4), "B A B A");
  add (sittings, make_form ("cca-2026-05", 2, 4), "A B B B");
  comparison = exam_comparison_new (sittings);
  pair = exam_comparison_get_whole (comparison);

  g_assert_cmpuint (comparison->sittings->len, ==, 2);
  g_assert_cmpuint (comparison->pairs->len, ==, 1);
  g_assert_cmpuint (comparison->conditions, ==, 0);
  g_assert_cmpuint (comparison->domains->len, ==, 2);
  g_assert_cmpuint (comparison->items->len, ==, 2);
  g_assert_cmpuint (comparison->n_changes[EXAM_CONTENT_SAME], ==, 0);
  /* Their domain is another one now: that is part of the content. */
  g_assert_cmpuint (comparison->n_changes[EXAM_CONTENT_REWORDED], ==, 2);
  g_assert_cmpuint (comparison->n_common, ==, 0);
  g_assert_cmpfloat (pair->total.difference, ==, 0.25);
  g_assert_false (pair->total.beyond_chance);
  change = &g_array_index (pair->domains, ExamShareChange, 0);
  g_assert_cmpfloat (change->before.points, ==, 1);
  g_assert_cmpfloat (change->after.points, ==, 1);
  g_assert_cmpfloat (change->difference, ==, 0);
  change = &g_array_index (pair->domains, ExamShareChange, 1);
  g_assert_cmpfloat (change->difference, ==, 0.5);
  item = find_item (comparison, "q3");
  g_assert_cmpint (item->positions[0], ==, 3);
  g_assert_cmpint (item->positions[1], ==, 1);
  g_assert_cmpint (exam_comparison_get_flip (comparison, item), ==, 0);
}

/* The same form: right→wrong, wrong→right, and not answered is not right. */
static void
test_flips (void)
{
  g_autoptr (GPtrArray) sittings = make_sittings ();
  g_autoptr (ExamComparison) comparison = NULL;
  const ExamComparedPair *pair;
  static const int flips[] = { 0, -1, 1, 0, -1, 1, 1, 1 };
  g_autofree char *outcomes = NULL;
  g_autofree char *text = NULL;

  add (sittings, make_form ("cca-2026-05", 0, 8), "B B A A B - C D");
  add (sittings, make_form ("cca-2026-05", 0, 8), "B A B C - B B B");
  comparison = exam_comparison_new (sittings);
  pair = exam_comparison_get_whole (comparison);

  g_assert_cmpuint (comparison->n_common, ==, 8);
  g_assert_cmpfloat (exam_comparison_get_sitting (comparison, 0)->common_points, ==, 3);
  g_assert_cmpfloat (exam_comparison_get_sitting (comparison, 1)->common_points, ==, 5);
  g_assert_cmpfloat (pair->common_before.points, ==, 3);
  g_assert_cmpfloat (pair->common_after.points, ==, 5);
  g_assert_cmpuint (pair->n_worse, ==, 2);
  g_assert_cmpuint (pair->n_better, ==, 4);
  /* 2 (1 + 6 + 15) / 64 */
  g_assert_cmpfloat_with_epsilon (pair->probability, 44.0 / 64, 1e-9);
  g_assert_false (pair->beyond_chance);
  for (guint i = 0; i < G_N_ELEMENTS (flips); i++)
    {
      const ExamComparedItem *item = g_ptr_array_index (comparison->items, i);

      g_assert_cmpint (item->positions[0], ==, (int) i);
      g_assert_cmpint (exam_comparison_get_flip (comparison, item), ==, flips[i]);
    }
  outcomes = exam_comparison_describe_outcomes (comparison, g_ptr_array_index (comparison->items, 4));
  g_assert_cmpstr (outcomes, ==, "Right → Not answered");
  text = exam_comparison_describe_flips (comparison);
  g_assert_cmpstr (text, ==, "First and last result: 8 common questions that counted. Became right: 4. Not right any more: 2. Chance alone parts "
                             "them as unevenly with a probability of 68.8 %: this may be chance.");
}

/* Ten of ten after none of ten, in one of two domains: more than chance. Nothing else is. */
static void
test_beyond_chance (void)
{
  g_autoptr (GPtrArray) sittings = make_sittings ();
  g_autoptr (ExamComparison) comparison = NULL;
  const ExamComparedPair *pair;
  const ExamShareChange *change;
  g_autofree char *share = NULL;

  add (sittings, make_form ("cca-2026-05", 0, 20), "A A A A A A A A A A B B B B B A A A A A");
  add (sittings, make_form ("cca-2026-05", 0, 20), "B B B B B B B B B B B B B B B B A A A A");
  comparison = exam_comparison_new (sittings);
  pair = exam_comparison_get_whole (comparison);
  change = &g_array_index (pair->domains, ExamShareChange, 0);
  g_assert_true (change->beyond_chance);
  g_assert_cmpfloat (change->difference, ==, 1);
  /* Wider than Newcombe's 0.6075, because two domains are looked at together. */
  g_assert_cmpfloat (change->interval.low, <, 0.6075);
  g_assert_cmpfloat (change->interval.low, >, 0.5);
  change = &g_array_index (pair->domains, ExamShareChange, 1);
  g_assert_false (change->beyond_chance);
  share = exam_share_change_format (change);
  g_assert_cmpstr (share, ==, "+10");
  g_assert_true (pair->total.beyond_chance);
  g_assert_true (pair->beyond_chance);
  g_assert_cmpuint (pair->n_better, ==, 11);
}

/* Wording and key, in forms whose options are in another order; unscored items do not count. */
static void
test_changes (void)
{
  static const guint8 reversed[] = { 2, 1, 0 };
  g_autoptr (ExamFormats) formats = test_load_formats ();
  ExamFormat *format = exam_formats_find (formats, "cca-2026-05");
  const char *domain = ((const ExamDomain *) g_ptr_array_index (format->domains, 0))->id;
  ExamForm *before = exam_form_new (format, 1, 60, FALSE);
  ExamForm *after = exam_form_new (format, 2, 60, FALSE);
  const struct { const char *id, *before, *after; gboolean pretest; } rows[] = {
    { "same", "*x|y|z", "*x|y|z", FALSE },
    { "pretest", "*x|y|z", "*x|y|z", TRUE },
    { "moved", "*x|y|z", "z|y|*x", FALSE },
    { "rekeyed", "*x|y|z", "x|*y|z", FALSE },
  };
  g_autoptr (GPtrArray) sittings = make_sittings ();
  g_autoptr (ExamComparison) comparison = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ExamItem) item_before = make_item (rows[i].id, domain, "stem", rows[i].before);
      g_autoptr (ExamItem) item_after = make_item (rows[i].id, domain, "stem", rows[i].after);

      exam_form_add (before, item_before, NULL, FALSE, NULL);
      exam_form_add (after, item_after, NULL, rows[i].pretest, reversed);
    }
  add (sittings, before, "A A A A");
  add (sittings, after, "A B C A");
  comparison = exam_comparison_new (sittings);

  g_assert_cmpint (find_item (comparison, "same")->change, ==, EXAM_CONTENT_SAME);
  g_assert_cmpint (find_item (comparison, "moved")->change, ==, EXAM_CONTENT_REWORDED);
  g_assert_cmpint (find_item (comparison, "rekeyed")->change, ==, EXAM_CONTENT_REKEYED);
  g_assert_true (find_item (comparison, "same")->scored);
  g_assert_false (find_item (comparison, "pretest")->scored);
  g_assert_cmpuint (comparison->n_changes[EXAM_CONTENT_SAME], ==, 2);
  g_assert_cmpuint (comparison->n_common, ==, 1);
  g_assert_cmpuint (exam_comparison_get_whole (comparison)->n_worse, ==, 0);
  /* It can be looked at all the same. */
  g_assert_cmpint (exam_comparison_get_flip (comparison, find_item (comparison, "pretest")), ==, -1);
  g_assert_cmpint (exam_comparison_get_flip (comparison, find_item (comparison, "rekeyed")), ==, 0);
  text = exam_comparison_describe_common (comparison);
  g_assert_cmpstr (text, ==, "4 questions were in all of them: 2 the same to the letter, 1 with changed wording, 1 with a changed "
                             "key. The score on common questions is that on the 1 that is the same and counted every time.");
}

static char *
summarize (const ExamComparison *comparison)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < comparison->sittings->len; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " %g;", exam_comparison_get_sitting (comparison, i)->stored->record->id,
                            exam_comparison_get_sitting (comparison, i)->common_points);
  for (guint i = 0; i < comparison->pairs->len; i++)
    {
      const ExamComparedPair *pair = g_ptr_array_index (comparison->pairs, i);

      g_string_append_printf (text, "%u-%u %.9f %.9f %u %u %.9f;", pair->before, pair->after, pair->total.difference,
                              pair->total.interval.low, pair->n_worse, pair->n_better, pair->probability);
      for (guint j = 0; j < pair->domains->len; j++)
        g_string_append_printf (text, "%.9f,", g_array_index (pair->domains, ExamShareChange, j).interval.high);
    }
  for (guint i = 0; i < comparison->items->len; i++)
    {
      const ExamComparedItem *item = g_ptr_array_index (comparison->items, i);

      g_string_append_printf (text, "%s %d %d;", item->id, item->change, exam_comparison_get_flip (comparison, item));
    }
  for (guint i = 0; i < comparison->domains->len; i++)
    g_string_append_printf (text, "%s;", ((const ExamComparedDomain *) g_ptr_array_index (comparison->domains, i))->id);
  g_string_append_printf (text, "%x %u", comparison->conditions, comparison->n_common);
  return g_string_free (text, FALSE);
}

/* Whatever the order, and however often one is given, the comparison is the same. */
static void
test_any_order (void)
{
  static const char *const orders[] = { "0123", "3210", "1302", "0011223301", "2031", "3123003" };
  g_autoptr (GPtrArray) sittings = make_sittings ();
  g_autofree char *expected = NULL;

  add (sittings, make_form ("cca-2026-05", 0, 8), "B B A A B - C D");
  add (sittings, make_form ("cca-2026-05", 2, 8), "B A B C - B B B");
  add (sittings, make_form ("cca-before-2026-05", 0, 8), "B A B C A B B B");
  add (sittings, make_form ("cca-2026-05", 1, 8), "A A B A B B B B");
  /* Two that ended in the same moment */
  ((ExamStoredSitting *) g_ptr_array_index (sittings, 2))->record->ended_at = MONDAY + DAY;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (GPtrArray) given = g_ptr_array_new ();
      g_autoptr (ExamComparison) comparison = NULL;
      g_autofree char *summary = NULL;

      for (const char *p = orders[i]; *p != '\0'; p++)
        g_ptr_array_add (given, g_ptr_array_index (sittings, *p - '0'));
      comparison = exam_comparison_new (given);
      summary = summarize (comparison);
      if (expected == NULL)
        expected = g_strdup (summary);
      g_assert_cmpstr (summary, ==, expected);
      g_assert_cmpuint (comparison->pairs->len, ==, 4);
    }
}

static void
test_too_few (void)
{
  g_autoptr (GPtrArray) sittings = make_sittings ();
  g_autoptr (GPtrArray) twice = g_ptr_array_new ();

  g_assert_null (exam_comparison_new (sittings));
  add (sittings, make_form ("cca-2026-05", 0, 2), "B B");
  g_assert_null (exam_comparison_new (sittings));
  g_ptr_array_add (twice, g_ptr_array_index (sittings, 0));
  g_ptr_array_add (twice, g_ptr_array_index (sittings, 0));
  g_assert_null (exam_comparison_new (twice));
}

/* Three: what all have in common, and what only the first and the last have. */
static void
test_three (void)
{
  g_autoptr (GPtrArray) sittings = make_sittings ();
  g_autoptr (ExamComparison) comparison = NULL;
  const ExamComparedPair *pair;
  g_autofree char *outcomes = NULL;

  add (sittings, make_form ("cpc-2022", 0, 2), "A B");
  add (sittings, make_form ("cpc-2022", 10, 2), "B B");
  add (sittings, make_form ("cpc-2022", 0, 2), "B A");
  comparison = exam_comparison_new (sittings);
  g_assert_cmpuint (comparison->n_common, ==, 0);
  g_assert_cmpuint (comparison->items->len, ==, 2);
  g_assert_cmpuint (comparison->pairs->len, ==, 3);
  pair = exam_comparison_get_whole (comparison);
  g_assert_cmpuint (pair->common_before.n_items, ==, 2);
  g_assert_cmpuint (pair->n_better, ==, 1);
  pair = g_ptr_array_index (comparison->pairs, 1);
  g_assert_cmpuint (pair->before, ==, 0);
  g_assert_cmpuint (pair->after, ==, 1);
  g_assert_cmpuint (pair->common_before.n_items, ==, 0);
  g_assert_cmpfloat (pair->probability, ==, 1);
  outcomes = exam_comparison_describe_outcomes (comparison, g_ptr_array_index (comparison->items, 0));
  g_assert_cmpstr (outcomes, ==, "Wrong → – → Right");
}

/* Partial credit counts for shares; right is only what got all of it. */
static void
test_partial (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  ExamFormat *format = exam_formats_find (formats, "ccs-2025");
  const char *domain = ((const ExamDomain *) g_ptr_array_index (format->domains, 0))->id;
  g_autoptr (ExamItem) item = test_make_codes ("codes", domain, FALSE, "I10 E119");
  g_autoptr (ExamForm) form = exam_form_new (format, 1, 60, FALSE);
  g_autoptr (GPtrArray) sittings = make_sittings ();
  g_autoptr (ExamComparison) comparison = NULL;
  const ExamComparedPair *pair;

  exam_form_add (form, item, NULL, FALSE, NULL);
  add (sittings, exam_form_ref (form), "I10");
  add (sittings, exam_form_ref (form), "I10,E119");
  comparison = exam_comparison_new (sittings);
  pair = exam_comparison_get_whole (comparison);
  g_assert_cmpfloat (pair->common_before.points, ==, 0.5);
  g_assert_cmpfloat (pair->total.difference, ==, 0.5);
  g_assert_cmpuint (pair->n_better, ==, 1);
}

/* --- What was not the same --- */

static void
assert_condition (const ExamComparison *comparison,
                  ExamCondition         condition,
                  const char           *expected)
{
  g_autofree char *text = exam_comparison_describe_condition (comparison, condition);

  g_assert_true ((comparison->conditions & (1u << condition)) != 0);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_other_exams (void)
{
  g_autoptr (GPtrArray) sittings = make_sittings ();
  g_autoptr (ExamComparison) comparison = NULL;
  const ExamComparedPair *pair;

  add (sittings, make_form ("cca-2026-05", 0, 4), "B A B A");
  add (sittings, make_form ("cpc-2022", 0, 4), "B A B B");
  comparison = exam_comparison_new (sittings);
  pair = exam_comparison_get_whole (comparison);
  /* Ids and domains of other exams may happen to be the same. */
  g_assert_cmpuint (comparison->items->len, ==, 0);
  g_assert_cmpuint (comparison->domains->len, ==, 4);
  g_assert_false (pair->total.known);
  for (guint i = 0; i < 4; i++)
    g_assert_false (g_array_index (pair->domains, ExamShareChange, i).known);
  assert_condition (comparison, EXAM_CONDITION_EXAM, "Different exams, whose scores and domains cannot be compared – 1: CCA; 2: CPC");
  assert_condition (comparison, EXAM_CONDITION_SCALE, "Scores on different scales – 1: 100–400; 2: percent");
  g_assert_cmpuint (comparison->conditions & (1u << EXAM_CONDITION_EDITION), ==, 0);
}

static void
test_conditions (void)
{
  g_autoptr (GPtrArray) sittings = make_sittings ();
  g_autoptr (ExamComparison) comparison = NULL;
  ExamStoredSitting *sitting;

  add (sittings, make_form ("cca-2026-05", 0, 2), "B A");
  sitting = add (sittings, make_form ("cca-before-2026-05", 0, 3), "B A B");
  sitting->record->rules = (ExamRules) { .relaxed = TRUE, .time_percent = 150, .code_book = TRUE };
  sitting->record->is_short = TRUE;
  sitting->record->minutes = 90;
  sitting = add (sittings, make_form ("cca-2026-05", 0, 2), "B A");
  g_free (sitting->record->candidate);
  sitting->record->candidate = g_strdup ("Ana");
  comparison = exam_comparison_new (sittings);

  assert_condition (comparison, EXAM_CONDITION_EDITION,
                    "Different editions of the exam – 1, 3: cca-2026-05; 2: cca-before-2026-05");
  assert_condition (comparison, EXAM_CONDITION_LENGTH, "Forms of different lengths – 1, 3: 2 questions; 2: 3 questions, short form");
  assert_condition (comparison, EXAM_CONDITION_MINUTES, "Different times for the form – 1, 3: 1 hour; 2: 1 hour 30 minutes");
  assert_condition (comparison, EXAM_CONDITION_EXTRA_TIME,
                    "Different extra time – 1, 3: As in the exam; 2: Half as much again");
  assert_condition (comparison, EXAM_CONDITION_RULES, "Different rules – 1, 3: Exam day; 2: Relaxed");
  assert_condition (comparison, EXAM_CONDITION_CODE_BOOK, "With and without the built-in code book – 1, 3: without; 2: with");
  assert_condition (comparison, EXAM_CONDITION_CANDIDATE, "Different candidates – 1, 2: not named; 3: Ana");
  g_assert_cmpuint (comparison->conditions & (1u << EXAM_CONDITION_EXAM | 1u << EXAM_CONDITION_SCALE |
                                              1u << EXAM_CONDITION_SOURCES | 1u << EXAM_CONDITION_FORMAT), ==, 0);
}

static ExamForm *
make_dated_form (const char *title,
                 const char *year)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  ExamFormat *format = exam_formats_find (formats, "cca-2026-05");
  const char *domain = ((const ExamDomain *) g_ptr_array_index (format->domains, 0))->id;
  ExamForm *form = exam_form_new (format, 1, 60, FALSE);
  g_autoptr (ExamItem) item = test_make_choice ("a", domain, 4, "B");

  exam_item_take_source (item, exam_source_new (title, NULL, year, NULL));
  exam_item_take_source (item, exam_source_new ("HHS OIG", NULL, "2023", NULL));
  exam_form_add (form, item, NULL, FALSE, NULL);
  return form;
}

static void
test_years (void)
{
  g_autoptr (GPtrArray) sittings = make_sittings ();
  g_autoptr (ExamComparison) comparison = NULL;

  add (sittings, make_dated_form ("ICD-10-CM Official Guidelines", "2025"), "B");
  add (sittings, make_dated_form ("ICD-10-CM Tabular List", "2026"), "B");
  add (sittings, make_dated_form ("ICD-10-CMX", "2024"), "B");
  comparison = exam_comparison_new (sittings);
  assert_condition (comparison, EXAM_CONDITION_SOURCES, "Code sets and sources of different years – ICD-10-CM (1: 2025; 2: 2026)");
  g_assert_cmpuint (comparison->conditions, ==, 1u << EXAM_CONDITION_SOURCES);
}

/* --- Pace --- */

/* 10 seconds each, in a form of a minute for 4 items: slow is above 30 seconds. */
static void
test_pace (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  ExamForm *form = exam_form_new (exam_formats_find (formats, "cca-2026-05"), 1, 1, FALSE);
  g_autoptr (GPtrArray) sittings = make_sittings ();
  g_autoptr (ExamComparison) comparison = NULL;
  const ExamComparedSitting *sitting;
  g_autofree char *half = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("q%u", i);
      g_autoptr (ExamItem) item = test_make_choice (id, "classification", 4, "B");

      exam_form_add (form, item, NULL, FALSE, NULL);
    }
  add (sittings, form, "B A - B");
  add (sittings, make_form ("cca-2026-05", 0, 4), "B A B B")->record->rules.time_percent = EXAM_RULES_UNTIMED;
  comparison = exam_comparison_new (sittings);
  sitting = exam_comparison_get_sitting (comparison, 0);
  g_assert_cmpint (sitting->pace, ==, 15 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (sitting->median, ==, 10 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (sitting->limit, ==, 60 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpuint (sitting->n_answered, ==, 3);
  g_assert_cmpuint (sitting->n_by_half, ==, 2);
  g_assert_cmpuint (sitting->n_slow, ==, 0);
  half = exam_comparison_describe_half (sitting);
  g_assert_cmpstr (half, ==, "2 of 4 (50 %)");
  g_assert_cmpint (exam_comparison_get_sitting (comparison, 1)->limit, ==, 0);
}

/* --- From the disk --- */

/* What is stored and read again is the same to the letter. */
static void
test_stored (void)
{
  g_autoptr (GPtrArray) sittings = make_sittings ();
  g_autoptr (GPtrArray) loaded = make_sittings ();
  g_autoptr (ExamArchive) archive = exam_archive_open_in_memory ();
  g_autoptr (ExamComparison) before = NULL;
  g_autoptr (ExamComparison) after = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *actual = NULL;

  add (sittings, make_form ("cca-2026-05", 0, 8), "B B A A B - C D");
  add (sittings, make_form ("cca-2026-05", 2, 8), "B A B C - B B B");
  add (sittings, make_form ("cca-2026-05", 2, 8), "A B B C - A B B");
  for (guint i = 0; i < sittings->len; i++)
    {
      test_store_sitting (archive, g_ptr_array_index (sittings, i));
      g_ptr_array_add (loaded, exam_archive_load (archive, i + 1, NULL));
    }
  before = exam_comparison_new (sittings);
  after = exam_comparison_new (loaded);
  expected = summarize (before);
  actual = summarize (after);
  g_assert_cmpstr (actual, ==, expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/comparison/chance/published-intervals", test_published_intervals);
  g_test_add_func ("/comparison/chance/pairs", test_pairs);
  g_test_add_func ("/comparison/chance/quantiles", test_quantiles);
  g_test_add_func ("/comparison/chance/edges", test_edges);
  g_test_add_func ("/comparison/items/keys", test_keys);
  g_test_add_func ("/comparison/items/content", test_content);
  g_test_add_func ("/comparison/items/changes", test_changes);
  g_test_add_func ("/comparison/items/flips", test_flips);
  g_test_add_func ("/comparison/items/partial", test_partial);
  g_test_add_func ("/comparison/two", test_two);
  g_test_add_func ("/comparison/three", test_three);
  g_test_add_func ("/comparison/too-few", test_too_few);
  g_test_add_func ("/comparison/any-order", test_any_order);
  g_test_add_func ("/comparison/beyond-chance", test_beyond_chance);
  g_test_add_func ("/comparison/conditions/other-exams", test_other_exams);
  g_test_add_func ("/comparison/conditions/named", test_conditions);
  g_test_add_func ("/comparison/conditions/years", test_years);
  g_test_add_func ("/comparison/pace", test_pace);
  g_test_add_func ("/comparison/stored", test_stored);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bank/exam-format-reader.h"
#include "sitting/exam-assembly.h"
#include "sitting/exam-random.h"
#include "sitting/exam-short-form.h"
#include "test-support.h"

#define N_DOMAINS 3
#define N_POOLS 4000

/* --- Random formats and pools --- */

typedef struct {
  ExamFormat *format;
  ExamPool   *pool;
  ExamBank   *bank;
  guint       singles[N_DOMAINS];
  guint       n_cases;
  guint       cases[8][N_DOMAINS];
} World;

static ExamFormat *
make_format (ExamRandom *random,
             guint       total,
             guint       pretest)
{
  ExamFormat *format = exam_format_new ();
  guint left = total;

  format->id = g_strdup ("f");
  format->family = g_strdup ("f");
  format->credential = g_strdup ("F");
  format->name = g_strdup ("F");
  format->items.value = total + pretest;
  format->pretest.value = pretest;
  format->minutes.value = 60;
  format->kinds = 1u << EXAM_ITEM_SINGLE_CHOICE;
  format->scale_max = 100;
  format->cut = format->raw_cut_percent = 70;
  format->review_allowed = TRUE;
  format->order = exam_random_below (random, 2) ? EXAM_ORDER_RANDOM : EXAM_ORDER_DOMAINS;

  for (guint d = 0; d < N_DOMAINS; d++)
    {
      g_autofree char *id = g_strdup_printf ("d%u", d);
      ExamDomain *domain = exam_domain_new (id, id);
      guint share = d + 1 < N_DOMAINS ? exam_random_below (random, left + 1) : left;

      left -= share;
      domain->exact = exam_random_below (random, 2);
      domain->items = share;
      domain->min_percent = 100.0 * (share > 0 ? share - exam_random_below (random, 2) : 0) / total;
      domain->max_percent = MIN (100.0, 100.0 * (share + exam_random_below (random, 2)) / total);
      g_ptr_array_add (format->domains, domain);
    }

  return format;
}

static void
add_item (World    *world,
          guint     domain,
          ExamCase *exam_case)
{
  g_autofree char *id = g_strdup_printf ("i%u", exam_bank_get_n_items (world->bank));
  g_autofree char *domain_id = g_strdup_printf ("d%u", domain);
  g_autoptr (ExamItem) item = test_make_choice (id, domain_id, 4, "A");

  exam_item_set_case (item, exam_case);
  exam_bank_add_item (world->bank, item);
}

static void
world_init (World      *world,
            ExamRandom *random)
{
  guint total = 1 + exam_random_below (random, 12);

  *world = (World) { 0 };
  world->format = make_format (random, total, exam_random_below (random, 4));
  world->bank = exam_bank_new ("b", "f");
  world->n_cases = exam_random_below (random, 6);

  for (guint d = 0; d < N_DOMAINS; d++)
    {
      world->singles[d] = exam_random_below (random, 2) ? exam_random_below (random, 4) : exam_random_below (random, 12);
      for (guint i = 0; i < world->singles[d]; i++)
        add_item (world, d, NULL);
    }
  for (guint c = 0; c < world->n_cases; c++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", c);
      g_autoptr (ExamCase) exam_case = exam_case_new (id, NULL, NULL);
      guint first = exam_random_below (random, N_DOMAINS);

      for (guint i = 2 + exam_random_below (random, 3); i > 0; i--)
        {
          guint d = exam_random_below (random, 4) > 0 ? first : exam_random_below (random, N_DOMAINS);

          world->cases[c][d]++;
          add_item (world, d, exam_case);
        }
    }

  world->pool = exam_pool_new (world->format);
  exam_pool_add_bank (world->pool, world->bank);
}

static void
world_clear (World *world)
{
  exam_pool_free (world->pool);
  exam_bank_unref (world->bank);
  exam_format_unref (world->format);
}

/* --- What a form must be --- */

/* By trying every choice of cases: can the scored part be drawn at all? */
static gboolean
can_be_drawn (const World         *world,
              const ExamBlueprint *blueprint)
{
  for (guint subset = 0; subset < 1u << world->n_cases; subset++)
    {
      guint least = 0, most = 0;
      gboolean possible = TRUE;

      for (guint d = 0; d < N_DOMAINS; d++)
        {
          guint sum = 0;

          for (guint c = 0; c < world->n_cases; c++)
            sum += subset & (1u << c) ? world->cases[c][d] : 0;
          possible = possible && sum <= blueprint->most[d] && sum + world->singles[d] >= blueprint->least[d];
          least += MAX (sum, blueprint->least[d]);
          most += MIN (sum + world->singles[d], blueprint->most[d]);
        }
      if (possible && least <= blueprint->total && blueprint->total <= most)
        return TRUE;
    }

  return FALSE;
}

static void
assert_blueprint (const ExamForm      *form,
                  const ExamBlueprint *blueprint)
{
  guint counts[N_DOMAINS] = { 0 };
  guint pretest = 0;

  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    {
      if (exam_form_is_pretest (form, i))
        pretest++;
      else
        counts[exam_item_get_domain (exam_form_get_item (form, i))[1] - '0']++;
    }

  g_assert_cmpuint (pretest, ==, blueprint->pretest);
  g_assert_cmpuint (exam_form_get_n_scored (form), ==, blueprint->total);
  for (guint d = 0; d < N_DOMAINS; d++)
    {
      g_assert_cmpuint (counts[d], >=, blueprint->least[d]);
      g_assert_cmpuint (counts[d], <=, blueprint->most[d]);
    }
}

static void
assert_no_item_twice (const ExamForm *form)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    g_assert_true (g_hash_table_add (ids, (gpointer) exam_item_get_id (exam_form_get_item (form, i))));
}

static void
assert_cases_whole (const World    *world,
                    const ExamForm *form)
{
  ExamCase *last = NULL;
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    {
      ExamCase *exam_case = exam_item_get_case (exam_form_get_item (form, i));
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, exam_case));

      if (exam_case != NULL)
        {
          /* Together: once another item came between, the case does not come back. */
          g_assert_true (count == 0 || last == exam_case);
          g_hash_table_insert (counts, exam_case, GUINT_TO_POINTER (count + 1));
        }
      last = exam_case;
    }

  for (guint i = 0; i < exam_pool_get_n_items (world->pool); i++)
    {
      ExamCase *exam_case = exam_item_get_case (exam_pool_get_item (world->pool, i));
      guint size = 0;

      for (guint j = 0; exam_case != NULL && j < exam_pool_get_n_items (world->pool); j++)
        size += exam_item_get_case (exam_pool_get_item (world->pool, j)) == exam_case;
      if (exam_case != NULL && g_hash_table_contains (counts, exam_case))
        g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, exam_case)), ==, size);
    }
}

static void
assert_section_order (const World    *world,
                      const ExamForm *form)
{
  guint last = 0;
  ExamCase *last_case = NULL;

  if (world->format->order != EXAM_ORDER_DOMAINS)
    return;

  /* A case stands where its first item belongs. */
  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    {
      ExamItem *item = exam_form_get_item (form, i);
      guint domain = (guint) (exam_item_get_domain (item)[1] - '0');

      if (exam_item_get_case (item) != NULL && exam_item_get_case (item) == last_case)
        continue;
      g_assert_cmpuint (domain, >=, last);
      last = domain;
      last_case = exam_item_get_case (item);
    }
}

static char *
describe (const ExamForm *form)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    {
      g_autofree char *order = exam_form_dup_order (form, i);

      g_string_append_printf (text, "%s:%s:%d ", exam_item_get_id (exam_form_get_item (form, i)), order,
                              exam_form_is_pretest (form, i));
    }
  return g_string_free (text, FALSE);
}

static void
test_random_pools (void)
{
  g_autoptr (ExamRandom) random = exam_random_new (20260501);
  guint n_drawn = 0, n_refused = 0;

  for (guint i = 0; i < N_POOLS; i++)
    {
      World world;
      g_autoptr (ExamBlueprint) blueprint = NULL;
      g_autoptr (ExamForm) form = NULL;
      g_autoptr (ExamForm) again = NULL;
      g_autoptr (GArray) shortages = NULL;

      world_init (&world, random);
      blueprint = exam_blueprint_new (world.format);
      form = exam_assemble (world.pool, blueprint, NULL, i, &shortages);

      if (form != NULL)
        {
          g_autofree char *first = describe (form);
          g_autofree char *second = NULL;

          assert_blueprint (form, blueprint);
          assert_no_item_twice (form);
          assert_cases_whole (&world, form);
          assert_section_order (&world, form);
          again = exam_assemble (world.pool, blueprint, NULL, i, NULL);
          second = describe (again);
          g_assert_cmpstr (first, ==, second);
          n_drawn++;
        }
      else
        {
          gboolean only_pretest = shortages->len == 1 &&
                                  g_array_index (shortages, ExamShortage, 0).kind == EXAM_SHORTAGE_PRETEST;

          g_assert_cmpuint (shortages->len, >, 0);
          /* Nothing is called too small that is not. */
          g_assert_cmpint (can_be_drawn (&world, blueprint), ==, only_pretest);
          n_refused++;
        }
      world_clear (&world);
    }

  /* Both ways were walked often enough to mean something. */
  g_assert_cmpuint (n_drawn, >, N_POOLS / 10);
  g_assert_cmpuint (n_refused, >, N_POOLS / 10);
}

static gint64
newest_on (const ExamForm    *form,
           const ExamHistory *history)
{
  gint64 newest = 0;

  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    if (!exam_form_is_pretest (form, i))
      newest = MAX (newest, exam_history_get_last_seen (history, exam_item_get_id (exam_form_get_item (form, i))));
  return newest;
}

/* No item seen at a time is scored when the items seen earlier, or never, would have done. */
static void
test_oldest_first (void)
{
  g_autoptr (ExamRandom) random = exam_random_new (7);
  guint n_drawn = 0;

  for (guint i = 0; i < N_POOLS; i++)
    {
      World world, older;
      g_autoptr (ExamBlueprint) blueprint = NULL;
      g_autoptr (ExamHistory) history = exam_history_new ();
      g_autoptr (ExamForm) form = NULL;
      gint64 newest;

      world_init (&world, random);
      blueprint = exam_blueprint_new (world.format);
      for (guint j = 0; j < exam_pool_get_n_items (world.pool); j++)
        exam_history_add (history, exam_item_get_id (exam_pool_get_item (world.pool, j)),
                          exam_random_below (random, 4));
      form = exam_assemble (world.pool, blueprint, history, i, NULL);
      newest = form != NULL ? newest_on (form, history) : 0;

      if (newest > 0)
        {
          /* The same pool without what was seen then or later. A case is as new as its newest item. */
          guint c = 0;
          ExamCase *last = NULL;

          older = world;
          memset (older.singles, 0, sizeof older.singles);
          for (guint j = 0; j < exam_pool_get_n_items (world.pool); j++)
            {
              ExamItem *item = exam_pool_get_item (world.pool, j);
              gboolean too_new = exam_history_get_last_seen (history, exam_item_get_id (item)) >= newest;

              if (exam_item_get_case (item) == NULL)
                older.singles[exam_item_get_domain (item)[1] - '0'] += !too_new;
              else
                {
                  c += last != NULL && last != exam_item_get_case (item);
                  last = exam_item_get_case (item);
                  if (too_new)
                    older.cases[c][0] = 1000;   /* fits nowhere */
                }
            }
          g_assert_false (can_be_drawn (&older, blueprint));
        }
      n_drawn += form != NULL;
      world_clear (&world);
    }

  g_assert_cmpuint (n_drawn, >, N_POOLS / 10);
}

/* Single items come oldest first within a domain, too. */
static void
test_oldest_single_first (void)
{
  g_autoptr (ExamPool) pool = test_load_pool ("cca-2026-05");
  g_autoptr (ExamBlueprint) blueprint = exam_blueprint_new (exam_pool_get_format (pool));
  g_autoptr (ExamHistory) history = exam_history_new ();
  g_autoptr (ExamForm) first = exam_assemble (pool, blueprint, NULL, 1, NULL);
  g_autoptr (ExamForm) second = NULL;
  guint n_unseen = 0;

  for (guint i = 0; i < exam_form_get_n_items (first); i++)
    exam_history_add (history, exam_item_get_id (exam_form_get_item (first, i)), 1000);
  second = exam_assemble (pool, blueprint, history, 2, NULL);

  for (guint i = 0; i < exam_form_get_n_items (second); i++)
    n_unseen += exam_history_get_last_seen (history, exam_item_get_id (exam_form_get_item (second, i))) == 0;
  g_assert_cmpuint (n_unseen, ==, exam_pool_get_n_items (pool) - exam_form_get_n_items (first));
}

static void
test_seeds_differ (void)
{
  g_autoptr (ExamPool) pool = test_load_pool ("cca-2026-05");
  g_autoptr (ExamBlueprint) blueprint = exam_blueprint_new (exam_pool_get_format (pool));
  g_autoptr (ExamForm) a = exam_assemble (pool, blueprint, NULL, 1, NULL);
  g_autoptr (ExamForm) b = exam_assemble (pool, blueprint, NULL, G_GUINT64_CONSTANT (1) << 40, NULL);
  g_autofree char *text_a = describe (a);
  g_autofree char *text_b = describe (b);

  g_assert_cmpstr (text_a, !=, text_b);
}

/* A seed has to give the same form after years: if this fails, old seeds are worth nothing any more. */
static void
test_seed_is_stable (void)
{
  g_autoptr (ExamRandom) random = exam_random_new (G_GUINT64_CONSTANT (0x123456789abcdef));
  /* From an independent implementation of MT19937 with init_by_array ({ 0x01234567, 0x89abcdef }). */
  static const guint expected[] = { 70, 90, 96, 13, 69, 29, 32, 63 };
  static const guint shuffled[] = { 3, 1, 4, 2, 0 };
  gpointer array[5];

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (exam_random_below (random, 100), ==, expected[i]);

  for (guint i = 0; i < 5; i++)
    array[i] = GUINT_TO_POINTER (i);
  exam_random_shuffle (random, array, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (array[i]), ==, shuffled[i]);
}

/* A pool whose every part takes part in the draw: domains in ranges, cases within one and across, items only for pretest. */
static ExamPool *
make_golden_pool (void)
{
  static const struct { const char *exam_case; const char *domain; gboolean pretest_only; } items[] = {
    { NULL, "d0", FALSE }, { NULL, "d0", FALSE }, { NULL, "d0", FALSE }, { NULL, "d0", TRUE }, { "c0", "d0", FALSE },
    { "c0", "d0", FALSE }, { "c0", "d1", FALSE }, { "c1", "d1", FALSE }, { "c1", "d1", FALSE }, { NULL, "d1", FALSE },
    { NULL, "d1", FALSE }, { "c2", "d1", FALSE }, { "c2", "d2", FALSE }, { "c3", "d2", FALSE }, { "c3", "d2", FALSE },
    { "c3", "d2", FALSE }, { NULL, "d2", FALSE }, { NULL, "d2", FALSE }, { NULL, "d2", FALSE }, { NULL, "d1", FALSE },
  };
  g_autoptr (ExamRandom) random = exam_random_new (1);
  g_autoptr (ExamFormat) format = make_format (random, 9, 2);
  g_autoptr (ExamBank) bank = exam_bank_new ("b", "f");
  g_autoptr (ExamCase) exam_case = NULL;
  ExamPool *pool = exam_pool_new (format);

  format->order = EXAM_ORDER_DOMAINS;
  for (guint d = 0; d < N_DOMAINS; d++)
    {
      ExamDomain *domain = g_ptr_array_index (format->domains, d);

      domain->exact = FALSE;
      domain->min_percent = 20;
      domain->max_percent = 50;
    }

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autofree char *id = g_strdup_printf ("i%u", i);
      g_autoptr (ExamItem) item = test_make_choice (id, items[i].domain, 3, "A");

      if (items[i].exam_case == NULL)
        g_clear_pointer (&exam_case, exam_case_unref);
      else if (exam_case == NULL || !g_str_equal (exam_case_get_id (exam_case), items[i].exam_case))
        {
          g_clear_pointer (&exam_case, exam_case_unref);
          exam_case = exam_case_new (items[i].exam_case, NULL, NULL);
        }
      exam_item_set_case (item, exam_case);
      exam_item_set_pretest_only (item, items[i].pretest_only);
      exam_bank_add_item (bank, item);
    }

  exam_pool_add_bank (pool, bank);
  return pool;
}

/* What a seed draws from a pool is the same in every version: candidates compare results by it. A change here has to be
 * meant, and told to those who keep seeds. */
static void
test_form_is_stable (void)
{
  static const struct { guint64 seed; gboolean sat_before; const char *expected; } forms[] = {
    { 1, FALSE,
      "i1:BAC:0 i2:BAC:0 i3:ABC:1 i0:ACB:0 i10:CBA:1 i19:BCA:0 "
      "i9:ACB:0 i11:ACB:0 i12:ACB:0 i17:BCA:0 i18:BCA:0 " },
    { 4, FALSE,
      "i4:ABC:0 i5:BCA:0 i6:ACB:0 i1:ABC:1 i0:ABC:0 i3:BCA:1 "
      "i10:ACB:0 i9:BCA:0 i13:BCA:0 i14:ABC:0 i15:ACB:0 " },
    { G_GUINT64_CONSTANT (0x10000000000001), FALSE,
      "i2:CAB:0 i0:BCA:0 i1:ACB:0 i3:CAB:1 i9:CBA:0 i11:ABC:0 "
      "i12:CBA:0 i10:ACB:0 i18:ABC:0 i16:ABC:0 i17:CAB:1 " },
    { 1, TRUE,
      "i1:BCA:1 i2:ABC:0 i3:CAB:1 i0:CAB:0 i4:CBA:0 i5:CAB:0 "
      "i6:CAB:0 i19:BCA:0 i13:CBA:0 i14:ACB:0 i15:ABC:0 " },
  };
  g_autoptr (ExamPool) pool = make_golden_pool ();
  g_autoptr (ExamBlueprint) blueprint = exam_blueprint_new (exam_pool_get_format (pool));
  g_autoptr (ExamHistory) history = exam_history_new ();

  for (guint i = 0; i < exam_pool_get_n_items (pool); i++)
    exam_history_add (history, exam_item_get_id (exam_pool_get_item (pool, i)), i / 4 % 3);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (ExamForm) form =
        exam_assemble (pool, blueprint, forms[i].sat_before ? history : NULL, forms[i].seed, NULL);
      g_autofree char *text = describe (form);

      g_assert_cmpstr (text, ==, forms[i].expected);
    }
}

/* Unscored items are drawn in whole cases too: what was taken first makes room for what makes the number. */
static void
test_pretest_of_cases (void)
{
  static const guint sizes[] = { 2, 2, 3, 4 };
  g_autoptr (ExamRandom) random = exam_random_new (4);
  g_autoptr (ExamFormat) format = make_format (random, 3, 7);
  g_autoptr (ExamPool) pool = exam_pool_new (format);
  g_autoptr (ExamBank) bank = exam_bank_new ("b", "f");
  g_autoptr (ExamBlueprint) blueprint = NULL;

  for (guint d = 0; d < N_DOMAINS; d++)
    {
      ExamDomain *domain = g_ptr_array_index (format->domains, d);

      domain->exact = TRUE;
      domain->items = d == 0 ? 3 : 0;
    }
  for (guint c = 0; c < G_N_ELEMENTS (sizes) + 3; c++)
    {
      g_autoptr (ExamCase) exam_case = c < G_N_ELEMENTS (sizes) ? exam_case_new ("c", NULL, NULL) : NULL;

      for (guint i = 0; i < (exam_case != NULL ? sizes[c] : 1); i++)
        {
          g_autofree char *id = g_strdup_printf ("i%u-%u", c, i);
          g_autoptr (ExamItem) item = test_make_choice (id, exam_case != NULL ? "d1" : "d0", 4, "A");

          exam_item_set_case (item, exam_case);
          exam_bank_add_item (bank, item);
        }
    }
  exam_pool_add_bank (pool, bank);
  blueprint = exam_blueprint_new (format);

  for (guint seed = 0; seed < 50; seed++)
    {
      g_autoptr (ExamForm) form = exam_assemble (pool, blueprint, NULL, seed, NULL);

      g_assert_nonnull (form);
      g_assert_cmpuint (exam_form_get_n_items (form), ==, 10);
      g_assert_cmpuint (exam_form_get_n_scored (form), ==, 3);
    }
}

static void
test_bundled (gconstpointer data)
{
  const char *id = data;
  g_autoptr (ExamPool) pool = test_load_pool (id);
  g_autoptr (ExamBlueprint) blueprint = exam_blueprint_new (exam_pool_get_format (pool));
  g_autoptr (ExamBlueprint) shorter = NULL;
  g_autoptr (ExamForm) form = NULL;
  g_autoptr (ExamForm) short_form = NULL;
  g_autoptr (GArray) shortages = NULL;

  form = exam_assemble (pool, blueprint, NULL, 42, &shortages);
  if (g_str_has_prefix (id, "cca"))
    {
      g_assert_nonnull (form);
      g_assert_cmpuint (exam_form_get_n_items (form), ==, 105);
      g_assert_cmpuint (exam_form_get_n_scored (form), ==, 90);
      return;
    }

  g_assert_null (form);
  g_assert_cmpuint (shortages->len, >, 0);
  shorter = exam_find_short_blueprint (pool);
  g_assert_nonnull (shorter);
  short_form = exam_assemble (pool, shorter, NULL, 42, NULL);
  g_assert_nonnull (short_form);
  g_assert_true (exam_form_is_short (short_form));
  g_assert_cmpuint (exam_form_get_minutes (short_form), <, 240);
  g_test_message ("%s: short form of %u items in %u minutes", id, exam_form_get_n_items (short_form),
                  exam_form_get_minutes (short_form));
}

/* Time shrinks with the items, and shares stay. */
static void
test_short_in_proportion (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  const ExamFormat *cpc = exam_formats_find (formats, "cpc-2022");
  const ExamFormat *cca = exam_formats_find (formats, "cca-2026-05");
  g_autoptr (ExamBlueprint) half = exam_blueprint_new_short (cpc, 50);
  g_autoptr (ExamBlueprint) third = exam_blueprint_new_short (cca, 30);

  g_assert_cmpuint (half->minutes, ==, 120);
  g_assert_cmpuint (half->least[0], ==, 3);
  g_assert_cmpuint (half->most[0], ==, 3);
  g_assert_cmpuint (half->least[13], ==, 2);   /* ICD-10-CM: 5 of 100 */
  g_assert_cmpuint (half->most[13], ==, 3);

  g_assert_cmpuint (third->pretest, ==, 5);
  g_assert_cmpuint (third->minutes, ==, 40);
  g_assert_cmpuint (third->least[0], ==, 9);
  g_assert_cmpuint (third->most[0], ==, 11);
}

static void
test_shortage (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  ExamFormat *cca = exam_formats_find (formats, "cca-2026-05");
  g_autoptr (ExamPool) pool = exam_pool_new (cca);
  g_autoptr (ExamBank) bank = exam_bank_new ("b", "cca");
  g_autoptr (ExamBlueprint) blueprint = exam_blueprint_new (cca);
  g_autoptr (ExamForm) form = NULL;
  g_autoptr (GArray) shortages = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("i%u", i);
      g_autoptr (ExamItem) item = test_make_choice (id, "privacy", 4, "A");

      exam_bank_add_item (bank, item);
    }
  exam_pool_add_bank (pool, bank);
  form = exam_assemble (pool, blueprint, NULL, 1, &shortages);

  g_assert_null (form);
  g_assert_cmpuint (shortages->len, ==, 5);
  g_assert_cmpint (g_array_index (shortages, ExamShortage, 0).kind, ==, EXAM_SHORTAGE_DOMAIN);
  g_assert_cmpuint (g_array_index (shortages, ExamShortage, 0).domain, ==, 0);
  g_assert_cmpuint (g_array_index (shortages, ExamShortage, 0).needed, ==, 27);
  g_assert_cmpuint (g_array_index (shortages, ExamShortage, 0).there, ==, 0);
  g_assert_null (exam_find_short_blueprint (pool));
}

static void
test_pinned (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  ExamFormat *cca = exam_formats_find (formats, "cca-2026-05");
  g_autoptr (ExamRandom) random = exam_random_new (3);
  g_autoptr (ExamFormat) format = make_format (random, 1, 0);
  g_autoptr (ExamPool) pool = NULL;
  g_autoptr (ExamBank) bank = exam_bank_new ("b", "f");
  g_autoptr (ExamItem) item = exam_item_new ("i", "d0");
  g_autoptr (ExamText) stem = exam_text_new_from_plain ("s");
  g_autoptr (ExamBlueprint) blueprint = NULL;
  guint n_moved = 0;

  g_assert_nonnull (cca);
  for (guint d = 0; d < N_DOMAINS; d++)
    {
      ExamDomain *domain = g_ptr_array_index (format->domains, d);

      domain->exact = TRUE;
      domain->items = d == 0;
    }
  exam_item_set_stem (item, stem);
  for (guint i = 0; i < 5; i++)
    exam_item_take_option (item, exam_option_new (exam_text_new_from_plain ("o"), NULL, i == 0, i == 2 || i == 4));
  exam_bank_add_item (bank, item);
  pool = exam_pool_new (format);
  exam_pool_add_bank (pool, bank);
  blueprint = exam_blueprint_new (format);

  for (guint seed = 0; seed < 50; seed++)
    {
      g_autoptr (ExamForm) form = exam_assemble (pool, blueprint, NULL, seed, NULL);

      g_assert_cmpuint (exam_form_get_option (form, 0, 2), ==, 2);
      g_assert_cmpuint (exam_form_get_option (form, 0, 4), ==, 4);
      n_moved += exam_form_get_option (form, 0, 0) != 0;
    }
  g_assert_cmpuint (n_moved, >, 10);
}

/* Where the key stands must not be guessable. */
static void
test_shuffle_is_even (void)
{
  guint counts[4] = { 0 };
  g_autoptr (ExamRandom) random = exam_random_new (1);

  for (guint i = 0; i < 40000; i++)
    {
      gpointer array[4] = { GUINT_TO_POINTER (0), GUINT_TO_POINTER (1), GUINT_TO_POINTER (2), GUINT_TO_POINTER (3) };

      exam_random_shuffle (random, array, 4);
      counts[GPOINTER_TO_UINT (array[0])]++;
    }

  /* 10,000 expected, standard deviation 87. */
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpuint (counts[i], >, 9600);
      g_assert_cmpuint (counts[i], <, 10400);
    }
}

/* Items marked as pretest fill the unscored places first, and never a scored one. */
static void
test_pretest_only (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  ExamFormat *cca = exam_formats_find (formats, "cca-2026-05");
  g_autoptr (ExamPool) pool = exam_pool_new (cca);
  g_autoptr (ExamBank) bank = exam_bank_new ("b", "cca");
  g_autoptr (ExamBlueprint) blueprint = exam_blueprint_new (cca);
  g_autoptr (ExamForm) form = NULL;

  for (guint i = 0; i < 300; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (cca->domains, i % 6);
      g_autofree char *id = g_strdup_printf ("i%u", i);
      g_autoptr (ExamItem) item = test_make_choice (id, domain->id, 4, "A");

      exam_item_set_pretest_only (item, i < 10);
      exam_bank_add_item (bank, item);
    }
  exam_pool_add_bank (pool, bank);
  form = exam_assemble (pool, blueprint, NULL, 1, NULL);

  g_assert_nonnull (form);
  {
    guint n_marked = 0;

    for (guint i = 0; i < exam_form_get_n_items (form); i++)
      if (exam_item_is_pretest_only (exam_form_get_item (form, i)))
        {
          g_assert_true (exam_form_is_pretest (form, i));
          n_marked++;
        }
    g_assert_cmpuint (n_marked, ==, 10);
  }
}

/* Whoever writes enough for each domain, and cases where there is a section of them, has a form of any of our formats. */
static void
test_enough_for_each (void)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();

  for (guint f = 0; f < exam_formats_get_n (formats); f++)
    {
      ExamFormat *format = exam_formats_get (formats, f);
      g_autoptr (ExamBank) bank = exam_bank_new ("b", format->family);
      g_autoptr (ExamPool) pool = exam_pool_new (format);
      g_autoptr (ExamBlueprint) blueprint = exam_blueprint_new (format);
      g_autoptr (ExamForm) form = NULL;

      for (guint d = 0; d < format->domains->len; d++)
        for (guint i = 0; i < blueprint->most[d] + format->pretest.value; i++)
          {
            g_autofree char *id = g_strdup_printf ("d%u-%u", d, i);
            g_autoptr (ExamItem) item =
              test_make_choice (id, ((const ExamDomain *) g_ptr_array_index (format->domains, d))->id, 4, "A");

            exam_bank_add_item (bank, item);
          }
      for (guint c = 0; c < format->cases.value; c++)
        {
          g_autofree char *id = g_strdup_printf ("c%u", c);
          g_autofree char *item_id = g_strdup_printf ("c%u-1", c);
          g_autoptr (ExamCase) exam_case = exam_case_new (id, NULL, NULL);
          g_autoptr (ExamItem) item =
            test_make_codes (item_id, ((const ExamDomain *) g_ptr_array_index (format->domains, 0))->id, TRUE, "A000 A001");

          exam_item_set_case (item, exam_case);
          exam_bank_add_item (bank, item);
        }
      exam_pool_add_bank (pool, bank);

      form = exam_assemble (pool, blueprint, NULL, 1, NULL);
      g_test_message ("%s", format->id);
      g_assert_nonnull (form);
      g_assert_cmpuint (exam_form_get_n_items (form), ==, format->items.value + format->cases.value);
      g_assert_false (exam_form_is_short (form));
    }
}

int
main (int   argc,
      char *argv[])
{
  static const char *const ids[] = { "cca-2026-05", "cca-before-2026-05", "ccs-2025", "ccs-2014", "cpc-2022" };

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/assembly/random-pools", test_random_pools);
  g_test_add_func ("/assembly/oldest-first", test_oldest_first);
  g_test_add_func ("/assembly/oldest-single-first", test_oldest_single_first);
  g_test_add_func ("/assembly/seeds-differ", test_seeds_differ);
  g_test_add_func ("/assembly/seed-is-stable", test_seed_is_stable);
  g_test_add_func ("/assembly/form-is-stable", test_form_is_stable);
  g_test_add_func ("/assembly/pretest-of-cases", test_pretest_of_cases);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *path = g_strconcat ("/assembly/bundled/", ids[i], NULL);

      g_test_add_data_func (path, ids[i], test_bundled);
    }
  g_test_add_func ("/assembly/enough-for-each", test_enough_for_each);
  g_test_add_func ("/assembly/short-in-proportion", test_short_in_proportion);
  g_test_add_func ("/assembly/shortage", test_shortage);
  g_test_add_func ("/assembly/pinned", test_pinned);
  g_test_add_func ("/assembly/shuffle-is-even", test_shuffle_is_even);
  g_test_add_func ("/assembly/pretest-only", test_pretest_only);

  return g_test_run ();
}

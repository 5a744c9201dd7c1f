/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-bank-statistics.h"

/* --- Domains and cases --- */

static void
count_domains (ExamBankStatistics *self,
               const ExamBank     *bank,
               const ExamFormat   *format)
{
  for (guint i = 0; i < format->domains->len; i++)
    {
      ExamDomainStatistics domain = { .n_needed = exam_format_get_least (format, i) };

      g_array_append_val (self->domains, domain);
    }

  for (guint i = 0; i < exam_bank_get_n_items (bank); i++)
    {
      const ExamItem *item = exam_bank_get_item (bank, i);
      guint domain;

      if (exam_format_find_domain (format, exam_item_get_domain (item), &domain) != NULL)
        g_array_index (self->domains, ExamDomainStatistics, domain).n_items[exam_item_get_kind (item)]++;
    }
}

static void
count_cases (ExamBankStatistics *self,
             const ExamBank     *bank)
{
  const ExamCase *before = NULL;

  for (guint i = 0; i < exam_bank_get_n_items (bank); i++)
    {
      const ExamCase *exam_case = exam_item_get_case (exam_bank_get_item (bank, i));

      self->n_case_items += exam_case != NULL;
      self->n_cases += exam_case != NULL && exam_case != before;
      before = exam_case;
    }
}

/* --- Keys --- */

static guint
find_usual_number (const ExamBank *bank)
{
  guint counts[EXAM_ITEM_MAX_OPTIONS + 1] = { 0 };
  guint usual = 0;

  for (guint i = 0; i < exam_bank_get_n_items (bank); i++)
    {
      const ExamItem *item = exam_bank_get_item (bank, i);

      if (exam_item_get_kind (item) == EXAM_ITEM_SINGLE_CHOICE)
        counts[exam_item_get_n_options (item)]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > counts[usual])
      usual = i;
  return usual;
}

static glong
measure (const ExamItem *item,
         guint           option)
{
  g_autofree char *plain = exam_text_dup_plain (exam_option_get_text (exam_item_get_option (item, option)));

  return g_utf8_strlen (plain, -1);
}

static void
count_key (ExamBankStatistics *self,
           const ExamItem     *item)
{
  guint key = 0;
  gboolean longest = TRUE;
  glong length;

  while (!exam_option_is_key (exam_item_get_option (item, key)))
    key++;
  length = measure (item, key);
  for (guint i = 0; i < self->n_options && longest; i++)
    longest = i == key || length > measure (item, i);

  self->n_single++;
  self->keys[key]++;
  self->n_longest += longest;
}

static void
count_keys (ExamBankStatistics *self,
            const ExamBank     *bank)
{
  self->n_options = find_usual_number (bank);
  for (guint i = 0; i < exam_bank_get_n_items (bank); i++)
    {
      const ExamItem *item = exam_bank_get_item (bank, i);

      if (exam_item_get_kind (item) == EXAM_ITEM_SINGLE_CHOICE && exam_item_get_n_options (item) == self->n_options)
        count_key (self, item);
    }
}

/* --- Stems --- */

static guint
count_words (const ExamItem *item)
{
  g_autofree char *plain = exam_text_dup_plain (exam_item_get_stem (item));
  gboolean in_word = FALSE;
  guint n_words = 0;

  for (const char *at = plain; *at != '\0'; at = g_utf8_next_char (at))
    {
      gboolean space = g_unichar_isspace (g_utf8_get_char (at));

      n_words += !space && !in_word;
      in_word = !space;
    }
  return n_words;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint number_a = *(const guint *) a;
  guint number_b = *(const guint *) b;

  return (number_a > number_b) - (number_a < number_b);
}

static void
measure_stems (ExamBankStatistics *self,
               const ExamBank     *bank)
{
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < exam_bank_get_n_items (bank); i++)
    {
      const ExamItem *item = exam_bank_get_item (bank, i);
      guint n_words = count_words (item);

      g_array_append_val (lengths, n_words);
      if (n_words <= self->most_words)
        continue;
      self->most_words = n_words;
      self->longest_id = exam_item_get_id (item);
    }

  g_array_sort (lengths, compare_numbers);
  if (lengths->len > 0)
    self->median_words = g_array_index (lengths, guint, lengths->len / 2);
}

/**
 * exam_bank_statistics_new:
 * @bank: a bank; keep it as long as the statistics
 * @format: (nullable): a format of its family; without one there are no domains
 *
 * Returns: (transfer full): the bank in figures
 */
ExamBankStatistics *
exam_bank_statistics_new (const ExamBank   *bank,
                          const ExamFormat *format)
{
  ExamBankStatistics *self;

  g_return_val_if_fail (bank != NULL, NULL);

  self = g_new0 (ExamBankStatistics, 1);
  self->domains = g_array_new (FALSE, FALSE, sizeof (ExamDomainStatistics));
  if (format != NULL)
    count_domains (self, bank, format);
  count_cases (self, bank);
  count_keys (self, bank);
  measure_stems (self, bank);
  return self;
}

void
exam_bank_statistics_free (ExamBankStatistics *self)
{
  g_return_if_fail (self != NULL);
  g_array_unref (self->domains);
  g_free (self);
}

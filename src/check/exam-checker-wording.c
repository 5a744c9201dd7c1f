/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bank/exam-text-block.h"
#include "check/exam-checker-private.h"

/* How stems are worded. */

/*
 * The school grade by Flesch and Kincaid (Kincaid et al. 1975): 0.39 words per sentence + 11.8 syllables per word - 15.59.
 * Medical words put every stem well above newspapers; beyond this it is the sentences. The limit is ours.
 */
#define MAX_GRADE 20.0

/* Fewer words are no text to be measured. */
#define MIN_WORDS 25

/* --- Questions for what is not so --- */

/* The question itself: what stands behind the last full stop. The story before it may say "not" as it likes. */
static const char *
find_question (const char *text)
{
  const char *question = text;

  for (const char *at = text; *at != '\0'; at++)
    if ((*at == '.' || *at == '!' || *at == ':' || *at == '\n') && (g_ascii_isspace (at[1]) || *at == '\n') && at[1] != '\0')
      question = at + 1;
  return question;
}

/* Markup with what is emphasised taken out: capitals, bold, italic. What is left is easily read over. */
static char *
drop_emphasis (const char *markup)
{
  static GRegex *emphasis;

  if (g_once_init_enter (&emphasis))
    {
      GRegex *regex = g_regex_new ("<b>.*?</b>|<i>.*?</i>|\\b[A-Z]{3,}\\b", G_REGEX_DOTALL | G_REGEX_OPTIMIZE, 0, NULL);

      g_once_init_leave (&emphasis, regex);
    }
  return g_regex_replace_literal (emphasis, markup, -1, 0, " ", 0, NULL);
}

static void
check_negative (ExamChecker    *self,
                const ExamItem *item)
{
  static GRegex *negative;
  g_autofree char *quiet = drop_emphasis (exam_text_get_markup (exam_item_get_stem (item)));
  g_autofree char *plain = exam_markup_to_plain (quiet, -1);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *word = NULL;

  if (g_once_init_enter (&negative))
    {
      GRegex *regex = g_regex_new ("\\b(which|what|who|when|where|all)\\b[^,;]*\\b(not|except|least|never|incorrect|incorrectly|(?-i:false))\\b",
                                   G_REGEX_CASELESS | G_REGEX_DOTALL | G_REGEX_OPTIMIZE, 0, NULL);

      g_once_init_leave (&negative, regex);
    }

  if (!g_regex_match (negative, find_question (g_strstrip (plain)), 0, &match))
    return;
  word = g_match_info_fetch (match, 2);
  exam_checker_report (self, EXAM_CHECK_NEGATIVE_STEM, item,
                       _("the question turns on “%s”, which is easily read over; write it in capitals or <b>, or ask for what is so"),
                       word);
}

/* --- Reading level --- */

/* Vowels in a row are one syllable, an e at the end none. Right for most English words, and meant for whole texts. */
static guint
count_syllables (const char *word,
                 gsize       length)
{
  guint n = 0;
  gboolean in_vowel = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      gboolean vowel = strchr ("aeiouyAEIOUY", word[i]) != NULL;

      n += vowel && !in_vowel;
      in_vowel = vowel;
    }
  if (n > 1 && (word[length - 1] == 'e' || word[length - 1] == 'E'))
    n--;
  return MAX (n, 1);
}

typedef struct {
  guint n_words;
  guint n_sentences;
  guint n_syllables;
} Reading;

static void
read_words (Reading    *reading,
            const char *plain)
{
  gsize length = 0;

  for (const char *at = plain;; at++)
    {
      if (g_ascii_isalpha (*at))
        {
          length++;
          continue;
        }
      if (length > 0)
        {
          reading->n_words++;
          reading->n_syllables += count_syllables (at - length, length);
          length = 0;
        }
      /* A point within a number or a code ends no sentence. */
      if (*at == '?' || *at == '!' || *at == ';' || *at == ':' || *at == '\n' || (*at == '.' && !g_ascii_isalnum (at[1])))
        reading->n_sentences++;
      if (*at == '\0')
        return;
    }
}

static void
check_reading_level (ExamChecker    *self,
                     const ExamItem *item)
{
  g_autofree char *plain = exam_text_dup_plain (exam_item_get_stem (item));
  Reading reading = { 0 };
  double grade;

  read_words (&reading, plain);
  if (reading.n_words < MIN_WORDS)
    return;

  grade = 0.39 * reading.n_words / MAX (reading.n_sentences, 1) + 11.8 * reading.n_syllables / reading.n_words - 15.59;
  if (grade > MAX_GRADE)
    exam_checker_report (self, EXAM_CHECK_READING_LEVEL, item,
                         _("the stem is hard to read (Flesch–Kincaid grade %.0f, %u words in a sentence); split its sentences"),
                         grade, reading.n_words / MAX (reading.n_sentences, 1));
}

static void
check_item (ExamChecker    *self,
            const ExamItem *item,
            gboolean        with_record)
{
  check_negative (self, item);
  check_reading_level (self, item);
}

/** Looks at the wording of each stem. */
void
exam_checker_check_wording (ExamChecker *self)
{
  exam_checker_foreach_item (self, EXAM_CHECK_GROUP_WORDING, check_item);
}

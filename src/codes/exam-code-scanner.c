/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-scanner.h"

#include <string.h>

#define BIT(system) (1u << (system))

static void
mention_free (gpointer data)
{
  ExamCodeMention *mention = data;

  g_free (mention->text);
  g_free (mention->code);
  g_free (mention);
}

/* --- Shapes --- */

/* A letter, and two letters or digits of which one is a digit: how all codes of ICD-10-CM begin. */
static gboolean
begins_diagnosis (const char *word,
                  gsize       length)
{
  return length >= 3 && g_ascii_isupper (word[0]) && g_ascii_isalnum (word[1]) && g_ascii_isalnum (word[2]) &&
         (g_ascii_isdigit (word[1]) || g_ascii_isdigit (word[2]));
}

/* Without its point a code is hardly told from other things; the third character is nearly always a digit, A or B. */
static gboolean
is_bare_diagnosis (const char *word,
                   gsize       length)
{
  return length <= 7 && begins_diagnosis (word, length) && g_ascii_isdigit (word[1]) &&
         (g_ascii_isdigit (word[2]) || word[2] == 'A' || word[2] == 'B') &&
         (length == 3 || g_ascii_isalnum (word[3]));
}

static gboolean
is_supply (const char *word,
           gsize       length)
{
  return length == 5 && g_ascii_isupper (word[0]) && strchr ("DWXYZ", word[0]) == NULL &&
         strspn (word + 1, "0123456789") >= 4;
}

/* Sections of ICD-10-PCS are 0 to 9, B, C, D, F, G, H and X. Seven digits are more often something else. */
static gboolean
is_procedure (const char *word,
              gsize       length)
{
  guint n_digits = 0;

  if (length != 7 || (!g_ascii_isdigit (word[0]) && strchr ("BCDFGHX", word[0]) == NULL))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (strchr ("IO", word[i]) != NULL)
      return FALSE;
    else
      n_digits += g_ascii_isdigit (word[i]);

  return n_digits >= 1 && n_digits < length;
}

static gboolean
has_lower (const char *word,
           gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_islower (word[i]))
      return TRUE;

  return FALSE;
}

static void
take_word (GPtrArray  *mentions,
           const char *word,
           gsize       length,
           gboolean    open)
{
  const char *point = memchr (word, '.', length);
  g_autofree char *text = g_strndup (word, length);
  ExamCodeMention *mention;
  guint systems = 0;
  gboolean certain = FALSE;

  if (memchr (word, ',', length) != NULL || has_lower (word, length))
    return;

  if (point != NULL)
    {
      certain = point - word == 3 && length >= 5 && length <= 8 && begins_diagnosis (word, 3) &&
                memchr (point + 1, '.', (gsize) (word + length - point - 1)) == NULL;
      systems = certain ? BIT (EXAM_CODE_SYSTEM_ICD_10_CM) : 0;
    }
  else
    {
      systems |= is_bare_diagnosis (text, length) ? BIT (EXAM_CODE_SYSTEM_ICD_10_CM) : 0;
      systems |= is_supply (text, length) ? BIT (EXAM_CODE_SYSTEM_HCPCS) : 0;
      systems |= is_procedure (text, length) ? BIT (EXAM_CODE_SYSTEM_ICD_10_PCS) : 0;
      certain = (systems & (BIT (EXAM_CODE_SYSTEM_HCPCS) | BIT (EXAM_CODE_SYSTEM_ICD_10_PCS))) != 0;
    }
  if (systems == 0)
    return;

  mention = g_new0 (ExamCodeMention, 1);
  mention->code = exam_code_normalize (text);
  mention->text = g_steal_pointer (&text);
  mention->systems = systems;
  mention->certain = certain;
  mention->open = open;
  g_ptr_array_add (mentions, mention);
}

/* --- Words --- */

/* A point or comma between letters and digits is part of a word, and so is the sign of a currency before them. */
static gboolean
goes_on (const char *at,
         gboolean    inside)
{
  return g_ascii_isalnum (*at) || *at == '$' || *at == '_' || (*at & 0x80) != 0 ||
         (inside && (*at == '.' || *at == ',') && g_ascii_isalnum (at[1]));
}

/* "E11.-" is all of E11; "I10-I16" and "I10–I16" are ranges. A modifier behind a hyphen is none. */
static gboolean
is_open (const char *start,
         const char *text,
         const char *end)
{
  if (*end == '.' && (end[1] == '-' || end[1] == '_'))
    return TRUE;
  if (*end == '-' && !(g_ascii_isalnum (end[1]) && g_ascii_isalnum (end[2]) && !g_ascii_isalnum (end[3])))
    return TRUE;
  return (start > text && start[-1] == '-') || g_str_has_prefix (end, "\xe2\x80\x93") ||
         (start - text >= 3 && memcmp (start - 3, "\xe2\x80\x93", 3) == 0);
}

/**
 * exam_code_scan:
 * @text: plain text
 *
 * Finds what may be a code of ICD-10-CM, ICD-10-PCS or HCPCS in a text, by its looks: codes are written in capitals there.
 * Whether it is one is for a code book to say.
 *
 * Returns: (transfer full) (element-type ExamCodeMention): what was found, in its order
 */
GPtrArray *
exam_code_scan (const char *text)
{
  GPtrArray *mentions = g_ptr_array_new_with_free_func (mention_free);
  guint n_words = 0;

  for (const char *at = text; *at != '\0';)
    {
      const char *start = at;

      /* A dash is no letter. */
      if (g_str_has_prefix (at, "\xe2\x80\x93") || g_str_has_prefix (at, "\xe2\x80\x94"))
        {
          at += 3;
          continue;
        }
      while (*at != '\0' && goes_on (at, at > start) && !g_str_has_prefix (at, "\xe2\x80\x93") &&
             !g_str_has_prefix (at, "\xe2\x80\x94"))
        at++;
      if (at == start)
        {
          at++;
          continue;
        }
      n_words++;
      take_word (mentions, start, (gsize) (at - start), is_open (start, text, at));
    }

  if (mentions->len == 1 && n_words == 1)
    ((ExamCodeMention *) g_ptr_array_index (mentions, 0))->alone = TRUE;
  return mentions;
}

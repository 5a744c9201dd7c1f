/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "check/exam-checker-private.h"

/* Codes by their looks; whether one exists is for a code book to say. */

/* --- Codes in texts --- */

/* A category begins with a letter and a digit; since 2026 there is QA0, too. Other pairs of letters stand before numbers of
 * records far more often. */
static gboolean
begins_category (const char *token)
{
  return g_ascii_isupper (token[0]) && (g_ascii_isdigit (token[1]) || g_str_has_prefix (token, "QA"));
}

/*
 * An ICD-10-CM code without its point. Five characters can be one of HCPCS too, and seven one of ICD-10-PCS where the first
 * letter is that of a section: those are left alone.
 */
static gboolean
lacks_point (const char *token)
{
  gsize length = strlen (token);

  if (length != 4 && length != 6 && length != 7)
    return FALSE;
  if (length == 7 && strchr ("BCDFGHX", token[0]) != NULL)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isupper (token[i]) && !g_ascii_isdigit (token[i]))
      return FALSE;
  return begins_category (token) &&
         (g_ascii_isdigit (token[2]) || token[2] == 'A' || token[2] == 'B') && g_ascii_isdigit (token[3]);
}

/* Five digits, or four and one of the letters of the categories II and III and of proprietary analyses. */
static gboolean
looks_like_cpt (const char *token)
{
  return strlen (token) == 5 && strspn (token, "0123456789") >= 4 &&
         (g_ascii_isdigit (token[4]) || strchr ("FTUM", token[4]) != NULL);
}

static gboolean
claims_other_codes (const ExamBank *bank)
{
  for (guint i = 0; i < exam_bank_get_n_code_sets (bank); i++)
    {
      const char *year;

      if (exam_code_system_from_name (exam_bank_get_code_set (bank, i, &year)) == EXAM_CODE_SYSTEM_OTHER)
        return TRUE;
    }
  return FALSE;
}

static void
check_token (ExamChecker    *self,
             const ExamItem *item,
             const char     *token)
{
  if (lacks_point (token))
    {
      g_autofree char *code = exam_code_format (EXAM_CODE_SYSTEM_ICD_10_CM, token);

      exam_checker_report (self, EXAM_CHECK_MISSING_DECIMAL, item, _("'%s' lacks its decimal point; write %s"), token, code);
    }
  else if (looks_like_cpt (token) && !claims_other_codes (self->bank))
    {
      exam_checker_report (self, EXAM_CHECK_CPT_SHAPE, item,
                           _("'%s' looks like a CPT code, which belongs to the AMA; describe the service instead, or name the "
                             "licensed code set: <code-set system=\"other\" …>"),
                           token);
    }
}

static void
check_text (ExamChecker    *self,
            const ExamItem *item,
            ExamText       *text)
{
  g_autofree char *plain = exam_text_dup_plain (text);
  char *start = NULL;

  /* What stands beside a point, a comma or a dollar sign is part of a number or of a whole code. */
  for (char *at = plain;; at++)
    {
      if (g_ascii_isalnum (*at) || (start != NULL && strchr (".,", *at) != NULL && g_ascii_isalnum (at[1])) || *at == '$')
        {
          if (start == NULL)
            start = at;
          continue;
        }
      if (start != NULL)
        {
          char end = *at;

          *at = '\0';
          check_token (self, item, start);
          *at = end;
          start = NULL;
        }
      if (*at == '\0')
        return;
    }
}

static void
check_typed_codes (ExamChecker    *self,
                   const ExamItem *item)
{
  for (guint i = 0; i < exam_item_get_n_codes (item); i++)
    {
      const char *code = exam_keyed_code_get_code (exam_item_get_code (item, i));
      g_autofree char *printed = exam_code_format (exam_item_get_code_system (item), code);

      if (exam_item_get_code_system (item) == EXAM_CODE_SYSTEM_ICD_10_CM && strlen (code) > 3 && strchr (code, '.') == NULL)
        exam_checker_report (self, EXAM_CHECK_MISSING_DECIMAL, item, _("'%s' lacks its decimal point; write %s"), code, printed);
    }
}

/* --- Sections of the guidelines --- */

/* Chapters of Section I.C, of diseases as the classification counts them. */
#define N_CHAPTERS 22

/* "I.C.4.a", "II.A", "III", "IV.P.1": the four sections, the chapters in I.C, and letters and numbers in turns behind. */
static gboolean
is_guideline_section (const char *section)
{
  static const char *const sections[] = { "I", "II", "III", "IV", NULL };
  g_auto (GStrv) parts = g_strsplit (section, ".", -1);
  guint n_parts = g_strv_length (parts);

  if (n_parts == 0 || !g_strv_contains (sections, parts[0]))
    return FALSE;
  if (n_parts > 1 && (strlen (parts[1]) != 1 || !g_ascii_isupper (parts[1][0])))
    return FALSE;
  if (n_parts > 1 && g_str_equal (parts[0], "I") && parts[1][0] > 'C')
    return FALSE;
  if (n_parts > 2 && (g_ascii_strtoull (parts[2], NULL, 10) == 0 || strlen (parts[2]) > 2))
    return FALSE;
  return n_parts < 3 || !g_str_equal (parts[0], "I") || parts[1][0] != 'C' ||
         g_ascii_strtoull (parts[2], NULL, 10) <= N_CHAPTERS;
}

/* One attribute can name several: "I.A.4, I.A.5 and III". Words behind a section, and the appendix, are not looked at. */
static void
check_section (ExamChecker    *self,
               const ExamItem *item,
               const char     *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,;()–", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (g_str_equal (words[i], "Appendix"))
        return;
      if (strspn (words[i], "IV") == 0 || (words[i][strspn (words[i], "IV")] != '.' && strspn (words[i], "IV") != length))
        continue;
      if (!is_guideline_section (words[i]))
        exam_checker_report (self, EXAM_CHECK_UNKNOWN_SECTION, item,
                             _("the guidelines have no section '%s'; write it as they do, such as I.C.4.a"), words[i]);
    }
}

static void
check_sections (ExamChecker    *self,
                const ExamItem *item)
{
  for (guint i = 0; i < exam_item_get_n_sources (item); i++)
    {
      const ExamSource *source = exam_item_get_source (item, i);
      const char *title = exam_source_get_title (source);
      const char *section = exam_source_get_section (source);

      if (section != NULL && strstr (title, "ICD-10-CM") != NULL && strstr (title, "Guidelines") != NULL)
        check_section (self, item, section);
    }
}

static void
check_item (ExamChecker    *self,
            const ExamItem *item,
            gboolean        with_record)
{
  exam_checker_foreach_text (self, item, with_record, check_text);
  check_typed_codes (self, item);
  check_sections (self, item);
}

/** Looks at codes and references. */
void
exam_checker_check_codes (ExamChecker *self)
{
  exam_checker_foreach_item (self, EXAM_CHECK_GROUP_CODES, check_item);
}

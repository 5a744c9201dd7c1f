/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "check/exam-checker-private.h"

/* Options beside each other, and what is said of them by their letters. */

/* An option without what does not tell it from another: case, punctuation, spaces. */
typedef struct {
  char *words;  /* (owned) */
  char *codes;  /* (owned): the same, and points in codes are gone */
} Normal;

static void
append_normal (GString    *normal,
               const char *at,
               gboolean    in_code)
{
  if (in_code)
    return;
  if ((guchar) *at >= 128 ? g_unichar_isalnum (g_utf8_get_char (at)) : g_ascii_isalnum (*at) || strchr ("%+<>=-", *at) != NULL)
    g_string_append_len (normal, at, g_utf8_next_char (at) - at);
  else if (normal->len > 0 && normal->str[normal->len - 1] != ' ')
    g_string_append_c (normal, ' ');
}

static void
normalize (const ExamItem *item,
           guint           option,
           Normal         *normal)
{
  g_autofree char *plain = exam_text_dup_plain (exam_option_get_text (exam_item_get_option (item, option)));
  g_autofree char *folded = g_utf8_casefold (plain, -1);
  GString *words = g_string_sized_new (64);
  GString *codes = g_string_sized_new (64);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      append_normal (words, at, FALSE);
      append_normal (codes, at, *at == '.' && at > folded && g_ascii_isalnum (at[-1]) && g_ascii_isalnum (at[1]));
    }
  normal->words = g_strchomp (g_string_free (words, FALSE));
  normal->codes = g_strchomp (g_string_free (codes, FALSE));
}

/* A letter and two more: then a point behind it is one of a code, not of a number. */
static gboolean
begins_with_code (const char *normal)
{
  return g_ascii_isalpha (normal[0]) && g_ascii_isdigit (normal[1]) && g_ascii_isalnum (normal[2]);
}

static void
compare_options (ExamChecker    *self,
                 const ExamItem *item,
                 const Normal   *normals,
                 guint           a,
                 guint           b)
{
  /* A picture has no words. */
  if (*normals[a].words == '\0')
    return;

  if (g_str_equal (normals[a].words, normals[b].words))
    exam_checker_report (self, EXAM_CHECK_DUPLICATE_OPTION, item,
                         /* Translators: letters of two options */
                         _("options %c and %c say the same; rewrite one"), 'A' + a, 'A' + b);
  else if (g_str_equal (normals[a].codes, normals[b].codes) && begins_with_code (normals[a].codes))
    exam_checker_report (self, EXAM_CHECK_SAME_CODE, item,
                         _("options %c and %c name the same code; rewrite one"), 'A' + a, 'A' + b);
}

static void
compare_all_options (ExamChecker    *self,
                     const ExamItem *item)
{
  Normal normals[EXAM_ITEM_MAX_OPTIONS];
  guint n_options = exam_item_get_n_options (item);

  for (guint a = 0; a < n_options; a++)
    normalize (item, a, &normals[a]);
  for (guint a = 0; a < n_options; a++)
    for (guint b = a + 1; b < n_options; b++)
      compare_options (self, item, normals, a, b);
  for (guint a = 0; a < n_options; a++)
    {
      g_free (normals[a].words);
      g_free (normals[a].codes);
    }
}

/* The reader pins the usual ways of speaking of other options; these are the rest. */
static void
check_pinned (ExamChecker    *self,
              const ExamItem *item,
              guint           option)
{
  static GRegex *speaks_of_others;
  const ExamOption *what = exam_item_get_option (item, option);
  g_autofree char *plain = exam_text_dup_plain (exam_option_get_text (what));

  if (g_once_init_enter (&speaks_of_others))
    {
      GRegex *regex = g_regex_new ("\\b((all|none|both|neither|any|either) (of )?(the )?(above|below|following|preceding|others?)|"
                                   "(above|below|preceding|other) (options?|answers?|choices?)|"
                                   "(options?|answers?|choices?) (above|below))\\b",
                                   G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);

      g_once_init_leave (&speaks_of_others, regex);
    }

  if (!exam_option_is_pinned (what) && g_regex_match (speaks_of_others, plain, 0, NULL))
    exam_checker_report (self, EXAM_CHECK_UNPINNED_OPTION, item,
                         _("option %c speaks of the others, whose places change; write pinned=\"yes\", or name what is meant"),
                         'A' + option);
}

static void
check_letters (ExamChecker    *self,
               const ExamItem *item,
               ExamText       *text)
{
  static GRegex *names_letter;
  g_autofree char *plain = exam_text_dup_plain (text);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *found = NULL;

  if (g_once_init_enter (&names_letter))
    {
      GRegex *regex = g_regex_new ("\\b([Oo]ptions?|[Aa]nswers?|[Cc]hoices?|[Dd]istractors?) \\(?[A-H]\\b(?!-?\\w)", G_REGEX_OPTIMIZE, 0, NULL);

      g_once_init_leave (&names_letter, regex);
    }

  if (!g_regex_match (names_letter, plain, 0, &match))
    return;
  found = g_match_info_fetch (match, 0);
  exam_checker_report (self, EXAM_CHECK_ANSWER_LETTER, item,
                       _("“%s” means another option when they are shuffled; name what is meant, or write shuffle=\"no\""), found);
}

static void
check_whys (ExamChecker    *self,
            const ExamItem *item)
{
  for (guint i = 0; i < exam_item_get_n_options (item); i++)
    {
      ExamText *why = exam_option_get_why (exam_item_get_option (item, i));

      if (why != NULL)
        check_letters (self, item, why);
    }
  if (exam_item_get_rationale (item) != NULL)
    check_letters (self, item, exam_item_get_rationale (item));
}

/** Looks at the options of each item. */
void
exam_checker_check_options (ExamChecker *self)
{
  for (guint i = 0; i < exam_bank_get_n_items (self->bank); i++)
    {
      const ExamItem *item = exam_bank_get_item (self->bank, i);
      guint n_options = exam_item_get_n_options (item);

      compare_all_options (self, item);
      if (!exam_item_is_shuffled (item))
        continue;
      for (guint option = 0; option < n_options; option++)
        check_pinned (self, item, option);
      check_whys (self, item);
    }
}

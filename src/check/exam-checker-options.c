/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "check/exam-checker-private.h"

/* Options beside each other, and what is said of them by their letters. */

/* An option, and what is left of it without what does not tell it from another: case, punctuation, spaces. */
typedef struct {
  char *plain;  /* (owned) */
  char *words;  /* (owned) */
  char *codes;  /* (owned): the same, and points in codes are gone */
} Normal;

/* Words and numbers are long, and stand as they are; most of them are of ASCII. */
static char *
fold (const char *plain)
{
  return g_str_is_ascii (plain) ? g_ascii_strdown (plain, -1) : g_utf8_casefold (plain, -1);
}

static gboolean
is_kept (const char *at)
{
  if ((guchar) *at >= 128)
    return g_unichar_isalnum (g_utf8_get_char (at));
  return g_ascii_isalnum (*at) || strchr ("%+<>=-", *at) != NULL;
}

static gboolean
is_point_in_code (const char *folded,
                  const char *at)
{
  return *at == '.' && at > folded && g_ascii_isalnum (at[-1]) && g_ascii_isalnum (at[1]);
}

/* Nothing in it is longer than it was. @has_points gets whether there are points in codes. */
static char *
normalize_text (const char *folded,
                gboolean    drop_points,
                gboolean   *has_points)
{
  char *normal = g_malloc (strlen (folded) + 1);
  gsize length = 0;

  *has_points = FALSE;
  for (const char *at = folded, *next; *at != '\0'; at = next)
    {
      gboolean point = is_point_in_code (folded, at);

      next = g_utf8_next_char (at);
      *has_points |= point;
      if (point && drop_points)
        continue;
      if (is_kept (at))
        while (at < next)
          normal[length++] = *at++;
      else if (length > 0 && normal[length - 1] != ' ')
        normal[length++] = ' ';
    }
  normal[length] = '\0';
  return g_strchomp (normal);
}

static void
normalize (const ExamItem *item,
           guint           option,
           Normal         *normal)
{
  char *plain = exam_text_dup_plain (exam_option_get_text (exam_item_get_option (item, option)));
  g_autofree char *folded = fold (plain);
  gboolean has_points;

  normal->plain = plain;
  normal->words = normalize_text (folded, FALSE, &has_points);
  normal->codes = has_points ? normalize_text (folded, TRUE, &has_points) : g_strdup (normal->words);
}

static void
normal_clear (Normal *normal)
{
  g_free (normal->plain);
  g_free (normal->words);
  g_free (normal->codes);
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

/* The reader pins the usual ways of speaking of other options; these are the rest. */
static void
check_pinned (ExamChecker    *self,
              const ExamItem *item,
              guint           option,
              const char     *plain)
{
  static GRegex *speaks_of_others;
  const ExamOption *what = exam_item_get_option (item, option);

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

static void
check_item (ExamChecker    *self,
            const ExamItem *item)
{
  Normal normals[EXAM_ITEM_MAX_OPTIONS];
  guint n_options = exam_item_get_n_options (item);

  for (guint a = 0; a < n_options; a++)
    normalize (item, a, &normals[a]);
  for (guint a = 0; a < n_options; a++)
    for (guint b = a + 1; b < n_options; b++)
      compare_options (self, item, normals, a, b);
  for (guint a = 0; exam_item_is_shuffled (item) && a < n_options; a++)
    check_pinned (self, item, a, normals[a].plain);
  if (exam_item_is_shuffled (item))
    check_whys (self, item);
  for (guint a = 0; a < n_options; a++)
    normal_clear (&normals[a]);
}

/** Looks at the options of each item. */
void
exam_checker_check_options (ExamChecker *self)
{
  for (guint i = 0; i < exam_bank_get_n_items (self->bank); i++)
    check_item (self, exam_bank_get_item (self->bank, i));
}

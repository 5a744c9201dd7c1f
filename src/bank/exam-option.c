/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-option.h"

#include <string.h>

struct _ExamOption
{
  ExamText *text;  /* (owned) */
  ExamText *why;   /* (owned) (nullable) */
  guint8    key;
  guint8    pinned;
};

/**
 * exam_option_new:
 * @text: (transfer full): what the candidate reads
 * @why: (transfer full) (nullable): why it is right or wrong
 * @key: whether it is right
 * @pinned: whether it keeps its place when the others are shuffled
 */
ExamOption *
exam_option_new (ExamText *text,
                 ExamText *why,
                 gboolean  key,
                 gboolean  pinned)
{
  ExamOption *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new (ExamOption, 1);
  self->text = text;
  self->why = why;
  self->key = key != FALSE;
  self->pinned = pinned != FALSE;
  return self;
}

void
exam_option_free (ExamOption *self)
{
  g_return_if_fail (self != NULL);
  exam_text_unref (self->text);
  g_clear_pointer (&self->why, exam_text_unref);
  g_free (self);
}

ExamText *
exam_option_get_text (const ExamOption *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->text;
}

/** Returns: (nullable): why the option is right or wrong */
ExamText *
exam_option_get_why (const ExamOption *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->why;
}

gboolean
exam_option_is_key (const ExamOption *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->key;
}

gboolean
exam_option_is_pinned (const ExamOption *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->pinned;
}

/**
 * exam_option_text_needs_its_place:
 * @plain: an option's text
 *
 * Returns: whether it speaks of the options above, as "All of the above" does, and makes sense only last
 */
gboolean
exam_option_text_needs_its_place (const char *plain)
{
  static const char *const openings[] = { "all of ", "none of ", "both of ", "neither of ", "any of ", NULL };

  for (guint i = 0; openings[i] != NULL; i++)
    if (g_ascii_strncasecmp (plain, openings[i], strlen (openings[i])) == 0)
      {
        g_autofree char *lower = g_ascii_strdown (plain, -1);

        return strstr (lower, "above") != NULL || strstr (lower, "these") != NULL;
      }

  return FALSE;
}

static gboolean
is_filler (const char *word,
           gsize       length)
{
  static const char *const fillers[] = {
    "both", "neither", "either", "and", "or", "nor", "only", "options", "option", "answers", "answer"
  };

  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (strlen (fillers[i]) == length && g_ascii_strncasecmp (word, fillers[i], length) == 0)
      return TRUE;
  return FALSE;
}

/**
 * exam_option_text_names_letters:
 * @plain: an option's text
 *
 * Returns: whether it names other options by their letters, as "Both A and C" does, so that nothing in
 *   the item may be shuffled. Letters that mean something else ("Vitamins A and C") are not meant: the
 *   option has to consist of letters and the words around them.
 */
gboolean
exam_option_text_names_letters (const char *plain)
{
  guint n_letters = 0;
  gsize length;

  /* Every option of a bank is asked, and nearly all of them by their first word. */
  for (const char *word = plain; *word != '\0'; word += length)
    {
      word += strspn (word, " ,.");
      length = strcspn (word, " ,.");
      if (length == 1 && g_ascii_isupper (*word))
        n_letters++;
      else if (length > 0 && !is_filler (word, length))
        return FALSE;
    }

  return n_letters >= 2;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-response.h"

#include <string.h>

#include "sitting/exam-highlight.h"

/** Returns: (transfer full): a letter for each bit, A for the lowest */
char *
exam_letters_from_bits (guint32 bits)
{
  GString *letters = g_string_new (NULL);

  for (guint i = 0; i < EXAM_ITEM_MAX_OPTIONS; i++)
    if (bits & (1u << i))
      g_string_append_c (letters, (char) ('A' + i));
  return g_string_free (letters, FALSE);
}

/** Returns: whether @letters are letters of the first @n_letters; then @bits has a bit for each */
gboolean
exam_letters_to_bits (const char *letters,
                      guint       n_letters,
                      guint32    *bits)
{
  *bits = 0;
  for (; *letters != '\0'; letters++)
    {
      if (*letters < 'A' || *letters >= (char) ('A' + n_letters))
        return FALSE;
      *bits |= 1u << (*letters - 'A');
    }

  return TRUE;
}

static void
clear_change (gpointer data)
{
  g_free (((ExamAnswerChange *) data)->answer);
}

void
exam_response_init (ExamResponse *self)
{
  g_return_if_fail (self != NULL);

  *self = (ExamResponse) {
    .codes = g_ptr_array_new_with_free_func (g_free),
    .highlights = g_array_new (FALSE, FALSE, sizeof (ExamHighlight)),
    .settled = g_ptr_array_new_with_free_func (g_free),
    .changes = g_array_new (FALSE, FALSE, sizeof (ExamAnswerChange)),
    .first_answered_at = -1,
  };
  g_array_set_clear_func (self->changes, clear_change);
}

void
exam_response_clear (ExamResponse *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->codes);
  g_array_unref (self->highlights);
  g_ptr_array_unref (self->settled);
  g_array_unref (self->changes);
  g_free (self->note);
}

/**
 * exam_response_dup_answer:
 * @self: a response
 * @item: the item it is to
 *
 * Returns: (transfer full): the answer as text: the letters of the options in the author's order ("BD"), or the codes
 *   with a line end between them; empty when there is none
 */
char *
exam_response_dup_answer (const ExamResponse *self,
                          const ExamItem     *item)
{
  GString *answer;

  g_return_val_if_fail (self != NULL, NULL);

  if (exam_item_get_kind (item) != EXAM_ITEM_TYPED_CODES)
    return exam_letters_from_bits (self->chosen);

  answer = g_string_new (NULL);
  for (guint i = 0; i < self->codes->len; i++)
    g_string_append_printf (answer, "%s%s", i > 0 ? "\n" : "", (char *) g_ptr_array_index (self->codes, i));
  return g_string_free (answer, FALSE);
}

/**
 * exam_response_set_answer:
 * @self: a response
 * @item: the item it is to
 * @answer: as exam_response_dup_answer() gives it; empty to clear
 *
 * Returns: whether the item can be answered so
 */
gboolean
exam_response_set_answer (ExamResponse   *self,
                          const ExamItem *item,
                          const char     *answer)
{
  guint32 chosen;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (answer != NULL, FALSE);

  if (exam_item_get_kind (item) == EXAM_ITEM_TYPED_CODES)
    {
      g_auto (GStrv) codes = g_strsplit (answer, "\n", EXAM_RESPONSE_MAX_CODES + 1);

      if (g_strv_length (codes) > EXAM_RESPONSE_MAX_CODES)
        return FALSE;

      g_ptr_array_set_size (self->codes, 0);
      for (guint i = 0; codes[i] != NULL; i++)
        if (*g_strstrip (codes[i]) != '\0')
          g_ptr_array_add (self->codes, g_strdup (codes[i]));
      return TRUE;
    }

  if (!exam_letters_to_bits (answer, exam_item_get_n_options (item), &chosen))
    return FALSE;
  if (exam_item_get_kind (item) == EXAM_ITEM_SINGLE_CHOICE && strlen (answer) > 1)
    return FALSE;

  self->chosen = chosen;
  return TRUE;
}

static const char *
get_last_change (const ExamResponse *self)
{
  return self->changes->len > 0 ? g_array_index (self->changes, ExamAnswerChange, self->changes->len - 1).answer : "";
}

/** The answer may be another one since the exam time @at: if so, that is kept. */
void
exam_response_note_change (ExamResponse   *self,
                           const ExamItem *item,
                           gint64          at)
{
  ExamAnswerChange change = { at, NULL };

  g_return_if_fail (self != NULL);
  g_return_if_fail (item != NULL);

  if (exam_item_get_kind (item) == EXAM_ITEM_TYPED_CODES)
    g_array_set_size (self->changes, MIN (self->changes->len, self->n_settled_changes));

  change.answer = exam_response_dup_answer (self, item);
  if (strcmp (change.answer, get_last_change (self)) != 0)
    g_array_append_val (self->changes, change);
  else
    g_free (change.answer);
}

/** The candidate leaves the item: an answer that differs from the last one left with is kept. */
void
exam_response_settle (ExamResponse   *self,
                      const ExamItem *item)
{
  g_autofree char *answer = exam_response_dup_answer (self, item);
  const char *last = self->settled->len > 0 ? g_ptr_array_index (self->settled, self->settled->len - 1) : "";

  if (strcmp (answer, last) != 0)
    g_ptr_array_add (self->settled, g_steal_pointer (&answer));
  self->n_settled_changes = self->changes->len;
}

gboolean
exam_response_is_answered (const ExamResponse *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->chosen != 0 || self->codes->len > 0;
}

/** Returns: unseen; complete when as many options are chosen as the item asks for, or a code is typed; else incomplete */
ExamProgress
exam_response_get_progress (const ExamResponse *self,
                            const ExamItem     *item)
{
  gboolean complete;

  g_return_val_if_fail (self != NULL, EXAM_PROGRESS_UNSEEN);

  if (exam_item_get_kind (item) == EXAM_ITEM_TYPED_CODES)
    complete = self->codes->len > 0;
  else
    complete = (guint) __builtin_popcount (self->chosen) == exam_item_get_n_keys (item);

  if (complete)
    return EXAM_PROGRESS_COMPLETE;
  return self->seen ? EXAM_PROGRESS_INCOMPLETE : EXAM_PROGRESS_UNSEEN;
}

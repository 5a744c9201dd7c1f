/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-bank-difference.h"

#include <string.h>

#include "author/exam-bank-editor.h"

/* What two texts of one bank have not alike, question by question. */

void
exam_bank_difference_free (ExamBankDifference *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->mine);
  g_free (self->theirs);
  g_free (self);
}

static void
add (GPtrArray  *list,
     const char *id,
     const char *mine,
     const char *theirs)
{
  ExamBankDifference *difference = g_new (ExamBankDifference, 1);

  *difference = (ExamBankDifference) { g_strdup (id), g_strdup (mine), g_strdup (theirs) };
  g_ptr_array_add (list, difference);
}

static ExamBankEditor *
open_text (const char *text)
{
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (text, -1);

  return exam_bank_editor_new (manuscript);
}

/* Returns: (transfer full): what stands before the first entry */
static char *
dup_head (ExamBankEditor *editor)
{
  g_autoptr (ExamEntry) first = g_list_model_get_item (exam_bank_editor_get_entries (editor), 0);
  gsize length, end;
  const char *text = exam_manuscript_get_text (exam_bank_editor_get_manuscript (editor), &length);

  if (first != NULL)
    exam_entry_get_range (first, &length, &end);
  return g_strndup (text, length);
}

/* Returns: (transfer full): the XML of all entries that are in no other, by id */
static GHashTable *
index_entries (ExamBankEditor *editor)
{
  GListModel *entries = exam_bank_editor_get_entries (editor);
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (ExamEntry) entry = g_list_model_get_item (entries, i);

      if (exam_entry_get_case (entry) == NULL && exam_entry_get_id (entry) != NULL)
        g_hash_table_insert (index, g_strdup (exam_entry_get_id (entry)), exam_bank_editor_dup_xml (editor, entry));
    }
  return index;
}

/* Goes through @editor's entries in their order. */
static void
add_entries (GPtrArray      *list,
             ExamBankEditor *editor,
             GHashTable     *mine,
             GHashTable     *theirs,
             gboolean        only_missing)
{
  GListModel *entries = exam_bank_editor_get_entries (editor);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (ExamEntry) entry = g_list_model_get_item (entries, i);
      const char *id = exam_entry_get_id (entry);
      const char *xml_mine, *xml_theirs;

      if (exam_entry_get_case (entry) != NULL || id == NULL)
        continue;
      xml_mine = g_hash_table_lookup (mine, id);
      xml_theirs = g_hash_table_lookup (theirs, id);
      if (only_missing ? xml_mine == NULL : g_strcmp0 (xml_mine, xml_theirs) != 0)
        add (list, id, xml_mine, xml_theirs);
    }
}

/**
 * exam_bank_difference_list:
 * @mine: a bank's text
 * @theirs: another text of it
 *
 * Compares two texts of a bank by the ids of what stands in them; a case is one thing with its items. Where one of them is not
 * well-formed, or only the order or what stands between them differs, the whole is one difference.
 *
 * Returns: (transfer full) (element-type ExamBankDifference): in the order of @mine, and then what only @theirs has; empty if
 *   they are equal
 */
GPtrArray *
exam_bank_difference_list (const char *mine,
                           const char *theirs)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_bank_difference_free);
  g_autoptr (ExamBankEditor) editor_mine = NULL, editor_theirs = NULL;
  g_autofree char *head_mine = NULL, *head_theirs = NULL;
  g_autoptr (GHashTable) index_mine = NULL, index_theirs = NULL;

  g_return_val_if_fail (mine != NULL && theirs != NULL, list);

  if (g_str_equal (mine, theirs))
    return list;

  editor_mine = open_text (mine);
  editor_theirs = open_text (theirs);
  if (exam_bank_editor_is_sound (editor_mine) && exam_bank_editor_is_sound (editor_theirs))
    {
      head_mine = dup_head (editor_mine);
      head_theirs = dup_head (editor_theirs);
      if (!g_str_equal (head_mine, head_theirs))
        add (list, NULL, head_mine, head_theirs);
      index_mine = index_entries (editor_mine);
      index_theirs = index_entries (editor_theirs);
      add_entries (list, editor_mine, index_mine, index_theirs, FALSE);
      add_entries (list, editor_theirs, index_mine, index_theirs, TRUE);
    }
  if (list->len == 0)
    add (list, NULL, mine, theirs);
  return list;
}

/* --- Words --- */

/* More pairs of words than are compared with each other; beyond that all between the first and the last change counts as one. */
#define MAX_PAIRS (4 * 1000 * 1000)

/* White space is where words end; so are the ends of tags, or else a word would be another one for the tag behind it. */
static GArray *
split_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (ExamTextRange));
  gsize at = 0;

  while (text[at] != '\0')
    {
      ExamTextRange word = { at, at };

      if (g_ascii_isspace (text[at]))
        {
          at++;
          continue;
        }
      do
        at++;
      while (text[at] != '\0' && !g_ascii_isspace (text[at]) && text[at] != '<' && text[at - 1] != '>');
      word.end = at;
      g_array_append_val (words, word);
    }
  return words;
}

static gboolean
is_same_word (const char          *text,
              const ExamTextRange *word,
              const char          *other,
              const ExamTextRange *other_word)
{
  gsize length = word->end - word->start;

  return length == other_word->end - other_word->start &&
         memcmp (text + word->start, other + other_word->start, length) == 0;
}

static void
add_word (GArray              *ranges,
          const char          *text,
          const ExamTextRange *word)
{
  ExamTextRange *last = ranges->len > 0 ? &g_array_index (ranges, ExamTextRange, ranges->len - 1) : NULL;

  /* Words that follow each other are one piece. */
  if (last != NULL && strspn (text + last->end, " \t\r\n") == word->start - last->end)
    last->end = word->end;
  else
    g_array_append_val (ranges, *word);
}

/**
 * exam_bank_difference_find_words:
 * @text: a side of a difference
 * @other: the other side
 *
 * Finds the words of @text that are not in @other, by the longest sequence that both have (Wagner and Fischer, "The
 * String-to-String Correction Problem", 1974). How lines are broken does not count.
 *
 * Returns: (transfer full) (element-type ExamTextRange): in order
 */
GArray *
exam_bank_difference_find_words (const char *text,
                                 const char *other)
{
  g_autoptr (GArray) mine = split_words (text);
  g_autoptr (GArray) theirs = split_words (other);
  const ExamTextRange *a = (const ExamTextRange *) (gpointer) mine->data;
  const ExamTextRange *b = (const ExamTextRange *) (gpointer) theirs->data;
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (ExamTextRange));
  g_autofree guint *lengths = NULL;
  guint first = 0, n_mine = mine->len, n_theirs = theirs->len, i, j, n, m;

  while (first < MIN (n_mine, n_theirs) && is_same_word (text, &a[first], other, &b[first]))
    first++;
  while (first < MIN (n_mine, n_theirs) && is_same_word (text, &a[n_mine - 1], other, &b[n_theirs - 1]))
    n_mine--, n_theirs--;
  n = n_mine - first;
  m = n_theirs - first;

  /* How many words are in both from here on; where there are too many, none. */
  if ((guint64) (n + 1) * (m + 1) > MAX_PAIRS)
    m = 0;
  lengths = g_new0 (guint, (gsize) (n + 1) * (m + 1));
  for (i = n; i-- > 0;)
    for (j = m; j-- > 0;)
      lengths[i * (m + 1) + j] = is_same_word (text, &a[first + i], other, &b[first + j])
                                   ? lengths[(i + 1) * (m + 1) + j + 1] + 1
                                   : MAX (lengths[(i + 1) * (m + 1) + j], lengths[i * (m + 1) + j + 1]);

  for (i = j = 0; i < n;)
    if (j < m && is_same_word (text, &a[first + i], other, &b[first + j]))
      i++, j++;
    else if (j < m && lengths[i * (m + 1) + j + 1] > lengths[(i + 1) * (m + 1) + j])
      j++;
    else
      add_word (ranges, text, &a[first + i++]);
  return ranges;
}

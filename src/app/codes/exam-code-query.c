/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/codes/exam-code-query.h"

#include "app/codes/exam-code-item.h"

/** Returns: (transfer full): a question to the code books */
ExamCodeQuery *
exam_code_query_new (guint       systems,
                     guint       year,
                     const char *text)
{
  ExamCodeQuery *self = g_new (ExamCodeQuery, 1);

  *self = (ExamCodeQuery) { systems, year, g_strstrip (g_strdup (text)) };
  return self;
}

void
exam_code_query_free (ExamCodeQuery *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->text);
  g_free (self);
}

/** Returns: whether there is anything to be looked for; several books have no common beginning */
gboolean
exam_code_query_is_answerable (const ExamCodeQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->systems != 0 && (*self->text != '\0' || (self->systems & (self->systems - 1)) == 0);
}

static GPtrArray *
list_top (ExamCodeBooks       *books,
          const ExamCodeQuery *query,
          GError             **error)
{
  ExamCodeSystem system = (ExamCodeSystem) g_bit_nth_lsf (query->systems, -1);
  guint year = query->year != 0 ? query->year : exam_code_books_get_newest (books, system);
  g_autoptr (ExamCodeArticle) article = exam_code_article_load (books, system, year, "", error);
  GPtrArray *items;

  if (article == NULL)
    return NULL;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < article->children->len; i++)
    g_ptr_array_add (items, exam_code_item_new (system, year, g_ptr_array_index (article->children, i)));
  return items;
}

/**
 * exam_code_query_run:
 * @books: the books
 * @query: an #ExamCodeQuery
 * @error: set when the file cannot be read
 *
 * An #ExamCodeStoreFunc. Without a text, what a single book begins with is listed: it can be read from there.
 *
 * Returns: (transfer full) (nullable) (element-type ExamCodeItem): what was found, best first
 */
gpointer
exam_code_query_run (ExamCodeBooks *books,
                     gpointer       data,
                     GError       **error)
{
  const ExamCodeQuery *query = data;
  g_autoptr (GPtrArray) entries = NULL;
  GPtrArray *items;

  if (*query->text == '\0')
    return list_top (books, query, error);

  entries = exam_code_books_search_systems (books, query->systems, query->year, query->text, EXAM_CODE_QUERY_MAX, error);
  if (entries == NULL)
    return NULL;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < entries->len; i++)
    {
      const ExamCodeEntry *entry = g_ptr_array_index (entries, i);
      ExamCodePlace *place = exam_code_place_new_for_entry (entry);

      g_ptr_array_add (items, exam_code_item_new (entry->system, entry->year, place));
      exam_code_place_free (place);
    }
  return items;
}

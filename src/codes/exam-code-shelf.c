/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-shelf.h"

#include "codes/exam-code-edition.h"

typedef struct {
  ExamCodeEdition *edition;   /* (owned) */
  GHashTable      *rows;      /* (owned) (element-type utf8 ExamCodeRow): by code */
} Book;

struct _ExamCodeShelf
{
  GArray *books;   /* (owned) (element-type Book) */
};

static void
book_clear (gpointer data)
{
  Book *book = data;

  g_hash_table_unref (book->rows);
  exam_code_edition_free (book->edition);
}

ExamCodeShelf *
exam_code_shelf_new (void)
{
  ExamCodeShelf *self = g_new0 (ExamCodeShelf, 1);

  self->books = g_array_new (FALSE, FALSE, sizeof (Book));
  g_array_set_clear_func (self->books, book_clear);
  return self;
}

void
exam_code_shelf_free (ExamCodeShelf *self)
{
  g_return_if_fail (self != NULL);
  g_array_unref (self->books);
  g_free (self);
}

static void
add_edition (ExamCodeShelf   *self,
             ExamCodeEdition *edition)
{
  Book book = { edition, g_hash_table_new (g_str_hash, g_str_equal) };

  for (guint i = 0; i < edition->codes->len; i++)
    {
      ExamCodeRow *row = &g_array_index (edition->codes, ExamCodeRow, i);

      g_hash_table_insert (book.rows, (gpointer) row->code, row);
    }
  g_array_append_val (self->books, book);
}

/**
 * exam_code_shelf_add:
 * @self: a shelf
 * @editions: (transfer full) (element-type ExamCodeEdition): what exam_code_file_read() found; all of them have a year
 *
 * Puts books on the shelf.
 */
void
exam_code_shelf_add (ExamCodeShelf *self,
                     GPtrArray     *editions)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (editions != NULL);

  while (editions->len > 0)
    add_edition (self, g_ptr_array_steal_index (editions, editions->len - 1));
  g_ptr_array_unref (editions);
}

/* --- Looking up --- */

static ExamCodeEntry *
find_cb (ExamCodeSystem system,
         guint          year,
         const char    *code,
         gpointer       user_data)
{
  const ExamCodeShelf *self = user_data;

  for (guint i = 0; i < self->books->len; i++)
    {
      const Book *book = &g_array_index (self->books, Book, i);
      const ExamCodeRow *row = NULL;

      if (book->edition->system == system && book->edition->year == year)
        row = g_hash_table_lookup (book->rows, code);
      if (row != NULL)
        {
          ExamCodeEntry *entry = g_new0 (ExamCodeEntry, 1);

          *entry = (ExamCodeEntry) { system, year, g_strdup (row->code), row->kind, g_strdup (row->title), row->added_on, row->ended_on };
          return entry;
        }
    }
  return NULL;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  guint year_a = *(const guint *) a;
  guint year_b = *(const guint *) b;

  return (year_a < year_b) - (year_a > year_b);
}

static GArray *
list_years_cb (ExamCodeSystem system,
               gpointer       user_data)
{
  const ExamCodeShelf *self = user_data;
  GArray *years = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->books->len; i++)
    {
      const Book *book = &g_array_index (self->books, Book, i);

      if (book->edition->system == system && book->edition->codes->len > 0)
        g_array_append_val (years, book->edition->year);
    }
  g_array_sort (years, compare_newest_first);
  return years;
}

/** Returns: (transfer none): a lookup that works as long as the shelf lives */
ExamCodeLookup
exam_code_shelf_get_lookup (ExamCodeShelf *self)
{
  g_return_val_if_fail (self != NULL, ((ExamCodeLookup) { NULL, NULL, NULL }));
  return (ExamCodeLookup) { find_cb, list_years_cb, self };
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-code-books-private.h"

#include <string.h>

/*
 * SQLite could rank all rows that have the words, but for words that are in tens of thousands of titles that takes longer
 * than a key stroke may. So candidates are taken in the book's order, those that begin with the words first, and only these
 * are ranked.
 */
#define MAX_INITIAL 400
#define MAX_CANDIDATES 1000
#define MAX_WORDS 12

/* A single letter is the beginning of too much. */
#define MIN_PREFIX 2

typedef enum {
  RANK_EXACT_CODE,
  RANK_CODE_PREFIX,
  RANK_TITLE,
  RANK_NOTE,
} Rank;

typedef struct {
  ExamCodeEntry *entry;    /* (owned) */
  Rank           rank;
  guint          penalty;  /* within the rank */
  guint          order;    /* within that */
} Hit;

typedef struct {
  ExamCodeBooks *books;
  ExamCodeSystem system;   /* of the book that is being searched */
  guint          year;
  gint64         book;
  char         **words;    /* (owned) in lower case */
  guint          n_words;
  GArray        *hits;     /* (owned) (element-type Hit) */
  GHashTable    *seen;     /* (owned) (element-type utf8) codes of the book that are among the hits */
  GString       *lower;    /* (owned) the title that is being judged */
  guint          limit;
} Search;

static void
hit_clear (gpointer data)
{
  exam_code_entry_free (((Hit *) data)->entry);
}

/* --- Ranking --- */

static gboolean
ends_word (const char *at)
{
  return *at == '\0' || !g_unichar_isalnum (g_utf8_get_char (at));
}

/* Nearly all titles are ASCII, and this is what most of the time of a search would be spent on. */
static void
lower_title (const Search *self,
             const char   *title)
{
  g_string_assign (self->lower, title);
  for (char *at = self->lower->str; *at != '\0'; at++)
    {
      if ((*at & 0x80) != 0)
        {
          g_autofree char *lower = g_utf8_strdown (title, -1);

          g_string_assign (self->lower, lower);
          return;
        }
      *at = g_ascii_tolower (*at);
    }
}

/* Words that stand there as they were typed come before those that only begin so; then short titles. */
static guint
judge_title (const Search        *self,
             const ExamCodeEntry *entry)
{
  const char *lower;
  guint penalty;

  lower_title (self, entry->title);
  lower = self->lower->str;
  penalty = (guint) MIN (self->lower->len, 255);
  for (guint i = 0; i < self->n_words; i++)
    {
      gsize length = strlen (self->words[i]);
      gboolean whole = FALSE;

      for (const char *at = strstr (lower, self->words[i]); at != NULL && !whole; at = strstr (at + 1, self->words[i]))
        whole = (at == lower || ends_word (g_utf8_prev_char (at))) && ends_word (at + length);
      if (!whole)
        penalty += 1000;
    }
  if (self->n_words > 0 && !g_str_has_prefix (lower, self->words[0]))
    penalty += 500;
  return penalty;
}

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const Hit *hit_a = a;
  const Hit *hit_b = b;

  if (hit_a->rank != hit_b->rank)
    return hit_a->rank < hit_b->rank ? -1 : 1;
  if (hit_a->penalty != hit_b->penalty)
    return hit_a->penalty < hit_b->penalty ? -1 : 1;
  return hit_a->order < hit_b->order ? -1 : hit_a->order > hit_b->order;
}

static void
take_hit (Search       *self,
          sqlite3_stmt *statement,
          Rank          rank)
{
  const char *code = (const char *) sqlite3_column_text (statement, 0);
  Hit hit = { .rank = rank, .order = self->hits->len };

  if (g_hash_table_contains (self->seen, code))
    return;

  hit.entry = exam_code_books_take_entry (statement, self->system, self->year);
  if (rank == RANK_TITLE || rank == RANK_NOTE)
    hit.penalty = judge_title (self, hit.entry);
  g_hash_table_add (self->seen, hit.entry->code);
  g_array_append_val (self->hits, hit);
}

static gboolean
take_hits (Search       *self,
           sqlite3_stmt *statement,
           Rank          rank,
           GError      **error)
{
  gboolean row = FALSE;

  while (statement != NULL && exam_database_step (self->books->database, statement, &row, error))
    {
      if (!row)
        return TRUE;
      take_hit (self, statement, rank);
    }
  return FALSE;
}

/* --- Codes --- */

static gboolean
search_codes (Search     *self,
              const char *query,
              GError    **error)
{
  g_autofree char *code = exam_code_normalize (query);
  g_autofree char *end = g_strconcat (code, "~", NULL);
  guint first = self->hits->len;

  /* Two words are one code only if they could be: "E 11.9". */
  if (*code == '\0' || strlen (code) > 7 || (self->n_words > 1 && strpbrk (code, "0123456789") == NULL))
    return TRUE;

  if (!take_hits (self,
                  exam_code_books_query (self->books, error,
                                         "SELECT " EXAM_CODE_ENTRY_COLUMNS " FROM code WHERE book_id = ? AND code >= ? AND code < ?"
                                         " ORDER BY code LIMIT ?", "issi", self->book, code, end, (gint64) self->limit),
                  RANK_CODE_PREFIX, error))
    return FALSE;

  if (self->hits->len > first)
    {
      Hit *hit = &g_array_index (self->hits, Hit, first);

      if (g_str_equal (hit->entry->code, code))
        hit->rank = RANK_EXACT_CODE;
    }
  return TRUE;
}

/* --- Words --- */

static gboolean
is_word (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;

  return FALSE;
}

/* In the language of FTS5 each word is quoted, so that nothing in it means anything. */
static char *
make_expression (const Search *self)
{
  GString *expression = g_string_new (NULL);

  for (guint i = 0; i < self->n_words; i++)
    {
      g_auto (GStrv) parts = g_strsplit (self->words[i], "\"", -1);
      g_autofree char *quoted = g_strjoinv ("\"\"", parts);

      g_string_append_printf (expression, "%s\"%s\"%s", i > 0 ? " " : "", quoted,
                              g_utf8_strlen (self->words[i], -1) >= MIN_PREFIX ? "*" : "");
    }
  return g_string_free (expression, FALSE);
}

#define SELECT_TITLES "SELECT " EXAM_CODE_ENTRY_COLUMNS " FROM code_words JOIN code ON code.id = code_words.rowid" \
  " WHERE code_words MATCH ? AND code_words.rowid BETWEEN ? AND ? LIMIT ?"

/* A note stands for the code it is at; only those that name conditions are looked at. */
#define SELECT_NOTES "SELECT " EXAM_CODE_ENTRY_COLUMNS " FROM note_words JOIN note ON note.id = note_words.rowid" \
  " JOIN code ON code.book_id = note.book_id AND code.code = note.place" \
  " WHERE note_words MATCH ? AND note_words.rowid BETWEEN ? AND ? AND note.kind IN (0, 1) LIMIT ?"

static gboolean
search_words (Search  *self,
              GError **error)
{
  g_autofree char *expression = make_expression (self);
  g_autofree char *initial = g_strconcat ("^ ", expression, NULL);
  gint64 first = EXAM_CODE_BOOK_FIRST (self->book);
  gint64 last = EXAM_CODE_BOOK_LAST (self->book);

  if (self->n_words == 0)
    return TRUE;

  return take_hits (self, exam_code_books_query (self->books, error, SELECT_TITLES, "siii", initial, first, last,
                                                 (gint64) MAX_INITIAL), RANK_TITLE, error) &&
         take_hits (self, exam_code_books_query (self->books, error, SELECT_TITLES, "siii", expression, first, last,
                                                 (gint64) MAX_CANDIDATES), RANK_TITLE, error) &&
         take_hits (self, exam_code_books_query (self->books, error, SELECT_NOTES, "siii", expression, first, last,
                                                 (gint64) MAX_INITIAL), RANK_NOTE, error);
}

static void
take_words (Search     *self,
            const char *query)
{
  g_autofree char *lower = g_utf8_strdown (query, -1);
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  /* As titles are taken apart for the index. */
  for (char *at = lower; *at != '\0'; at++)
    if ((guchar) *at < 128 && !g_ascii_isalnum (*at))
      *at = ' ';

  words = g_strsplit (lower, " ", -1);
  for (guint i = 0; words[i] != NULL && kept->len < MAX_WORDS; i++)
    if (is_word (words[i]))
      g_ptr_array_add (kept, g_strdup (words[i]));

  self->n_words = kept->len;
  g_ptr_array_add (kept, NULL);
  self->words = (char **) g_ptr_array_free (g_steal_pointer (&kept), FALSE);
}

/* --- Books --- */

static gboolean
search_book (Search        *self,
             ExamCodeSystem system,
             guint          year,
             const char    *query,
             GError       **error)
{
  self->system = system;
  self->year = year != 0 ? year : exam_code_books_get_newest (self->books, system);
  g_hash_table_remove_all (self->seen);

  if (!exam_code_books_get_id (self->books, system, self->year, &self->book, error))
    return FALSE;
  return self->book == 0 || (search_codes (self, query, error) && search_words (self, error));
}

/**
 * exam_code_books_search_systems:
 * @self: the books
 * @systems: a bit for each #ExamCodeSystem wanted
 * @year: a year, or 0 for the newest of each system
 * @query: the beginning of a code, or words, each of which may be only begun
 * @limit: how many results are wanted
 * @error: set when the file cannot be read
 *
 * Finds codes: that code itself, those that begin with it, those whose titles have all the words, those whose inclusion
 * terms have them. Among titles, those come first that have the words as they were typed, that begin with them, and that
 * are short.
 *
 * Returns: (transfer full) (nullable) (element-type ExamCodeEntry): the best results, best first
 */
GPtrArray *
exam_code_books_search_systems (ExamCodeBooks *self,
                                guint          systems,
                                guint          year,
                                const char    *query,
                                guint          limit,
                                GError       **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_code_entry_free);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) lower = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (query, -1);
  Search search = { .books = self, .hits = hits, .seen = seen, .lower = lower, .limit = limit };
  gboolean good = TRUE;

  take_words (&search, valid);
  g_array_set_clear_func (hits, hit_clear);
  for (guint i = 0; i < EXAM_CODE_SYSTEM_OTHER && good && self->database != NULL; i++)
    if (systems & (1u << i))
      good = search_book (&search, (ExamCodeSystem) i, year, valid, error);
  g_strfreev (search.words);
  g_hash_table_remove_all (seen);
  if (!good)
    return NULL;

  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len && i < limit; i++)
    g_ptr_array_add (found, g_steal_pointer (&g_array_index (hits, Hit, i).entry));
  g_array_set_clear_func (hits, NULL);
  for (guint i = limit; i < hits->len; i++)
    exam_code_entry_free (g_array_index (hits, Hit, i).entry);
  return g_steal_pointer (&found);
}

/** Finds codes of a system, or with %EXAM_CODE_BOOKS_ALL of any: see exam_code_books_search_systems(). */
GPtrArray *
exam_code_books_search (ExamCodeBooks *self,
                        ExamCodeSystem system,
                        guint          year,
                        const char    *query,
                        guint          limit,
                        GError       **error)
{
  guint systems = system == EXAM_CODE_BOOKS_ALL ? EXAM_CODE_BOOKS_EVERY_SYSTEM : 1u << system;

  return exam_code_books_search_systems (self, systems, year, query, limit, error);
}

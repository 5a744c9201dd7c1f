/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-code-article.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* --- Places --- */

/** Returns: (transfer full): where the code of @entry is */
ExamCodePlace *
exam_code_place_new_for_entry (const ExamCodeEntry *entry)
{
  ExamCodePlace *self = g_new0 (ExamCodePlace, 1);

  self->id = g_strdup (entry->code);
  self->name = exam_code_entry_dup_printed (entry);
  self->title = g_strdup (entry->title);
  self->kind = entry->kind;
  self->ended_on = entry->ended_on;
  return self;
}

static gboolean
is_chapter (const char *id)
{
  return strlen (id) <= 2;
}

static ExamCodePlace *
place_new_for_division (const ExamCodeDivision *division)
{
  ExamCodePlace *self = g_new0 (ExamCodePlace, 1);

  self->id = g_strdup (division->id);
  /* Translators: of a code book; %s is its number */
  self->name = is_chapter (division->id) ? g_strdup_printf (_("Chapter %s"), division->id) : g_strdup (division->id);
  self->title = g_strdup (division->title);
  self->kind = EXAM_CODE_HEADER;
  return self;
}

void
exam_code_place_free (ExamCodePlace *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->id);
  g_free (self->name);
  g_free (self->title);
  g_free (self);
}

static gboolean
has_place (const GPtrArray *places,
           const char      *id)
{
  for (guint i = 0; i < places->len; i++)
    if (g_str_equal (((const ExamCodePlace *) g_ptr_array_index (places, i))->id, id))
      return TRUE;

  return FALSE;
}

static void
add_entries (GPtrArray       *places,
             const GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (places, exam_code_place_new_for_entry (g_ptr_array_index (entries, i)));
}

/* --- Memory --- */

static void
article_note_free (gpointer data)
{
  ExamCodeArticleNote *self = data;

  exam_code_note_free (self->note);
  g_free (self->name);
  g_free (self);
}

static void
character_free (gpointer data)
{
  ExamCodeCharacter *self = data;

  g_free (self->axis);
  g_free (self->label);
  g_free (self);
}

void
exam_code_article_free (ExamCodeArticle *self)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->place, exam_code_place_free);
  g_clear_pointer (&self->entry, exam_code_entry_free);
  g_ptr_array_unref (self->path);
  g_ptr_array_unref (self->children);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->characters);
  g_free (self->definition);
  g_free (self);
}

static ExamCodeArticle *
article_new (ExamCodeSystem system,
             guint          year)
{
  ExamCodeArticle *self = g_new0 (ExamCodeArticle, 1);

  self->system = system;
  self->year = year;
  self->path = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_code_place_free);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_code_place_free);
  self->notes = g_ptr_array_new_with_free_func (article_note_free);
  self->characters = g_ptr_array_new_with_free_func (character_free);
  return self;
}

/* --- Where it is --- */

static gboolean
load_path (ExamCodeArticle *self,
           ExamCodeBooks   *books,
           const char      *id,
           GError         **error)
{
  g_autoptr (GPtrArray) ancestors = NULL;
  g_autoptr (GPtrArray) divisions = NULL;

  ancestors = exam_code_books_list_ancestors (books, self->system, self->year, self->entry != NULL ? id : "", error);
  if (ancestors == NULL)
    return FALSE;

  if (self->system == EXAM_CODE_SYSTEM_ICD_10_CM)
    {
      divisions = self->entry != NULL ? exam_code_books_list_division_path (books, self->year, id, error)
                                      : exam_code_books_list_division_parents (books, self->year, id, error);
      if (divisions == NULL)
        return FALSE;
    }

  /* Categories are in both lists; the book's title of a code is the longer one. */
  for (guint i = 0; divisions != NULL && i < divisions->len; i++)
    {
      const ExamCodeDivision *division = g_ptr_array_index (divisions, i);
      gboolean listed = g_str_equal (division->id, id);

      for (guint j = 0; j < ancestors->len && !listed; j++)
        listed = g_str_equal (((const ExamCodeEntry *) g_ptr_array_index (ancestors, j))->code, division->id);
      if (!listed && !has_place (self->path, division->id))
        g_ptr_array_add (self->path, place_new_for_division (division));
    }
  add_entries (self->path, ancestors);
  return TRUE;
}

/* What is in a chapter or section are sections or categories; of the latter the book has the title. */
static gboolean
load_divisions (ExamCodeArticle *self,
                ExamCodeBooks   *books,
                const char      *parent,
                GError         **error)
{
  g_autoptr (GPtrArray) divisions = exam_code_books_list_divisions (books, self->year, parent, error);

  for (guint i = 0; divisions != NULL && i < divisions->len; i++)
    {
      const ExamCodeDivision *division = g_ptr_array_index (divisions, i);
      g_autoptr (ExamCodeEntry) entry = exam_code_books_find (books, self->system, self->year, division->id, NULL);

      g_ptr_array_add (self->children, entry != NULL ? exam_code_place_new_for_entry (entry) : place_new_for_division (division));
    }
  return divisions != NULL;
}

static gboolean
load_children (ExamCodeArticle *self,
               ExamCodeBooks   *books,
               const char      *id,
               GError         **error)
{
  gboolean has_divisions = self->system == EXAM_CODE_SYSTEM_ICD_10_CM && self->entry == NULL;
  g_autoptr (GPtrArray) entries = NULL;

  if (has_divisions && !load_divisions (self, books, *id != '\0' ? id : NULL, error))
    return FALSE;
  if (self->children->len > 0 || (self->entry != NULL && self->entry->kind != EXAM_CODE_HEADER))
    return TRUE;

  entries = exam_code_books_list_children (books, self->system, self->year, id, error);
  if (entries != NULL)
    add_entries (self->children, entries);
  return entries != NULL;
}

/* --- Notes --- */

/* What a code includes says nothing of those below it. */
static gboolean
holds_below (ExamCodeNoteKind kind)
{
  return kind != EXAM_CODE_INCLUSION_TERM;
}

static gboolean
take_notes (ExamCodeArticle     *self,
            ExamCodeBooks       *books,
            const ExamCodePlace *place,
            gboolean             own,
            GError             **error)
{
  g_autoptr (GPtrArray) notes = exam_code_books_list_notes (books, self->year, place->id, error);

  if (notes == NULL)
    return FALSE;

  g_ptr_array_set_free_func (notes, NULL);
  for (guint i = 0; i < notes->len; i++)
    {
      ExamCodeNote *note = g_ptr_array_index (notes, i);
      ExamCodeArticleNote *own_note;

      if (!own && !holds_below (note->kind))
        {
          exam_code_note_free (note);
          continue;
        }
      own_note = g_new0 (ExamCodeArticleNote, 1);
      own_note->note = note;
      own_note->name = own ? NULL : g_strdup (place->name);
      g_ptr_array_add (self->notes, own_note);
    }
  return TRUE;
}

static gboolean
load_notes (ExamCodeArticle *self,
            ExamCodeBooks   *books,
            GError         **error)
{
  if (self->system != EXAM_CODE_SYSTEM_ICD_10_CM || self->place == NULL)
    return TRUE;
  if (!take_notes (self, books, self->place, TRUE, error))
    return FALSE;
  for (guint i = self->path->len; i > 0; i--)
    if (!take_notes (self, books, g_ptr_array_index (self->path, i - 1), FALSE, error))
      return FALSE;

  return TRUE;
}

/* --- Characters of ICD-10-PCS --- */

static gboolean
load_characters (ExamCodeArticle *self,
                 ExamCodeBooks   *books,
                 const char      *id,
                 GError         **error)
{
  g_autoptr (ExamCodeTable) table = NULL;
  g_autoptr (GError) failure = NULL;

  if (self->system != EXAM_CODE_SYSTEM_ICD_10_PCS || strlen (id) < 3)
    return TRUE;

  table = exam_code_books_load_table (books, self->year, id, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (table == NULL)
    return TRUE;

  self->definition = g_strdup (exam_code_table_get_definition (table));
  for (guint i = 0; id[i] != '\0'; i++)
    {
      g_autofree char *before = g_strndup (id, i);
      const char *axis = NULL;
      g_autoptr (GPtrArray) values = exam_code_table_list_values (table, before, &axis);

      for (guint j = 0; j < values->len; j++)
        {
          const ExamCodeValue *value = g_ptr_array_index (values, j);
          ExamCodeCharacter *character;

          if (value->code != id[i])
            continue;
          character = g_new0 (ExamCodeCharacter, 1);
          *character = (ExamCodeCharacter) { g_strdup (axis), value->code, g_strdup (value->label) };
          g_ptr_array_add (self->characters, character);
        }
    }
  return TRUE;
}

/* --- The article --- */

/* Returns FALSE without @error when there is no such place. */
static gboolean
find_place (ExamCodeArticle *self,
            ExamCodeBooks   *books,
            const char      *id,
            GError         **error)
{
  g_autoptr (GPtrArray) divisions = NULL;
  g_autoptr (GError) failure = NULL;

  if (strchr (id, '-') == NULL)
    self->entry = exam_code_books_find (books, self->system, self->year, id, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (self->entry != NULL)
    {
      self->place = exam_code_place_new_for_entry (self->entry);
      return TRUE;
    }
  if (self->system != EXAM_CODE_SYSTEM_ICD_10_CM)
    return FALSE;

  divisions = exam_code_books_list_division_parents (books, self->year, id, error);
  if (divisions == NULL || divisions->len == 0)
    return FALSE;
  self->place = place_new_for_division (g_ptr_array_index (divisions, divisions->len - 1));
  return TRUE;
}

/**
 * exam_code_article_load:
 * @books: the books
 * @system: a code system
 * @year: its year
 * @id: a code in any form, the id of a division, or "" for the book itself, which has only children
 * @error: set when the file cannot be read
 *
 * Returns: (transfer full) (nullable): all that the book has on it; %NULL without @error when it is not in the book
 */
ExamCodeArticle *
exam_code_article_load (ExamCodeBooks *books,
                        ExamCodeSystem system,
                        guint          year,
                        const char    *id,
                        GError       **error)
{
  g_autoptr (ExamCodeArticle) self = article_new (system, year);
  g_autofree char *own = strchr (id, '-') != NULL ? g_strdup (id) : exam_code_normalize (id);

  if (*own == '\0' && *id != '\0')
    return NULL;
  if (*own != '\0' && (!find_place (self, books, own, error) || !load_path (self, books, own, error)))
    return NULL;
  if (!load_children (self, books, own, error) || !load_notes (self, books, error) ||
      !load_characters (self, books, own, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-code-glossary.h"

#include <string.h>

#include "codes/exam-code-scanner.h"

#define N_SYSTEMS EXAM_CODE_SYSTEM_OTHER

/* More than any question has; a text that somebody else wrote could have any number. */
#define MAX_TERMS 60

typedef struct {
  char    *code;     /* (owned) normalised */
  guint    systems;  /* a bit for each system it can be of */
  gboolean stated;   /* it is meant to be a code, and not only looks like one */
} Wanted;

struct _ExamCodeGlossary
{
  gatomicrefcount ref_count;

  guint   years[N_SYSTEMS];   /* 0 for the newest */
  GArray *wanted;             /* (owned) (element-type Wanted) */
};

static void
wanted_clear (gpointer data)
{
  g_free (((Wanted *) data)->code);
}

static void
term_free (gpointer data)
{
  ExamCodeTerm *term = data;

  exam_code_entry_free (term->entry);
  g_free (term);
}

/** Returns: (transfer full): an empty glossary; @year is that of the books wanted, or 0 for what sources say or the newest */
ExamCodeGlossary *
exam_code_glossary_new (guint year)
{
  ExamCodeGlossary *self = g_new0 (ExamCodeGlossary, 1);

  g_atomic_ref_count_init (&self->ref_count);
  for (guint i = 0; i < N_SYSTEMS; i++)
    self->years[i] = year;
  self->wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));
  g_array_set_clear_func (self->wanted, wanted_clear);
  return self;
}

ExamCodeGlossary *
exam_code_glossary_ref (ExamCodeGlossary *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
exam_code_glossary_unref (ExamCodeGlossary *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->wanted);
  g_free (self);
}

/* --- What is wanted --- */

static void
add (ExamCodeGlossary *self,
     char             *code,
     guint             systems,
     gboolean          stated)
{
  Wanted wanted = { code, systems, stated };

  g_array_append_val (self->wanted, wanted);
}

/** Adds a code of which the system is known, in any form. */
void
exam_code_glossary_add_code (ExamCodeGlossary *self,
                             ExamCodeSystem    system,
                             const char       *code)
{
  g_return_if_fail (self != NULL);

  if (system < N_SYSTEMS)
    add (self, exam_code_normalize (code), 1u << system, TRUE);
}

/** Adds what looks like codes in a text; %NULL has none. */
void
exam_code_glossary_add_text (ExamCodeGlossary *self,
                             const ExamText   *text)
{
  g_autofree char *plain = text != NULL ? exam_text_dup_plain (text) : NULL;
  g_autoptr (GPtrArray) mentions = plain != NULL ? exam_code_scan (plain) : NULL;

  g_return_if_fail (self != NULL);

  for (guint i = 0; mentions != NULL && i < mentions->len; i++)
    {
      const ExamCodeMention *mention = g_ptr_array_index (mentions, i);

      add (self, g_strdup (mention->code), mention->systems, FALSE);
    }
}

/* An item says by its sources of which year its codes are. */
static void
take_years (ExamCodeGlossary *self,
            const ExamItem   *item)
{
  for (guint i = 0; i < exam_item_get_n_sources (item); i++)
    {
      const ExamSource *source = exam_item_get_source (item, i);
      const char *title = exam_source_get_title (source);
      const char *year = exam_source_get_year (source);

      for (guint j = 0; title != NULL && year != NULL && j < N_SYSTEMS; j++)
        if (self->years[j] == 0 && g_str_has_prefix (title, exam_code_system_get_name ((ExamCodeSystem) j)))
          self->years[j] = (guint) MIN (g_ascii_strtoull (year, NULL, 10), G_MAXINT);
    }
}

/**
 * exam_code_glossary_add_item:
 * @self: a glossary
 * @item: a question
 * @typed: (nullable) (element-type utf8): the codes that a candidate typed as the answer
 *
 * Adds the codes of a question: of its key and its options first, then what is typed, then what its texts mention. The record
 * of its case is not looked at.
 */
void
exam_code_glossary_add_item (ExamCodeGlossary *self,
                             const ExamItem   *item,
                             const GPtrArray  *typed)
{
  ExamCodeSystem system;

  g_return_if_fail (self != NULL);
  g_return_if_fail (item != NULL);

  take_years (self, item);
  if (exam_item_get_kind (item) == EXAM_ITEM_TYPED_CODES)
    {
      system = exam_item_get_code_system (item);
      for (guint i = 0; i < exam_item_get_n_codes (item); i++)
        exam_code_glossary_add_code (self, system, exam_keyed_code_get_code (exam_item_get_code (item, i)));
      for (guint i = 0; typed != NULL && i < typed->len; i++)
        exam_code_glossary_add_code (self, system, g_ptr_array_index (typed, i));
      for (guint i = 0; i < exam_item_get_n_codes (item); i++)
        exam_code_glossary_add_text (self, exam_keyed_code_get_why (exam_item_get_code (item, i)));
    }
  else
    for (guint i = 0; i < exam_item_get_n_options (item); i++)
      exam_code_glossary_add_text (self, exam_option_get_text (exam_item_get_option (item, i)));

  exam_code_glossary_add_text (self, exam_item_get_stem (item));
  for (guint i = 0; i < exam_item_get_n_options (item); i++)
    exam_code_glossary_add_text (self, exam_option_get_why (exam_item_get_option (item, i)));
  exam_code_glossary_add_text (self, exam_item_get_rationale (item));
}

/** Returns: whether there is nothing to look up */
gboolean
exam_code_glossary_is_empty (const ExamCodeGlossary *self)
{
  g_return_val_if_fail (self != NULL, TRUE);
  return self->wanted->len == 0;
}

/* --- Looking up --- */

/* Of each system the year that is wanted where that is there, else the newest; 0 where there is none. */
static void
choose_years (const ExamCodeGlossary *self,
              ExamCodeBooks          *books,
              guint                  *years)
{
  for (guint i = 0; i < N_SYSTEMS; i++)
    {
      gboolean there = self->years[i] != 0 && exam_code_books_has (books, (ExamCodeSystem) i, self->years[i]);

      years[i] = there ? self->years[i] : exam_code_books_get_newest (books, (ExamCodeSystem) i);
    }
}

static ExamCodeTerm *
term_new (ExamCodeEntry *entry,
          gboolean       known)
{
  ExamCodeTerm *term = g_new (ExamCodeTerm, 1);

  *term = (ExamCodeTerm) { entry, known };
  return term;
}

static ExamCodeEntry *
entry_new_unknown (ExamCodeSystem system,
                   guint          year,
                   const char    *code)
{
  ExamCodeEntry *entry = g_new0 (ExamCodeEntry, 1);

  entry->system = system;
  entry->year = year;
  entry->code = g_strdup (code);
  entry->title = g_strdup ("");
  return entry;
}

/* Without its point a code of HCPCS can be one of ICD-10-CM too; texts print those with it. */
static const ExamCodeSystem order[] = { EXAM_CODE_SYSTEM_ICD_10_PCS, EXAM_CODE_SYSTEM_HCPCS, EXAM_CODE_SYSTEM_ICD_10_CM };

/* Returns: (nullable): %NULL without @error when there is nothing to be said */
static ExamCodeTerm *
look_up (const Wanted  *wanted,
         ExamCodeBooks *books,
         const guint   *years,
         GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      ExamCodeSystem system = order[i];
      g_autoptr (GError) failure = NULL;
      ExamCodeEntry *entry;

      if ((wanted->systems & (1u << system)) == 0 || years[system] == 0)
        continue;
      entry = exam_code_books_find (books, system, years[system], wanted->code, &failure);
      if (entry != NULL)
        return term_new (entry, TRUE);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      if (wanted->stated && *wanted->code != '\0')
        return term_new (entry_new_unknown (system, years[system], wanted->code), FALSE);
    }
  return NULL;
}

/**
 * exam_code_glossary_look_up:
 * @self: a glossary
 * @books: the books
 * @error: set when the file cannot be read
 *
 * Returns: (transfer full) (nullable) (element-type ExamCodeTerm): each code once, in the order in which they were added. What
 *   only looks like a code is left out where no book has it.
 */
GPtrArray *
exam_code_glossary_look_up (const ExamCodeGlossary *self,
                            ExamCodeBooks          *books,
                            GError                **error)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (term_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint years[N_SYSTEMS];

  g_return_val_if_fail (self != NULL, NULL);

  choose_years (self, books, years);
  for (guint i = 0; i < self->wanted->len && terms->len < MAX_TERMS; i++)
    {
      const Wanted *wanted = &g_array_index (self->wanted, Wanted, i);
      g_autoptr (GError) failure = NULL;
      ExamCodeTerm *term;

      if (!g_hash_table_add (seen, wanted->code))
        continue;
      term = look_up (wanted, books, years, &failure);
      if (term != NULL)
        g_ptr_array_add (terms, term);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  return g_steal_pointer (&terms);
}

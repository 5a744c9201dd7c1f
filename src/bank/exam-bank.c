/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-bank.h"

typedef struct {
  char *system;  /* (owned) */
  char *year;    /* (owned) */
} CodeSet;

struct _ExamBank
{
  gatomicrefcount ref_count;
  char           *id;         /* (owned) */
  char           *family;     /* (owned) */
  char           *path;       /* (owned) (nullable) */
  char           *title;      /* (owned) (nullable) */
  char           *revision;   /* (owned) (nullable) */
  char           *license;    /* (owned) (nullable) */
  GPtrArray      *authors;    /* (owned) (element-type utf8) */
  GArray         *code_sets;  /* (owned) (element-type CodeSet) */
  GPtrArray      *items;      /* (owned) (element-type ExamItem) */
  GPtrArray      *allowances; /* (owned) (nullable) (element-type ExamAllowance) */
  guint           n_faulty;
};

G_DEFINE_BOXED_TYPE (ExamBank, exam_bank, exam_bank_ref, exam_bank_unref)

static void
code_set_clear (gpointer data)
{
  CodeSet *code_set = data;

  g_free (code_set->system);
  g_free (code_set->year);
}

/**
 * exam_bank_new:
 * @id: the bank's id
 * @family: the family of formats it is for
 *
 * Returns: (transfer full): an empty bank, to be filled before anyone shares it
 */
ExamBank *
exam_bank_new (const char *id,
               const char *family)
{
  ExamBank *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (family != NULL, NULL);

  self = g_new0 (ExamBank, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->family = g_strdup (family);
  self->authors = g_ptr_array_new_with_free_func (g_free);
  self->code_sets = g_array_new (FALSE, FALSE, sizeof (CodeSet));
  g_array_set_clear_func (self->code_sets, code_set_clear);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_item_unref);
  return self;
}

ExamBank *
exam_bank_ref (ExamBank *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
exam_bank_unref (ExamBank *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->id);
  g_clear_pointer (&self->allowances, g_ptr_array_unref);
  g_free (self->family);
  g_free (self->path);
  g_free (self->title);
  g_free (self->revision);
  g_free (self->license);
  g_ptr_array_unref (self->authors);
  g_array_unref (self->code_sets);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static void
set_string (char      **field,
            const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

void
exam_bank_set_path (ExamBank   *self,
                    const char *path)
{
  g_return_if_fail (self != NULL);
  set_string (&self->path, path);
}

void
exam_bank_set_title (ExamBank   *self,
                     const char *title)
{
  g_return_if_fail (self != NULL);
  set_string (&self->title, title);
}

void
exam_bank_set_revision (ExamBank   *self,
                        const char *revision)
{
  g_return_if_fail (self != NULL);
  set_string (&self->revision, revision);
}

void
exam_bank_set_license (ExamBank   *self,
                       const char *license)
{
  g_return_if_fail (self != NULL);
  set_string (&self->license, license);
}

void
exam_bank_add_author (ExamBank   *self,
                      const char *author)
{
  g_return_if_fail (self != NULL);
  g_ptr_array_add (self->authors, g_strdup (author));
}

void
exam_bank_add_code_set (ExamBank   *self,
                        const char *system,
                        const char *year)
{
  CodeSet code_set = { g_strdup (system), g_strdup (year) };

  g_return_if_fail (self != NULL);
  g_array_append_val (self->code_sets, code_set);
}

void
exam_bank_add_item (ExamBank *self,
                    ExamItem *item)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (item != NULL);
  g_ptr_array_add (self->items, exam_item_ref (item));
}

/** Counts an item of the file that cannot be used. */
void
exam_bank_add_faulty (ExamBank *self)
{
  g_return_if_fail (self != NULL);
  self->n_faulty++;
}

/** Takes the items from the 0-based @first on for faulty: what they share has turned out to be. */
void
exam_bank_reject_from (ExamBank *self,
                       guint     first)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (first <= self->items->len);

  self->n_faulty += self->items->len - first;
  g_ptr_array_set_size (self->items, (int) first);
}

const char *
exam_bank_get_id (const ExamBank *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->id;
}

/** Returns: the family of formats that the bank is for */
const char *
exam_bank_get_family (const ExamBank *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->family;
}

/** Returns: (nullable): the file that the bank was read from */
const char *
exam_bank_get_path (const ExamBank *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->path;
}

/** Returns: (transfer full) (nullable): the folder that its images are in */
char *
exam_bank_dup_folder (const ExamBank *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->path != NULL ? g_path_get_dirname (self->path) : NULL;
}

const char *
exam_bank_get_title (const ExamBank *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->title != NULL ? self->title : self->id;
}

const char *
exam_bank_get_revision (const ExamBank *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->revision;
}

const char *
exam_bank_get_license (const ExamBank *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->license;
}

guint
exam_bank_get_n_authors (const ExamBank *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->authors->len;
}

const char *
exam_bank_get_author (const ExamBank *self,
                      guint           index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->authors->len, NULL);
  return g_ptr_array_index (self->authors, index);
}

guint
exam_bank_get_n_code_sets (const ExamBank *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->code_sets->len;
}

/**
 * exam_bank_get_code_set:
 * @self: a bank
 * @index: 0-based
 * @year: (out) (optional): the edition
 *
 * Returns: the name of a code set that the items rely on
 */
const char *
exam_bank_get_code_set (const ExamBank *self,
                        guint           index,
                        const char    **year)
{
  const CodeSet *code_set;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->code_sets->len, NULL);

  code_set = &g_array_index (self->code_sets, CodeSet, index);
  if (year != NULL)
    *year = code_set->year;
  return code_set->system;
}

guint
exam_bank_get_n_items (const ExamBank *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->items->len;
}

/** Returns: (transfer none): the item at @index, 0-based, in the order of the file */
ExamItem *
exam_bank_get_item (const ExamBank *self,
                    guint           index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->items->len, NULL);
  return g_ptr_array_index (self->items, index);
}

/** Returns: how many items of the file were left out because something is wrong with them */
guint
exam_bank_get_n_faulty (const ExamBank *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_faulty;
}

/** Switches a rule of the checker off for the whole bank. */
void
exam_bank_allow (ExamBank   *self,
                 const char *rule,
                 const char *because)
{
  g_return_if_fail (self != NULL);
  self->allowances = exam_allowances_add (self->allowances, rule, because);
}

/** Returns: (transfer none) (element-type ExamAllowance): the rules that are switched off for the whole bank */
const GPtrArray *
exam_bank_get_allowances (const ExamBank *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return exam_allowances_or_none (self->allowances);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-item.h"

#include "bank/exam-shared-string.h"

/* A bank can have a hundred thousand of these: lists that are mostly empty stay NULL. */
struct _ExamItem
{
  gatomicrefcount ref_count;
  int             line;
  int             column;
  guint8          pretest_only;
  guint8          typed;
  guint8          first_listed;
  guint8          shuffled;
  guint8          code_system;
  char           *id;         /* (owned) */
  const char     *domain;     /* (owned) a shared string */
  ExamCase       *exam_case;  /* (owned) (nullable) */
  ExamText       *stem;       /* (owned) */
  ExamText       *rationale;  /* (owned) (nullable) */
  GPtrArray      *options;    /* (owned) (nullable) (element-type ExamOption) */
  GPtrArray      *codes;      /* (owned) (nullable) (element-type ExamKeyedCode) */
  GPtrArray      *sources;    /* (owned) (nullable) (element-type ExamSource) */
  GPtrArray      *allowances; /* (owned) (nullable) (element-type ExamAllowance) */
};

G_DEFINE_BOXED_TYPE (ExamItem, exam_item, exam_item_ref, exam_item_unref)

/**
 * exam_item_new:
 * @id: unique within its bank
 * @domain: id of a domain of the format's blueprint
 *
 * Returns: (transfer full): an item without stem and response, to be filled before anyone shares it
 */
ExamItem *
exam_item_new (const char *id,
               const char *domain)
{
  ExamItem *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (domain != NULL, NULL);

  self = g_new0 (ExamItem, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->domain = exam_shared_string_hold (domain);
  self->shuffled = TRUE;
  return self;
}

ExamItem *
exam_item_ref (ExamItem *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
exam_item_unref (ExamItem *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->id);
  exam_shared_string_release (self->domain);
  g_clear_pointer (&self->exam_case, exam_case_unref);
  g_clear_pointer (&self->stem, exam_text_unref);
  g_clear_pointer (&self->rationale, exam_text_unref);
  g_clear_pointer (&self->options, g_ptr_array_unref);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->allowances, g_ptr_array_unref);
  g_free (self);
}

/* --- While an item is made --- */

/** Sets whether the item may only ever be served unscored. */
void
exam_item_set_pretest_only (ExamItem *self,
                            gboolean  pretest_only)
{
  g_return_if_fail (self != NULL);
  self->pretest_only = pretest_only != FALSE;
}

void
exam_item_set_case (ExamItem *self,
                    ExamCase *exam_case)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->exam_case, exam_case_unref);
  self->exam_case = exam_case != NULL ? exam_case_ref (exam_case) : NULL;
}

void
exam_item_set_stem (ExamItem *self,
                    ExamText *stem)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->stem, exam_text_unref);
  self->stem = stem != NULL ? exam_text_ref (stem) : NULL;
}

void
exam_item_set_rationale (ExamItem *self,
                         ExamText *rationale)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->rationale, exam_text_unref);
  self->rationale = rationale != NULL ? exam_text_ref (rationale) : NULL;
}

/** Sets whether options may be served in another order than the author's. */
void
exam_item_set_shuffled (ExamItem *self,
                        gboolean  shuffled)
{
  g_return_if_fail (self != NULL);
  self->shuffled = shuffled != FALSE;
}

static void
take (GPtrArray    **list,
      gpointer       element,
      GDestroyNotify destroy)
{
  if (*list == NULL)
    *list = g_ptr_array_new_full (4, destroy);
  g_ptr_array_add (*list, element);
}

void
exam_item_take_option (ExamItem   *self,
                       ExamOption *option)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (option != NULL);
  take (&self->options, option, (GDestroyNotify) exam_option_free);
}

/**
 * exam_item_set_typed_codes:
 * @self: an item being made
 * @system: of which system the codes are
 * @first_listed: whether the first code keyed must be the first one typed
 */
void
exam_item_set_typed_codes (ExamItem      *self,
                           ExamCodeSystem system,
                           gboolean       first_listed)
{
  g_return_if_fail (self != NULL);
  self->typed = TRUE;
  self->code_system = (guint8) system;
  self->first_listed = first_listed != FALSE;
}

void
exam_item_take_code (ExamItem      *self,
                     ExamKeyedCode *code)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (code != NULL);
  take (&self->codes, code, (GDestroyNotify) exam_keyed_code_free);
}

void
exam_item_take_source (ExamItem   *self,
                       ExamSource *source)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (source != NULL);
  take (&self->sources, source, (GDestroyNotify) exam_source_free);
}

/** Sets the 1-based line and column at which the item begins in its file. */
void
exam_item_set_place (ExamItem *self,
                     int       line,
                     int       column)
{
  g_return_if_fail (self != NULL);
  self->line = line;
  self->column = column;
}

/* --- Afterwards --- */

const char *
exam_item_get_id (const ExamItem *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->id;
}

const char *
exam_item_get_domain (const ExamItem *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->domain;
}

gboolean
exam_item_is_pretest_only (const ExamItem *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->pretest_only;
}

/** Returns: (nullable): the record that the item asks about */
ExamCase *
exam_item_get_case (const ExamItem *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->exam_case;
}

ExamItemKind
exam_item_get_kind (const ExamItem *self)
{
  g_return_val_if_fail (self != NULL, EXAM_ITEM_SINGLE_CHOICE);

  if (self->typed)
    return EXAM_ITEM_TYPED_CODES;
  return exam_item_get_n_keys (self) > 1 ? EXAM_ITEM_MULTIPLE_CHOICE : EXAM_ITEM_SINGLE_CHOICE;
}

ExamText *
exam_item_get_stem (const ExamItem *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->stem;
}

ExamText *
exam_item_get_rationale (const ExamItem *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->rationale;
}

/** Returns: the 1-based line at which the item begins in its file, or 0 */
int
exam_item_get_line (const ExamItem *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->line;
}

/** Returns: the 1-based column at which the item begins in its line, or 0 */
int
exam_item_get_column (const ExamItem *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->column;
}

static guint
length (const GPtrArray *list)
{
  return list != NULL ? list->len : 0;
}

guint
exam_item_get_n_options (const ExamItem *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return length (self->options);
}

/** Returns: the option at @index, 0-based, in the author's order */
const ExamOption *
exam_item_get_option (const ExamItem *self,
                      guint           index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < length (self->options), NULL);
  return g_ptr_array_index (self->options, index);
}

/** Returns: how many options are right, or how many codes have to be typed */
guint
exam_item_get_n_keys (const ExamItem *self)
{
  guint n_keys = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < length (self->options); i++)
    n_keys += exam_option_is_key (g_ptr_array_index (self->options, i));
  for (guint i = 0; i < length (self->codes); i++)
    n_keys += !exam_keyed_code_is_optional (g_ptr_array_index (self->codes, i));

  return n_keys;
}

gboolean
exam_item_is_shuffled (const ExamItem *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->shuffled;
}

guint
exam_item_get_n_codes (const ExamItem *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return length (self->codes);
}

const ExamKeyedCode *
exam_item_get_code (const ExamItem *self,
                    guint           index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < length (self->codes), NULL);
  return g_ptr_array_index (self->codes, index);
}

ExamCodeSystem
exam_item_get_code_system (const ExamItem *self)
{
  g_return_val_if_fail (self != NULL, EXAM_CODE_SYSTEM_OTHER);
  return (ExamCodeSystem) self->code_system;
}

/** Returns: whether the first code keyed must be the first one typed */
gboolean
exam_item_is_first_listed (const ExamItem *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->first_listed;
}

guint
exam_item_get_n_sources (const ExamItem *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return length (self->sources);
}

const ExamSource *
exam_item_get_source (const ExamItem *self,
                      guint           index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < length (self->sources), NULL);
  return g_ptr_array_index (self->sources, index);
}

static void
add_sources_of (GPtrArray *sources,
                ExamText  *text)
{
  g_autoptr (GPtrArray) more = NULL;

  if (text == NULL)
    return;

  more = exam_text_dup_image_sources (text);
  for (guint i = 0; i < more->len; i++)
    if (!g_ptr_array_find_with_equal_func (sources, g_ptr_array_index (more, i), g_str_equal, NULL))
      g_ptr_array_add (sources, g_strdup (g_ptr_array_index (more, i)));
}

/**
 * exam_item_dup_image_sources:
 * @self: an item
 *
 * Returns: (transfer full) (element-type utf8): the file names of all images that the item, its record and its
 *   rationales show, each once, in order
 */
GPtrArray *
exam_item_dup_image_sources (const ExamItem *self)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL, sources);

  for (guint i = 0; self->exam_case != NULL && i < exam_case_get_n_documents (self->exam_case); i++)
    add_sources_of (sources, exam_case_get_document_text (self->exam_case, i));

  add_sources_of (sources, self->stem);
  for (guint i = 0; i < length (self->options); i++)
    {
      const ExamOption *option = g_ptr_array_index (self->options, i);

      add_sources_of (sources, exam_option_get_text (option));
      add_sources_of (sources, exam_option_get_why (option));
    }
  for (guint i = 0; i < length (self->codes); i++)
    add_sources_of (sources, exam_keyed_code_get_why (g_ptr_array_index (self->codes, i)));
  add_sources_of (sources, self->rationale);

  return sources;
}

/** Switches a rule of the checker off for this item. */
void
exam_item_allow (ExamItem   *self,
                 const char *rule,
                 const char *because)
{
  g_return_if_fail (self != NULL);
  self->allowances = exam_allowances_add (self->allowances, rule, because);
}

/** Returns: (transfer none) (element-type ExamAllowance): the rules that are switched off for this item */
const GPtrArray *
exam_item_get_allowances (const ExamItem *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return exam_allowances_or_none (self->allowances);
}

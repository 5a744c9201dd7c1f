/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-form.h"

#include <glib/gi18n-lib.h>

#include "bank/exam-error.h"
#include "bank/exam-image-file.h"

typedef struct {
  ExamItem   *item;    /* (owned) */
  ExamBank   *bank;    /* (owned) (nullable) */
  GHashTable *images;  /* (owned) (nullable) file name → GBytes, for forms that were stored */
  gboolean    pretest;
  guint8      order[EXAM_ITEM_MAX_OPTIONS];  /* place → index of the option in the item */
} Entry;

struct _ExamForm
{
  gatomicrefcount ref_count;
  ExamFormat     *format;   /* (owned) */
  guint64         seed;
  guint           minutes;
  gboolean        is_short;
  gboolean        is_practice;
  guint           n_scored;
  GArray         *entries;  /* (owned) (element-type Entry) */
};

G_DEFINE_BOXED_TYPE (ExamForm, exam_form, exam_form_ref, exam_form_unref)

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  exam_item_unref (entry->item);
  g_clear_pointer (&entry->bank, exam_bank_unref);
  g_clear_pointer (&entry->images, g_hash_table_unref);
}

/**
 * exam_form_new:
 * @format: the rules that the form follows
 * @seed: what it was drawn with
 * @minutes: time for it, before any extra time
 * @is_short: whether it has fewer items than the format asks for
 *
 * Returns: (transfer full): a form without items, to be filled before anyone shares it
 */
ExamForm *
exam_form_new (ExamFormat *format,
               guint64     seed,
               guint       minutes,
               gboolean    is_short)
{
  ExamForm *self;

  g_return_val_if_fail (format != NULL, NULL);

  self = g_new0 (ExamForm, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->format = exam_format_ref (format);
  self->seed = seed;
  self->minutes = minutes;
  self->is_short = is_short;
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  return self;
}

ExamForm *
exam_form_ref (ExamForm *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
exam_form_unref (ExamForm *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->entries);
  exam_format_unref (self->format);
  g_free (self);
}

/**
 * exam_form_set_practice:
 * @self: a form being made
 *
 * Makes it a form for practice: who learns goes through the items as they like, whatever the exam allows.
 */
void
exam_form_set_practice (ExamForm *self)
{
  g_return_if_fail (self != NULL);
  self->is_practice = TRUE;
}

/**
 * exam_form_add:
 * @self: a form being made
 * @item: the next item
 * @bank: (nullable): where its images are
 * @pretest: whether it is not scored
 * @option_order: (nullable): for each place the index of the option shown there; %NULL for the author's order
 *
 * Adds an item at the end.
 */
void
exam_form_add (ExamForm     *self,
               ExamItem     *item,
               ExamBank     *bank,
               gboolean      pretest,
               const guint8 *option_order)
{
  Entry entry = { .pretest = pretest };

  g_return_if_fail (self != NULL);
  g_return_if_fail (item != NULL);
  g_return_if_fail (exam_item_get_n_options (item) <= EXAM_ITEM_MAX_OPTIONS);

  entry.item = exam_item_ref (item);
  entry.bank = bank != NULL ? exam_bank_ref (bank) : NULL;
  for (guint i = 0; i < exam_item_get_n_options (item); i++)
    entry.order[i] = option_order != NULL ? option_order[i] : (guint8) i;

  g_array_append_val (self->entries, entry);
  self->n_scored += !pretest;
}

ExamFormat *
exam_form_get_format (const ExamForm *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->format;
}

guint64
exam_form_get_seed (const ExamForm *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->seed;
}

/** Returns: the minutes for the form, before any extra time */
guint
exam_form_get_minutes (const ExamForm *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->minutes;
}

gboolean
exam_form_is_short (const ExamForm *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->is_short;
}

gboolean
exam_form_is_practice (const ExamForm *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->is_practice;
}

guint
exam_form_get_n_items (const ExamForm *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->entries->len;
}

guint
exam_form_get_n_scored (const ExamForm *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_scored;
}

static const Entry *
get_entry (const ExamForm *self,
           guint           position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->entries->len, NULL);
  return &g_array_index (self->entries, Entry, position);
}

/** Returns: (transfer none): the item at the 0-based @position */
ExamItem *
exam_form_get_item (const ExamForm *self,
                    guint           position)
{
  const Entry *entry = get_entry (self, position);

  return entry != NULL ? entry->item : NULL;
}

/** Returns: (transfer none) (nullable): the bank that the item is from; forms that were stored have none */
ExamBank *
exam_form_get_bank (const ExamForm *self,
                    guint           position)
{
  const Entry *entry = get_entry (self, position);

  return entry != NULL ? entry->bank : NULL;
}

gboolean
exam_form_is_pretest (const ExamForm *self,
                      guint           position)
{
  const Entry *entry = get_entry (self, position);

  return entry != NULL && entry->pretest;
}

/**
 * exam_form_set_image:
 * @self: a form being made
 * @position: 0-based
 * @source: the name that the item gives
 * @bytes: the picture, as it was when the item was served
 */
void
exam_form_set_image (ExamForm   *self,
                     guint       position,
                     const char *source,
                     GBytes     *bytes)
{
  Entry *entry;

  g_return_if_fail (self != NULL);
  g_return_if_fail (position < self->entries->len);

  entry = &g_array_index (self->entries, Entry, position);
  if (entry->images == NULL)
    entry->images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_hash_table_insert (entry->images, g_strdup (source), g_bytes_ref (bytes));
}

/**
 * exam_form_load_image:
 * @self: a form
 * @position: 0-based
 * @source: the name that the item gives
 * @error: set when there is no such picture
 *
 * Returns: (transfer full) (nullable): a picture of the item: as it was stored, else from the folder of its bank
 */
GBytes *
exam_form_load_image (const ExamForm *self,
                      guint           position,
                      const char     *source,
                      GError        **error)
{
  const Entry *entry = get_entry (self, position);
  GBytes *bytes;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (entry != NULL, NULL);

  bytes = entry->images != NULL ? g_hash_table_lookup (entry->images, source) : NULL;
  if (bytes != NULL)
    return g_bytes_ref (bytes);

  folder = entry->bank != NULL ? exam_bank_dup_folder (entry->bank) : NULL;
  if (folder != NULL)
    return exam_image_file_load (folder, source, error);

  g_set_error (error, EXAM_ERROR, EXAM_ERROR_INVALID, _("the image '%s' was not kept"), source);
  return NULL;
}

/**
 * exam_form_get_record_position:
 * @self: a form
 * @position: 0-based
 *
 * Returns: the position with which highlights in the medical record are kept: that of the first item of the case which
 *   the item at @position belongs to, or @position
 */
guint
exam_form_get_record_position (const ExamForm *self,
                               guint           position)
{
  ExamCase *exam_case = exam_item_get_case (exam_form_get_item (self, position));

  while (exam_case != NULL && position > 0 && exam_item_get_case (exam_form_get_item (self, position - 1)) == exam_case)
    position--;
  return position;
}

/** Returns: the index, in the item, of the option shown at @place (0 is A) */
guint
exam_form_get_option (const ExamForm *self,
                      guint           position,
                      guint           place)
{
  const Entry *entry = get_entry (self, position);

  g_return_val_if_fail (entry != NULL, 0);
  g_return_val_if_fail (place < exam_item_get_n_options (entry->item), 0);
  return entry->order[place];
}

/** Returns: the place (0 is A) at which the option with the index @option is shown */
guint
exam_form_get_place (const ExamForm *self,
                     guint           position,
                     guint           option)
{
  const Entry *entry = get_entry (self, position);

  g_return_val_if_fail (entry != NULL, 0);

  for (guint place = 0; place < exam_item_get_n_options (entry->item); place++)
    if (entry->order[place] == option)
      return place;

  g_return_val_if_reached (0);
}

/** Returns: (transfer full): the order of the options in letters of the author's order, such as "CABD" */
char *
exam_form_dup_order (const ExamForm *self,
                     guint           position)
{
  const Entry *entry = get_entry (self, position);
  GString *text = g_string_new (NULL);

  for (guint place = 0; entry != NULL && place < exam_item_get_n_options (entry->item); place++)
    g_string_append_c (text, (char) ('A' + entry->order[place]));
  return g_string_free (text, FALSE);
}

/**
 * exam_form_parse_order:
 * @text: what exam_form_dup_order() gave
 * @n_options: how many options the item has
 * @order: (out caller-allocates): room for as many
 *
 * Returns: whether @text names each option once
 */
gboolean
exam_form_parse_order (const char *text,
                       guint       n_options,
                       guint8     *order)
{
  guint seen = 0;
  guint i;

  for (i = 0; text[i] != '\0'; i++)
    {
      guint option = (guint) (text[i] - 'A');

      if (i >= n_options || option >= n_options || (seen & (1u << option)))
        return FALSE;
      seen |= 1u << option;
      order[i] = (guint8) option;
    }

  return i == n_options;
}

/* --- The way through --- */

ExamNavigation
exam_form_get_navigation (const ExamForm *self)
{
  g_return_val_if_fail (self != NULL, EXAM_NAVIGATION_FREE);
  return self->is_practice ? EXAM_NAVIGATION_FREE : self->format->navigation;
}

/** Returns: whether an item has to be answered before the next one */
gboolean
exam_form_must_answer (const ExamForm *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return !self->is_practice && self->format->must_answer;
}

/** Returns: whether items can be opened again from the review screen */
gboolean
exam_form_allows_review (const ExamForm *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->is_practice || self->format->review_allowed;
}

/** Returns: how many parts the form has that lock one after the other; 1 for most formats */
guint
exam_form_get_n_parts (const ExamForm *self)
{
  g_return_val_if_fail (self != NULL, 1);
  return exam_form_get_navigation (self) == EXAM_NAVIGATION_LOCKED_PARTS ? MAX (1, self->format->parts->len) : 1;
}

/**
 * exam_form_get_part_start:
 * @self: a form
 * @part: 0-based; the number of parts gives the end of the last
 *
 * In a short form the parts shrink in proportion. A case is never cut in two.
 *
 * Returns: the 0-based position at which the part begins
 */
guint
exam_form_get_part_start (const ExamForm *self,
                          guint           part)
{
  guint before = 0, total = 0, start;

  g_return_val_if_fail (self != NULL, 0);

  if (part == 0)
    return 0;
  if (part >= exam_form_get_n_parts (self))
    return self->entries->len;

  for (guint i = 0; i < self->format->parts->len; i++)
    {
      total += g_array_index (self->format->parts, guint, i);
      before += i < part ? g_array_index (self->format->parts, guint, i) : 0;
    }

  start = (guint) ((guint64) self->entries->len * before / MAX (total, 1));
  while (start > 0 && start < self->entries->len &&
         exam_item_get_case (exam_form_get_item (self, start)) != NULL &&
         exam_item_get_case (exam_form_get_item (self, start)) ==
           exam_item_get_case (exam_form_get_item (self, start - 1)))
    start++;

  return start;
}

/** Returns: the 0-based part that the item at @position belongs to */
guint
exam_form_get_part_of (const ExamForm *self,
                       guint           position)
{
  guint part = 0;

  g_return_val_if_fail (self != NULL, 0);

  while (part + 1 < exam_form_get_n_parts (self) && exam_form_get_part_start (self, part + 1) <= position)
    part++;
  return part;
}

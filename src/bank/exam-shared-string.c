/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-shared-string.h"

#include <string.h>

/*
 * Strings that thousands of items and problems have in common, such as the title of a book, are kept once. GLib's interned
 * reference-counted strings do not serve: up to 2.74 at least, g_ref_string_release() lets go of the last reference before it
 * takes the lock of their table, where g_ref_string_new_intern() in another thread still finds what is about to be freed.
 * Banks are read and let go of in several threads at once, so that here all counting is done under the lock.
 */
typedef struct {
  guint n_holders;
  char  text[];
} SharedString;

G_LOCK_DEFINE_STATIC (table);

/* (element-type utf8): the texts of all SharedStrings; made with the first, and kept */
static GHashTable *table;

static SharedString *
get_shared (const char *text)
{
  return (gpointer) (text - G_STRUCT_OFFSET (SharedString, text));
}

static SharedString *
add (const char *string)
{
  gsize size = strlen (string) + 1;
  SharedString *self = g_malloc (sizeof *self + size);

  self->n_holders = 0;
  memcpy (self->text, string, size);
  g_hash_table_add (table, self->text);
  return self;
}

/**
 * exam_shared_string_hold:
 * @string: (nullable): any string
 *
 * May be called in any thread.
 *
 * Returns: (transfer full) (nullable): the one string equal to @string that all who hold it share, or %NULL for %NULL. It is to be
 *   let go of by exam_shared_string_release().
 */
const char *
exam_shared_string_hold (const char *string)
{
  const char *text;
  SharedString *self;

  if (string == NULL)
    return NULL;

  G_LOCK (table);
  if (table == NULL)
    table = g_hash_table_new (g_str_hash, g_str_equal);
  text = g_hash_table_lookup (table, string);
  self = text != NULL ? get_shared (text) : add (string);
  self->n_holders++;
  G_UNLOCK (table);
  return self->text;
}

/**
 * exam_shared_string_release:
 * @string: (nullable): what exam_shared_string_hold() returned
 *
 * Lets go of a string once; the last one who does frees it. May be called in any thread.
 */
void
exam_shared_string_release (const char *string)
{
  SharedString *self;
  gboolean last;

  if (string == NULL)
    return;

  self = get_shared (string);
  G_LOCK (table);
  last = --self->n_holders == 0;
  if (last)
    g_hash_table_remove (table, string);
  G_UNLOCK (table);
  if (last)
    g_free (self);
}

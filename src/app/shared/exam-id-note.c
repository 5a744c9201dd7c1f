/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shared/exam-id-note.h"

#include <string.h>

#include <glib/gi18n.h>

/* As the schema has it: a letter or digit, then up to 63 of these and . _ - */
static gboolean
has_shape (const char *id)
{
  if (!g_ascii_isalnum (*id) || strlen (id) > 64)
    return FALSE;
  for (const char *at = id; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("._-", *at) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_taken (ExamBankEditor *editor,
          ExamEntry      *entry,
          const char     *id)
{
  GListModel *entries = exam_bank_editor_get_entries (editor);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (ExamEntry) other = g_list_model_get_item (entries, i);

      if (other != entry && g_strcmp0 (exam_entry_get_id (other), id) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * exam_id_note_new:
 * @editor: of the bank
 * @entry: (nullable): whose id it is; NULL for the bank's, which no entry takes
 * @id: (nullable): the id
 *
 * Returns: (transfer full) (nullable): what is wrong with it, for its author; NULL when nothing is
 */
char *
exam_id_note_new (ExamBankEditor *editor,
                  ExamEntry      *entry,
                  const char     *id)
{
  if (id == NULL || *id == '\0')
    return g_strdup (_("It needs an id: results are kept under it."));
  if (!has_shape (id))
    return g_strdup (_("An id begins with a letter or digit, and has letters without accents, digits, “.”, “-” and “_” only."));
  if (entry != NULL && is_taken (editor, entry, id))
    return g_strdup (_("Another entry of this bank has this id."));
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shared/exam-recent-banks.h"

/* More than anyone writes at the same time. */
#define MAX_BANKS 12

#define KEY "recent-banks"

/* The banks that somebody wrote in, the last one first. */

static void
change (GSettings  *settings,
        const char *path,
        gboolean    add)
{
  g_auto (GStrv) before = g_settings_get_strv (settings, KEY);
  g_autoptr (GPtrArray) after = g_ptr_array_new ();

  if (add)
    g_ptr_array_add (after, (char *) path);
  for (guint i = 0; before[i] != NULL && after->len < MAX_BANKS; i++)
    if (!g_str_equal (before[i], path))
      g_ptr_array_add (after, before[i]);
  g_ptr_array_add (after, NULL);
  g_settings_set_strv (settings, KEY, (const char *const *) after->pdata);
}

/** Puts a bank on top of the list. */
void
exam_recent_banks_add (GSettings  *settings,
                       const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *canonical = g_file_get_path (file);

  g_return_if_fail (canonical != NULL);
  /* What settings hold is text. */
  if (g_utf8_validate (canonical, -1, NULL))
    change (settings, canonical, TRUE);
}

/** Takes a bank off the list; the file stays. */
void
exam_recent_banks_remove (GSettings  *settings,
                          const char *path)
{
  change (settings, path, FALSE);
}

/** Returns: (transfer full): the paths, whether there are files or not */
GStrv
exam_recent_banks_list (GSettings *settings)
{
  return g_settings_get_strv (settings, KEY);
}

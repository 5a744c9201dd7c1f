/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sitting/exam-time-text.h"

#include <glib/gi18n-lib.h>

/** Returns: (transfer full): a duration as clocks show it: "1:59:32", or "4:05" below an hour; begun seconds count */
char *
exam_time_to_clock (gint64 microseconds)
{
  gint64 seconds = (MAX (microseconds, 0) + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
  int hours = (int) (seconds / 3600);
  int minutes = (int) (seconds / 60 % 60);

  if (hours > 0)
    return g_strdup_printf ("%d:%02d:%02d", hours, minutes, (int) (seconds % 60));
  return g_strdup_printf ("%d:%02d", minutes, (int) (seconds % 60));
}

/** Returns: (transfer full): a duration in words: "1 hour 59 minutes", or "45 seconds" below a minute; rounded to the second */
char *
exam_time_to_words (gint64 microseconds)
{
  int seconds = (int) ((MAX (microseconds, 0) + G_USEC_PER_SEC / 2) / G_USEC_PER_SEC);
  int hours = seconds / 3600;
  int minutes = seconds / 60 % 60;
  g_autofree char *hour_text = NULL;
  g_autofree char *minute_text = NULL;

  if (seconds < 60)
    return g_strdup_printf (ngettext ("%d second", "%d seconds", (gulong) seconds), seconds);

  hour_text = g_strdup_printf (ngettext ("%d hour", "%d hours", (gulong) hours), hours);
  minute_text = g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes), minutes);
  if (hours == 0)
    return g_steal_pointer (&minute_text);
  if (minutes == 0)
    return g_steal_pointer (&hour_text);
  /* Translators: hours and minutes, such as "1 hour 59 minutes" */
  return g_strdup_printf (_("%s %s"), hour_text, minute_text);
}

/** Returns: (transfer full): day and time of a moment given in microseconds since 1970, as the locale writes them */
char *
exam_time_to_date (gint64 wall_time)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (wall_time / G_USEC_PER_SEC);

  /* Translators: a date and time of day for g_date_time_format() */
  return g_date_time_format (time, _("%-d %B %Y, %H:%M"));
}

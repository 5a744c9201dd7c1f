/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-day.h"

/* Clocks can be set to anything; a calendar has years of four digits. */
#define EARLIEST (-G_GINT64_CONSTANT (62000000000) * G_USEC_PER_SEC)
#define LATEST   (G_GINT64_CONSTANT (253000000000) * G_USEC_PER_SEC)

/**
 * exam_day_find_midnight:
 * @zone: where days begin at midnight
 * @time: in microseconds since 1970
 * @n_days: how many days later, a few years at most; below 0 for earlier
 *
 * Days are those of the calendar: the ones on which clocks are changed have 23 or 25 hours.
 *
 * Returns: the midnight at or before @time, so many days later, in microseconds since 1970
 */
gint64
exam_day_find_midnight (GTimeZone *zone,
                        gint64     time,
                        int        n_days)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (CLAMP (time, EARLIEST, LATEST) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autoptr (GDateTime) day = g_date_time_add_days (local, n_days);
  g_autoptr (GDateTime) midnight = g_date_time_new (zone, g_date_time_get_year (day), g_date_time_get_month (day),
                                                    g_date_time_get_day_of_month (day), 0, 0, 0);

  return g_date_time_to_unix (midnight) * G_USEC_PER_SEC;
}

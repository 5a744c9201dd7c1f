/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *exam_time_to_clock (gint64 microseconds);
char *exam_time_to_words (gint64 microseconds);
char *exam_time_to_date (gint64 wall_time);
char *exam_time_to_day (gint64 wall_time);

G_END_DECLS

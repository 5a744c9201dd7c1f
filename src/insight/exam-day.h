/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 exam_day_find_midnight (GTimeZone *zone,
                               gint64     time,
                               int        n_days);

G_END_DECLS

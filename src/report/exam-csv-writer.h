/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *exam_csv_write (const char *const *columns,
                      JsonArray         *rows);

G_END_DECLS

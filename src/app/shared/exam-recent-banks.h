/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void exam_recent_banks_add (GSettings  *settings,
                            const char *path);
void exam_recent_banks_remove (GSettings  *settings,
                               const char *path);
GStrv exam_recent_banks_list (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

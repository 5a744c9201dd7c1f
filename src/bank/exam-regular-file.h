/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

int     exam_regular_file_open (const char *path,
                                gsize       max_bytes,
                                GError    **error);
gssize  exam_regular_file_read (int         fd,
                                char       *chunk,
                                gsize       size);
GBytes *exam_regular_file_load (const char *path,
                                gsize       max_bytes,
                                GError    **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Largest image that is read, in bytes. */
#define EXAM_IMAGE_MAX_BYTES (16 * 1024 * 1024)

/** Most pixels that an image may have: a scanned letter page at 600 dots per inch has 34 million. */
#define EXAM_IMAGE_MAX_PIXELS 40000000u

char   *exam_image_file_resolve (const char *folder,
                                 const char *source,
                                 GError    **error);
GBytes *exam_image_file_load (const char *folder,
                              const char *source,
                              GError    **error);

gboolean exam_image_file_check (GBytes     *bytes,
                                const char *source,
                                guint      *width,
                                guint      *height,
                                GError    **error);

G_END_DECLS

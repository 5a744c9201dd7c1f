/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/** Returns: (transfer full) (nullable): the bytes of the picture that a text calls @source */
typedef GBytes *(*ExamPictureLoader) (const char *source,
                                      gpointer    user_data);

cairo_surface_t *exam_paper_image_new (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
